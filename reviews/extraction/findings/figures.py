"""Figures that stand side by side: a share and what it is made of, a weekday and its date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reviews.extraction.claims import Span
from reviews.extraction.figures import changes, dates, divisions, numbers, quantities, shares
from reviews.extraction.figures.dates import When
from reviews.extraction.figures.divisions import Division
from reviews.extraction.figures.line import Line, cut
from reviews.extraction.figures.shares import Share
from reviews.extraction.text.tokens import split

from . import sizes
from .finding import Finding, Numbered


class _Place(NamedTuple):
    """Where words stand in the article: what two claims quote is one thing, told once."""

    rule: str
    start: int
    end: int


def find(claims: Sequence[Numbered], held: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about the figures and dates inside the words of claims, each with the claims that hold them.

    `held` are the figures of the claims, whose dates tell the year.
    """
    known = frozenset(_days(held))
    found: dict[_Place, Finding] = {}
    for position, claim in claims:
        for rule, start, end, finding in _inside(claim.quote, known):
            place = _Place(rule, claim.start + start, claim.start + end)
            earlier = found.get(place)
            positions = (*earlier.claims, position) if earlier else (position,)
            found[place] = replace(finding, claims=positions, about=(claim.quote[start:end],))
    yield from found.values()


type _Inside = tuple[str, int, int, Finding]


@lru_cache(maxsize=10_000)
def _inside(quote: str, known: frozenset[date]) -> tuple[_Inside, ...]:
    """What follows from the words of a claim, each with its rule and its place in them; pages ask again and again."""
    return tuple(_read(quote, known))


def _read(quote: str, known: frozenset[date]) -> Iterator[_Inside]:
    line = Line(cut(split(quote)), "en")
    dated = dates.find(line.tokens, max(known, default=None))
    taken = {at for when in dated for at in range(when.first, when.last)}
    counted = [number for number in numbers.find(line.tokens) if number.first not in taken]
    for share in shares.find(line, counted):
        yield "share", *_span(line, share.first, share.last), _share(share)
    found = quantities.read(line, counted)
    for division in divisions.find(line, found):
        if finding := _division(division):
            yield "division", *_span(line, division.first, division.last), finding
    for change in changes.find(line, counted, found):
        if finding := sizes.judge(change):
            yield "change", *_span(line, change.first, change.last), finding
    for when in dated:
        if finding := _weekday(line, when, known):
            yield "weekday", when.start, when.end, finding


def _span(line: Line, first: int, last: int) -> Span:
    return line.tokens[first].start, line.tokens[last - 1].end


# Shares

_FRACTION, _ROUND_FRACTION = 2.5, 5.0  # percentage points that "a third" and "about a third" may be off
_FAR = 10.0  # points off which no rounding explains


def _share(share: Share) -> Finding:
    """153 of 193 members, or 79 per cent."""
    actual, places = 100 * share.part / share.whole, share.places or 0
    computed = {"part": share.part, "whole": share.whole, "percentage": round(actual, places + 1)}
    return Finding("percentage of the whole", (), computed, _fits(share, actual), ("share",), {"words": share.words})


def _fits(share: Share, actual: float) -> bool | None:
    """Whether a share fits as precisely as it is printed; None where only a rougher rounding would explain it."""
    close, far = _tolerance(share)
    off = actual - share.value
    if share.bound in ("more than", "at least"):
        off = min(off, 0)
    elif share.bound in ("less than", "at most"):
        off = max(off, 0)
    if abs(off) <= close + 1e-9:
        return True
    return None if abs(off) <= far else False


def _tolerance(share: Share) -> tuple[float, float]:
    """How many points the told share may be off, and from how many on it is wrong."""
    is_about = share.bound == "about"
    if share.places is None:
        one = 100 / share.whole  # of 31 members a third are ten or eleven
        return max(_ROUND_FRACTION if is_about else _FRACTION, one), max(_FAR, 2 * one)
    digit = 10.0**-share.places
    return (max(2.5, digit), _FAR) if is_about else (digit / 2, digit)


# Divisions


def _division(division: Division) -> Finding | None:
    """58, 31 and 16 per cent are more than everybody; what is less than everybody leaves some untold."""
    total, places = round(sum(division.shares), 6), max(_places(share) for share in division.shares)
    off, rounding = total - 100, len(division.shares) / 2 * 10.0**-places
    if off < -rounding - 1e-9:
        return None
    holds = off <= rounding + 1e-9
    says = "all" if not off else "rounded" if holds else "more"
    return Finding("shares of the whole", (), {"shares": list(division.shares), "sum": total}, holds, (says,))


def _places(share: float) -> int:
    return len(f"{share:g}".partition(".")[2])


# Weekdays

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _days(claims: Sequence[Numbered]) -> set[date]:
    """The days that the claims are dated to, which tell the year of a day printed without one."""
    told = (claim.details.get("date") for _, claim in claims)
    return {day for iso in told if isinstance(iso, str) and (day := _day(iso))}


def _day(iso: str) -> date | None:
    """The day of a date that somebody may have typed by hand."""
    try:
        return dates.day_of(iso)
    except ValueError:
        return None


def _weekday(line: Line, when: When, known: frozenset[date]) -> Finding | None:
    """Tuesday, 12 December: with the year printed, or known from a claim of the same day; none of a lone "Tuesday"."""
    day = dates.day_of(when.iso)
    if day is None or when.weekday is None or when.last == when.first + 1:
        return None
    has_year = line.lower(when.last - 1) == str(day.year)
    if not has_year and day not in known:
        return None
    computed = {"date": day.isoformat(), "weekday": _WEEKDAYS[day.weekday()]}
    holds, besides = day.weekday() == when.weekday, {"said": _WEEKDAYS[when.weekday]}
    fitting = next((year for year in (day.year - 1, day.year + 1) if _falls_on(day, year) == when.weekday), None)
    if holds or has_year or fitting is None:
        return Finding("weekday of the date", (), computed, holds, ("weekday",), besides)
    says = ("weekday", "other year")
    return Finding("weekday of the date", (), computed, None, says, besides | {"year": str(fitting)})


def _falls_on(day: date, year: int) -> int | None:
    """The weekday of the same day in another year, None if that has no such day."""
    try:
        return day.replace(year=year).weekday()
    except ValueError:
        return None
