"""An approved revision becomes a frozen copy for readers; corrections and withdrawals are said openly."""

from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.models import Claim, Correction, Publication, PublicationRevision, ReviewRevision, fingerprint
from reviews.tasks import index_check

from . import moves
from .approving import newest_revision, void_approval
from .moves import Action, Incomplete
from .splitting import findings_about

type Content = dict[str, Any]


@transaction.atomic
def publish(claim: Claim, *, by: User, seen: int) -> PublicationRevision:
    """Freeze the approved revision and show it. Raises Stale if what was approved is not the newest revision any more."""
    moves.advance(claim, Action.PUBLISH, by=by, seen=seen)
    approved, editor = _approved(claim)
    publication, _ = Publication.objects.get_or_create(claim=claim)
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
    _note_correction(publication, before, revision)
    publication.live, publication.changed_at = revision, revision.published_at
    publication.withdrawn_at = publication.withdrawn_by = publication.notice = None
    publication.save()
    forget_pages()
    index_check.enqueue(publication.pk)
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
            return newest, review.approved_by
    raise moves.Stale(claim, "What was approved is not what was handed in last. It needs approval again.")


def content_of(claim: Claim, approved: ReviewRevision, editor: User) -> Content:
    """Return what readers will see, complete in itself: later edits elsewhere do not reach it."""
    article, claimant = claim.revision.article, claim.claimant
    content: Content = approved.content
    return content | {
        "claimant": claimant
        and {"name": claimant.name, "slug": claimant.slug, "kind": claimant.kind, "same_as": claimant.same_as},
        "article": {
            "id": article.public_id,
            "slug": article.slug,
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "published": article.published.isoformat() if article.published else None,
            "language": article.language,
            "start": claim.start,
            "end": claim.end,
        },
        "findings": [
            {"sentence": found.sentence, "holds": found.holds, "computed": found.computed}
            for found in findings_about(claim)
        ],
        "approved_by": editor.display_name,
        "review_revision": approved.number,
    }


def _note_correction(
    publication: Publication, before: PublicationRevision | None, revision: PublicationRevision
) -> None:
    if before is None:
        return
    correction = correction_by(publication, before.content, revision.content, by=revision.published_by)
    correction.revision, correction.done_at = revision, revision.published_at
    correction.save()


def correction_by(publication: Publication, before: Content, after: Content, *, by: User) -> Correction:
    """Return the correction that publishing `after` makes of `before`, as readers will see it: its class and reason.

    It is the one that was asked for; a check that was withdrawn and taken up again has none, and gets a new one `by`.
    """
    correction = publication.corrections.filter(done_at=None).select_related("asked_by").first() or Correction(
        publication=publication,
        kind=Correction.Kind.UPDATE,
        reason="Checked again after it was withdrawn.",
        asked_by=by,
    )
    if correction.kind in {Correction.Kind.MINOR, Correction.Kind.UPDATE} and conclusion(before) != conclusion(after):
        correction.kind = Correction.Kind.SUBSTANTIAL
    return correction


def conclusion(content: Content) -> tuple[str | None, ...]:
    """Return the codes of both verdicts: a correction that changes them is substantial, whatever it was announced as."""
    verdicts = (content["verdict"], content["attribution_verdict"])
    return tuple(verdict and verdict["code"] for verdict in verdicts)


@transaction.atomic
def correct(claim: Claim, *, by: User, seen: int, note: str, kind: str = Correction.Kind.UPDATE) -> Correction:
    """Send a published check back to the desk; readers see the old revision until the new one stands."""
    moves.step_for(Action.CORRECT, claim, by)
    if not note.strip():
        raise Incomplete(note="Say what is wrong.")
    moves.advance(claim, Action.CORRECT, by=by, seen=seen, data={"note": note, "kind": kind}, reviewer=None)
    void_approval(claim)
    return Correction.objects.create(publication=claim.publication, kind=kind, reason=note, asked_by=by)


@transaction.atomic
def withdraw(claim: Claim, *, by: User, seen: int, note: str) -> Publication:
    """Take a check off the site. Its address answers 410 with `note`; the revisions are kept."""
    moves.step_for(Action.WITHDRAW, claim, by)
    if not note.strip():
        raise Incomplete(note="Tell readers why.")
    moves.advance(claim, Action.WITHDRAW, by=by, seen=seen, data={"note": note}, reviewer=None)
    void_approval(claim)
    publication = claim.publication
    now = timezone.now()
    publication.withdrawn_at, publication.withdrawn_by, publication.notice, publication.changed_at = now, by, note, now
    publication.save()
    open_one = publication.corrections.filter(done_at=None).first() or Correction(publication=publication, asked_by=by)
    open_one.kind, open_one.reason, open_one.done_at = Correction.Kind.RETRACTION, note, now
    open_one.save()
    forget_pages()
    index_check.enqueue(publication.pk)
    return publication
