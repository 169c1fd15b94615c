"""A second pair of eyes: an editor approves exactly the revision they read, or sends it back with a note."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from factcheck.accounts.models import User
from reviews.content.review import FrozenReview
from reviews.models import Claim, Event, Review, ReviewRevision
from reviews.models.history import CONTENT_ACTIONS, EDITS
from reviews.workflow.table import moves, rules
from reviews.workflow.table.acts import Action, does
from reviews.workflow.table.moves import Incomplete, Stale

DESCRIBED = {
    "wording": "wording",
    "claimant": "speaker",
    "claimant_role": "speaker",
    "details": "figures",
    "figures": "figures",
}
"""The part that each field of a `describe` belongs to."""
WORD = re.compile(r"\w+")
LONG = 40
"""Characters from which two texts that differ in a few letters are no coincidence."""
ALIKE = 92
"""Of 100: how alike they are then."""
NO_APPROVAL = {"approved_revision": None, "approved_hash": None, "approved_by": None, "approved_at": None}


def newest_revision(claim: Claim) -> ReviewRevision | None:
    return claim.review_revisions.select_related("review__reviewer", "review__approved_by").last()


@does(Action.APPROVE)
@transaction.atomic
def approve(claim: Claim, *, by: User, seen: int, revision: int | None = None) -> ReviewRevision:
    """Pin review revision number `revision` and its hash. Raises Stale if it is not the newest, PermissionDenied for its author."""
    moves.step_for(Action.APPROVE, claim, by)
    if revision is None:
        raise Incomplete(revision=_("Say which revision you read."))
    newest = newest_revision(claim)
    if newest is None:
        raise Stale(claim, _("No revision was handed in yet."))
    if newest.number != revision:
        message = _("Revision %(revision)s is not the newest: that is %(newest)s.")
        raise Stale(claim, message % {"revision": revision, "newest": newest.number})
    now = timezone.now()
    read = {"revision": revision, "hash": newest.content_hash, "at": now.isoformat()}
    moves.move(claim, Action.APPROVE, by=by, seen=seen, data=read)
    Review.objects.filter(pk=newest.review_id).update(
        approved_revision=newest, approved_hash=newest.content_hash, approved_by=by, approved_at=now
    )
    return newest


@does(Action.RETURN)
@transaction.atomic
def send_back(claim: Claim, *, by: User, seen: int, note: str = "") -> Claim:
    """Return the review to its author, who finds it first in the queue; an approval it had is void."""
    moves.step_for(Action.RETURN, claim, by)
    if not note.strip():
        raise Incomplete(note=_("Say what should be better."))
    moves.move(claim, Action.RETURN, by=by, seen=seen, data={"note": note})
    void_approval(claim)
    return claim


def void_approval(claim: Claim) -> None:
    claim.reviews.filter(approved_by__isnull=False).update(**NO_APPROVAL)


def authors_of(claim: Claim, content: FrozenReview, *, by: User) -> dict[str, list[str]]:
    """Return who wrote a part of `content`, which `by` hands in, and which parts, by the key of each.

    All counts that was written since readers last got a revision: another editor approved what was before. An approval
    that was taken back approved nothing. Of somebody else's draft only that counts whose words were handed in, or that
    was taken over: then they are its author too, however it is worded now.
    """
    wrote: dict[int, set[str]] = defaultdict(set)
    drafts = claim.reviews.exclude(reviewer=by)
    for event in claim.events.filter(action__in=(*CONTENT_ACTIONS, "submit", "publish", "adopt")).order_by("number"):
        if event.action == "publish":
            wrote.clear()
            drafts = drafts.filter(saved_at__gt=event.at)
        elif event.action == "adopt":
            wrote[event.data["of"]].add("draft")
        elif event.by_id and (parts := _parts_in(event, claim)):
            wrote[event.by_id] |= parts
    asked = content.get("asked")
    pieces = _pieces(content["summary"], content["rationale"], content["evidence"], asked["answer"] if asked else "")
    for drafted in drafts:
        rows = (item.tidy for item in drafted.evidence.all())
        if _share(pieces, _pieces(drafted.summary, drafted.rationale, rows, drafted.asked_answer)):
            wrote[drafted.reviewer_id].add("draft")
    wrote[by.pk].add("review")
    return {str(key): [part for part in rules.PARTS if part in wrote[key]] for key in sorted(wrote)}


def _parts_in(event: Event, claim: Claim) -> set[str]:
    if event.action == "submit":
        return {"review"}
    if event.action in EDITS:
        return {"claim"}
    if event.action == "split":
        return set() if claim.extractor else {"claim"}
    before, after = event.data["before"], event.data["after"]
    return {part for name, part in DESCRIBED.items() if before.get(name) != after.get(name)}


type Piece = tuple[str, ...]


def _pieces(summary: str, rationale: str, evidence: Iterable[Mapping[str, Any]], answer: str) -> list[Piece]:
    """Return the pieces of a review that two people do not write alike by chance, each in words alone."""
    rows = ((row["url"], row["title"], row["excerpt"]) for row in evidence)
    found = (tuple(map(_folded, piece)) for piece in (*((text,) for text in (summary, rationale, answer)), *rows))
    return [piece for piece in found if any(piece)]


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold())) or text.strip()


def _share(pieces: list[Piece], others: list[Piece]) -> bool:
    return any(len(one) == len(other) and all(map(_alike, one, other)) for one in pieces for other in others)


def _alike(text: str, other: str) -> bool:
    """Whether these are the same words, but for a few letters of a longer text."""
    if min(len(text), len(other)) < LONG:
        return text == other
    return fuzz.ratio(text, other, score_cutoff=ALIKE) > 0
