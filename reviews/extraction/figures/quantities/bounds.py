"""How a figure is meant: "at least 12", "nearly 40", "rose by 3", "or more"."""

from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.text.tokens import split


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


class _Phrases(NamedTuple):
    bounds: dict[tuple[str, ...], str]
    longest: dict[str, int]  # by the word next to the figure


@cache
def _phrases(language: str, side: str) -> _Phrases:
    phrases = _Phrases({}, {})
    for bound, written in lexicons.load(language, "bounds").get(side, {}).items():
        for phrase in written:
            key = tuple(token.lower for token in split(phrase, language=language))
            phrases.bounds[key] = bound
            near = key[-1] if side == "before" else key[0]
            phrases.longest[near] = max(len(key), phrases.longest.get(near, 0))
    return phrases


def _before(line: Line, first: int) -> Bound | None:
    phrases = _phrases(line.language, "before")
    for length in range(min(phrases.longest.get(line.lower(first - 1), 0), first), 0, -1):
        bound = phrases.bounds.get(tuple(token.lower for token in line.tokens[first - length : first]))
        if bound:
            return Bound(bound, first - length, first)
    return None


def _behind(line: Line, first: int, last: int) -> Bound | None:
    phrases = _phrases(line.language, "after")
    longest = min(phrases.longest.get(line.lower(last), 0), len(line.tokens) - last)
    for length in range(longest, 0, -1):
        bound = phrases.bounds.get(tuple(token.lower for token in line.tokens[last : last + length]))
        if bound:
            return Bound(bound, first, last + length)
    return None
