"""What somebody was told, and what of it they have read."""

from contextlib import suppress

from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.features.discussion.models import Notification
from reviews.models import Claim


def of(user: User) -> QuerySet[Notification]:
    """Return what `user` was told, the last first; nothing for somebody who does not work here any more."""
    return Notification.objects.filter(person=user) if user.has_role else Notification.objects.none()


def unread(user: User) -> int:
    return of(user).filter(read_at=None).count()


def read(user: User, claim: Claim | None = None) -> None:
    """Note that `user` has read what they were told of a claim, or all of it."""
    told = of(user).filter(read_at=None)
    with suppress(DatabaseError):  # one can read while the database takes no writes
        (told.filter(claim=claim) if claim else told).update(read_at=timezone.now())
