"""The words of dates in a language, from its lexicon `calendar`."""

from dataclasses import dataclass
from functools import cache

from reviews.extraction import lexicons


@dataclass(frozen=True)
class Vocabulary:
    """Words with what they stand for, and the small words around dates."""

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
    day_marks: frozenset[str]
    meridiem: frozenset[str]
    before_year: frozenset[str]
    before_month: frozenset[str]
    within: frozenset[str]
    parts: frozenset[str]
    small: dict[str, int]


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of dates of a language."""
    data = lexicons.load(language, "calendar")
    small: dict[str, int] = lexicons.load(language, "numbers").get("small", {})

    def words(*names: str) -> frozenset[str]:
        return lexicons.words(language, "calendar", *names)

    spoken = words("today", "yesterday", "tomorrow", "previous", "next", "current")
    months, weekdays = data.get("months", {}), data.get("weekdays", {})
    return Vocabulary(
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
        day_marks=words("day_marks"),
        meridiem=words("after_meridiem"),
        before_year=words("before_year"),
        before_month=words("before_year", "before_month", "previous", "next", "current"),
        within=words("within"),
        parts=words("parts"),
    )
