"""A line of tokens, cut so that every figure can be read by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import THOUSANDS, Token


@dataclass(eq=False)
class Line:
    """Tokens in order; a position outside them is an empty word. `lowers` are their folded words."""

    tokens: Sequence[Token]
    language: str

    def __post_init__(self) -> None:
        self.lowers = [token.lower for token in self.tokens]

    def lower(self, at: int) -> str:
        """The folded word at a position. Nothing is asked as often: half a million times of a page of figures."""
        try:
            return self.lowers[at] if at >= 0 else ""
        except IndexError:
            return ""

    def word(self, at: int) -> str:
        """The word at a position as it is printed."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def phrase(self, first: int, last: int) -> str:
        """The words on the tokens `first:last`, with one space where there is any between them."""
        return "".join(f"{'' if self.adjacent(at) else ' '}{self.word(at)}" for at in range(first, last)).strip()

    def adjacent(self, at: int) -> bool:
        """Whether the token at a position follows the one before it without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start


_PIECE = re.compile(rf"\d+(?:[.,:{THOUSANDS}]\d+)*+|[^\W\d_]+|\W|_")
_TIED = re.compile(r"(?:sub|now|minus|over|under|mid)-\d.*", re.IGNORECASE | re.DOTALL)


def cut(tokens: Sequence[Token], language: str = "en") -> list[Token]:
    """Return `tokens` with those in pieces that tie a figure to words: "24-hour", "sub-7", "five-to-four", "billion-a-year".

    "F-16" and "Covid-19" stay whole: what begins with a name counts nothing.
    """
    pieces: list[Token] = []
    tied = _tied_words(language)
    for token in tokens:
        if "-" in token.text and len(token.text) > 2:
            is_glued = bool(pieces) and pieces[-1].end == token.start and pieces[-1].text[-1].isdecimal()
            pieces.extend(_pieces(token) if is_glued else _cut(token, tied))  # the "bn-2bn" of "$1.5bn-2bn"
        else:
            pieces.append(token)
    return pieces


class _TiedWords(NamedTuple):
    """The words that number words are tied to by hyphens: "five-to-four", "one-and-a-half", "million-dollar"."""

    pairs: frozenset[str]
    sums: frozenset[str]
    conjunction: frozenset[str]
    scales: frozenset[str]
    months: frozenset[str]  # "mid-May"


@cache
def _tied_words(language: str) -> _TiedWords:
    """The words of a language that writes such pairs, none of another."""
    data = lexicons.load(language, "numbers")
    if "in_pairs" not in data:
        return _TiedWords(*[frozenset[str]()] * 5)
    small, scales, conjunction = (
        data.get("small", {}),
        frozenset(data.get("scales", {})),
        frozenset(data["conjunction"]),
    )
    sums = conjunction.union(small, scales, data.get("denominators", {}), data["article"])
    months = frozenset(lexicons.load(language, "calendar").get("months", ()))
    return _TiedWords(frozenset([*small, *data["in_pairs"]]), sums, conjunction, scales, months)


def _cut(token: Token, tied: _TiedWords) -> Iterator[Token]:
    words = token.lower.split("-")
    if (
        token.text[0].isdecimal()
        or _TIED.match(token.text)
        or tied.pairs.issuperset(words)
        or words[0] in tied.scales
        or words[-1] in tied.months
    ):
        yield from _pieces(token)
    elif tied.sums.issuperset(words) and not tied.conjunction.isdisjoint(words):
        yield from (piece for piece in _pieces(token) if piece.text != "-")
    else:
        yield token


def _pieces(token: Token) -> Iterator[Token]:
    for piece in _PIECE.finditer(token.text):
        start = token.start + piece.start()
        yield Token(start, start + len(piece[0]), piece[0], piece[0].lower())
