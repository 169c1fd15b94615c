"""Sizes of changes: "from $410 million to $615 million, an increase of 40 per cent" against what the figures make."""

from typing import NamedTuple

from reviews.extraction.figures.changes import Change, Figure, Told

from .finding import Finding

RULE = "size of the change"


class _Reach(NamedTuple):
    """What a figure can mean, from the least to the most."""

    least: float
    most: float


def judge(change: Change) -> Finding | None:
    """A change against what is told of it; None when nothing is, or when it began at nothing."""
    told, was, now = change.told, change.was.value, change.now.value
    if told is None or was <= 0 or now < 0:
        return None
    points, share = abs(now - was), 100 * abs(now - was) / was
    computed = {"was": was, "now": now, "percentage": round(share, 1)}
    besides, says = {"size": _rough(share), "words": told.words}, "share"
    if change.unit == "percentage":
        computed["points"] = round(points, 3)
        besides["difference"] = _rough(points)
        says = "one point" if besides["difference"] == 1 else "points"
    holds = _holds(change, told)
    is_rounding = holds is None and not told.in_points
    return Finding(RULE, (), computed, holds, (says, "rounding") if is_rounding else (says,), besides)


def _rough(value: float) -> float:
    """As precise as people say it."""
    return round(value) if value >= 100 else float(f"{value:.3g}")


def _holds(change: Change, told: Told) -> bool | None:
    """Whether the size fits as printed; None where only rounding explains it, or points that are told as per cent."""
    size = _points if told.in_points else _share
    if told.in_points and change.unit != "percentage":
        return None
    if _meet(size(change.was, change.now, 0), _reach(told)):
        return True
    is_open = _meet(size(change.was, change.now, 0.5), _reach(told))
    are_points = change.unit == "percentage" and _meet(_points(change.was, change.now, 0.5), _reach(told))
    return None if is_open or are_points else False


def _meet(one: _Reach, other: _Reach) -> bool:
    return one.least <= other.most + 1e-9 and other.least <= one.most + 1e-9


def _reach(told: Told) -> _Reach:
    half = 0.5 * 10.0**-told.places
    if told.bound in ("more than", "at least"):
        return _Reach(told.value - half, float("inf"))
    if told.bound in ("less than", "at most"):
        return _Reach(0.0, told.value + half)
    if told.bound == "about":
        half = max(2.5, told.value / 10)
    return _Reach(told.value - half, told.value + half)


def _points(was: Figure, now: Figure, steps: float) -> _Reach:
    """The difference, each figure taken up to so many of its last steps higher or lower."""
    off = steps * (was.step + now.step)
    size = abs(now.value - was.value)
    return _Reach(max(size - off, 0.0), size + off)


def _share(was: Figure, now: Figure, steps: float) -> _Reach:
    """The difference in per cent of what was."""
    points = _points(was, now, steps)
    least = was.value - steps * was.step
    most = 100 * points.most / least if least > 0 else float("inf")
    return _Reach(100 * points.least / (was.value + steps * was.step), most)
