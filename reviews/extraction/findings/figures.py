"""Figures that stand side by side: a percentage and what it is made of, a weekday and its date."""

import re
from collections.abc import Iterator, Sequence

from reviews.extraction.claims import ExtractedClaim, Finding
from reviews.extraction.figures import dates
from reviews.extraction.text.tokens import split

type Numbered = tuple[int, ExtractedClaim]

_SHARE = re.compile(
    r"\b(?P<part>\d{1,3}(?:,\d{3})+|\d{1,9}) (?:out )?of (?:the |its |their )?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,9})\b[^.;%]{0,40}?"
    r"(?P<share>\d{1,3}(?:\.\d{1,3})?) ?(?:%|per ?cent)"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about the figures and dates inside the words of single claims."""
    for position, claim in claims:
        yield from _shares(position, claim)
        yield from _weekdays(position, claim)


def _shares(position: int, claim: ExtractedClaim) -> Iterator[Finding]:
    """153 of 193 members, or 79 per cent."""
    for told in _SHARE.finditer(claim.quote):
        part, whole = (int(told[name].replace(",", "")) for name in ("part", "whole"))
        if whole == 0:
            continue
        share, places = 100 * part / whole, len(told["share"].partition(".")[2])
        holds = abs(share - float(told["share"])) <= 0.5 * 10**-places + 1e-9
        computed = {"part": part, "whole": whole, "percentage": round(share, places + 1)}
        said = f"{part} of {whole} is {share:.{places + 1}f} per cent; the text says {told['share']}."
        yield Finding("percentage of the whole", (position,), computed, holds, said)


def _weekdays(position: int, claim: ExtractedClaim) -> Iterator[Finding]:
    """Tuesday, 12 December 2023: only with the year printed, which no reader has to guess."""
    for when in dates.find(split(claim.quote)):
        day = dates.day_of(when.iso)
        if day and when.weekday is not None:
            computed = {"date": day.isoformat(), "weekday": _WEEKDAYS[day.weekday()]}
            said = f"{day.isoformat()} was a {computed['weekday']}; the text says {_WEEKDAYS[when.weekday]}."
            yield Finding("weekday of the date", (position,), computed, day.weekday() == when.weekday, said)
