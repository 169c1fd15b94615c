"""Tokens cut where a figure is tied to words, so that each can be read: "24-hour", "sub-7"."""

import re
from collections.abc import Iterator, Sequence

from reviews.extraction.text.tokens import Token

_PIECE = re.compile(r"\d+(?:[.,:]\d+)*+|[^\W\d_]+|\W|_")
_TIED = re.compile(r"(?:sub|now|minus|over|under|mid)-\d.*", re.IGNORECASE | re.DOTALL)


def split(tokens: Sequence[Token]) -> list[Token]:
    """Return `tokens` with those cut in pieces that tie a figure to something else. "F-16" and "Covid-19" stay whole."""
    pieces: list[Token] = []
    for token in tokens:
        text = token.text
        if len(text) > 2 and not text.isalpha() and not text.isdecimal() and _is_tied(text):
            pieces.extend(_cut(token))
        else:
            pieces.append(token)
    return pieces


def _is_tied(text: str) -> bool:
    return "-" in text if text[0].isdecimal() else bool(_TIED.match(text))


def _cut(token: Token) -> Iterator[Token]:
    for piece in _PIECE.finditer(token.text):
        start = token.start + piece.start()
        yield Token(start, start + len(piece[0]), piece[0], piece[0].lower())
