"""Dates that begin with a figure: 7 October 2023, 2023-10-07, 10:30 p.m., 2023, 3 days ago."""

from dataclasses import dataclass
from datetime import date

from reviews.extraction.figures.line import Line

from . import tense
from .vocabulary import Vocabulary
from .when import When, shifted, unordered, whole


@dataclass(eq=False)
class Digits(Line):
    """Reads dates of a line, counted from the day of publication."""

    published: date | None
    words: Vocabulary

    def when(self, first: int, last: int, iso: str | None, weekday: int | None = None) -> When:
        return When(first, last, self.tokens[first].start, self.tokens[last - 1].end, iso, weekday)

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
            return self.when(at, at + 5, whole(first, second, third))
        return self.when(at, at + 5, unordered(first, second, third)) if mark == "/" and self._year(at + 4) else None

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
        return day, at + 1 + (self.lower(at + 1) in self.words.day_marks)

    def _with_year(self, first: int, last: int, month: int, day: int | None) -> When:
        comma = self.lower(last) == ","
        year = self._year(last + comma)
        if year and not (comma and day is None):
            last += 1 + comma
        else:
            year = self._nearest_year(month, day, tense.is_ahead(self, first, last))
        if year is None:
            return self.when(first, last, None)
        return self.when(first, last, whole(year, month, day) if day else f"{year:04}-{month:02}")

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
            return shifted(self.published, step * days) if days == 1 else None
        if period.startswith("month"):
            months = self.published.year * 12 + self.published.month - 1 + step
            return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None
        year = self.published.year + step
        return f"{year:04}" if year > 0 else None
