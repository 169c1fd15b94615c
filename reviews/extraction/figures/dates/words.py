"""Dates that begin with a word: October 7, Tuesday, last month, three days ago."""

from dataclasses import dataclass

from . import tense
from .digits import Digits
from .when import When, shifted


@dataclass(eq=False)
class Words(Digits):
    """Reads dates of either kind, for a weekday may stand in front of a figure."""

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
        return shifted(self.published, 7 * step + weekday - self.published.weekday()) if self.published else None

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
            return shifted(self.published, 7 - back)
        if before in self.words.previous and back == 0:
            back = 7
        return shifted(self.published, -back)

    def _spoken(self, at: int) -> When | None:
        """Today, yesterday, last week, this month, next year."""
        lower = self.lower(at)
        for names, days in ((self.words.today, 0), (self.words.yesterday, -1), (self.words.tomorrow, 1)):
            if lower in names:
                return self.when(at, at + 1, shifted(self.published, days))
        period = self.lower(at + 1)
        if lower in self.words.current and period in self.words.parts:
            return self.when(at, at + 1, shifted(self.published, 0))  # this morning
        if period not in self.words.periods or period.endswith("s"):
            return None
        step = (lower in self.words.next) - (lower in self.words.previous)
        return self.when(at, at + 2, self._moved(period, step))
