"""What a date is, and the calendar that it is read by."""

from datetime import date, timedelta
from typing import NamedTuple


class When(NamedTuple):
    """A date or a time of day on the tokens `first:last`; `iso` is None if it names no day that can be told."""

    first: int
    last: int
    start: int
    end: int
    iso: str | None
    weekday: int | None = None  # Monday is 0; the weekday that the words name


def day_of(iso: str | None) -> date | None:
    """The day that `iso` names, None if it is no whole day."""
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None


def whole(year: int, month: int, day: int) -> str | None:
    """The day that the calendar has by these numbers, if it has one."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def unordered(first: int, second: int, year: int) -> str | None:
    """10/7/2023 is two dates; 10/17/2023 is one."""
    if first > 12:
        return whole(year, second, first)
    return whole(year, first, second) if second > 12 or first == second else None


def shifted(day: date | None, days: int) -> str | None:
    """The day so many days from another."""
    try:
        return (day + timedelta(days)).isoformat() if day else None
    except OverflowError:
        return None
