"""An editor says which feeds are watched, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews import fetching
from reviews.intake import feeds
from reviews.intake.feeds import Feed as Found
from reviews.intake.same_page import place_of
from reviews.models.validators import refuse_other_addresses

from . import reading
from .models import Feed, FeedEvent

Action = FeedEvent.Action


class Changed(Exception):
    """Somebody else changed the feed meanwhile."""


@dataclass(frozen=True)
class Looked:
    """What stands at an address now: where it is in the end, and what was found there."""

    address: str
    found: Found


def look(address: str) -> Looked:
    """Fetch and read a feed that nobody watches yet. Raises Unfetched and Unreadable. It may take as long as both: hold no transaction."""
    page = fetching.fetch(address)
    return Looked(page.address, feeds.read(page.body, address=page.address, content_type=page.content_type))


def known_at(address: str) -> Feed | None:
    return Feed.objects.filter(place=place_of(address)).first()


def add(
    address: str, *, title: str, every: int, by: User, hand_over: Callable[[int], object] = reading.begin
) -> Feed | None:
    """Watch a feed, beginning now; None where it is watched already. Raises PermissionDenied."""
    _refuse_others(by)
    refuse_other_addresses(address)
    told = {"address": address, "place": place_of(address), "title": title, "every": every, "added_by": by}
    try:
        with transaction.atomic():
            feed = Feed.objects.create(**told)
            _log(feed, Action.ADDED, by=by)
    except IntegrityError:
        return None
    transaction.on_commit(partial(hand_over, feed.pk))
    return feed


def change(feed: Feed, *, every: int, by: User, seen: int, hand_over: Callable[[int], object] = reading.begin) -> None:
    """Have it read as often, beginning now. Raises PermissionDenied and Changed."""
    if every != feed.every:
        _set(feed, Action.CHANGED, by=by, seen=seen, every=every)
        read_now(feed, by=by, hand_over=hand_over)


def stop(feed: Feed, *, by: User, seen: int) -> None:
    """Have it read no more; a reading that goes on stops, too. Raises PermissionDenied and Changed."""
    _set(feed, Action.STOPPED, by=by, seen=seen, is_active=False)


def resume(feed: Feed, *, by: User, seen: int, hand_over: Callable[[int], object] = reading.begin) -> None:
    """Have it read again, beginning now. Raises PermissionDenied and Changed."""
    _set(feed, Action.RESUMED, by=by, seen=seen, is_active=True)
    read_now(feed, by=by, hand_over=hand_over)


def read_now(feed: Feed, *, by: User, hand_over: Callable[[int], object] = reading.begin) -> None:
    """Have it read before it is due, also where it fails. Nothing of this is told: the reading itself is. Raises PermissionDenied."""
    _refuse_others(by)
    Feed.objects.filter(pk=feed.pk, is_active=True).update(due_at=timezone.now())
    transaction.on_commit(partial(hand_over, feed.pk))


def _set(feed: Feed, action: Action, *, by: User, seen: int, **told: int | bool) -> None:
    _refuse_others(by)
    with transaction.atomic():
        if not Feed.objects.filter(pk=feed.pk, version=seen).update(version=F("version") + 1, **told):
            raise Changed
        feed.refresh_from_db()
        _log(feed, action, by=by)


def _log(feed: Feed, action: Action, *, by: User) -> None:
    """Append to the feed's story. The caller's transaction holds its row."""
    last = feed.events.order_by("-number").first()
    number, previous = (last.number + 1, last.hash) if last else (1, "")
    event = FeedEvent(feed=feed, number=number, action=action, by=by, data=feed.facts, previous_hash=previous)
    event.seal().save(force_insert=True)


def _refuse_others(by: User) -> None:
    if not by.is_editor:
        raise PermissionDenied(_("Which feeds are watched, editors say."))
