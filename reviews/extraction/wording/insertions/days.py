"""Days and years as a stranger reads them: "on Tuesday" becomes "on 12 December 2023"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.document import Document
from reviews.extraction.figures import dates
from reviews.extraction.figures.dates import When
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.tokens import Token, split
from reviews.extraction.wording.draft import Draft
from reviews.extraction.wording.edits import Edit
from reviews.extraction.wording.nouns import Nouns

_WEEK = 7


class Days:
    """The dates of one article, written out as it writes dates itself."""

    def __init__(self, document: Document, nouns: Nouns) -> None:
        self.document, self.nouns = document, nouns
        self._words = lexicons.load(document.language, "wording")
        self._month_first = self._prints_month_first()

    def _prints_month_first(self) -> bool:
        """Whether the article writes "June 12" rather than "12 June"."""
        months, tokens = lexicons.load(self.document.language, "calendar").get("months", {}), self.document.tokens
        for at in self.document.places(months):
            if at and tokens[at - 1].text.isdecimal():
                return False
            if any(after.text.isdecimal() and len(after.text) <= 2 for after in tokens[at + 1 : at + 2]):
                return True
        return False

    def tell(self, draft: Draft) -> None:
        """Make the dates of a draft whole."""
        for edit in self.edits(draft.clause.start, draft.clause.end):
            if not draft.is_quoted or edit.start == edit.end or self._is_year(edit.words):
                draft.put(edit)
            elif not self._is_back(draft.text[edit.start : edit.end]):
                draft.loose.append((edit.start, edit.end))  # nobody knows on which day "today" was said

    def _is_back(self, words: str) -> bool:
        """Whether words only count back, as roughly in a quotation as anywhere: the "ago" of "decades ago"."""
        return words.lower() in lexicons.words(self.document.language, "calendar", "back")

    def _is_year(self, words: str) -> bool:
        """Whether a date is no more than a year, the same whenever that week it was said."""
        year = words.split()[-1]
        return year.isdecimal() and not any(month in words for month in self._words["months"])

    def has_date(self, draft: Draft) -> bool:
        """Whether a draft tells a day, a month or a year already."""
        if any(edit.rule == "date" for edit in draft.edits):
            return True
        tokens = [*self.document.tokens_in(draft.clause.start, draft.clause.end), *split(draft.said)]
        return bool(dates.find(tokens, self.document.published, self.document.language))

    def edits(self, start: int, end: int, *, opens: bool = True) -> Iterator[Edit]:
        """What makes every date between two places whole; `opens`: a sentence begins there, whose subject a day may be."""
        if self.document.published is None:
            return
        first = max(bisect_right(self._starts, start) - 1, 0)
        for reading in self.document.readings[first : bisect_left(self._starts, end)]:
            told = [when for when in reading.dates if start <= when.start and when.end <= end]
            for when in told:
                yield from self._whole(reading.tokens, when, start if opens else -1)
            if not any(when.iso and not self._is_bounding(reading.tokens, when) for when in told):
                yield from self._counted_back(reading, start, end)

    def _counted_back(self, reading: Reading, start: int, end: int) -> Iterator[Edit]:
        """What is counted from the paper’s day and names no day: "nearly a decade ago" is nearly a decade before that day."""
        back, published = lexicons.words(self.document.language, "calendar", "back"), self.document.published
        if published is None or not reading.has(back):
            return
        for before, token in pairwise(reading.tokens):
            is_counted = token.lower in back and before.lower in self._periods
            if is_counted and start <= before.start and token.end <= end:
                words: str = self._words["before_day_of"]
                yield Edit(token.start, token.end, words.format(day=self.day(published)), "date")

    @cached_property
    def _periods(self) -> frozenset[str]:
        long = lexicons.words(self.document.language, "calendar", "long")
        return long.union(lexicons.load(self.document.language, "calendar").get("periods", {}))

    @cached_property
    def _starts(self) -> list[int]:
        return [reading.extent[0] for reading in self.document.readings]

    def _whole(self, tokens: Sequence[Token], when: When, opening: int) -> Iterator[Edit]:
        words = [token.lower for token in tokens[when.first : when.last]]
        before = tokens[when.first - 1].lower if when.first else ""
        is_year = any(len(word) == 4 and word.isdecimal() for word in words)
        if (
            is_year
            or self._is_bound(before, words[-1])
            or before == self._words["the"]
            or self._describes(tokens, when)
            or self._is_name(tokens, when)
        ):
            return
        months = lexicons.load(self.document.language, "calendar").get("months", {})
        if when.iso and any(word in months for word in words):
            if self._is_of(tokens, when):
                return  # June of this year
            year = when.iso[:4]
            is_month_first = len(when.iso) == 10 and words[-1] not in months
            yield Edit(when.end, when.end, year, "date", glue=", " if is_month_first else " ")
        elif told := self._told(when, words):
            yield from self._replaced(tokens, when, told, opening)

    def _is_bounding(self, tokens: Sequence[Token], when: When) -> bool:
        before = tokens[when.first - 1].lower if when.first else ""
        return self._is_bound(before, tokens[when.last - 1].lower)

    def _is_bound(self, before: str, last: str) -> bool:
        """Whether a time only bounds another: "more than a year ago", not "higher than last year"."""
        language = self.document.language
        is_ago = last in lexicons.words(language, "calendar", "ago")
        return is_ago and before in lexicons.words(language, "grammar", "compared")

    def _describes(self, tokens: Sequence[Token], when: When) -> bool:
        """Whether a day only describes somebody's noun: "her Sunday walk"."""
        owned = when.first and tokens[when.first - 1].lower in lexicons.words(self.document.language, "grammar", "his")
        return bool(owned and when.last < len(tokens) and tokens[when.last].text[0].isalpha())

    def _is_name(self, tokens: Sequence[Token], when: When) -> bool:
        """Whether a day with a capital is part of a name: "News Today"."""
        return (
            when.weekday is None
            and when.first > 0
            and all(token.text[0].isupper() for token in tokens[when.first - 1 : when.last])
            and not self._months.intersection(token.lower for token in tokens[when.first : when.last])
        )

    @cached_property
    def _months(self) -> frozenset[str]:
        return frozenset(lexicons.load(self.document.language, "calendar").get("months", {}))

    def _is_of(self, tokens: Sequence[Token], when: When) -> bool:
        """Whether the words behind a month say of which year it is."""
        of, behind = tokens[when.last : when.last + 1], tokens[when.last + 1 : when.last + 2]
        calendar = lexicons.words(self.document.language, "calendar", "current", "previous", "next")
        return bool(of and behind) and of[0].lower == "of" and behind[0].lower in calendar

    def _told(self, when: When, words: list[str]) -> str | None:
        """A relative date in whole words: a day, a month, a year, or the week of its Monday."""
        if when.iso is None:
            return self._week(words)
        if len(when.iso) == 10:
            return self.day(date.fromisoformat(when.iso))
        if len(when.iso) == 7:
            year, month = when.iso.split("-")
            return f"{self._month(int(month))} {year}"
        return when.iso

    def day(self, day: date) -> str:
        """A day as the article would print it."""
        month = self._month(day.month)
        return f"{month} {day.day}, {day.year}" if self._month_first else f"{day.day} {month} {day.year}"

    def _month(self, number: int) -> str:
        name: str = self._words["months"][number - 1]
        return name

    def _week(self, words: list[str]) -> str | None:
        known = lexicons.load(self.document.language, "calendar")
        published = self.document.published
        if published is None or len(words) != 2 or known.get("periods", {}).get(words[1]) != _WEEK:
            return None
        step = (words[0] in known["next"]) - (words[0] in known["previous"])
        if not step and words[0] not in known["current"]:
            return None
        monday = published - timedelta(days=published.weekday() - _WEEK * step)
        week: str = self._words["week_of"]
        return week.format(day=self.day(monday))

    def _replaced(self, tokens: Sequence[Token], when: When, told: str, opening: int) -> Iterator[Edit]:
        """The date in the place of the words, with the "on" or "in" that it needs."""
        first, last = when.first, when.last
        while first and tokens[first - 1].lower in self._list("before_day"):
            first -= 1
        rough = tokens[first - 1].lower if first and tokens[first - 1].lower in self._list("rough") else None
        first -= rough is not None
        if last < len(tokens) and tokens[last].lower in self._list("part_of_day"):
            told = self._words["part_of"].format(part=tokens[last].lower, day=told)
            last += 1
        if last < len(tokens) and tokens[last].lower in ("’s", "'s"):
            yield from self._possessive(tokens, first, last, told)
            return
        before = tokens[first - 1].lower if first else ""
        if rough and told.startswith(self._words["the"]):
            told = f"{rough} {self._words['in']} {told}"
            before = self._words["in"]
        elif rough and when.iso and len(when.iso) < 10:
            told = f"{rough} {told}"
        is_subject = when.weekday is not None and tokens[first].start == opening  # Monday saw armed police
        if not self._is_tied(before) and not is_subject:
            told = f"{self._preposition(when)} {told}"
        yield Edit(tokens[first].start, tokens[last - 1].end, told, "date")

    def _possessive(self, tokens: Sequence[Token], first: int, last: int, told: str) -> Iterator[Edit]:
        """ "Tuesday’s vote" is the vote of that day, "last year’s vote" that of the year."""
        phrase = self.nouns.at(tokens[first].start)
        if phrase and phrase.head_start > tokens[last].start:
            yield Edit(tokens[first].start, tokens[last].end, self._words["the"], "date")
            yield Edit(phrase.end, phrase.end, self._words["of_day"].format(day=told), "date", glue=" ")

    def _is_tied(self, before: str) -> bool:
        ties = lexicons.words(self.document.language, "grammar", "preposition", "to")
        return before in ties or before in self._list("since")

    def _preposition(self, when: When) -> str:
        is_day = when.iso is not None and len(when.iso) == 10
        preposition: str = self._words["on" if is_day else "in"]
        return preposition

    def _list(self, name: str) -> frozenset[str]:
        return lexicons.words(self.document.language, "wording", name)
