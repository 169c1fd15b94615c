"""The places that an article names, and the one where its story plays."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import takewhile

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.figures.dates import datelines
from reviews.extraction.text import headlines
from reviews.extraction.text.grammar.vocabulary import letter
from reviews.extraction.text.tokens import Token

from .cast import Cast

_WORDS = re.compile(r"[^\W_](?:[\w.’'-]*\w)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST_NAME = 4  # words
_LONGEST_ACRONYM = 3  # letters: "UAE", not "ARDEN"
_FAR = 600
"""Code points before a happening in which another place would be meant."""
_OFTEN = 2
"""How many times as often as any other the country is named that an article is about."""
_STEM = 4
"""Letters that a country and its people share: Mexico, Mexican."""
_ASIDE = 60  # code points
_LEAD = 3
"""Sentences of a lead."""
_DATELINE = re.compile(r"([A-Z][A-Za-z .’'-]{1,40}?)(?:,\s([A-Z][\w. ]{1,20}?))?\s*(?:\([^)]{2,30}\)\s*)?[—–-]{1,2}\s")


class Gazetteer:
    """The places of one article."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document, self.cast = document, cast
        self._countries = lexicons.words(document.language, "places", "country")
        self._of_country = lexicons.words(document.language, "places", "people") | lexicons.words(
            document.language, "names", "demonym"
        )

    @cached_property
    def scene(self) -> Span | None:
        """The place of the story: of the dateline, or else the first that the lead says something happened in or names."""
        if not self.document.prose:
            return None
        found = _DATELINE.match(self.document.text, self.document.prose[0][0])
        if found and (found[1].isupper() or self._is_in_country(found)):
            return found.span(1)
        lead = self.document.prose[:_LEAD]
        located = [place for span in lead for place in self._located(span)]
        return next(iter(located), None) or self._only_country(lead)

    def _is_in_country(self, dateline: re.Match[str]) -> bool:
        """Whether a dateline has the country behind the place: "Arden, Ruritania — "."""
        return (dateline[2] or "").lower() in self._countries

    def _only_country(self, lead: list[Span]) -> Span | None:
        """The one country that the lead names, if no other is named as often in the article."""
        named = [place for span in lead for place in self._countries_in(span) if not self._is_owned(place[0])]
        names = {*map(self._named, named)}
        if len(names) != 1 or not self._often:
            return None
        return named[0] if self._often.most_common(1)[0][0] in names else None

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
                    self._goes_on(tokens, end) or self._is_road(tokens, end) or self._is_owned(tokens[first - 1].start)
                )
                and self.is_place(self.document.text[slice(*place)])
            ):
                found.append(place)
        return found

    def _goes_on(self, tokens: list[Token], end: int) -> bool:
        """Whether a name only describes the noun behind it: "in Samoan waters"."""
        following = tokens[end] if end < len(tokens) else None
        joins = lexicons.words(self.document.language, "grammar", "conjunction")
        if following is not None and following.lower in joins:
            return tokens[end + 1 :] != [] and tokens[end + 1].text[0].isupper()  # in Family and Medical Leave benefits
        is_noun = following is not None and letter(following.lower, self.document.language) in (None, "n", "G")
        return following is not None and is_noun and following.text[0].isalpha() and following.lower not in ("’s", "'s")

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
        is_people = not self._of_country.isdisjoint(words) and name.lower() not in self._countries
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
        return self.known | self._countries

    @cached_property
    def _names_with_people(self) -> frozenset[str]:
        return self._names | self._of_country

    def is_people(self, name: str) -> bool:
        """Whether a name is of the people of a country: "Israelis"."""
        return name.endswith("s") and {name, name[:-1]} <= self._of_country

    def _places_in(self, words: str, known: frozenset[str]) -> Iterator[str]:
        """The known names among words, in lower case; they have a capital."""
        spoken = [_POSSESSIVE.sub("", word) for word in _WORDS.findall(words)]
        for at in [at for at, word in enumerate(spoken) if word[0].isupper()]:
            parts = [" ".join(spoken[at : at + size]).lower().rstrip(".") for size in range(1, _LONGEST_NAME + 1)]
            yield from [part for part in parts if part in known]

    def is_country(self, place: Span) -> bool:
        return self.document.text[slice(*place)].lower() in self._states

    @cached_property
    def _states(self) -> frozenset[str]:
        return self._countries - lexicons.words(self.document.language, "places", "city_too")

    def country_before(self, position: int) -> Span | None:
        """The country that "the country" is: of those that the lead names the one named most, if no other is near."""
        often = self._often.most_common(2)
        if often and self._is_only_sent_from(often[0][0]):
            return None
        if not often or often[0][0] not in self._in_lead or (len(often) == 2 and often[0][1] < _OFTEN * often[1][1]):
            return None
        since = self.document.sentence_at(max(self.document.sentence_at(position)[0] - 2, 0))[0]
        near = self._every_country[self._countries_before(since) : self._countries_before(position)]
        is_near = all(self._named(place) == often[0][0] for place in near)
        is_near = is_near and not self._names_other_people(since, position, often[0][0])
        return self._first_named[often[0][0]] if is_near else None

    def _is_only_sent_from(self, country: str) -> bool:
        """Whether a report names a country in its dateline alone, and tells of another people: "Havana (Cuba), 14 Nov 89 --"."""
        lead = self.document.prose[0]
        behind = datelines.end(self.document.text, lead[0])
        is_alone = all(lead[0] <= place[0] < behind for place in self._every_country if self._named(place) == country)
        return is_alone and self._names_other_people(behind, lead[1], country)

    def _countries_before(self, position: int) -> int:
        return bisect_left(self._every_country, (position, position))

    def _names_other_people(self, start: int, end: int, country: str) -> bool:
        """Whether a stretch of text names a people that is not the country’s: "Salvadoran" beside Mexico."""
        own = lexicons.load(self.document.language, "places").get("people_of", {}).get(country, ())
        words = {token.lower for token in self.document.tokens_in(start, end) if token.text[0].isupper()}
        others = words & self._of_country - {"former", *own}
        return any(not word.startswith(country[:_STEM]) for word in others)

    @cached_property
    def _in_lead(self) -> frozenset[str]:
        """The countries that title and lead name."""
        end = self.document.prose[:_LEAD][-1][1] if self.document.prose else 0
        return frozenset(self._named(place) for place in self._every_country if place[1] <= end)

    @cached_property
    def _first_named(self) -> dict[str, Span]:
        return {self._named(place): place for place in reversed(self._every_country)}

    @cached_property
    def _often(self) -> Counter[str]:
        return Counter(map(self._named, self._every_country))

    def _named(self, place: Span) -> str:
        """The name of a country in lower case, of "UK" the long one."""
        name = self.document.text[slice(*place)].lower()
        return self._long_names.get(name, name)

    @cached_property
    def _long_names(self) -> dict[str, str]:
        short = lexicons.load(self.document.language, "places").get("short", {})
        return {name: whole for whole, names in short.items() for name in names}

    @cached_property
    def _every_country(self) -> list[Span]:
        return self._countries_in((0, len(self.document.text)))

    def _countries_in(self, span: Span) -> list[Span]:
        """Where the names of countries stand in a stretch of text."""
        tokens, known, found = self.document.tokens_in(*span), _country_words(self.document.language), []
        for at in [at for at, token in enumerate(tokens) if token.lower in known and token.text[0].isupper()]:
            for words in known[tokens[at].lower]:
                is_same = [other.lower for other in tokens[at : at + len(words)]] == words
                if is_same and not self._is_short_and_goes_on(tokens, at):
                    found.append((tokens[at].start, tokens[at + len(words) - 1].end))
                    break
        return found

    def _is_short_and_goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a short name only describes the noun behind it, or is none: "US President", "Us"."""
        is_short = tokens[at].lower in self._long_names and len(tokens[at].text) <= _LONGEST_ACRONYM + 1
        return is_short and (not tokens[at].text.isupper() or self._goes_on(tokens, at + 1))

    def is_here(self, position: int, place: Span) -> bool:
        """Whether no other place stands between the sentence before and a position."""
        since = self.document.sentence_at(max(self.document.sentence_at(position)[0] - 2, 0))[0]
        before = self.document.text[max(since, position - _FAR) : position]
        scene = self.document.text[slice(*place)].lower()
        return all(other in scene or scene in other for other in self._places_in(before, self.known))


@cache
def _country_words(language: str) -> dict[str, list[list[str]]]:
    """The names of countries in words by the first, the longest first."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    names = lexicons.words(language, "places", "country")
    for words in sorted((name.split() for name in names), key=len, reverse=True):
        found[words[0]].append(words)
    return dict(found)
