"""What the words say of a vote's result against its tally: "a majority of 31", "a two-thirds majority"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention

from .finding import Finding, Numbered

type Judged = tuple[bool | None, str]
"""Whether it holds, and the sentence that says why."""


def find(claims: Sequence[Numbered]) -> Iterator[Finding]:
    """Yield the findings about told margins and majorities."""
    for position, claim in claims:
        told = claim.details.get("told") if claim.kind == "vote_tally" else None
        if told and told.get("margin") is not None:
            yield replace(_margin(position, claim, told), about=(claim.quote,))
        elif told and told.get("majority") is not None:
            yield replace(_majority(position, claim, told), about=(claim.quote,))


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


def _finding(
    rule: str, position: int, computed: dict[str, Any], told: Mapping[str, Any], judged: Judged, **besides: Any
) -> Finding:
    """What is told in a sentence beside the tally may be of another vote: it can fit, and not contradict."""
    holds, says = judged
    if holds is False and told.get("beside"):
        return Finding(rule, (position,), computed, None, (says, "another vote"), besides)
    return Finding(rule, (position,), computed, holds, (says,), besides)


# Margins


def _margin(position: int, tally: Mention, told: Mapping[str, Any]) -> Finding:
    votes, margin = _votes(tally), told["margin"]
    computed = {"told": margin, "margin": abs(votes.won - votes.lost) if votes else None}
    if votes is None:
        return _finding("margin told", position, computed, told, (None, "untold"))
    judged = _judge_margin(votes, margin)
    return _finding("margin told", position, computed, told, judged, won=votes.won, lost=votes.lost)


def _judge_margin(votes: _Votes, margin: int) -> Judged:
    width = abs(votes.won - votes.lost)
    if margin == width:
        return True, "as told"
    if margin == votes.won:
        return None, "one side"
    if votes.abstaining and margin == width - votes.abstaining:
        return None, "without abstentions"
    return False, "other"


# Majorities


def _majority(position: int, tally: Mention, told: Mapping[str, Any]) -> Finding:
    votes, sort = _votes(tally), told["majority"]
    if votes is None:
        return _finding("majority told", position, {}, told, (None, "untold"))
    computed = {"votes": votes.won, "voting": votes.voting, "members": votes.members}
    if isinstance(sort, float):
        share, cast = Fraction(sort).limit_denominator(20), votes.voting + (votes.abstaining or 0)
        computed["needed"] = ceil(votes.voting * share)
        judged = _judge_share(votes, share, cast)
        return _finding("majority told", position, computed, told, judged, share=str(share), cast=cast)
    judged = _judge_absolute(votes) if sort == "absolute" else _judge_simple(votes)
    return _finding("majority told", position, computed, told, judged, lost=votes.lost)


def _judge_simple(votes: _Votes) -> Judged:
    return (True, "simple") if votes.won > votes.lost else (False, "not simple")


def _judge_absolute(votes: _Votes) -> Judged:
    """More than half of all members, whether they voted or not."""
    if votes.members is None:
        return None, "members untold"
    return (True, "absolute") if 2 * votes.won > votes.members else (False, "not absolute")


def _judge_share(votes: _Votes, share: Fraction, cast: int) -> Judged:
    """Two thirds of those who voted for or against; if that includes those who abstained, the words do not say."""
    if votes.won < votes.voting * share:
        return False, "less than the share"
    return (None, "share, without abstentions") if votes.won < cast * share else (True, "share")
