"""Who is looking at a claim now: pages report it while they are open, and old reports do not count."""

from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.models import Claim, Presence

LASTS = timedelta(seconds=45)
"""How long somebody is there after the last report of their page: three times as long as a page waits."""
KEPT = timedelta(hours=1)


def note(claim: Claim, user: User, place: Presence.Place) -> None:
    """Write down that `user` is there. One can look while the database takes no writes."""
    now = timezone.now()
    with suppress(DatabaseError), transaction.atomic():
        Presence.objects.bulk_create(
            [Presence(claim=claim, user=user, place=place, seen_at=now)],
            update_conflicts=True,
            unique_fields=["claim", "user"],
            update_fields=["place", "seen_at"],
        )
        Presence.objects.filter(user=user, seen_at__lt=now - KEPT).delete()


def beside(user: User, claims: Collection[Claim]) -> QuerySet[Presence]:
    """Return who else is at any of these claims now."""
    there = Presence.objects.filter(claim__in=claims, seen_at__gt=timezone.now() - LASTS).exclude(user=user)
    return there.select_related("user").order_by("pk")
