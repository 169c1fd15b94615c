"""What the words around a tally say of its result: "a majority of 31", "a 12-vote margin", "a two-thirds majority"."""

from collections.abc import Sequence

from reviews.extraction import rules
from reviews.extraction.details import Told
from reviews.extraction.figures.reading import Reading
from reviews.extraction.rules import PLAIN, Line, Match, Rules

_MARGIN = "margin"
"""What rules tell that say by how many; the others say with what majority."""


def told(reading: Reading, beside: Sequence[Reading]) -> Told | None:
    """The margin or the majority that the sentence of a tally tells, or else one of those `beside` it."""
    known = rules.load(reading.language, "margins")
    if known is None:
        return None
    if said := _said(known, reading):
        return said
    for other in beside:
        if said := _said(known, other):
            return {**said, "beside": True}
    return None


def _said(known: Rules, reading: Reading) -> Told | None:
    matches = line(known, reading).matches() if known.allowed(reading.vocabulary) else ()
    first = min(matches, key=lambda match: match.spans["noun"], default=None)
    return _result(reading, first) if first else None


def line(known: Rules, reading: Reading) -> Line:
    """A sentence with its counts and its shares marked in it."""
    counts = [(number.first, number.last) for number in reading.numbers if number.whole is not None]
    shares = [(number.first, number.last) for number in reading.numbers if number.is_share]
    marks = rules.marked(PLAIN * len(reading.tokens), counts, "count")
    return known.line(reading, rules.marked(marks, shares, "share"))


def _result(reading: Reading, match: Match) -> Told:
    if match.rule.tells == _MARGIN:
        number = reading.number_at(match.spans["margin"][0])
        return {"margin": number.whole if number else None, "majority": None, "beside": False}
    if "sort" in match.spans:
        return {"margin": None, "majority": reading.phrase(*match.spans["sort"]).lower(), "beside": False}
    share = reading.number_at(match.spans["share"][0])
    return {"margin": None, "majority": round(share.value or 0, 4) if share else None, "beside": False}
