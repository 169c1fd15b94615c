"""Casualties: parts that must fit their whole, and one figure told in two ways."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reviews.extraction.claims import ExtractedClaim, Finding

type Numbered = tuple[int, ExtractedClaim]


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about casualty figures."""
    told = [(position, claim) for position, claim in claims if claim.kind == "casualty"]
    wholes = {tuple(claim.details.get("figure") or ()): (position, claim) for position, claim in told}
    for position, claim in told:
        if whole := wholes.get(tuple(claim.details.get("part_of") or (None,))):
            yield _part(whole, (position, claim))
    yield from _told_twice([number for number in told if not number[1].details.get("part_of")])


def _part(whole: Numbered, part: Numbered) -> Finding:
    """Five people, including three children."""
    total, count = whole[1].details.get("count"), part[1].details.get("count")
    positions, computed = (whole[0], part[0]), {"total": total, "part": count}
    (least, most), (fewest, highest) = _limits(part[1]), _limits(whole[1])
    if least is not None and highest is not None and least > highest:
        said = f"{_number(least, count)} cannot be part of {_number(highest, total, 'at most')}."
        return Finding("part of the whole", positions, computed, False, said)
    if most is not None and fewest is not None and most <= fewest:
        said = f"{_number(most, count, 'at most')} can be part of {_number(fewest, total)}."
        return Finding("part of the whole", positions, computed, True, said)
    return Finding("part of the whole", positions, computed, None, "One of the two figures is left open.")


def _limits(claim: ExtractedClaim) -> tuple[int | None, int | None]:
    """The lowest and the highest number that the figure can mean."""
    count = claim.details.get("count")
    if count is not None:
        return count, count
    return claim.details.get("minimum"), claim.details.get("maximum")


def _number(limit: int, count: int | None, bound: str = "at least") -> str:
    return f"{limit}" if count is not None else f"{bound} {limit}"


def _told_twice(figures: Sequence[Numbered]) -> Iterator[Finding]:
    """The same harm to the same people in two figures: one may be older, or of another event, so nothing is concluded."""
    alike: defaultdict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for position, claim in figures:
        harm, victims, count = (claim.details.get(name) for name in ("harm", "victims", "count"))
        if harm and victims and count is not None:
            alike[harm, victims.lower()].append((position, claim))
    for (harm, victims), all_told in alike.items():
        told = [number for number in all_told if any(_differ(number[1], other[1]) for other in all_told)]
        counts = sorted({claim.details["count"] for _, claim in told})
        if len(counts) > 1:
            figure = " and as ".join(str(count) for count in counts)
            said = f"The {victims} {harm} are told as {figure}: one figure may be older, or of another event."
            yield Finding("told in two ways", tuple(position for position, _ in told), {"counts": counts}, None, said)


def _differ(one: ExtractedClaim, other: ExtractedClaim) -> bool:
    """Whether two figures differ and nothing beside them says that they are of two places or two days."""
    if one.details["count"] == other.details["count"]:
        return False
    beside = [(one.details.get(name), other.details.get(name)) for name in ("place", "date")]
    return all(told is None or told_too is None or told == told_too for told, told_too in beside)
