"""Counted and measured quantities: "$3.5 billion", "15 to 22 miles per hour", "seven European countries".

names    what is no quantity: a date, a score, an address, an ordinal, part of a name
amounts  a number with the currency before it or the unit behind it
units    what is counted or measured, in full and in the singular
bounds   how a figure is meant: "at least", "nearly", "or more"
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures import dates, numbers
from reviews.extraction.figures.line import Line, cut
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.numbers.number import scaled
from reviews.extraction.figures.numbers.vocabulary import vocabulary
from reviews.extraction.text.tokens import split

from . import amounts, bounds, measures, names
from .amounts import Amount


class Quantity(NamedTuple):
    """A quantity on `text[start:end]` and the tokens `first:last`: a `value`, or a range from `minimum` to `maximum`."""

    start: int
    end: int
    value: float | None
    minimum: float | None
    maximum: float | None
    unit: str | None
    bound: str
    first: int
    last: int

    @property
    def is_rate(self) -> bool:
        """Whether it is told per so many: "12 deaths per 100,000"."""
        return " per " in f" {self.unit}"

    def as_json(self) -> dict[str, Any]:
        span = {"start": self.start, "end": self.end}
        if self.value is not None:
            return {**span, "value": self.value, "unit": self.unit, "bound": self.bound}
        return {**span, "minimum": self.minimum, "maximum": self.maximum, "unit": self.unit, "bound": self.bound}


def find(text: str, language: str = "en") -> list[Quantity]:
    """Return the quantities of `text` in order."""
    tokens = cut(split(text, language=language), language)
    dated = {at for when in dates.find(tokens, language=language) for at in range(when.first, when.last)}
    return read(
        Line(tokens, language), [number for number in numbers.find(tokens, language) if number.first not in dated]
    )


def read(line: Line, found: Sequence[Number]) -> list[Quantity]:
    """Return the quantities among the numbers `found` of a line, those of its dates left out before."""
    return list(_read(line, found))


def _read(line: Line, found: Sequence[Number]) -> Iterator[Quantity]:
    alone = [amounts.of(line, number) for number in found]
    at = 0
    while at < len(found):
        number, amount = found[at], alone[at]
        following = alone[at + 1] if at + 1 < len(found) else None
        at += 1
        if names.is_name(line, number) or names.is_chain(line, number):
            continue
        quantity = _range(line, amount, following) if following else None
        if quantity or names.is_score(line, amount):
            at += 1
        else:
            quantity = _single(line, amount)
        rate = _rate(line, amount, quantity, following)
        at += bool(rate and following and following.number.first < rate.last)
        if found_one := rate or quantity:
            yield found_one


def _quantity(
    line: Line, amount: Amount, value: float | None, minimum: float | None, maximum: float | None
) -> Quantity:
    bound = bounds.around(line, amount.first, amount.last)
    start, end = line.tokens[amount.first].start, line.tokens[amount.last - 1].end
    ends = (_plain(value), _plain(minimum), _plain(maximum))
    return Quantity(start, end, *ends, amount.unit, bound.name, amount.first, amount.last)


def _plain(value: float | None) -> float | None:
    """A whole number without its decimal point, for those who read the JSON."""
    return int(value) if value is not None and value == int(value) else value


def _single(line: Line, amount: Amount) -> Quantity | None:
    number = amount.number
    if amount.unit is None:
        amount = amounts.counted(line, number) or amount
    if amount.unit is None and number.in_words and number.value is not None and not number.is_share:
        return None  # "the other two", "one": a pronoun, or a thing that was named before
    return _quantity(line, amount, number.value, number.minimum, number.maximum)


def _rate(line: Line, amount: Amount, quantity: Quantity | None, following: Amount | None) -> Quantity | None:
    """12.5 deaths per 100,000 people · 0.9 per 1,000: what the figure is told per is no quantity of its own."""
    last = quantity.last if quantity else amount.last
    per = next((end for _, end in measures.per_so_many(line.language).at(line, last)), None)
    end = _end_of_base(line, per, following) if per and amount.number.value is not None else None
    if per is None or end is None:
        return None
    told = line.phrase(per, end)
    found = quantity or _quantity(line, amount, amount.number.value, None, None)
    unit = f"{found.unit} per {told}" if found.unit else f"per {told}"
    return found._replace(unit=unit, last=end, end=line.tokens[end - 1].end)


def _end_of_base(line: Line, per: int, following: Amount | None) -> int | None:
    """The end of what a rate is told for: "100,000 people", "million"."""
    if following and following.number.first == per:
        return (amounts.counted(line, following.number) or following).last
    if line.lower(per) not in vocabulary(line.language).scales:
        return None
    counted = measures.counted(line, per + 1, None)
    return counted.last if counted else per + 1


# Two ends


def _range(line: Line, low: Amount, high: Amount) -> Quantity | None:
    """15 to 22 miles per hour · 5% to 6% · between four and eight · three or four years."""
    following = high.number
    if low.last + 1 != high.first or low.number.value is None or following.value is None:
        return None
    if not _is_linked(line, low, following) or bounds.around(line, low.first, low.last).name in ("up", "down"):
        return None  # "rose 3% to 40"
    if high.unit is None:
        high = amounts.counted(line, following) or high
    if low.unit and high.unit and not high.unit.startswith(low.unit):
        return None
    unit = high.unit or low.unit
    if line.lower(low.last) in names.DASHES and not unit:
        return None  # a score, or the numbers of houses
    whole = Amount(low.first, high.last, following, unit)
    return _quantity(line, whole, None, same_scale(line, low.number.value, following), following.value)


def _is_linked(line: Line, low: Amount, high: Number) -> bool:
    """Whether the word between two figures makes them the ends of a range."""
    link, opener = line.lower(low.last), line.lower(low.first - 1)
    value, top = same_scale(line, low.number.value or 0, high), high.value or 0
    if link in _words(line, "both"):
        return opener in _words(line, "between")
    if link in _words(line, "or"):
        return top - value == (_scale(line, high) if value != low.number.value else 1)
    if link in _words(line, "to"):
        return value < top or opener in _words(line, "from")
    return link in names.DASHES and value < top


def _words(line: Line, key: str) -> frozenset[str]:
    return lexicons.words(line.language, "numbers", key)


_THOUSAND = 1000


def same_scale(line: Line, low: float, high: Number) -> float:
    """The low end of "3 to 5 million", "$3-5bn" is 3 million, 3 billion; that of "$200 to $4 million" is not."""
    scale = _scale(line, high)
    return scaled(low, scale) if scale >= _THOUSAND and low < (high.value or 0) / scale else low


def _scale(line: Line, number: Number) -> int:
    """The scale that a number is told with: a million of "5 million", of "5m"."""
    if number.last == number.first + 1:
        return 1
    known, at = vocabulary(line.language), number.last - 1
    return known.glued.get(line.word(at), 0) or known.scales.get(line.lower(at), 1)
