"""What follows from an act: done right after it, and tried again until it is done.

The act writes a row for each follower in its own transaction, so neither a crash nor a failing follower loses what
follows. A follower reads what stands when it is called: it may be called late, twice, or out of turn.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Min, QuerySet
from django.tasks import task
from django.utils import timezone

from reviews.models import Event, Outbox

type Follower = Callable[[Event], object]

_FOLLOWERS: dict[str, tuple[frozenset[str], Follower]] = {}
_LONGEST_WAIT = 60  # minutes
_LONGEST_ERROR = 2_000  # code points

log = logging.getLogger(__name__)


def follow(*actions: str) -> Callable[[Follower], Follower]:
    """Have the decorated function called with the event of each of `actions`; its name stands in the outbox."""

    def register(follower: Follower) -> Follower:
        _FOLLOWERS[follower.__name__] = (frozenset(actions), follower)
        return follower

    return register


def add(event: Event) -> None:
    """Note what follows from an event, in the transaction that wrote it, and do it after the commit."""
    rows = [Outbox(event=event, follower=name) for name, (actions, _) in _FOLLOWERS.items() if event.action in actions]
    if rows:
        Outbox.objects.bulk_create(rows)
        transaction.on_commit(drain_outbox.enqueue, robust=True)


@task(priority=10)  # readers see the difference
def drain_outbox() -> None:
    drain()


def drain() -> None:
    """Do what is due, the oldest first, each in a transaction with the end of its row; what fails is due again later."""
    while row := _due().first():
        try:
            _do(row.pk)
        except Exception as error:
            log.exception("What follows from event %s failed: %s", row.event_id, row.follower)
            _put_off(row, error)


def oldest() -> datetime | None:
    """Return when that happened which is not followed up the longest, None if nothing waits."""
    earliest: datetime | None = Outbox.objects.aggregate(earliest=Min("event__at"))["earliest"]
    return earliest


def _due() -> QuerySet[Outbox]:
    return Outbox.objects.filter(due_at__lte=timezone.now(), follower__in=_FOLLOWERS)


@transaction.atomic
def _do(pk: int) -> None:
    """Call the follower of a row, unless another process did."""
    rows = Outbox.objects.select_related("event").filter(pk=pk)
    if connection.features.has_select_for_update_of:
        rows = rows.select_for_update(of=("self",))
    if row := rows.first():
        _, follower = _FOLLOWERS[row.follower]
        follower(row.event)
        row.delete()


def _put_off(row: Outbox, error: Exception) -> None:
    """Let a row be due again after twice the time before, an hour at most."""
    tries = row.tries + 1
    due_at = timezone.now() + timedelta(minutes=min(2**tries, _LONGEST_WAIT))
    message = f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
    Outbox.objects.filter(pk=row.pk).update(tries=tries, due_at=due_at, error=message)
    if drain_outbox.get_backend().supports_defer:
        drain_outbox.using(run_after=due_at).enqueue()
