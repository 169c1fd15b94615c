"""What the words say of a vote's result against its tally: "a majority of 31", "a two-thirds majority"."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.claims import Finding, Mention

type Numbered = tuple[int, Mention]
type Judged = tuple[bool | None, str]
"""Whether it holds, and why in words."""


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about told margins and majorities."""
    for position, claim in claims:
        told = claim.details.get("told") if claim.kind == "vote_tally" else None
        if told and told.get("margin") is not None:
            yield _margin(position, claim, told)
        elif told and told.get("majority") is not None:
            yield _majority(position, claim, told)


class _Votes(NamedTuple):
    """The votes of the side that carried it and of the other, with those that were neither."""

    won: int
    lost: int
    abstaining: int | None
    members: int | None

    @property
    def voting(self) -> int:
        return self.won + self.lost


def _votes(tally: Mention) -> _Votes | None:
    details = tally.details
    in_favour, against = details.get("in_favour"), details.get("against")
    if in_favour is None or against is None:
        return None
    is_rejected = details.get("outcome") in lexicons.words("en", "votes", "rejected")
    won, lost = (against, in_favour) if is_rejected else (in_favour, against)
    return _Votes(won, lost, details.get("abstaining"), details.get("members"))


def _finding(rule: str, position: int, computed: dict[str, Any], told: Mapping[str, Any], judged: Judged) -> Finding:
    """What is told in a sentence beside the tally may be of another vote: it can fit, and not contradict."""
    holds, said = judged
    if holds is False and told.get("beside"):
        holds, said = None, f"{said} The sentence beside it may be about another vote."
    return Finding(rule, (position,), computed, holds, said)


_ONE_SIDE = "One side of the vote is not told."


# Margins


def _margin(position: int, tally: Mention, told: Mapping[str, Any]) -> Finding:
    votes, margin = _votes(tally), told["margin"]
    computed = {"told": margin, "margin": abs(votes.won - votes.lost) if votes else None}
    judged = _judge_margin(votes, margin) if votes else (None, _ONE_SIDE)
    return _finding("margin told", position, computed, told, judged)


def _judge_margin(votes: _Votes, margin: int) -> Judged:
    width = abs(votes.won - votes.lost)
    said = f"{votes.won} against {votes.lost} is a margin of {width}"
    if margin == width:
        return True, f"{said}, as told."
    if margin == votes.won:
        return None, f"{said}; the {margin} told are all the votes of one side."
    if votes.abstaining and margin == width - votes.abstaining:
        return None, f"{said}; the {margin} told leaves the abstentions out."
    return False, f"{said}; the text says {margin}."


# Majorities


def _majority(position: int, tally: Mention, told: Mapping[str, Any]) -> Finding:
    votes, sort = _votes(tally), told["majority"]
    if votes is None:
        return _finding("majority told", position, {}, told, (None, _ONE_SIDE))
    computed = {"votes": votes.won, "voting": votes.voting, "members": votes.members}
    if isinstance(sort, float):
        share = Fraction(sort).limit_denominator(20)
        computed["needed"] = ceil(votes.voting * share)
        return _finding("majority told", position, computed, told, _judge_share(votes, share))
    judged = _judge_absolute(votes) if sort == "absolute" else _judge_simple(votes)
    return _finding("majority told", position, computed, told, judged)


def _judge_simple(votes: _Votes) -> Judged:
    holds = votes.won > votes.lost
    return holds, f"{votes.won} against {votes.lost} is {'a' if holds else 'no'} simple majority."


def _judge_absolute(votes: _Votes) -> Judged:
    """More than half of all members, whether they voted or not."""
    if votes.members is None:
        return None, f"{votes.won} votes are told. The article does not say how many members there are."
    holds = 2 * votes.won > votes.members
    return holds, f"{votes.won} of {votes.members} members is {'an' if holds else 'no'} absolute majority."


def _judge_share(votes: _Votes, share: Fraction) -> Judged:
    """Two thirds of those who voted for or against; if that includes those who abstained, the words do not say."""
    needed, cast = votes.voting * share, votes.voting + (votes.abstaining or 0)
    said = f"{votes.won} of {votes.voting} voting for or against is"
    if votes.won < needed:
        return False, f"{said} less than {share} ({ceil(needed)})."
    if votes.won < cast * share:
        return None, f"{said} at least {share} ({ceil(needed)}), but not of all {cast} votes with the abstentions."
    return True, f"{said} at least {share} ({ceil(needed)})."
