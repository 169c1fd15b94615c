"""Dates and times as newspapers write them, counted from the day of publication: "Tuesday" is the one before it.

A date is ISO 8601 cut to what the words say: "2023-12-12", "2023-10", "2023".
"""

from collections.abc import Iterator, Sequence
from datetime import date

from reviews.extraction.text.tokens import Token

from .vocabulary import vocabulary
from .when import When, day_of
from .words import Words

__all__ = ["When", "day_of", "find"]


def find(tokens: Sequence[Token], published: date | None = None, language: str = "en") -> list[When]:
    """Return the dates and times among `tokens`, in order and apart from each other."""
    words = vocabulary(language)
    places = [at for at, token in enumerate(tokens) if token.lower in words.openers or token.lower[0].isdecimal()]
    return list(_find(Words(tokens, language, published, words), places)) if places else []


def _find(reader: Words, places: list[int]) -> Iterator[When]:
    end = 0
    for at in places:
        if at < end:
            continue
        is_figure = reader.lower(at)[0].isdecimal()
        if found := reader.from_digits(at) if is_figure else reader.from_word(at):
            yield found
            end = found.last
