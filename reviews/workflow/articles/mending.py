"""A split that was cut wrongly is mended: a claim gets other ends, is cut in two or joined, is of another kind, holds other figures.

The program words what people chose. What they wrote or corrected before stays: figures in the words that a claim keeps, the
kind that somebody chose, and a wording as long as the claim is only made longer or shorter. Readers' checks stay on their words.
"""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from math import inf
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.content.review import described
from reviews.extraction.claims import Span
from reviews.extraction.whole import retold
from reviews.models import Claim, Claimant, State
from reviews.workflow.table import moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.edits import edit
from reviews.workflow.table.moves import Incomplete

from .by_hand import Figure, claim_at, holding, kind_read, read

PLACE = ("start", "end", "quote", "prefix", "suffix")
WORDED = ("said", "wording", "insertions", "loose", "claimant", "claimant_role", "claimant_mention")
ALWAYS, NEVER = 0.0, inf
"""From how much worth a claim opens."""
JOINED = "joined"
"""The key, in the event that dismisses a claim, for the one of which it is a part now."""


@transaction.atomic
def change_ends(claim: Claim, *, by: User, seen: int, start: int, end: int, token: str | None = None) -> Claim:
    """Let a claim begin and end elsewhere. Raises ValueError when no words are left, and what `edits.edit` raises."""
    new = _claim_instead(claim, (start, end), chosen_kind(claim))
    kept = WORDED if claim.events.filter(action__in=["describe", "confirm"]).exists() else ()
    return edit(claim, "ends", by=by, seen=seen, token=token, **_changes(new, kept))


@transaction.atomic
def cut(claim: Claim, *, by: User, seen: int, at: int, token: str | None = None) -> Claim:
    """Cut a claim in two, and return the second, which begins `at` a place in the article and waits as the first does.

    Raises ValueError when either would have no words, and what `edits.edit` raises.
    """
    if not claim.start < at < claim.end:
        raise ValueError("a claim is cut inside")
    first = _claim_instead(claim, (claim.start, at), chosen_kind(claim))
    second = _claim_instead(claim, (at, claim.end))
    second.extractor = ""
    data = {"cut": second.public_id}
    edit(claim, "cut", by=by, seen=seen, token=token, data=data, **_changes(first))
    return _begin_beside(claim, second, by)


def _begin_beside(claim: Claim, new: Claim, by: User) -> Claim:
    """Store a claim that waits as `claim` does; the one that was dismissed in its place comes back instead."""
    is_proposed = claim.state == State.PROPOSED
    there = claim.revision.claims.filter(kind=new.kind, start=new.start, end=new.end).first()
    if there is None:
        return moves.begin([new], by=by, open_from=NEVER if is_proposed else ALWAYS)[0]
    if there.state != State.DISMISSED:
        raise Incomplete(words=_("A claim of this kind stands there already."))
    return moves.move(there, Action.PROPOSE if is_proposed else Action.REOPEN, by=by, seen=there.version)


@transaction.atomic
def join(claim: Claim, other: Claim, *, by: User, seen: int, seen_other: int, token: str | None = None) -> Claim:
    """Make one claim of two of a text: from the first word of either to the last. The other is dismissed and names it.

    Raises ValueError when they are of two texts or one, and what `edits.edit` and `moves.move` raise.
    """
    if claim.revision_id != other.revision_id or claim.pk == other.pk:
        raise ValueError("two claims of one text are joined")
    if other.state == State.IN_REVIEW:
        raise moves.stale(other)
    moves.move(other, Action.DISMISS, by=by, seen=seen_other, data={JOINED: claim.public_id})
    span = min(claim.start, other.start), max(claim.end, other.end)
    new = _claim_instead(claim, span, chosen_kind(claim), also=other.held)
    return edit(claim, "join", by=by, seen=seen, token=token, data={JOINED: other.public_id}, **_changes(new))


@transaction.atomic
def change_kind(claim: Claim, *, by: User, seen: int, kind: str, token: str | None = None) -> Claim:
    """Set the kind of a claim. Raises what `edits.edit` raises."""
    if kind == claim.kind:
        return claim
    new = holding(copy(claim), claim.held, kind)
    return edit(claim, "kind", by=by, seen=seen, token=token, **held(new))


