"""Where the article's story plays: the place that its lead names."""

import re
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.speakers.people import People

_LEAD = 3
"""Sentences of a lead."""
_NAME = r"(?:[A-Z][\w’'-]*+|of|the|de|la|el|al)"
_DATELINE = re.compile(r"([A-Z][A-Za-z .’'-]{1,40}?)(?:,\s[A-Z][\w. ]{1,20})?\s*(?:\([^)]{2,30}\)\s*)?[—–-]{1,2}\s")


class Places:
    """The places of one article."""

    def __init__(self, document: Document, people: People) -> None:
        self.document, self.people = document, people
        self._countries = lexicons.words(document.language, "places", "country")
        self._of_country = lexicons.words(document.language, "places", "people") | lexicons.words(
            document.language, "names", "demonym"
        )

    @cached_property
    def scene(self) -> Span | None:
        """The place of the story: of the dateline, or else the first that the lead says something happened in."""
        if not self.document.prose:
            return None
        found = _DATELINE.match(self.document.text, self.document.prose[0][0])
        if found and found[1].split()[0] not in ("The", "A"):
            return found.span(1)
        lead = self.document.prose[:_LEAD]
        return next((place for span in lead for place in self._located(span)), None) or next(
            (place for span in lead for place in self._countries_in(span)), None
        )

    def _located(self, span: Span) -> list[Span]:
        """The names behind "in", "at" and "near"."""
        tokens = self.document.tokens_in(*span)
        found = []
        for at, token in enumerate(tokens[:-1]):
            if token.lower in lexicons.words(self.document.language, "places", "locative"):
                end = at + 1
                while end < len(tokens) and self._is_name(tokens[end].text):
                    end += 1
                place = (tokens[at + 1].start, tokens[end - 1].end)
                if end > at + 1 and self._is_place(self.document.text[slice(*place)]):
                    found.append(place)
        return found

    def _is_name(self, word: str) -> bool:
        months = lexicons.words(self.document.language, "grammar", "month", "day")
        return word[0].isupper() and word.lower() not in months

    def _is_place(self, name: str) -> bool:
        """Whether a name is nobody's and no body's."""
        words = name.lower().split()
        bodies = lexicons.words(self.document.language, "names", "body") - lexicons.words(
            self.document.language, "places", "of_place"
        )
        known = {part for person in self.people.everybody for part in person.lower().split()}
        return bodies.isdisjoint(words) and known.isdisjoint(words) and not name.isupper()

    def _countries_in(self, span: Span) -> list[Span]:
        return [found.span() for found in self._country.finditer(self.document.text, *span)]

    @cached_property
    def _country(self) -> re.Pattern[str]:
        names = sorted(map(re.escape, self._countries), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)", re.IGNORECASE)

    @cached_property
    def known(self) -> frozenset[str]:
        """The places that the article names, in lower case."""
        located = [place for span in self.document.prose for place in self._located(span)]
        return frozenset(self.document.text[slice(*place)].lower() for place in located)

    def names_one(self, words: str) -> bool:
        """Whether words name a place, a country or a people."""
        lower = f" {words.lower()} "
        spoken = re.findall(r"[\w.’'-]+", lower)
        singles = {word.rstrip(".").removesuffix("’s").removesuffix("'s") for word in spoken}
        if not singles.isdisjoint(self._of_country) and any(word[:1].isupper() for word in words.split()):
            return True
        return any(f" {place}" in lower for place in self.known | self._countries)
