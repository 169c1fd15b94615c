"""A part told in words, without a figure for it: "one in five pupils", "half of the budget", "nine out of ten", "every third home"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.numbers.vocabulary import vocabulary
from reviews.extraction.figures.quantities import bounds
from reviews.extraction.text.grammar.phrases import Phrases


class Proportion(NamedTuple):
    """So much of what begins at the token `of`, told on the tokens `first:of`."""

    value: float
    first: int
    of: int
    bound: str


class _Words(NamedTuple):
    """The small words of a language around parts."""

    of: frozenset[str]
    out_of: Phrases[None]
    the: frozenset[str]
    halves: frozenset[str]
    every: frozenset[str]
    ordinals: dict[str, int]
    not_of: frozenset[str]  # spans and games, of which some are counted: "three in four weeks"
    wholes: frozenset[int]  # what a part is usually told of: "nine in ten"


@cache
def _words(language: str) -> _Words:
    data = lexicons.load(language, "proportions")
    halves = frozenset(word for word, parts in vocabulary(language).denominators.items() if parts == 2)
    out_of = Phrases([(phrase, None) for phrase in data.get("out_of", ())], language)
    sets = {key: frozenset(data.get(key, ())) for key in ("of", "the", "every", "not_of", "wholes")}
    return _Words(out_of=out_of, halves=halves, ordinals=data.get("ordinals", {}), **sets)


@cache
def openers(language: str) -> frozenset[str]:
    """The words that open a part without a number: "half the homes", "every third home"."""
    words = _words(language)
    return words.halves | words.every


def find(line: Line, numbers: Sequence[Number]) -> list[Proportion]:
    """Return the parts told in words in a line, in order."""
    words = _words(line.language)
    return [*_find(line, numbers, words)] if words.of else []


def _find(line: Line, numbers: Sequence[Number], words: _Words) -> Iterator[Proportion]:
    starts = {number.first: number for number in numbers}
    known = openers(line.language)
    end = 0
    for at, token in enumerate(line.tokens):
        number = starts.get(at)
        found = None
        if at >= end and number:
            found = _fraction(line, number, words) or _one_in(line, number, starts, words)
        elif at >= end and token.lower in known:
            found = _half(line, at, words) or _every(line, at, words)
        if found:
            yield found
            end = found.of


def _proportion(line: Line, value: float, first: int, last: int, of: int) -> Proportion:
    bound = bounds.around(line, first, last)
    return Proportion(float(f"{value:.6g}"), bound.first, of, bound.name)


def _fraction(line: Line, number: Number, words: _Words) -> Proportion | None:
    """Two-thirds of the voters; not "a quarter of an hour", nor of a whole that is counted: "half of the 30 members"."""
    if not number.is_share or number.value is None or line.lower(number.last) not in words.of:
        return None
    of = number.last + 1
    is_told = (
        line.lower(of + (line.lower(of) in words.the))[:1].isalpha()
        and line.lower(of) not in vocabulary(line.language).article
    )
    return _proportion(line, number.value, number.first, number.last, of) if is_told else None


def _half(line: Line, at: int, words: _Words) -> Proportion | None:
    """Half the homes."""
    is_part = line.lower(at) in words.halves and line.lower(at + 1) in words.the
    return _proportion(line, 0.5, at, at + 1, at + 1) if is_part and line.lower(at + 2) not in words.not_of else None


def _one_in(line: Line, part: Number, starts: dict[int, Number], words: _Words) -> Proportion | None:
    """One in five pupils · nine out of ten · 1 in every 3,000 births; not "three in four weeks"."""
    linked = next((end for _, end in words.out_of.at(line, part.last)), None)
    whole = starts.get(linked) if linked else None
    if not (whole and part.whole and whole.whole) or part.is_share or part.whole >= whole.whole:
        return None
    if line.lower(whole.last) in words.not_of or (line.adjacent(whole.last) and line.lower(whole.last) in ("-", "%")):
        return None
    is_year = 1500 < whole.whole < 2100 and "," not in line.word(whole.first)
    is_usual = whole.whole in words.wholes or (part.whole == 1 and not is_year)
    return _proportion(line, part.whole / whole.whole, part.first, whole.last, whole.last) if is_usual else None


def _every(line: Line, at: int, words: _Words) -> Proportion | None:
    """Every third home."""
    parts = words.ordinals.get(line.lower(at + 1)) if line.lower(at) in words.every else None
    is_told = parts and line.lower(at + 2)[:1].isalpha() and line.lower(at + 2) not in words.not_of
    return _proportion(line, 1 / parts, at, at + 2, at + 2) if parts and is_told else None
