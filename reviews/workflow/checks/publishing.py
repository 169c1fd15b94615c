"""An approved revision becomes a frozen copy for readers; corrections and withdrawals are shown openly."""

from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.content.published import FrozenCheck, content_of, read
from reviews.models import Claim, Correction, Publication, PublicationRevision, ReviewRevision, facts, fingerprint
from reviews.queries import readers
from reviews.workflow.table import history, moves
from reviews.workflow.table.acts import Action, does
from reviews.workflow.table.moves import Incomplete, Stale

from .approving import newest_revision, void_approval


@does(Action.PUBLISH)
@transaction.atomic
def publish(claim: Claim, *, by: User, seen: int, note: str | None = None) -> PublicationRevision:
    """Freeze the approved revision and show it; `note` explains to readers why a check that they know changes.

    None takes the reason that would be offered (`offered`). Raises Incomplete for an empty one, and Stale if what
    was approved is not the newest revision any more.
    """
    moves.step_for(Action.PUBLISH, claim, by)
    if note is not None and not note.strip() and hasattr(claim, "publication"):
        raise Incomplete(note=_("Tell readers why the check changes."))
    data = moves.change(claim, Action.PUBLISH, by=by, seen=seen)
    approved, editor = _approved(claim)
    publication, _is_new = Publication.objects.get_or_create(claim=claim)
    before = publication.revisions.last()
    content = content_of(claim, approved, editor)
    revision = PublicationRevision.objects.create(
        publication=publication,
        number=before.number + 1 if before else 1,
        review_revision=approved,
        content=content,
        content_hash=fingerprint(content),
        previous_hash=before.content_hash if before else "",
        published_by=by,
    )
    correction = _note_correction(publication, before, revision, note)
    publication.live, publication.changed_at = revision, revision.published_at
    publication.withdrawn_at = publication.withdrawn_by = publication.notice = None
    publication.save()
    data |= {"revision": revision.number, "hash": revision.content_hash, "at": revision.published_at.isoformat()}
    history.log(claim, Action.PUBLISH, by=by, data=data | _facts(publication, correction))
    forget_pages()
    return revision


def forget_pages() -> None:
    """Let no page from before be shown when the database cannot be asked: a check that was withdrawn might stand on it."""
    transaction.on_commit(caches["pages"].clear, robust=True)


def _approved(claim: Claim) -> tuple[ReviewRevision, User]:
    """Return the revision handed in last and who approved it, if the approval still fits it to the letter."""
    newest = newest_revision(claim)
    if newest is not None:
        review = newest.review
        if (
            review.approved_by
            and review.approved_revision_id == newest.pk
            and review.approved_hash == fingerprint(newest.content)
        ):
            _refuse_lost_ground(claim, read(newest.content))
            return newest, review.approved_by
    raise Stale(claim, _("What was approved is not what was handed in last. It needs approval again."))


def _refuse_lost_ground(claim: Claim, content: FrozenCheck) -> None:
    """Raise Stale if a finding of the approved revision rests on a check that readers do not see any more."""
    rests_on = content["rests_on"]
    if readers.published().filter(claim__public_id__in=rests_on).count() < len(rests_on):
        raise Stale(
            claim,
            _(
                "A finding in it rests on a check that was withdrawn since. Return it: handed in again, it leaves that out."
            ),
        )


def _note_correction(
    publication: Publication, before: PublicationRevision | None, revision: PublicationRevision, reason: str | None
) -> Correction | None:
    if before is None:
        return None
    correction = correction_by(publication, read(before.content), read(revision.content), by=revision.published_by)
    correction.reason = correction.reason if reason is None else reason
    correction.revision, correction.done_at = revision, revision.published_at
    correction.save()
    return correction


def _facts(publication: Publication, correction: Correction | None) -> dict[str, Any]:
    return {"publication": facts(publication)} | ({"correction": facts(correction)} if correction else {})


def correction_by(publication: Publication, before: FrozenCheck, after: FrozenCheck, *, by: User) -> Correction:
    """Return the correction that publishing `after` makes of `before`: its class, and a reason that the publisher may reword."""
    correction = offered(publication, by=by)
    if correction.kind in {Correction.Kind.MINOR, Correction.Kind.UPDATE} and conclusion(before) != conclusion(after):
        correction.kind = Correction.Kind.SUBSTANTIAL
    return correction


def offered(publication: Publication, *, by: User) -> Correction:
    """Return the correction that was asked for; a check that was withdrawn and taken up again has none, and gets a new one `by`."""
    return publication.corrections.filter(done_at=None).select_related("asked_by").first() or Correction(
        publication=publication,
        kind=Correction.Kind.UPDATE,
        reason=_("Checked again after it was withdrawn."),
        asked_by=by,
    )


def conclusion(content: FrozenCheck) -> tuple[str | None, ...]:
    """Return the codes of both verdicts: a correction that changes them is substantial, whatever it was announced as."""
    verdicts = (content["verdict"], content["attribution_verdict"])
    return tuple(verdict and verdict["code"] for verdict in verdicts)


@does(Action.CORRECT)
@transaction.atomic
def correct(claim: Claim, *, by: User, seen: int, note: str = "", kind: str = Correction.Kind.UPDATE) -> Correction:
    """Send a published check back to the desk; readers see the old revision, marked, until the new one stands."""
    moves.step_for(Action.CORRECT, claim, by)
    if not note.strip():
        raise Incomplete(note=_("Say what is wrong."))
    data = moves.change(claim, Action.CORRECT, by=by, seen=seen, reviewer=None)
    void_approval(claim)
    publication = claim.publication
    correction = Correction.objects.create(publication=publication, kind=kind, reason=note, asked_by=by)
    publication.changed_at = correction.asked_at
    publication.save(update_fields=["changed_at"])
    data |= {"note": note, "kind": kind}
    history.log(claim, Action.CORRECT, by=by, data=data | _facts(publication, correction))
    return correction


@does(Action.WITHDRAW)
@transaction.atomic
def withdraw(claim: Claim, *, by: User, seen: int, note: str = "") -> Publication:
    """Take a check off the site. Its address answers 410 with `note`; the revisions are kept."""
    moves.step_for(Action.WITHDRAW, claim, by)
    if not note.strip():
        raise Incomplete(note=_("Tell readers why."))
    data = moves.change(claim, Action.WITHDRAW, by=by, seen=seen, reviewer=None)
    void_approval(claim)
    publication = claim.publication
    now = timezone.now()
    publication.withdrawn_at, publication.withdrawn_by, publication.notice, publication.changed_at = now, by, note, now
    publication.save()
    open_one = publication.corrections.filter(done_at=None).first() or Correction(publication=publication, asked_by=by)
    open_one.kind, open_one.reason, open_one.done_at = Correction.Kind.RETRACTION, note, now
    open_one.save()
    history.log(claim, Action.WITHDRAW, by=by, data=data | {"note": note} | _facts(publication, open_one))
    forget_pages()
    return publication
