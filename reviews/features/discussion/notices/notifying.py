"""Those whom an act or a comment matters to are notified of it, once each, and never of what they did themselves."""

from collections.abc import Iterable
from typing import Any

from factcheck.accounts.models import User
from reviews.features.discussion.comments import mentions
from reviews.features.discussion.models import Comment, Kind, Notification, Way
from reviews.models import Claim, Event
from reviews.workflow import outbox
from reviews.workflow.table.acts import Action

from . import mailing
from .table import NOTICES


@outbox.follow(*NOTICES)
def notify(event: Event) -> None:
    """Notify those whom an act matters to, once each, however often it is called."""
    notice = NOTICES[event.action]
    _store(notice.recipients(event), notice.kind, claim_id=event.claim_id, by_id=event.by_id, event=event)


def notify_of(comment: Comment) -> None:
    """Notify whom a comment names, and else those who have to do with the claim, in the transaction that writes it."""
    named = mentions.keys_of(comment.text, comment.mentions)
    about: dict[str, Any] = {"claim_id": comment.claim_id, "by_id": comment.by_id, "comment": comment}
    _store(named, Kind.MENTIONED, **about)
    _store(_concerned(comment.claim) - named, Kind.COMMENTED, **about)


def _concerned(claim: Claim) -> set[int | None]:
    """Those who work on a claim, handed it in or commented on it."""
    handed_in = claim.events.filter(action=Action.SUBMIT).order_by().values_list("by", flat=True)
    commented = claim.comments.order_by().values_list("by", flat=True)
    return {claim.reviewer_id, *handed_in, *commented}


def _store(
    keys: Iterable[int | None],
    kind: Kind,
    *,
    claim_id: int | None,
    by_id: int | None,
    event: Event | None = None,
    comment: Comment | None = None,
) -> None:
    """Store a notification for each of these who works at the desk, but not for who did it."""
    recipients = mentions.people().filter(pk__in={key for key in keys if key and key != by_id})
    ways = mailing.ways(kind, recipients)
    about = {"claim_id": claim_id, "kind": kind, "event": event, "comment": comment}
    rows = [_row(person, ways.get(person.pk, Way.DESK), **about) for person in recipients]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    for due_at in {row.due_at for row in rows if row.way != Way.DESK}:
        mailing.send_later(due_at)


def _row(person: User, way: str, **about: Any) -> Notification:
    return Notification(person=person, way=way, due_at=mailing.due(way), **about)
