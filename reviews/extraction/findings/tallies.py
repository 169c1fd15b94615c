"""Votes: how many were cast, by what margin, and whether that is enough to pass."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import ceil

from reviews.extraction import lexicons
from reviews.extraction.claims import Finding, Mention
from reviews.extraction.kinds.votes import bodies
from reviews.extraction.text.tokens import split

type Numbered = tuple[int, Mention]


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about vote tallies and the comparisons between them."""
    tallies = [(position, claim) for position, claim in claims if claim.kind == "vote_tally"]
    for position, tally in tallies:
        yield _cast(position, tally)
        if tally.details.get("outcome") in lexicons.words("en", "votes", "passed"):
            yield _passed(position, tally)
    for position, claim in claims:
        if tallies and claim.kind == "comparison" and _compares_margins(claim):
            yield _margins(position, claim, tallies)


def _margin(tally: Mention) -> int | None:
    in_favour, against = tally.details.get("in_favour"), tally.details.get("against")
    return None if in_favour is None or against is None else in_favour - against


# Votes cast


def _cast(position: int, tally: Mention) -> Finding:
    """Add a tally up and hold it against the members of the body."""
    told = {side: tally.details.get(side) for side in ("in_favour", "against", "abstaining")}
    missing = [side.replace("_", " ") for side, count in told.items() if count is None]
    cast = sum(count or 0 for count in told.values())
    members = tally.details.get("members")
    not_voting = members - cast if members and not missing and members >= cast else None
    computed = {"cast": cast, "members": members, "not_voting": not_voting, "margin": _margin(tally)}
    holds = None if members is None or (missing and cast <= members) else cast <= members
    said = _say_cast(cast, members, missing, _margin(tally))
    told_absent = tally.details.get("not_voting")
    if holds and told_absent is not None and told_absent != not_voting:
        holds, said = False, f"{said} The text tells of {told_absent} who did not."
    return Finding("votes cast", (position,), computed, holds, said)


def _say_cast(cast: int, members: int | None, missing: list[str], margin: int | None) -> str:
    by = f"; the margin is {abs(margin)}" if margin is not None else ""
    if members and cast > members:
        return f"{cast} votes are more than the {members} members{by}."
    if missing:
        return f"{cast} votes are told{by}; nothing is said of those {' and '.join(missing)}."
    if members is None:
        return f"{cast} votes were cast{by}. The article does not say how many members there are."
    return f"{cast} of {members} members voted, {members - cast} did not{by}."


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
        return Finding(
            "margins compared",
            (position,),
            {},
            None,
            "The text does not tell both votes, so the margins cannot be compared.",
        )
    width, compared = (abs(width or 0) for width in widths)
    holds = width > compared if _direction(claim) > 0 else width < compared
    computed = {"margin": width, "compared_margin": compared}
    said = f"The margins are {width} and {compared}: the comparison {'holds' if holds else 'does not hold'}."
    return Finding("margins compared", (position, before[-1][0], behind[0][0]), computed, holds, said)


# What it takes


def _passed(position: int, tally: Mention) -> Finding:
    """Whether the votes suffice to pass, by the rule of the body where that is known; abstaining is not voting."""
    in_favour, against = tally.details.get("in_favour"), tally.details.get("against")
    rule = bodies.known(tally.details.get("body")).get("majority")
    if in_favour is None or against is None:
        return Finding("enough to pass", (position,), {}, None, "One side of the vote is not told.")
    voting = in_favour + against
    computed = {"in_favour": in_favour, "present_and_voting": voting, "needed": None}
    if rule == "two thirds on important questions":
        return _two_thirds(position, computed, in_favour, voting)
    if rule == "nine votes":
        return _nine(position, computed, in_favour, against)
    said = f"{in_favour} in favour and {against} against; what the body needs to pass is not known."
    return Finding("enough to pass", (position,), computed, None, said)


def _two_thirds(position: int, computed: dict[str, int | None], in_favour: int, voting: int) -> Finding:
    needed = ceil(2 * voting / 3)
    computed["needed"] = needed
    if in_favour >= needed:
        said = f"{in_favour} of {voting} present and voting is at least two thirds ({needed}), enough for any question."
        return Finding("enough to pass", (position,), computed, True, said)
    if 2 * in_favour <= voting:
        return Finding("enough to pass", (position,), computed, False, f"{in_favour} of {voting} is no majority.")
    said = f"{in_favour} of {voting} is a majority, but less than two thirds ({needed}), which an important question needs."
    return Finding("enough to pass", (position,), computed, None, said)


def _nine(position: int, computed: dict[str, int | None], in_favour: int, against: int) -> Finding:
    computed["needed"] = 9
    if in_favour < 9:
        return Finding(
            "enough to pass", (position,), computed, False, f"{in_favour} votes are fewer than the nine needed."
        )
    if against == 0:
        return Finding(
            "enough to pass",
            (position,),
            computed,
            True,
            f"{in_favour} votes are at least nine, and nobody was against.",
        )
    said = f"{in_favour} votes are at least nine; whether a permanent member was against is not told."
    return Finding("enough to pass", (position,), computed, None, said)
