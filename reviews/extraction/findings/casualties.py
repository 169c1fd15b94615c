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
    positions = (whole[0], part[0])
    if total is None or count is None:
        return Finding(
            "part of the whole",
            positions,
            {"total": total, "part": count},
            None,
            "One of the two figures is left open.",
        )
    fits = count <= total
    said = f"{count} {'can be' if fits else 'cannot be'} part of {total}."
    return Finding("part of the whole", positions, {"total": total, "part": count}, fits, said)


def _told_twice(figures: Sequence[Numbered]) -> Iterator[Finding]:
    """The same harm to the same people in two figures: one may be older, or of another event, so nothing is concluded."""
    alike: defaultdict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for position, claim in figures:
        harm, victims, count = (claim.details.get(name) for name in ("harm", "victims", "count"))
        if harm and victims and count is not None:
            alike[harm, victims.lower()].append((position, claim))
    for (harm, victims), told in alike.items():
        counts = sorted({claim.details["count"] for _, claim in told})
        if len(counts) > 1:
            figure = " and as ".join(str(count) for count in counts)
            said = f"The {victims} {harm} are told as {figure}: one figure may be older, or of another event."
            yield Finding("told in two ways", tuple(position for position, _ in told), {"counts": counts}, None, said)
