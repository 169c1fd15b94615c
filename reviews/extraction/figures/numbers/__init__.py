"""Numbers as newspapers write them: 1,200 · twenty-three · 3.5 million · $4bn · two-thirds · dozens.

They are read left to right over the tokens of a text, in `digits` and in `words`. What a number counts, and whether it
is one at all rather than a year or a name, is for the layers above.
"""

from collections.abc import Iterator, Sequence

from reviews.extraction.figures.line import Line
from reviews.extraction.text.tokens import Token

from . import digits, words
from .number import Number
from .vocabulary import vocabulary

__all__ = ["Number", "find", "read"]


def find(tokens: Sequence[Token], language: str = "en") -> list[Number]:
    """Return the numbers among `tokens`, in order and apart from each other."""
    return read(Line(tokens, language))


def read(line: Line) -> list[Number]:
    """Return the numbers of a line, in order and apart from each other."""
    return list(_read(line))


def _read(line: Line) -> Iterator[Number]:
    openers = vocabulary(line.language).openers
    end = 0
    for at, token in enumerate(line.tokens):
        if at < end:
            continue
        lower, number = token.lower, None
        if lower[0].isdecimal():
            number = digits.read(line, at)
        elif lower in openers or ("-" in lower and lower.partition("-")[0] in openers):
            number = words.read(line, at)
        if number:
            yield number
            end = number.last
