"""Votes: how many were cast, by what margin, and whether that is enough to pass."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.details import CAST
from reviews.extraction.kinds.votes import bodies
from reviews.extraction.text.tokens import split

from .finding import SIDES, Finding, Numbered, words_of


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about vote tallies and the comparisons between them."""
    tallies = [(position, claim) for position, claim in claims if claim.kind == "vote_tally"]
    for position, tally in tallies:
        yield replace(_cast(position, tally), about=(tally.quote,))
        if tally.details.get("outcome") in lexicons.words("en", "votes", "passed"):
            yield replace(_passed(position, tally), about=(tally.quote,))
    for position, claim in claims:
        if tallies and claim.kind == "comparison" and _compares_margins(claim):
            yield _margins(position, claim, tallies)


def _margin(tally: Mention) -> int | None:
    in_favour, against = tally.details.get("in_favour"), tally.details.get("against")
    return None if in_favour is None or against is None else in_favour - against


# Votes cast


def _cast(position: int, tally: Mention) -> Finding:
    """Add a tally up and hold it against the members of the body."""
    told = {side: tally.details.get(side) for side in CAST}
    untold = [side for side, count in told.items() if count is None]
    cast, margin = sum(count or 0 for count in told.values()), _margin(tally)
    members, absent = tally.details.get("members"), tally.details.get("not_voting")
    not_voting = members - cast if members is not None and not untold and members >= cast else None
    computed = {"cast": cast, "members": members, "not_voting": not_voting, "margin": margin}
    width, names = None if margin is None else abs(margin), [SIDES[side] for side in untold] or None
    besides = {"width": width, "untold": names, "absent": absent}
    return Finding("votes cast", (position,), computed, *_judge_cast(computed, untold, absent), besides)


def _judge_cast(
    computed: dict[str, int | None], untold: list[str], absent: int | None
) -> tuple[bool | None, tuple[str, ...]]:
    """Whether no more voted than there are, and no others were absent than are told; and the sentences for it."""
    cast, members = computed["cast"] or 0, computed["members"]
    margin = "" if computed["margin"] is None else ", with margin"
    if members is not None and cast > members:
        return False, (f"too many{margin}",)
    if untold:
        return None, (f"sides untold{margin}",)
    if members is None:
        return None, ("members untold",)
    fits = absent is None or absent == computed["not_voting"]
    return fits, ("all told",) if fits else ("all told", "others absent")


# Margins


def _compares_margins(claim: Mention) -> bool:
    told = {token.lower for token in split(claim.quote)}
    return not told.isdisjoint(lexicons.words("en", "margins", "noun")) and _direction(claim) != 0


def _direction(claim: Mention) -> int:
    """1 for a wider margin, -1 for a narrower one, 0 for no comparison of widths."""
    cue = (claim.details.get("cue") or "").partition(" ")[0]
    wider, narrower = lexicons.words("en", "margins", "wider"), lexicons.words("en", "margins", "narrower")
    return (cue in wider) - (cue in narrower)


_LINKED, _NEAR = 5, 40  # characters between a comparison and the tally that it compares with: ", which got"


def _margins(position: int, claim: Mention, tallies: list[Numbered]) -> Finding:
    """Compare the tally before the words "a wider margin than" with the tally told behind them.

    A tally right behind, without a word between, may be either vote’s: "passed by a wider margin than the House, 52-48".
    """
    at = bisect_left(tallies, claim.start, key=lambda tally: tally[1].start)
    before = [tally for tally in tallies[max(at - 1, 0) : at] if tally[1].end <= claim.start]
    at = bisect_left(tallies, claim.end + _LINKED, key=lambda tally: tally[1].start)
    behind = [tally for tally in tallies[at : at + 1] if tally[1].start - claim.end <= _NEAR]
    widths = [_margin(chosen[1]) for chosen in before + behind]
    if not before or not behind or None in widths:
        return Finding("margins compared", (position,), {}, None, ("untold",))
    width, compared = (abs(width or 0) for width in widths)
    holds = width > compared if _direction(claim) > 0 else width < compared
    computed = {"margin": width, "compared_margin": compared}
    says = ("holds" if holds else "does not hold",)
    positions, about = (position, before[-1][0], behind[0][0]), words_of(before[-1], behind[0])
    return Finding("margins compared", positions, computed, holds, says, about=about)


# What it takes


def _passed(position: int, tally: Mention) -> Finding:
    """Whether the votes suffice to pass, by the rule of the body where that is known; abstaining is not voting."""
    in_favour, against = tally.details.get("in_favour"), tally.details.get("against")
    rule = bodies.known(tally.details.get("body")).get("majority")
    if in_favour is None or against is None:
        return Finding("enough to pass", (position,), {}, None, ("untold",))
    voting, needed = in_favour + against, None
    holds, says = None, "rule unknown"
    if rule == "two thirds on important questions":
        needed = ceil(2 * voting / 3)
        holds, says = _two_thirds(in_favour, voting)
    elif rule == "nine votes":
        needed = 9
        holds, says = _nine(in_favour, against)
    computed = {"in_favour": in_favour, "present_and_voting": voting, "needed": needed}
    return Finding("enough to pass", (position,), computed, holds, (says,), {"against": against})


def _two_thirds(in_favour: int, voting: int) -> tuple[bool | None, str]:
    if 3 * in_favour >= 2 * voting:
        return True, "two thirds"
    return (False, "no majority") if 2 * in_favour <= voting else (None, "majority")


def _nine(in_favour: int, against: int) -> tuple[bool | None, str]:
    if in_favour < 9:
        return False, "fewer than nine"
    return (True, "nine") if against == 0 else (None, "nine, some against")
