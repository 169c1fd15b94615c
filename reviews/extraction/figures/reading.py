"""A sentence with its numbers and dates read, which is where every kind of claim with a figure starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviews.extraction.claims import Span
from reviews.extraction.text.tokens import Token

from . import dates, numbers, pieces
from .dates import When
from .numbers import Number


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence: its tokens, its numbers without those of its dates, its dates. Positions count its tokens."""

    span: Span
    tokens: Sequence[Token]
    numbers: list[Number]
    dates: list[When]
    language: str

    def lower(self, at: int) -> str:
        """The folded word at a position, empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """The word at a position as it is printed, empty outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def number_at(self, at: int) -> Number | None:
        """The number that begins at a position."""
        return next((number for number in self.numbers if number.first == at), None)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of `words` stands in the sentence."""
        return any(token.lower in words for token in self.tokens)


def read(span: Span, tokens: Sequence[Token], published: date | None, language: str) -> Reading:
    """Read the numbers and dates of the sentence `span`."""
    tokens = pieces.split(tokens)
    dated = dates.find(tokens, published, language)
    taken = {at for when in dated for at in range(when.first, when.last)}
    free = [number for number in numbers.find(tokens, language) if number.first not in taken]
    return Reading(span, tokens, free, dated, language)
