"""The places that an article names, and the one where its story plays."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import takewhile

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text import headlines
from reviews.extraction.text.tokens import Token

from .cast import Cast
from .countries import LEAD, Countries, goes_on

_WORDS = re.compile(r"[^\W_](?:[\w.’'-]*\w)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST_NAME = 4  # words
_FAR = 600
"""Code points before a happening in which another place would be meant."""
_ASIDE = 60  # code points
_DATELINE = re.compile(r"([A-Z][A-Za-z .’'-]{1,40}?)(?:,\s([A-Z][\w. ]{1,20}?))?\s*(?:\([^)]{2,30}\)\s*)?[—–-]{1,2}\s")


class Gazetteer:
    """The places of one article."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document, self.cast, self.countries = document, cast, Countries(document)

    @cached_property
    def scene(self) -> Span | None:
        """The place of the story: of the dateline, or else the first that the lead says something happened in or names."""
        if not self.document.prose:
            return None
        found = _DATELINE.match(self.document.text, self.document.prose[0][0])
        if found and (found[1].isupper() or self._is_in_country(found)):
            return found.span(1)
        lead = self.document.prose[:LEAD]
        located = [place for span in lead for place in self._located(span)]
        return next(iter(located), None) or self._only_country(lead)

    def _is_in_country(self, dateline: re.Match[str]) -> bool:
        """Whether a dateline has the country behind the place: "Arden, Ruritania — "."""
        return (dateline[2] or "").lower() in self.countries.names

    def _only_country(self, lead: list[Span]) -> Span | None:
        """The one country that the lead names, if no other is named as often in the article."""
        named = [place for span in lead for place in self.countries.within(span) if not self._is_owned(place[0])]
        names = {*map(self.countries.named, named)}
        if len(names) != 1 or not self.countries.often:
            return None
        return named[0] if self.countries.often.most_common(1)[0][0] in names else None

    def _located(self, span: Span) -> list[Span]:
        """The names behind "in", "at" and "near"."""
        tokens = self.document.tokens_in(*span)
        if headlines.has_capitals(self.document.text[slice(*span)], self.document.language):
            return []
        found, locative = [], lexicons.words(self.document.language, "places", "locative")
        for first in [at for at, token in enumerate(tokens[:-1], 1) if token.lower in locative]:
            end = first
            while end < len(tokens) and self._is_name(tokens[end].text):
                end += 1
            place = (tokens[first].start, tokens[end - 1].end)
            if (
                end > first
                and tokens[first].lower not in lexicons.closed(self.document.language)
                and not (
                    goes_on(tokens, end, self.document.language)
                    or self._is_road(tokens, end)
                    or self._is_owned(tokens[first - 1].start)
                )
                and self.is_place(self.document.text[slice(*place)])
            ):
                found.append(place)
        return found

    def _is_owned(self, place: int) -> bool:
        """Whether somebody only has something at a place: "an agency whose offices are in Arden"."""
        owning = lexicons.words(self.document.language, "grammar", "owning")
        words = (token.lower for token in self.document.tokens_in(max(place - _ASIDE, 0), place))
        return any(word in owning for word in takewhile(lambda word: word != ",", reversed([*words])))

    def _is_road(self, tokens: list[Token], end: int) -> bool:
        """Whether a name is an address in a place rather than a place: "near Oak Ave.", "in Main Street"."""
        roads = lexicons.words(self.document.language, "streets", "roads")
        is_cut = end < len(tokens) and tokens[end].text == "."  # near Oak. Ave.
        return any(token.lower in roads for token in tokens[end - 1 : end + 1 + is_cut])

    def _is_name(self, word: str) -> bool:
        months = lexicons.words(self.document.language, "grammar", "month", "day")
        return word[0].isupper() and word.lower() not in months

    def is_place(self, name: str) -> bool:
        """Whether a name is nobody's and no body's."""
        words = name.lower().split()
        is_people = not self.countries.peoples.isdisjoint(words) and name.lower() not in self.countries.names
        is_person = words[-1] in self._surnames
        too_wide = name.lower() in lexicons.words(self.document.language, "places", "continent")
        return self._bodies.isdisjoint(words) and not (is_people or is_person or too_wide or "-" in name)

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The words that make a name one of a body and not of a place."""
        language = self.document.language
        return lexicons.words(language, "names", "body") - lexicons.words(language, "places", "of_place")

    @cached_property
    def _surnames(self) -> frozenset[str]:
        everybody = self.cast.people.everybody
        return frozenset(full.split()[-1].lower() for full in everybody if self.cast.is_certain(full))

    @cached_property
    def known(self) -> frozenset[str]:
        """The places that the article names, in lower case."""
        located = [place for span in self.document.prose for place in self._located(span)]
        places = [*located, self.scene] if self.scene else located
        return frozenset(self.document.text[slice(*place)].lower() for place in places)

    def names_one(self, words: str, *, with_people: bool = True) -> bool:
        """Whether words name a place, a country or what is of one: "the Israeli army", not "five Israelis"."""
        found = self._places_in(words, self._names_with_people if with_people else self._names)
        return not all(self.is_people(name) for name in found)

    @cached_property
    def _names(self) -> frozenset[str]:
        return self.known | self.countries.names

    @cached_property
    def _names_with_people(self) -> frozenset[str]:
        return self._names | self.countries.peoples

    def is_people(self, name: str) -> bool:
        """Whether a name is of the people of a country: "Israelis"."""
        return name.endswith("s") and {name, name[:-1]} <= self.countries.peoples

    def _places_in(self, words: str, known: frozenset[str]) -> Iterator[str]:
        """The known names among words, in lower case; they have a capital."""
        spoken = [_POSSESSIVE.sub("", word) for word in _WORDS.findall(words)]
        for at in [at for at, word in enumerate(spoken) if word[0].isupper()]:
            parts = [" ".join(spoken[at : at + size]).lower().rstrip(".") for size in range(1, _LONGEST_NAME + 1)]
            yield from [part for part in parts if part in known]

    def is_here(self, position: int, place: Span) -> bool:
        """Whether no other place stands between the sentence before and a position."""
        since = self.document.sentence_at(max(self.document.sentence_at(position)[0] - 2, 0))[0]
        scene = self.document.text[slice(*place)].lower()
        return all(other in scene or scene in other for other in self._told(max(since, position - _FAR), position))

    @cached_property
    def _told(self) -> Callable[[int, int], list[str]]:
        """Tells the places named in a stretch of text, of which two are asked after each other."""
        return lru_cache(maxsize=8)(lambda start, end: [*self._places_in(self.document.text[start:end], self.known)])
