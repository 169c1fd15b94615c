"""How a figure is meant: "at least 12", "nearly 40", "rose by 3", "or more"."""

from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.text.grammar.phrases import Phrases


class Bound(NamedTuple):
    """A bound, and the tokens `first:last` that the figure takes up together with the words for it."""

    name: str
    first: int
    last: int


def around(line: Line, first: int, last: int) -> Bound:
    """The bound of the figure on the tokens `first:last`; a word before it goes before one behind."""
    if before := _before(line, first):
        nearer = _before(line, before.first)  # "rose by nearly 3", "fell more than 3"
        return Bound(before.name, nearer.first if nearer else before.first, last)
    return _behind(line, first, last) or Bound("exactly", first, last)


@cache
def _phrases(language: str, side: str) -> Phrases[str]:
    """The words for each bound that stand on one side of a figure."""
    bounds = lexicons.load(language, "bounds").get(side, {})
    return Phrases([(phrase, bound) for bound, written in bounds.items() for phrase in written], language)


def _before(line: Line, first: int) -> Bound | None:
    found = _phrases(line.language, "before").before(line, first)
    return next((Bound(name, begin, first) for name, begin in found), None)


def _behind(line: Line, first: int, last: int) -> Bound | None:
    found = _phrases(line.language, "after").at(line, last)
    return next((Bound(name, first, end) for name, end in found), None)
