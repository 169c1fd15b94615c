"""Casualties: parts that must fit their whole, and one figure told in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from reviews.extraction import lexicons
from reviews.extraction.claims import Finding, Mention

type Numbered = tuple[int, Mention]


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about casualty figures."""
    told = [(position, claim) for position, claim in claims if claim.kind == "casualty"]
    wholes = {tuple(claim.details.get("figure") or ()): (position, claim) for position, claim in told}
    parts: defaultdict[tuple[tuple[int, ...], str | None], list[Numbered]] = defaultdict(list)
    for position, claim in told:
        whole = tuple(claim.details.get("part_of") or (None,))
        if whole in wholes:
            parts[whole, claim.details.get("listed")].append((position, claim))
    for (whole, _), beside in parts.items():
        yield from _parts(wholes[whole], beside)
    yield from _told_twice([number for number in told if not number[1].details.get("part_of")])


def _parts(whole: Numbered, parts: list[Numbered]) -> Iterator[Finding]:
    """One part by itself; several as a sum, unless one of them cannot be summed or is too large by itself."""
    single = [_part(whole, part) for part in parts]
    total = _sum(whole, parts) if len(parts) > 1 and False not in (found.holds for found in single) else None
    yield from [total] if total else single


# One part


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


def _limits(claim: Mention) -> tuple[int | None, int | None]:
    """The lowest and the highest number that the figure can mean."""
    count = claim.details.get("count")
    if count is not None:
        return count, count
    return claim.details.get("minimum"), claim.details.get("maximum")


def _number(limit: int, count: int | None, bound: str = "at least") -> str:
    return f"{limit}" if count is not None else f"{bound} {limit}"


# Several parts


def _sum(whole: Numbered, parts: list[Numbered]) -> Finding | None:
    """Twelve people: seven men, three women and two children. None when a figure is left open."""
    total = whole[1].details.get("count")
    counts = [part.details["count"] for _, part in parts if part.details.get("count") is not None]
    if total is None or len(counts) < len(parts):
        return None
    told = sum(counts)
    holds, said = _fits(told, total, [part for _, part in parts])
    added = f"{', '.join(map(str, counts[:-1]))} and {counts[-1]}"
    computed = {"total": total, "parts": counts, "sum": told}
    positions = (whole[0], *(position for position, _ in parts))
    return Finding("parts of the whole", positions, computed, holds, f"{added} make {told}{said}.")


def _fits(told: int, total: int, parts: list[Mention]) -> tuple[bool | None, str]:
    """Whether parts that make `told` fit the whole, and the words for it."""
    if told == total:
        return True, ", the whole"
    if told > total:
        is_known = _are_apart(parts)
        return (
            (False, f", more than {total}") if is_known else (None, f", more than {total}: some may be counted twice")
        )
    listed = {part.details.get("listed") for part in parts}
    if listed == {"all"}:
        return False, f", and the list is of {total}"
    return (None, f" of {total}: whether all are listed is not said") if "beside" in listed else (True, f" of {total}")


def _are_apart(parts: list[Mention]) -> bool:
    """Whether nobody can be in two of the parts: men, women and children are apart, teachers and mothers are not."""
    named = [_sort(part) for part in parts]
    are_named = None not in named and len(set(named)) == len(named)
    return are_named and not ("children" in named and {"boys", "girls"} & set(named))


def _sort(part: Mention) -> str | None:
    victims = (part.details.get("victims") or "").lower()
    sorts = lexicons.load("en", "persons")["sorts"]
    return next((sort for sort, words in sorts.items() if victims in words), None)


# One figure in two ways


type _Where = tuple[str | None, ...]
"""A place and a day, None where none is told."""
_ANY = "*"  # wherever, whenever

_SOME_OF = re.compile(r"\w+ of (?:the|them|these|those|its|their|his|her)\b", re.IGNORECASE)


def _told_twice(figures: Sequence[Numbered]) -> Iterator[Finding]:
    """The same harm to the same people in two figures: one may be older, or of another event, so nothing is concluded."""
    alike: defaultdict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for position, claim in figures:
        harm, victims, count = (claim.details.get(name) for name in ("harm", "victims", "count"))
        if harm and victims and count is not None and not _SOME_OF.match(claim.quote):
            alike[harm, victims.lower()].append((position, claim))
    for (harm, victims), all_told in alike.items():
        counts_at: defaultdict[_Where, set[int]] = defaultdict(set)
        for _, claim in all_told:
            for where in product(*({told, _ANY} for told in _beside(claim))):
                counts_at[where].add(claim.details["count"])
        told = [number for number in all_told if _has_other(number[1], counts_at)]
        counts = sorted({claim.details["count"] for _, claim in told})
        if len(counts) > 1:
            yield _twice(f"{victims} {harm}", counts, tuple(position for position, _ in told))


def _twice(people: str, counts: list[int], positions: tuple[int, ...]) -> Finding:
    figure = " and as ".join(str(count) for count in counts)
    said = f"The {people} are told as {figure}: one figure may be older, part of the other, or of another event."
    return Finding("told in two ways", positions, {"counts": counts}, None, said)


def _beside(claim: Mention) -> tuple[str | None, str | None]:
    return claim.details.get("place"), claim.details.get("date")


def _has_other(claim: Mention, counts_at: dict[_Where, set[int]]) -> bool:
    """Whether another figure is told, and nothing beside the two says that they are of two places or two days."""
    alike = product(*((_ANY,) if told is None else (told, None) for told in _beside(claim)))
    return any(counts_at.get(where, set()) - {claim.details["count"]} for where in alike)
