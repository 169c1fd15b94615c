"""A second pair of eyes: an editor approves exactly the revision they read, or sends it back with a note."""

from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.models import Claim, Review, ReviewRevision

from . import moves
from .moves import Action, Incomplete, Stale

NO_APPROVAL = {"approved_revision": None, "approved_hash": None, "approved_by": None, "approved_at": None}


def newest_revision(claim: Claim) -> ReviewRevision | None:
    return claim.review_revisions.select_related("review__reviewer", "review__approved_by").last()


@transaction.atomic
def approve(claim: Claim, *, by: User, seen: int, revision: int | None) -> ReviewRevision:
    """Pin review revision number `revision` and its hash. Raises Stale if it is not the newest, PermissionDenied for its author."""
    moves.step_for(Action.APPROVE, claim, by)
    if revision is None:
        raise Incomplete(revision="Say which revision you read.")
    newest = newest_revision(claim)
    if newest is None or newest.number != revision:
        raise Stale(claim, f"Revision {revision} is not the newest: that is {newest.number if newest else 'none'}.")
    now = timezone.now()
    read = {"revision": revision, "hash": newest.content_hash, "at": now.isoformat()}
    moves.advance(claim, Action.APPROVE, by=by, seen=seen, data=read)
    Review.objects.filter(pk=newest.review_id).update(
        approved_revision=newest, approved_hash=newest.content_hash, approved_by=by, approved_at=now
    )
    return newest


@transaction.atomic
def send_back(claim: Claim, *, by: User, seen: int, note: str) -> Claim:
    """Return the review to its author, who finds it first in the queue; an approval it had is void."""
    moves.step_for(Action.RETURN, claim, by)
    if not note.strip():
        raise Incomplete(note="Say what should be better.")
    moves.advance(claim, Action.RETURN, by=by, seen=seen, data={"note": note})
    void_approval(claim)
    return claim


def void_approval(claim: Claim) -> None:
    claim.reviews.filter(approved_by__isnull=False).update(**NO_APPROVAL)
