"""Tokens cut where a figure is tied to words, so that each can be read: "24-hour", "sub-7", "a five-to-four ruling"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

_PIECE = re.compile(r"\d+(?:[.,:]\d+)*+|[^\W\d_]+|\W|_")
_TIED = re.compile(r"(?:sub|now|minus|over|under|mid)-\d.*", re.IGNORECASE | re.DOTALL)


def split(tokens: Sequence[Token], language: str = "en") -> list[Token]:
    """Return `tokens` with those cut in pieces that tie a figure to something else. "F-16" and "Covid-19" stay whole."""
    pieces: list[Token] = []
    pair_words = _pair_words(language)
    for token in tokens:
        text = token.text
        if len(text) > 2 and not text.isalpha() and not text.isdecimal() and _is_tied(text, pair_words):
            pieces.extend(_cut(token))
        else:
            pieces.append(token)
    return pieces


@cache
def _pair_words(language: str) -> frozenset[str]:
    return frozenset(lexicons.load(language, "numbers").get("small", {})) | {"to"}


def _is_tied(text: str, pair_words: frozenset[str]) -> bool:
    if "-" not in text:
        return False
    return text[0].isdecimal() or bool(_TIED.match(text)) or pair_words.issuperset(text.lower().split("-"))


def _cut(token: Token) -> Iterator[Token]:
    for piece in _PIECE.finditer(token.text):
        start = token.start + piece.start()
        yield Token(start, start + len(piece[0]), piece[0], piece[0].lower())
