"""The notifications of somebody, and which of them they have read."""

from contextlib import suppress

from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.features.discussion.models import Notification
from reviews.models import Claim


def of(user: User) -> QuerySet[Notification]:
    """Return the notifications of `user`, the last first; none for somebody who does not work here any more."""
    return Notification.objects.filter(person=user) if user.has_role else Notification.objects.none()


def unread(user: User) -> int:
    return of(user).filter(read_at=None).count()


def read(user: User, claim: Claim | None = None) -> None:
    """Mark the notifications of `user` as read, those of a claim or all of them."""
    new = of(user).filter(read_at=None)
    with suppress(DatabaseError):  # one can read while the database takes no writes
        (new.filter(claim=claim) if claim else new).update(read_at=timezone.now())
