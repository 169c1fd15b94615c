"""Who votes: bodies with their names and sizes, and the countries or people named on a side."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.document import Document
from reviews.extraction.figures.line import Line
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.grammar.phrases import Phrases


class Body(NamedTuple):
    """A body named in the text, at the token of the document where its name begins."""

    name: str
    at: int
    members: int | None


class Bodies(NamedTuple):
    """The known bodies of a text in order, and the size that it prints of each sort of institution ("council")."""

    named: list[Body]
    sizes: dict[str, int]


@cache
def _forms(language: str) -> Phrases[str]:
    """The names of bodies in all their forms."""
    bodies = lexicons.load(language, "bodies").get("body", [])
    return Phrases(
        [(form, body["name"]) for body in bodies for form in [*body["forms"], *body.get("also", [])]], language
    )


def known(name: str | None, language: str = "en") -> dict[str, Any]:
    """What is known of the body `name`: its sizes by year, what it needs to pass; empty when nothing is."""
    return next((body for body in lexicons.load(language, "bodies").get("body", []) if body["name"] == name), {})


def size(name: str | None, year: int | None, language: str = "en") -> int | None:
    """The seats of a known body in a year, the newest without one; None before the first size that is known."""
    sizes = known(name, language).get("sizes", [])
    return next((seats for since, seats in sizes if year is None or year >= since), None)


_NEAR_SIZE = 4  # tokens: "the 25-member Arden city council"


def _sizes(document: Document) -> dict[str, int]:
    """The size of each sort of institution that the article prints, as in "the 25-member council"; none if it prints two."""
    found: dict[str, set[int]] = {}
    institutions = lexicons.words(document.language, "bodies", "institution")
    tied = [(at, token.lower) for at, token in enumerate(document.tokens) if "-" in token.lower]
    for at, word in tied:
        if size := printed_size(word, document.language):
            near = (other.lower for other in document.tokens[at + 1 : at + 1 + _NEAR_SIZE])
            if noun := next((word for word in near if word in institutions), None):
                found.setdefault(noun, set()).add(size)
    return {noun: alone.pop() for noun, alone in found.items() if len(alone) == 1}


def printed_size(word: str, language: str) -> int | None:
    """The 193 of "193-member", the nine of "nine-member"."""
    seats, _, noun = word.rpartition("-")
    if noun not in lexicons.words(language, "bodies", "sized"):
        return None
    in_words: dict[str, int] = lexicons.load(language, "numbers").get("small", {})
    return int(seats) if seats.isdecimal() and len(seats) < 5 else in_words.get(seats)


def find(document: Document) -> Bodies:
    """Return the bodies that the text names."""
    return Bodies(list(_find(document)), _sizes(document))


def _find(document: Document) -> Iterator[Body]:
    forms, line = _forms(document.language), Line(document.tokens, document.language)
    year = document.published.year if document.published else None
    end = 0
    for at in document.places(forms.openers):
        found = next(forms.at(line, at), None) if at >= end else None
        if found:
            name, end = found
            yield Body(name, at, size(name, year, document.language))


def named(reading: Reading, at: int) -> tuple[list[str], int]:
    """The names listed from a position on, and where the list ends: "Israel and the United States"."""
    names: list[str] = []
    last = at
    while True:
        start = at + (reading.lower(at) == "the")
        end = start
        while reading.word(end)[:1].isupper():
            end += 1
        if end == start:
            return names, last
        names.append(" ".join(reading.word(place) for place in range(start, end)))
        last = end
        at = end + (reading.lower(end) == ",")
        at += reading.lower(at) == "and"
        if at == end:
            return names, last


def named_before(reading: Reading, at: int) -> tuple[list[str], int]:
    """The names that end just before a position, and where they begin: "with China and Russia abstaining"."""
    names: list[str] = []
    first = at
    while True:
        end = at
        while at > 0 and reading.word(at - 1)[:1].isupper():
            at -= 1
        if at == end:
            return names, first
        names.insert(0, " ".join(reading.word(place) for place in range(at, end)))
        at -= at > 0 and reading.lower(at - 1) == "the"
        first = at
        at -= at > 0 and reading.lower(at - 1) == "and"
        at -= at > 0 and reading.lower(at - 1) == ","
        if at == first:
            return names, first
