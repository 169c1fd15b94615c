"""Dates and times as newspapers write them, counted from the day of publication: "Tuesday" is the one before it.

A date is ISO 8601 cut to what the words say: "2023-12-12", "2023-10", "2023".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

from . import tense
from .line import Line


class When(NamedTuple):
    """A date or a time of day on the tokens `first:last`; `iso` is None if it names no day that can be told."""

    first: int
    last: int
    start: int
    end: int
    iso: str | None
    weekday: int | None = None  # Monday is 0; the weekday that the words name


@dataclass(frozen=True)
class _Words:
    months: dict[str, int]
    weekdays: dict[str, int]
    periods: dict[str, int]
    openers: frozenset[str]
    today: frozenset[str]
    yesterday: frozenset[str]
    tomorrow: frozenset[str]
    previous: frozenset[str]
    next: frozenset[str]
    current: frozenset[str]
    ago: frozenset[str]
    meridiem: frozenset[str]
    before_year: frozenset[str]
    before_month: frozenset[str]
    within: frozenset[str]
    parts: frozenset[str]
    small: dict[str, int]


@cache
def _words(language: str) -> _Words:
    data = lexicons.load(language, "calendar")
    small: dict[str, int] = lexicons.load(language, "numbers").get("small", {})

    def words(*names: str) -> frozenset[str]:
        return lexicons.words(language, "calendar", *names)

    spoken = words("today", "yesterday", "tomorrow", "previous", "next", "current")
    months, weekdays = data.get("months", {}), data.get("weekdays", {})
    return _Words(
        months=months,
        weekdays=weekdays,
        periods=data.get("periods", {}),
        small=small,
        openers=frozenset([*months, *weekdays, *spoken, *small, "a"]),
        today=words("today"),
        yesterday=words("yesterday"),
        tomorrow=words("tomorrow"),
        previous=words("previous"),
        next=words("next"),
        current=words("current"),
        ago=words("ago"),
        meridiem=words("after_meridiem"),
        before_year=words("before_year"),
        before_month=words("before_year", "before_month", "previous", "next", "current"),
        within=words("within"),
        parts=words("parts"),
    )


def find(tokens: Sequence[Token], published: date | None = None, language: str = "en") -> list[When]:
    """Return the dates and times among `tokens`, in order and apart from each other."""
    words = _words(language)
    places = [at for at, token in enumerate(tokens) if token.lower in words.openers or token.lower[0].isdecimal()]
    return list(_find(_Reader(tokens, language, published, words), places)) if places else []


def _find(reader: "_Reader", places: list[int]) -> Iterator[When]:
    end = 0
    for at in places:
        if at < end:
            continue
        is_figure = reader.lower(at)[0].isdecimal()
        if found := reader.from_digits(at) if is_figure else reader.from_word(at):
            yield found
            end = found.last


def day_of(iso: str | None) -> date | None:
    """The day that `iso` names, None if it is no whole day."""
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None


@dataclass(eq=False)
class _Reader(Line):
    published: date | None
    words: _Words

    def when(self, first: int, last: int, iso: str | None, weekday: int | None = None) -> When:
        return When(first, last, self.tokens[first].start, self.tokens[last - 1].end, iso, weekday)

    # Digits: 7 October 2023, 2023-10-07, 10:30 p.m., 2023

    def from_digits(self, at: int) -> When | None:
        return self._iso(at) or self._day_first(at) or self._clock(at) or self._ago(at) or self._lone_year(at)

    def _number(self, at: int) -> int | None:
        text = self.lower(at)
        return int(text) if 0 < len(text) < 5 and text.isdecimal() else None

    def _year(self, at: int) -> int | None:
        year = self._number(at)
        return year if year and 1500 <= year <= 2199 and len(self.lower(at)) == 4 else None

    def _iso(self, at: int) -> When | None:
        mark = self.lower(at + 1)
        if mark not in ("-", "/") or self.lower(at + 3) != mark:
            return None
        first, second, third = self._number(at), self._number(at + 2), self._number(at + 4)
        if not (first and second and third):
            return None
        if self._year(at):
            return self.when(at, at + 5, _whole(first, second, third))
        return self.when(at, at + 5, _unordered(first, second, third)) if mark == "/" and self._year(at + 4) else None

    def _day_first(self, at: int) -> When | None:
        """7 October 2023, 7th of October."""
        day, after = self._day(at)
        after += self.lower(after) == "of"
        month = self.words.months.get(self.lower(after))
        if not day or not month or not self.tokens[after].text[0].isupper():
            return None
        after += 1 + (self.lower(after + 1) == "." and len(self.lower(after)) < 5)
        return self._with_year(at, after, month, day)

    def _day(self, at: int) -> tuple[int | None, int]:
        day = self._number(at)
        if not day or day > 31:
            return None, at + 1
        return day, at + 1 + (self.lower(at + 1) in ("st", "nd", "rd", "th"))

    def _with_year(self, first: int, last: int, month: int, day: int | None) -> When:
        comma = self.lower(last) == ","
        year = self._year(last + comma)
        if year and not (comma and day is None):
            last += 1 + comma
        else:
            year = self._nearest_year(month, day, tense.is_ahead(self, first, last))
        if year is None:
            return self.when(first, last, None)
        return self.when(first, last, _whole(year, month, day) if day else f"{year:04}-{month:02}")

    def _nearest_year(self, month: int, day: int | None, is_ahead: bool | None) -> int | None:
        """The year in which a month without one lies: behind or ahead, and where no verb tells, allowing for the near future."""
        if self.published is None:
            return None
        this = self.published
        is_past, is_later = (
            (month, day or this.day) < (this.month, this.day),
            (month, day or this.day) > (this.month, this.day),
        )
        if is_ahead is not None:
            return this.year + (is_ahead and is_past) - (not is_ahead and is_later)
        ahead = (month - this.month) * 30 + (day or 1) - this.day
        return this.year - (ahead > 90)

    def _clock(self, at: int) -> When | None:
        """10:30, 5 a.m., 10.45pm, 4:39 left."""
        token = self.tokens[at]
        marked = self.lower(at + 1) in self.words.meridiem
        if ":" in token.text:
            return self.when(at, at + 1 + marked, None)
        return self.when(at, at + 2, None) if marked and token.text.replace(".", "").isdecimal() else None

    def _lone_year(self, at: int) -> When | None:
        """2019, the 1990s, 2019-20."""
        year = self._year(at)
        if not year or not 1700 <= year <= 2099:
            return None
        if self.lower(at + 1) == "s":
            return self.when(at, at + 2, None)
        before, after = self.lower(at - 1), self.lower(at + 1)
        if before not in self.words.before_year and (
            after in ("%", "-", "km", "people", "m") or before in ("$", "€", "£", "about")
        ):
            return None
        return self.when(at, at + 1, f"{year:04}")

    # Words: October 7, Tuesday, last month, three days ago

    def from_word(self, at: int) -> When | None:
        lower = self.lower(at)
        if lower in self.words.months:
            return self._month_first(at)
        if lower in self.words.weekdays:
            return self._weekday(at)
        if lower in self.words.small or lower == "a":
            return self._ago(at)
        return self._spoken(at)

    def _month_first(self, at: int) -> When | None:
        """October 7, 2023 · Oct. 7 · October 2023 · in October."""
        if not self.tokens[at].text[0].isupper():
            return None
        after = at + 1 + (self.lower(at + 1) == "." and len(self.lower(at)) < 5)
        after += self.lower(after) == "of" and self._year(after + 1) is not None
        if self._year(after):
            return self._with_year(at, after, self.words.months[self.lower(at)], None)
        day, end = self._day(after)
        if day:
            return self._with_year(at, end, self.words.months[self.lower(at)], day)
        before = self.lower(at - 1 - (self.lower(at - 1) == "-"))
        if len(self.lower(at)) < 4 and before not in self.words.before_month:
            return None  # May, Mar and Jan are people too
        return self._with_year(at, at + 1, self.words.months[self.lower(at)], None)

    def _weekday(self, at: int) -> When | None:
        if not self.tokens[at].text[0].isupper() or (len(self.lower(at)) < 5 and not self._dated(at + 1)):
            return None
        weekday = self.words.weekdays[self.lower(at)]
        if dated := self._dated(at + 1):
            return self.when(at, dated.last, dated.iso, weekday)
        if week := self._week(at):
            return self.when(at, week[1], self._day_of_week(weekday, week[0]), weekday)
        return self.when(at, at + 1, self._day_by_weekday(weekday, at), weekday)

    def _week(self, at: int) -> tuple[int, int] | None:
        """How many weeks on the words around a weekday count, and where they end: "Tuesday of last week", "last week on Tuesday"."""
        if self.lower(at - 2) in self.words.within and self.lower(at - 1) == "on" and self._step(at - 3) is not None:
            return self._step(at - 3) or 0, at + 1
        start = at + 1 + (self.lower(at + 1) == "of")
        start += self.lower(start) == "the"
        step = self._step(start)
        if step is not None and self.lower(start + 1) in self.words.within:
            return step, start + 2
        ago = (
            self._count(start)
            if self.lower(start + 2) == "ago" and self.words.periods.get(self.lower(start + 1)) == 7
            else None
        )
        return (-ago, start + 3) if ago else None

    def _step(self, at: int) -> int | None:
        """The -1 of "last", the 1 of "next", the 0 of "this"."""
        word = self.lower(at)
        if word in self.words.previous:
            return -1
        return 1 if word in self.words.next else 0 if word in self.words.current else None

    def _day_of_week(self, weekday: int, step: int) -> str | None:
        """A weekday of the week of the publication, or of one so many weeks from it."""
        return _shifted(self.published, 7 * step + weekday - self.published.weekday()) if self.published else None

    def _dated(self, at: int) -> When | None:
        """The date behind a weekday: "Tuesday, 12 December", "Tuesday, Dec. 12"."""
        at += self.lower(at) in (",", ".")
        lower = self.lower(at)
        if lower in self.words.months:
            found = self._month_first(at)
            return found if found and found.last > at + 1 else None
        return self._day_first(at) if lower[:1].isdecimal() else None

    def _day_by_weekday(self, weekday: int, at: int) -> str | None:
        """The last such day up to the publication; the coming one after "next", or where something is still to come."""
        if self.published is None:
            return None
        before, back = self.lower(at - 1), (self.published.weekday() - weekday) % 7
        if before in self.words.next or (back and tense.is_ahead(self, at, at + 1)):
            return _shifted(self.published, 7 - back)
        if before in self.words.previous and back == 0:
            back = 7
        return _shifted(self.published, -back)

    def _spoken(self, at: int) -> When | None:
        """Today, yesterday, last week, this month, next year."""
        lower = self.lower(at)
        for names, days in ((self.words.today, 0), (self.words.yesterday, -1), (self.words.tomorrow, 1)):
            if lower in names:
                return self.when(at, at + 1, _shifted(self.published, days))
        period = self.lower(at + 1)
        if lower in self.words.current and period in self.words.parts:
            return self.when(at, at + 1, _shifted(self.published, 0))  # this morning
        if period not in self.words.periods or period.endswith("s"):
            return None
        step = (lower in self.words.next) - (lower in self.words.previous)
        return self.when(at, at + 2, self._moved(period, step))

    def _ago(self, at: int) -> When | None:
        """Three days ago, a year earlier."""
        if self.lower(at + 2) not in self.words.ago or self.lower(at + 1) not in self.words.periods:
            return None
        count = self._count(at)
        if count is None:
            return None
        known = self.lower(at + 2) == "ago"  # "earlier" counts from a day that the text must tell
        return self.when(at, at + 3, self._moved(self.lower(at + 1), -count) if known else None)

    def _count(self, at: int) -> int | None:
        """The three of "three days ago"."""
        return 1 if self.lower(at) == "a" else self.words.small.get(self.lower(at), self._number(at))

    def _moved(self, period: str, step: int) -> str | None:
        if self.published is None:
            return None
        if days := self.words.periods[period]:
            return _shifted(self.published, step * days) if days == 1 else None
        if period.startswith("month"):
            months = self.published.year * 12 + self.published.month - 1 + step
            return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None
        year = self.published.year + step
        return f"{year:04}" if year > 0 else None


def _whole(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _unordered(first: int, second: int, year: int) -> str | None:
    """10/7/2023 is two dates; 10/17/2023 is one."""
    if first > 12:
        return _whole(year, second, first)
    return _whole(year, first, second) if second > 12 or first == second else None


def _shifted(day: date | None, days: int) -> str | None:
    try:
        return (day + timedelta(days)).isoformat() if day else None
    except OverflowError:
        return None
