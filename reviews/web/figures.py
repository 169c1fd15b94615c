"""The figures of a claim, made ready to draw: bars on one scale, or a range on a line, with the arithmetic in words.

Lengths are percentages of the drawing's width; counts stay as they were written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

type Details = dict[str, Any]

SIDES = (
    ("in_favour", "In favour", "filled"),
    ("against", "Against", "hatched"),
    ("abstaining", "Abstaining", "outlined"),
    ("not_voting", "Not voting", "outlined"),
)
LEAST_WIDTH = 0.6
"""Narrower than this a bar cannot be seen."""
ROOM = 1.25
"""How far the line goes on beyond the greatest figure, where "at least" leaves it open."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: int
    width: float
    fill: str
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    bars: list[Bar]
    sum: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What one party reports: from `left` to `right` on the line; an open end has no known bound."""

    label: str
    words: str
    left: float
    right: float
    is_open: bool
    is_vague: bool
    is_here: bool

    @property
    def is_point(self) -> bool:
        return self.left == self.right and not self.is_vague

    @property
    def width(self) -> float:
        return round(self.right - self.left, 2)


@dataclass(frozen=True, slots=True)
class Casualties:
    reaches: list[Reach]
    most: int


def tally(details: Details) -> Tally | None:
    """Return the bars of a vote on one scale: all members, or all votes where the members are not known."""
    votes = {side: details.get(side) for side, _, _ in SIDES}
    cast = sum(votes[side] or 0 for side, _, _ in SIDES[:3])
    members = details.get("members")
    if votes["not_voting"] is None and members and members >= cast:
        votes["not_voting"] = members - cast
    scale = max(members or 0, sum(count or 0 for count in votes.values()))
    if not scale:
        return None
    named = details.get("named") or {}
    bars = [
        Bar(label, count, max(LEAST_WIDTH, round(100 * count / scale, 2)) if count else 0, fill, named.get(side) or ())
        for side, label, fill in SIDES
        if (count := votes[side]) is not None
    ]
    return Tally(bars, _sum(details, cast))


def _sum(details: Details, cast: int) -> str:
    counts = [details[side] for side, _, _ in SIDES[:3] if details.get(side) is not None]
    total = f"{' + '.join(f'{count:,}' for count in counts)} = {cast:,}" if len(counts) > 1 else f"{cast:,}"
    members = details.get("members")
    return f"{total} of {members:,} members" if members else f"{total} votes"


def casualties(details: Details, others: Iterable[Details] = ()) -> Casualties | None:
    """Return the figure of a casualty claim, and those of other claims about the same harm, on one line from 0."""
    alike = [other for other in others if other.get("harm") == details.get("harm")]
    told = [details, *alike]
    most = max(_bounds(one)[1] or _bounds(one)[0] or 0 for one in told)
    is_open = any(_bounds(one)[1] is None for one in told)
    scale = (most or 1) * (ROOM if is_open else 1)
    reaches = [_reach(one, scale, is_here=one is details) for one in told if _said(one)]
    return Casualties(reaches, most) if reaches else None


def _bounds(details: Details) -> tuple[int | None, int | None]:
    count = details.get("count")
    return (count, count) if count is not None else (details.get("minimum"), details.get("maximum"))


def _said(details: Details) -> str:
    least, most = _bounds(details)
    if least is not None and most is not None:
        return f"{least:,}" if least == most else f"{least:,} to {most:,}"
    if least is not None:
        return f"at least {least:,}"
    return f"at most {most:,}" if most is not None else details.get("vague") or ""


def _reach(details: Details, scale: float, *, is_here: bool) -> Reach:
    least, most = _bounds(details)
    return Reach(
        label=details.get("attribution") or "No source named",
        words=_said(details),
        left=round(100 * (least or 0) / scale, 2),
        right=round(100 * (scale if most is None else most) / scale, 2),
        is_open=most is None,
        is_vague=least is None and most is None,
        is_here=is_here,
    )
