"""Which quantities are claims: what somebody could look up, and not "two allies", an age or an hour."""

from reviews.extraction import lexicons
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.quantities import Quantity
from reviews.extraction.figures.reading import Reading

from .extents import verb_before

_SMALL = 12
_LARGE = 100_000
"""From so many on a number is a figure whatever it counts."""
_LONGEST_COUNT = 7  # digits in a row that are a count


def _words(reading: Reading, key: str) -> frozenset[str]:
    return lexicons.words(reading.language, "quantities", key)


def is_claim(reading: Reading, quantity: Quantity) -> bool:
    """Whether somebody could look a quantity up."""
    number = next(filter(None, map(reading.number_at, range(quantity.first, quantity.last))), None)
    if number is None or quantity.unit == "year of age" or reading.is_scale(number.first):
        return False
    if quantity.unit is None:
        is_large = quantity.value is not None and quantity.value >= _LARGE and not _is_number_of(reading, number)
        return is_large or _is_measured(reading, quantity.first)
    is_small = quantity.value is not None and quantity.value <= _SMALL and not number.is_share
    if number.in_words and (is_small or number.value is None) and not quantity.is_rate:
        return is_small and _is_limited(reading, quantity)
    is_everyday = quantity.unit in _words(reading, "everyday")
    return not is_everyday or (not number.in_words and not _is_when(reading, quantity.last))


def _is_number_of(reading: Reading, number: Number) -> bool:
    """Whether a row of digits is what something is filed under, or called by phone."""
    return reading.word(number.first).isdecimal() and len(reading.word(number.first)) > _LONGEST_COUNT


def _is_measured(reading: Reading, at: int) -> bool:
    """Whether the subject tells what a bare number counts: "The number of fires rose to 55"."""
    verb = verb_before(reading, at)
    measured = lexicons.words(reading.language, "comparisons", "measured")
    return verb < at and any(reading.lower(before) in measured for before in range(verb))


def _is_limited(reading: Reading, quantity: Quantity) -> bool:
    """Whether a small number says how many at least or at most: "at least ten survivors", "only two members"."""
    if quantity.unit in _words(reading, "everyday") or quantity.value == 1:
        return False
    return quantity.bound in _words(reading, "limits") or reading.lower(quantity.first - 1) in _words(reading, "only")


def _is_when(reading: Reading, at: int) -> bool:
    """Whether a span of time only says when: "24 hours later", "10 days ago"."""
    return reading.lower(at) in ("later", "earlier", "ago", "before", "after", "old", "from")
