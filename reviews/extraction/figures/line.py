"""A line of tokens, cut so that every figure can be read by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token


@dataclass(frozen=True)
class Line:
    """Tokens in order; a position outside them is an empty word."""

    tokens: Sequence[Token]
    language: str

    @cached_property
    def _lower(self) -> list[str]:
        return [token.lower for token in self.tokens]

    def lower(self, at: int) -> str:
        """The folded word at a position. Nothing is asked as often: half a million times of a page of figures."""
        try:
            return self._lower[at] if at >= 0 else ""
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


_PIECE = re.compile(r"\d+(?:[.,:]\d+)*+|[^\W\d_]+|\W|_")
_TIED = re.compile(r"(?:sub|now|minus|over|under|mid)-\d.*", re.IGNORECASE | re.DOTALL)


def cut(tokens: Sequence[Token], language: str = "en") -> list[Token]:
    """Return `tokens` with those in pieces that tie a figure to words: "24-hour", "sub-7", "five-to-four".

    "F-16" and "Covid-19" stay whole: what begins with a name counts nothing.
    """
    pieces: list[Token] = []
    pair_words = _pair_words(language)
    for token in tokens:
        if "-" in token.text and len(token.text) > 2 and _is_tied(token, pair_words):
            pieces.extend(_pieces(token))
        else:
            pieces.append(token)
    return pieces


@cache
def _pair_words(language: str) -> frozenset[str]:
    """The words that pairs like "five-to-four" are made of, in a language that writes them so."""
    data = lexicons.load(language, "numbers")
    return frozenset([*data.get("small", {}), *data["in_pairs"]]) if "in_pairs" in data else frozenset()


def _is_tied(token: Token, pair_words: frozenset[str]) -> bool:
    is_figure = token.text[0].isdecimal() or _TIED.match(token.text)
    return bool(is_figure) or pair_words.issuperset(token.lower.split("-"))


def _pieces(token: Token) -> Iterator[Token]:
    for piece in _PIECE.finditer(token.text):
        start = token.start + piece.start()
        yield Token(start, start + len(piece[0]), piece[0], piece[0].lower())
