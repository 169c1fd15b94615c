"""A share told together with what it is made of: "62 per cent (31 of 50)", "half of the 30 members, 15 in all".

The share has to stand right beside its parts, between marks; "12 of the 30 said that 40 per cent …" is two things.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reviews.extraction.figures.line import Line
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.quantities import bounds


class Share(NamedTuple):
    """`part` of `whole` is told as `value` per cent, on the tokens `first:last`; its figure is at `at`, the whole at `whole_at`."""

    part: int
    whole: int
    value: float
    places: int | None  # decimals printed, None for a fraction: "a third"
    bound: str
    words: str  # as printed, with the words for its bound
    at: int
    whole_at: int
    first: int
    last: int


class _Count(NamedTuple):
    part: int
    whole: int
    whole_at: int
    first: int
    last: int


_PERCENT = ("%", "percent", "pct")
_OPENING = (",", "(", "—", "–", "or")
_CLOSING = ("", ".", ",", ";", ":", ")", "—", "–", "”", '"', "’")
_THE = ("the", "its", "their", "his", "her", "our", "all", "these", "those")
_MOST_WORDS = 4  # of what is counted: "members of the board"


def find(line: Line, numbers: Sequence[Number]) -> list[Share]:
    """Return the shares of a line that are told with their parts, in order and apart from each other."""
    found: list[Share] = []
    if len(numbers) > 2:
        by_first = {number.first: number for number in numbers}
        for number in numbers:
            share = _of(line, by_first, number)
            if share and (not found or share.first >= found[-1].last):
                found.append(share)
    return found


def _of(line: Line, by_first: dict[int, Number], number: Number) -> Share | None:
    end = _percent_end(line, number)
    if number.value is None or not (end or number.is_share):
        return None
    end = end or number.last
    bound = bounds.around(line, number.first, end)
    readers = (_counted_before, _counted_behind, _part_before, _part_behind)
    count = next((count for read in readers if (count := read(line, by_first, bound))), None)
    if count is None:
        return None
    places = None if number.is_share else len(line.lower(number.first).partition(".")[2])
    value = number.value * 100 if number.is_share else number.value
    first, last = min(bound.first, count.first), max(bound.last, count.last)
    last += line.lower(last) == ")" and any(line.lower(at) == "(" for at in range(first, last))
    words = _phrase(line, bound.first, end - bound.first).replace(" %", "%")
    at = (number.first, count.whole_at)
    return Share(count.part, count.whole, value, places, bound.name, words, *at, first, last)


def _percent_end(line: Line, number: Number) -> int | None:
    at = number.last
    if line.lower(at) == "per":
        return at + 2 if line.lower(at + 1) == "cent" else None
    return at + 1 if line.lower(at) in _PERCENT else None


# A of B beside the share


def _counted_before(line: Line, by_first: dict[int, Number], share: bounds.Bound) -> _Count | None:
    """30 of the 50 members, or 60 per cent · of the 50 members 30, or 60 per cent."""
    at = _opening_before(line, share.first)
    if at is None or not _is_closed(line, share.last):
        return None
    for start in range(at - 1, max(at - 2 * _MOST_WORDS - 4, -1), -1):
        count = _a_of_b(line, by_first, start) or _of_b_a(line, by_first, start)
        if count and _is_phrase(line, by_first, count.last, at):
            return count._replace(last=share.last)
    return None


def _counted_behind(line: Line, by_first: dict[int, Number], share: bounds.Bound) -> _Count | None:
    """60 per cent (30 of 50) · 60 per cent of the members, or 30 of 50."""
    for at in range(share.last, share.last + _MOST_WORDS + 2):
        if line.lower(at) in _OPENING[:-1]:
            count = _a_of_b(line, by_first, at + 1 + (line.lower(at + 1) == "or"))
            is_close = line.lower(at) == "(" or line.lower(at + 1) == "or"
            return count if count and is_close and _is_closed(line, _words_end(line, by_first, count.last)) else None
        if at in by_first:
            return None
    return None


def _a_of_b(line: Line, by_first: dict[int, Number], at: int) -> _Count | None:
    """30 of the 50, 30 out of 50."""
    part = by_first.get(at)
    if part is None or line.lower(at - 1) in ("/", "-", "$", "€", "£"):
        return None
    start = part.last + (line.lower(part.last) == "out")
    start += line.lower(start) == "of" and 1 + (line.lower(start + 1) in _THE)
    whole = by_first.get(start) if line.lower(start - 1) in ("of", *_THE) else None
    return _count(line, part, whole, at, whole.last) if whole else None


def _of_b_a(line: Line, by_first: dict[int, Number], at: int) -> _Count | None:
    """Of the 50 members, 30."""
    if line.lower(at) != "of" or line.lower(at - 1) not in ("", ".", ",", "“", '"'):
        return None
    whole = by_first.get(at + 1 + (line.lower(at + 1) in _THE))
    end = _words_end(line, by_first, whole.last) if whole else 0
    part = by_first.get(end + (line.lower(end) == ","))
    return _count(line, part, whole, at, part.last) if part and whole else None


# The whole behind the share, the part before or behind


def _part_before(line: Line, by_first: dict[int, Number], share: bounds.Bound) -> _Count | None:
    """30 members, or 60 per cent of the 50 · 30 (60%) of the 50."""
    at, whole = _opening_before(line, share.first), _whole_behind(line, by_first, share.last)
    if at is None or whole is None or line.lower(share.first - 1) == ",":
        return None
    for start in range(at - 1, max(at - _MOST_WORDS - 2, -1), -1):
        if part := by_first.get(start):
            is_phrase = _is_phrase(line, by_first, part.last, at) and line.lower(start - 1) not in ("of", *_THE)
            return _count(line, part, whole, start, whole.last) if is_phrase else None
    return None


def _part_behind(line: Line, by_first: dict[int, Number], share: bounds.Bound) -> _Count | None:
    """Half of the 30 members, 15 in all · 60 per cent of the 50 members (30)."""
    whole = _whole_behind(line, by_first, share.last)
    end = _words_end(line, by_first, whole.last) if whole else 0
    if not whole or line.lower(end) not in _OPENING:
        return None
    part = by_first.get(end + 1 + (line.lower(end + 1) == "or"))
    if part is None:
        return None
    is_told = line.lower(part.last) in _CLOSING or _phrase(line, part.last, 2) in ("in all", "in total", "of them")
    return _count(line, part, whole, share.first, part.last) if is_told else None


def _whole_behind(line: Line, by_first: dict[int, Number], at: int) -> Number | None:
    at += line.lower(at) in (")", ",")
    return by_first.get(at + 1 + (line.lower(at + 1) in _THE)) if line.lower(at) == "of" else None


# Words between


def _count(line: Line, part: Number, whole: Number | None, first: int, last: int) -> _Count | None:
    if whole is None or not part.whole or not whole.whole:
        return None
    if part.is_share or whole.is_share or _percent_end(line, part) or _percent_end(line, whole):
        return None
    return _Count(part.whole, whole.whole, whole.first, first, last)


def _opening_before(line: Line, at: int) -> int | None:
    """Where the comma, the bracket or the "or" stands that leads to the share."""
    if line.lower(at - 1) not in _OPENING:
        return None
    return at - 1 - (line.lower(at - 1) == "or" and line.lower(at - 2) in (",", "(", "—", "–"))


def _is_closed(line: Line, at: int) -> bool:
    return line.lower(at) in _CLOSING or _phrase(line, at, 2) in ("of them", "of all", "of those", "of the")


def _words_end(line: Line, by_first: dict[int, Number], at: int) -> int:
    """The end of the words for what is counted."""
    end = at
    while end - at < _MOST_WORDS and end not in by_first and line.lower(end)[:1].isalpha():
        end += 1
    return end


def _is_phrase(line: Line, by_first: dict[int, Number], start: int, end: int) -> bool:
    return _words_end(line, by_first, start) == end


def _phrase(line: Line, at: int, count: int) -> str:
    return " ".join(line.lower(place) for place in range(at, at + count))
