"""The noun phrases of an article in order."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.clauses import Clause
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Unit

from .noun import Noun

_BASE = re.compile(r"(?=[XDQnN])(?:X')?D?[Q]*(?:[nN]'?)*[nNQ]")


class Nouns:
    """The noun phrases of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def every(self) -> list[Noun]:
        """All of them, without those that own another: of "the team’s robot" the robot."""
        return [noun for noun in self.with_owners if not noun.is_owner]

    @cached_property
    def with_owners(self) -> list[Noun]:
        """All of them; of "the team’s robot" the team and the robot."""
        return [noun for _, units in self.document.units for unit in units for noun in self._nouns(unit)]

    def _nouns(self, unit: Unit) -> list[Noun]:
        found: list[Noun] = []
        for first, last in [m.span() for m in _BASE.finditer(unit.tags)]:
            found += self._owners(unit, first, last) if unit.tags.find("'", first + 1, last) > 0 else ()
            if noun := _noun(unit, first, last, self.capitalised):
                found.append(noun)
        return found

    def _owners(self, unit: Unit, first: int, last: int) -> Iterator[Noun]:
        """The nouns in a phrase that own its noun."""
        for at in range(first + 1, last):
            is_owned = unit.tags[at] == "'" and unit.tags[at - 1] != "X"
            if is_owned and (owner := _noun(unit, first, at, self.capitalised)):
                yield replace(owner, is_owner=True)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The words that have a capital inside a sentence: names, unlike those that only open one."""
        inside = [unit.tokens[1:] for _, units in self.document.units for unit in units]
        return frozenset([token.text for tokens in inside for token in tokens if token.text[0].isupper()])

    @cached_property
    def _starts(self) -> list[int]:
        return [noun.start for noun in self.every]

    def of(self, clause: Clause) -> list[Noun]:
        """The phrases of a clause, those that own another included; inside a quotation those of its own sentence."""
        if id(clause.unit) not in self._units:
            return [noun for noun in self._nouns(clause.unit) if clause.start <= noun.start < clause.end]
        first, after = (bisect_left(self._every_start, at) for at in (clause.start, clause.end))
        return self.with_owners[first:after]

    @cached_property
    def _every_start(self) -> list[int]:
        return [noun.start for noun in self.with_owners]

    @cached_property
    def _units(self) -> frozenset[int]:
        return frozenset(id(unit) for _, units in self.document.units for unit in units)

    def at(self, position: int) -> Noun | None:
        """The phrase around a position."""
        found = bisect_left(self._starts, position + 1) - 1
        return self.every[found] if found >= 0 and position < self.every[found].end else None


def _noun(unit: Unit, first: int, last: int, capitalised: frozenset[str]) -> Noun | None:
    while last - first > 1 and _is_no_head(unit, last - 1):
        last -= 1
    head = last - 1
    word = unit.tokens[head].lower
    if not word[0].isalpha():
        return None
    opening = unit.tags[first]
    is_days = opening == "X" and unit.tag(first + 1) == "'"  # Tuesday’s resolution: the one of that day
    determiner = "the" if is_days else unit.lower(first) if opening == "D" else ""
    inner = first + (2 if is_days else opening == "D")
    whole = _before_of(unit, first) if "'" in unit.tags[inner:head] and not determiner else None
    if whole is not None:
        determiner, inner = unit.lower(whole) if unit.tags[whole] == "D" else "", whole + (unit.tags[whole] == "D")
    return Noun(unit, first, last, unit.tokens[first].start, word, determiner, inner, capitalised)


def _is_no_head(unit: Unit, at: int) -> bool:
    """Whether a word behind a noun is none itself: "won the race overall", "called it a “sham”", "fined the boy 40 euros"."""
    before = unit.tags[at - 1]
    is_number = unit.tags[at] == "Q" and before in "nN"
    return at in unit.quotes or is_number or (before == "n" and unit.is_listed(at, "adjective"))


def _before_of(unit: Unit, first: int) -> int | None:
    """Where the owner begins of whose name a phrase has the end: "the Church of Arden’s website"."""
    if first < 2 or unit.tags[first - 2] != "N" or unit.lower(first - 1) not in lexicons.words("en", "wording", "of"):
        return None
    start = first - 2
    while start and unit.tags[start - 1] == "N":
        start -= 1
    return start - (start > 0 and unit.tags[start - 1] == "D")
