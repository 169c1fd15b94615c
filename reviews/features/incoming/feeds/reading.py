"""Feeds that are due are read, and what is new in them is offered. Nobody waits for it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import batched
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet
from django.tasks import task
from django.utils import timezone

from factcheck.alone import alone
from reviews import fetching
from reviews.features.incoming.models import Incoming
from reviews.fetching import Unfetched
from reviews.intake import Unreadable, feeds
from reviews.intake.feeds import Feed as Found
from reviews.intake.feeds import Item
from reviews.intake.near import sketch
from reviews.intake.same_page import place_of
from reviews.intake.text import gettext_noop
from reviews.models.validators import refuse_other_times
from reviews.workflow import background

from .models import Feed

BATCH = 50
"""Items stored in one transaction: on SQLite everybody who writes waits for it."""
MOST_OFFERED = 2_000
"""Items of one feed that may wait for a person; what comes then is left out until some are gone."""
LONGEST_WAIT = timedelta(days=1)
"""Until a feed that fails is tried again."""
LATE = timedelta(minutes=15)
"""After which nobody may be expected to come for a feed: a worker that dies loses what it was at."""
FAILED = gettext_noop("The program failed while it read this feed.")


class Overtaken(Exception):
    """Somebody stopped the feed, or another process reads it now."""


# Who is next ---------------------------------------------------------------------------------------------------------


def begin(feed: int) -> None:
    background.begin(read_feed, feed, otherwise="read_feeds")


def go_on() -> None:
    """Have workers come back for each feed when the server starts; a database that is not there yet is no reason not to serve."""
    with suppress(DatabaseError):
        for feed in Feed.objects.filter(is_active=True) if background.has_workers() else ():
            read_feed.using(run_after=max(feed.due_at, timezone.now())).enqueue(feed.pk)


def due() -> QuerySet[Feed]:
    """Return what is to be read now, the longest due first; nothing where this server fetches nothing."""
    known = Feed.objects.filter(Feed.free(), is_active=True, due_at__lte=timezone.now()).order_by("due_at", "pk")
    return known if settings.FETCH else known.none()


def drain() -> Iterator[Feed]:
    """Read what is due, one after the other on this machine. Whoever finds somebody at it leaves it to them."""
    while due().exists():
        with alone("feeds") as is_mine:
            if not is_mine:
                return
            while feed := due().first():
                read(feed.pk)
                feed.refresh_from_db()
                yield feed


@task(priority=-15)  # what somebody waits for comes first
def read_feed(feed: int) -> None:
    """Read a feed if it is due, and come back when it is again; one that nobody came for is read again by this, too."""
    if read(feed):
        read_feed.using(run_after=Feed.objects.get(pk=feed).due_at).enqueue(feed)
        for lost in due().filter(due_at__lt=timezone.now() - LATE):
            begin(lost.pk)


# Reading -------------------------------------------------------------------------------------------------------------


def read(pk: int) -> bool:
    """Read a feed that is due and offer what is new in it; return whether it was. It takes as long as a fetch: hold no transaction."""
    begun = {"run": F("run") + 1, "seen_at": timezone.now(), "done": 0, "total": 0}
    if not due().filter(pk=pk).order_by().update(**begun):
        return False
    feed = Feed.objects.get(pk=pk)
    try:
        _read(feed)
    except Overtaken:
        _mine(feed).update(seen_at=None)
    except Unfetched as refused:
        _fail(feed, refused.sentence, refused.figures)
    except Unreadable as refused:
        _fail(feed, refused.reason, refused.figures)
    except Exception:  # whatever it is: the list says that it failed, and when it is tried again
        _fail(feed, FAILED, {})
        raise
    return True


def _read(feed: Feed) -> None:
    page = fetching.fetch_patiently(feed.address, known=feed.headers)
    if page.is_unchanged:
        return _end(feed)
    _note(feed)
    found = feeds.read(page.body, address=page.address, content_type=page.content_type)
    missed = _offer(feed, found)
    # Only now: whoever broke off before reads it whole again.
    return _end(feed, headers=page.headers, left_out=found.left_out + missed)


def _offer(feed: Feed, found: Found) -> int:
    """Store what is new, in the order in which it came out; return for how much of it there was no room."""
    room = MOST_OFFERED - Incoming.objects.filter(feed=feed, stage=Incoming.Stage.OFFERED).count()
    done = missed = 0
    for batch in batched(reversed(found.items), BATCH):
        with transaction.atomic():
            done += len(batch)
            _note(feed, done=done, total=len(found.items))
            new = _new(feed, batch)
            stored = Incoming.objects.bulk_create([_incoming(feed, item) for item in new[: max(0, room)]])
        room, missed = room - len(stored), missed + len(new) - len(stored)
    return missed


def _new(feed: Feed, items: Iterable[Item]) -> list[Item]:
    """Return the items that were not offered before, by this feed or at their address."""
    places = {item.key: place_of(item.address) for item in items}
    known = set(Incoming.objects.filter(feed=feed, key__in=places).values_list("key", flat=True))
    there = set(Incoming.objects.filter(place__in=filter(None, places.values())).values_list("place", flat=True))
    new: dict[str, Item] = {}
    for item in items:
        if item.key not in known and places[item.key] not in there:
            new.setdefault(places[item.key] or item.key, item)
    return [*new.values()]


def _incoming(feed: Feed, item: Item) -> Incoming:
    return Incoming(
        feed=feed,
        key=item.key,
        address=item.address,
        place=place_of(item.address),
        title=item.title,
        published=item.published if item.published and _is_possible(item) else None,
        summary=item.summary,
        text=item.text,
        sketch=sketch(item.text),
        stage=Incoming.Stage.OFFERED,
    )


def _is_possible(item: Item) -> bool:
    try:
        refuse_other_times(item.published)  # type: ignore[arg-type]
    except ValidationError:
        return False
    return True


# What is said of it --------------------------------------------------------------------------------------------------


def _mine(feed: Feed) -> QuerySet[Feed]:
    return Feed.objects.filter(pk=feed.pk, run=feed.run)


def _note(feed: Feed, **progress: int) -> None:
    """Give a sign of life. Raises Overtaken if a person stopped it, or somebody took this process for dead and began anew."""
    if not _mine(feed).filter(is_active=True).update(seen_at=timezone.now(), **progress):
        raise Overtaken


def _end(feed: Feed, **told: object) -> None:
    now = timezone.now()
    well: dict[str, Any] = {"read_at": now, "failing_since": None, "failures": 0, "reason": "", "figures": {}}
    _mine(feed).update(seen_at=None, due_at=now + timedelta(minutes=feed.every), **well, **told)


def _fail(feed: Feed, reason: str, figures: dict[str, object]) -> None:
    """Say why, and try again after twice the time of the last try."""
    now = timezone.now()
    wait = min(timedelta(minutes=feed.every) * 2 ** min(feed.failures, 10), LONGEST_WAIT)
    told = {
        "failures": feed.failures + 1,
        "failing_since": feed.failing_since or now,
        "reason": reason,
        "figures": figures,
    }
    _mine(feed).update(seen_at=None, due_at=now + max(wait, timedelta(minutes=feed.every)), **told)