@transaction.atomic
def reword(
    claim: Claim, *, by: User, seen: int, wording: str, claimant: str, claimant_role: str, token: str | None = None
) -> Claim:
    """Set a claim's wording and who said it; an empty name means that nobody is named. Raises what `edits.edit` raises."""
    before = described(claim)
    changes: dict[str, Any] = {"claimant_role": claimant_role}
    if wording != claim.wording:
        changes |= {"wording": wording, "insertions": [], "loose": []}
    if claimant != before["claimant"]:
        changes["claimant"] = Claimant.named(claimant) if claimant else None
        changes["said"] = retold(claim.said, before["claimant"], claimant)
    after = before | {"wording": wording, "claimant": claimant, "claimant_role": claimant_role}
    if after == before:
        return claim
    return edit(claim, "describe", by=by, seen=seen, token=token, data={"before": before, "after": after}, **changes)


@transaction.atomic
def add_figure(
    claim: Claim, *, by: User, seen: int, kind: str, start: int, end: int, token: str | None = None
) -> Claim:
    """Say that a figure stands at a place in the claim; its details are as the program reads them there.

    Raises ValueError when the place is not in the claim, Incomplete when one of its kind stands there already, and what
    `edits.edit` raises.
    """
    if not claim.start <= start < end <= claim.end:
        raise ValueError("a figure stands in its claim")
    if any((one["kind"], one["start"], one["end"]) == (kind, start, end) for one in claim.figures):
        raise Incomplete(words=_("A figure of this kind stands there already."))
    details = next((one.details for one in read(claim.revision, (start, end)).figures if one.kind == kind), {})
    figures = in_order([*claim.held, {"kind": kind, "start": start, "end": end, "details": details}])
    return edit(claim, "figures", by=by, seen=seen, token=token, **held(_now_holding(claim, figures)))


@transaction.atomic
def remove_figure(claim: Claim, *, by: User, seen: int, place: int, token: str | None = None) -> Claim:
    """Say that what stands at a `place` among the claim's figures is none. Raises what `edits.edit` raises."""
    figures = [figure for at, figure in enumerate(claim.held) if at != place]
    return edit(claim, "figures", by=by, seen=seen, token=token, **held(_now_holding(claim, figures)))


def _claim_instead(claim: Claim, span: Span, kind: str = "", also: Collection[Figure] = ()) -> Claim:
    """Return how a claim is that stands elsewhere, of `kind` or of that which is read; `also` are figures of a claim joined with it.

    Figures stay as they are in the words that were in a claim before, whatever the program reads there.
    """
    new = claim_at(claim.revision, span)
    place = new.start, new.end
    before = [figure for figure in [*claim.held, *also] if is_inside(figure, place)]
    read_now = [figure for figure in new.figures if not any(meet(figure, one) for one in [*before, _span_of(claim)])]
    return holding(new, in_order([*before, *read_now]), kind)


def _now_holding(claim: Claim, figures: list[Figure]) -> Claim:
    return holding(copy(claim), figures, chosen_kind(claim))


def chosen_kind(claim: Claim) -> str:
    """Return the kind of a claim if a person chose it."""
    is_chosen = kind_read(claim, claim.figures) != claim.kind or claim.events.filter(action="kind").exists()
    return claim.kind if is_chosen else ""


def _changes(new: Claim, kept: Collection[str] = ()) -> dict[str, Any]:
    return {name: getattr(new, name) for name in (*PLACE, *WORDED) if name not in kept} | held(new)


def held(new: Claim) -> dict[str, Any]:
    return {"kind": new.kind, "details": new.details, "figures": new.figures}


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (figure["start"], figure["end"]))


def is_inside(figure: Figure, span: Span) -> bool:
    return bool(span[0] <= figure["start"] and figure["end"] <= span[1])


def _span_of(claim: Claim) -> dict[str, Any]:
    return {"start": claim.start, "end": claim.end}


def meet(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
