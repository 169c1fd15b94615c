"""A figure that became another, and by how much the text says it did: "from 8.4% to 6.9%, a drop of 1.5 points"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.quantities import Quantity, bounds
from reviews.extraction.text.tokens import THOUSANDS


class Figure(NamedTuple):
    """A value, and the step of the last digit that is printed: 10 million of "410 million"."""

    value: float
    step: float


class Told(NamedTuple):
    """By how much a figure is said to have changed, on the tokens `first:last`."""

    value: float
    places: int  # decimals printed
    in_points: bool
    bound: str
    words: str
    first: int
    last: int


class Change(NamedTuple):
    """`was` became `now`, both counted in `unit`, on the tokens `first:last`, with what is told of it beside them."""

    was: Figure
    now: Figure
    unit: str | None
    first: int
    last: int
    told: Told | None = None


_PERCENT, _POINTS = "percentage", ("percentage point", "point")
_MOST_BEFORE = 4  # tokens from "rose" to the figure: "rose by more than"
_MOST_BETWEEN = 7  # tokens from the change to what is told of it: ", an increase of more than"
_DECIMAL = re.compile(r"\d+\.(\d+)")


def find(line: Line, numbers: Sequence[Number], quantities: Sequence[Quantity]) -> list[Change]:
    """Return the changes told in a line, in order; `numbers` are those that the quantities were read from."""
    return list(_find(line, numbers, quantities)) if len(numbers) > 1 else []


def _find(line: Line, numbers: Sequence[Number], quantities: Sequence[Quantity]) -> Iterator[Change]:
    for at, quantity in enumerate(quantities):
        change = _range(line, numbers, quantity) or _pair(line, numbers, quantities[at : at + 2])
        if change:
            beside = [*quantities[max(at - 1, 0) : at], *quantities[at + 1 : at + 3]]
            yield change._replace(
                told=next(filter(None, (_told(line, numbers, change, other) for other in beside)), None)
            )


def _range(line: Line, numbers: Sequence[Number], quantity: Quantity) -> Change | None:
    """Rose from 4 to 6%; not "ranges from 4 to 6%"."""
    if quantity.minimum is None or not _opens(line, quantity.first - 1, "from"):
        return None
    ends = [number for number in numbers if quantity.first <= number.first < quantity.last]
    if len(ends) != 2:
        return None
    return Change(
        _figure(line, ends[0], quantity.unit),
        _figure(line, ends[1], quantity.unit),
        quantity.unit,
        quantity.first - 1,
        quantity.last,
    )


def _pair(line: Line, numbers: Sequence[Number], pair: Sequence[Quantity]) -> Change | None:
    """Rose to $6 from $4 · rose from 4 cars to 6 cars."""
    if len(pair) < 2 or pair[0].unit != pair[1].unit or pair[0].last + 1 != pair[1].first:
        return None
    first, link = pair[0].first - 1, line.lower(pair[0].last)
    if {line.lower(first), link} != {"from", "to"} or not _opens(line, first, "from", "to"):
        return None
    ends = [number for quantity in pair if (number := _number_of(numbers, quantity))]
    if len(ends) < 2:
        return None
    one, other = (_figure(line, end, pair[0].unit) for end in ends)
    was, now = (one, other) if link == "to" else (other, one)
    return Change(was, now, pair[0].unit, first, pair[1].last)


def _opens(line: Line, at: int, *words: str) -> bool:
    """Whether "from" or "to" stands here behind a word of change: "rose", "rose 28 per cent,"."""
    before = at - (line.lower(at - 1) == ",")
    before -= 2 * (line.lower(before - 1) == "cent")
    return line.lower(at) in words and _moves(line, before - _MOST_BEFORE, at)


def _number_of(numbers: Sequence[Number], quantity: Quantity) -> Number | None:
    """The number of a quantity that has one value."""
    inside = [number for number in numbers if quantity.first <= number.first < quantity.last]
    return inside[0] if len(inside) == 1 and inside[0].value is not None else None


def _told(line: Line, numbers: Sequence[Number], change: Change, quantity: Quantity) -> Told | None:
    """ ", an increase of 50 per cent" behind the change, "rose 50 per cent," in front of it."""
    number = _number_of(numbers, quantity)
    if number is None or quantity.unit not in (_PERCENT, *_POINTS):
        return None
    if not (_is_behind(line, change, quantity) or _is_in_front(line, change, quantity)):
        return None
    decimals = _DECIMAL.fullmatch(line.lower(number.first))
    bound = bounds.around(line, quantity.first, quantity.last)
    is_bound = bound.name not in ("exactly", "up", "down")
    words = line.phrase(bound.first if is_bound else quantity.first, quantity.last)
    last = quantity.last + (line.lower(change.last) == "(" and line.lower(quantity.last) == ")")
    places = len(decimals[1]) if decimals else 0
    return Told(abs(number.value or 0), places, quantity.unit in _POINTS, bound.name, words, bound.first, last)


def _is_behind(line: Line, change: Change, quantity: Quantity) -> bool:
    is_named = line.lower(change.last) == "(" or _moves(line, change.last, quantity.first)
    behind = line.lower(quantity.last)
    is_closed = not behind.isalpha() or behind in lexicons.words(line.language, "changes", "behind")
    return is_named and is_closed and _is_linked(line, change.last, quantity.first)


def _is_in_front(line: Line, change: Change, quantity: Quantity) -> bool:
    is_named = _moves(line, quantity.first - _MOST_BEFORE, quantity.first)
    return is_named and _is_linked(line, quantity.last, change.first)


def _is_linked(line: Line, first: int, last: int) -> bool:
    """Whether nothing but small words and those of the change stand between two figures."""
    known = lexicons.words(line.language, "changes", "moves", "links")
    return 0 <= last - first <= _MOST_BETWEEN and all(line.lower(at) in known for at in range(first, last))


def _moves(line: Line, first: int, last: int) -> bool:
    """Whether a word of change stands on the tokens `first:last`."""
    return any(line.lower(at) in lexicons.words(line.language, "changes", "moves") for at in range(first, last))


def _figure(line: Line, number: Number, unit: str | None) -> Figure:
    value, printed = number.value or 0.0, line.lower(number.first).replace(",", "").replace(THOUSANDS, "")
    if decimals := _DECIMAL.fullmatch(printed):
        return Figure(value, abs(value) / (float(printed) or 1.0) / 10.0 ** len(decimals[1]))
    if unit == _PERCENT:
        return Figure(value, 1.0)  # 60% is no rounder than 66%
    digits = printed if printed.isdecimal() else f"{value:.0f}"
    return Figure(value, abs(value) / (float(digits.rstrip("0") or 0) or 1.0))
