"""How a figure is meant: "at least 12", "nearly 40", "rose by 3", "or more"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token, split

EXACTLY = "exactly"


class _Phrases(NamedTuple):
    bounds: dict[tuple[str, ...], str]
    longest: dict[str, int]  # by the word next to the figure


@cache
def _phrases(language: str, side: str) -> _Phrases:
    bounds, longest = {}, {}
    for bound, written in lexicons.load(language, "bounds").get(side, {}).items():
        for phrase in written:
            key = tuple(token.lower for token in split(phrase))
            bounds[key] = bound
            near = key[-1] if side == "before" else key[0]
            longest[near] = max(len(key), longest.get(near, 0))
    return _Phrases(bounds, longest)


class Bound(NamedTuple):
    """A bound, and the tokens `first:last` that the figure takes up together with the words for it."""

    name: str
    first: int
    last: int


def around(tokens: Sequence[Token], first: int, last: int, language: str = "en") -> Bound:
    """The bound of the figure on the tokens `first:last`; a word before it goes before one after."""
    if before := _before(tokens, first, language):
        nearer = _before(tokens, before.first, language)  # "rose by nearly 3", "fell more than 3"
        return Bound(before.name, nearer.first if nearer else before.first, last)
    return _after(tokens, first, last, language) or Bound(EXACTLY, first, last)


def _before(tokens: Sequence[Token], first: int, language: str) -> Bound | None:
    phrases = _phrases(language, "before")
    if first == 0:
        return None
    for length in range(min(phrases.longest.get(tokens[first - 1].lower, 0), first), 0, -1):
        bound = phrases.bounds.get(tuple(token.lower for token in tokens[first - length : first]))
        if bound:
            return Bound(bound, first - length, first)
    return None


def _after(tokens: Sequence[Token], first: int, last: int, language: str) -> Bound | None:
    phrases = _phrases(language, "after")
    if last >= len(tokens):
        return None
    for length in range(min(phrases.longest.get(tokens[last].lower, 0), len(tokens) - last), 0, -1):
        bound = phrases.bounds.get(tuple(token.lower for token in tokens[last : last + length]))
        if bound:
            return Bound(bound, first, last + length)
    return None
