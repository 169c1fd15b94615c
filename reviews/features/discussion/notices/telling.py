"""Those whom an act or a comment matters to are told of it, once each, and never of what they did themselves."""

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
    """Tell those whom an act matters to, once each, however often it is called."""
    notice = NOTICES[event.action]
    _tell(notice.told(event), notice.kind, claim_id=event.claim_id, by_id=event.by_id, event=event)


def tell_of(comment: Comment) -> None:
    """Tell whom a comment names, and else those who have to do with the claim, in the transaction that writes it."""
    named = mentions.keys_of(comment.text, comment.mentions)
    about: dict[str, Any] = {"claim_id": comment.claim_id, "by_id": comment.by_id, "comment": comment}
    _tell(named, Kind.MENTIONED, **about)
    _tell(_concerned(comment.claim) - named, Kind.COMMENTED, **about)


def _concerned(claim: Claim) -> set[int | None]:
    """Those who work on a claim, handed it in or commented on it."""
    handed_in = claim.events.filter(action=Action.SUBMIT).order_by().values_list("by", flat=True)
    said = claim.comments.order_by().values_list("by", flat=True)
    return {claim.reviewer_id, *handed_in, *said}


def _tell(
    keys: Iterable[int | None],
    kind: Kind,
    *,
    claim_id: int | None,
    by_id: int | None,
    event: Event | None = None,
    comment: Comment | None = None,
) -> None:
    """Store a notification for each of these who works at the desk, but not for who did it."""
    told = mentions.people().filter(pk__in={key for key in keys if key and key != by_id})
    ways = mailing.ways(kind, told)
    about = {"claim_id": claim_id, "kind": kind, "event": event, "comment": comment}
    rows = [_row(person, ways.get(person.pk, Way.DESK), **about) for person in told]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    for due_at in {row.due_at for row in rows if row.way != Way.DESK}:
        mailing.send_later(due_at)


def _row(person: User, way: str, **about: Any) -> Notification:
    return Notification(person=person, way=way, due_at=mailing.due(way), **about)
