"""Casualties: parts that must fit their whole, and one figure told in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention

from .finding import Finding, Numbered, words_of


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
    holds, smaller, larger = None, None, None
    if least is not None and highest is not None and least > highest:
        holds, smaller, larger = False, least, highest
        says = f"no{', at least' * (count is None)}{', at most' * (total is None)}"
    elif most is not None and fewest is not None and most <= fewest:
        holds, smaller, larger = True, most, fewest
        says = f"yes{', at most' * (count is None)}{', at least' * (total is None)}"
    else:
        says = "open"
    besides = {"smaller": smaller, "larger": larger}
    return Finding("part of the whole", positions, computed, holds, (says,), besides, words_of(whole, part))


def _limits(claim: Mention) -> tuple[int | None, int | None]:
    """The lowest and the highest number that the figure can mean."""
    count = claim.details.get("count")
    if count is not None:
        return count, count
    return claim.details.get("minimum"), claim.details.get("maximum")


# Several parts


def _sum(whole: Numbered, parts: list[Numbered]) -> Finding | None:
    """Twelve people: seven men, three women and two children. None when a figure is left open."""
    total = whole[1].details.get("count")
    counts = [part.details["count"] for _, part in parts if part.details.get("count") is not None]
    if total is None or len(counts) < len(parts):
        return None
    told = sum(counts)
    holds, says = _fits(told, total, [part for _, part in parts])
    computed = {"total": total, "parts": counts, "sum": told}
    positions = (whole[0], *(position for position, _ in parts))
    return Finding("parts of the whole", positions, computed, holds, (says,), about=words_of(whole, *parts))


def _fits(told: int, total: int, parts: list[Mention]) -> tuple[bool | None, str]:
    """Whether parts that make `told` fit the whole, and the sentence for it."""
    if told == total:
        return True, "whole"
    if told > total:
        return (False, "more") if _are_apart(parts) else (None, "perhaps twice")
    listed = {part.details.get("listed") for part in parts}
    if listed == {"all"}:
        return False, "all listed"
    return (None, "perhaps all") if "beside" in listed else (True, "some")


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
            positions, people = tuple(position for position, _ in told), {"victims": victims, "harm": harm}
            yield Finding("told in two ways", positions, {"counts": counts}, None, ("two",), people, words_of(*told))


def _beside(claim: Mention) -> tuple[str | None, str | None]:
    return claim.details.get("place"), claim.details.get("date")


def _has_other(claim: Mention, counts_at: dict[_Where, set[int]]) -> bool:
    """Whether another figure is told, and nothing beside the two says that they are of two places or two days."""
    alike = product(*((_ANY,) if told is None else (told, None) for told in _beside(claim)))
    return any(counts_at.get(where, set()) - {claim.details["count"]} for where in alike)
