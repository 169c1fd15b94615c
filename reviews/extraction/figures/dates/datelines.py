"""The day of an article of which nobody told when it was published: its dateline, or the line that tells it."""

import re
from datetime import date
from functools import cache

from reviews.extraction import lexicons

_HEAD = 1_000
"""Code points at the beginning of an article in which its day is looked for."""
_DATELINE = re.compile(
    r"[A-Z][\w .,’'()-]{2,60}?\d{2,4}\s?(?:\([^)\n]{2,60}\)\s?)?(?:--|[—–])\s{0,2}(?:\[[^\]\n]{1,60}\]\s{0,2})*"
)
_CENTURY = 50
"""Of a year in two figures those from here on are of the last century."""


def end(text: str, start: int) -> int:
    """Where what is told begins behind a dateline with its day: "Arden, 4 Feb 90 (ANP) -- [Text]"; 0 where none stands."""
    found = _DATELINE.match(text, start)
    return found.end() if found else 0


def day(text: str, language: str) -> date | None:
    """Return the day that an article gives for itself: "ARDEN, 25 Jul 89 (ANP) --", "Posted: May 3, 2013"."""
    patterns = _patterns(language)
    found = [match for pattern in patterns if (match := pattern.search(text, 0, _HEAD))]
    first = min(found, key=lambda match: match.start(), default=None)
    return _date(first, language) if first else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    months: dict[str, int] = lexicons.load(language, "calendar").get("months", {})
    opening = lexicons.words(language, "layout", "dated")
    if not (months and opening):
        return ()
    month = "|".join(sorted({name.capitalize() for name in months}, key=len, reverse=True))
    whole = rf"(?:(?P<day>\d{{1,2}}) (?P<month>{month})\.?,? (?P<year>\d{{4}}|YY)|(?P<month_>{month})\.? (?P<day_>\d{{1,2}}), (?P<year_>\d{{4}}))(?!\d)"
    long, short = whole.replace("|YY", ""), whole.replace("YY", r"\d{2}")
    told, weekday = "|".join(sorted(opening)), r"(?:[A-Z][a-z]+day,? )?"
    return (
        re.compile(
            rf"^[A-Z][\w .’'-]{{1,40}},? (?:[A-Z][\w.]+, )?{short}\s*(?:\([^)\n]{{2,40}}\)\s*)?[—–-]", re.MULTILINE
        ),
        re.compile(rf"(?:^|\()[^.\n]{{0,20}}\b(?i:{told})\b[^.\n]{{0,40}}?{long}", re.MULTILINE),
        re.compile(rf"^{weekday}{long}[^\S\n]*$", re.MULTILINE),
    )


def _date(found: re.Match[str], language: str) -> date | None:
    parts = {name.rstrip("_"): value for name, value in found.groupdict().items() if value}
    year = int(parts["year"])
    year += (1900 if year >= _CENTURY else 2000) if len(parts["year"]) == len("89") else 0
    try:
        return date(year, lexicons.load(language, "calendar")["months"][parts["month"].lower()], int(parts["day"]))
    except ValueError:  # 31 June
        return None
