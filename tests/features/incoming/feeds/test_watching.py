"""Editors say which feeds are watched; all of it is told in the feed's story."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from reviews.features.incoming.feeds import watching
from reviews.features.incoming.feeds.models import Feed, FeedEvent
from reviews.management.history.integrity import feeds as faults
from tests.factories import UserFactory
from tests.features.incoming.made import no_one
from tests.intake.feeds.made import ATOM

from .conftest import HOME

pytestmark = pytest.mark.django_db
Action = FeedEvent.Action


def story(feed):
    return [(event.action, event.by, event.data["every"], event.data["is_active"]) for event in feed.events.all()]


def test_feed_is_watched_from_now_on(editor, django_capture_on_commit_callbacks):
    begun = []
    with django_capture_on_commit_callbacks(execute=True):
        feed = watching.add(HOME, title="Harbour News", every=60, by=editor, hand_over=begun.append)

    assert (begun, feed.added_by, story(feed)) == ([feed.pk], editor, [(Action.ADDED, editor, 60, True)])


def test_same_feed_is_watched_once(feed, editor):
    again = watching.add("http://www.news.example/feed.xml/", title="X", every=15, by=editor, hand_over=no_one)

    assert (again, Feed.objects.count(), feed.events.count()) == (None, 1, 1)
    assert watching.known_at("http://news.example/feed.xml?utm_source=y") == feed


def test_what_editors_do_is_told(feed, editor):
    other = UserFactory(editor=True)
    watching.change(feed, every=15, by=editor, seen=0, hand_over=no_one)
    watching.stop(feed, by=other, seen=1)
    watching.resume(feed, by=editor, seen=2, hand_over=no_one)

    assert story(feed)[1:] == [
        (Action.CHANGED, editor, 15, True),
        (Action.STOPPED, other, 15, False),
        (Action.RESUMED, editor, 15, True),
    ]
    assert list(faults()) == []


def test_nothing_changed_is_nothing_told(feed, editor):
    watching.change(feed, every=60, by=editor, seen=0, hand_over=no_one)

    assert feed.events.count() == 1


@pytest.mark.parametrize("who", [{"reviewer": True}, {}])
def test_others_change_no_feed(feed, who):
    person = UserFactory(**who)
    acts = [
        lambda: watching.add("https://other.example/", title="X", every=60, by=person, hand_over=no_one),
        lambda: watching.change(feed, every=15, by=person, seen=0, hand_over=no_one),
        lambda: watching.stop(feed, by=person, seen=0),
        lambda: watching.resume(feed, by=person, seen=0, hand_over=no_one),
        lambda: watching.read_now(feed, by=person, hand_over=no_one),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert (Feed.objects.count(), feed.events.count()) == (1, 1)


def test_who_is_slower_changes_nothing(feed, editor):
    watching.stop(feed, by=editor, seen=0)

    with pytest.raises(watching.Changed):
        watching.change(feed, every=15, by=editor, seen=0, hand_over=no_one)
    feed.refresh_from_db()
    assert (feed.every, feed.is_active, feed.events.count()) == (60, False, 2)


def test_address_that_is_none_is_refused(editor):
    with pytest.raises(ValidationError):
        watching.add("javascript:alert(1)", title="X", every=60, by=editor, hand_over=no_one)


def test_look_tells_what_stands_there(sends):
    sends(ATOM)

    looked = watching.look(HOME)

    assert (looked.address, looked.found.title, len(looked.found.items)) == (HOME, "Harbour News", 1)


def test_story_cannot_be_changed(feed):
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        FeedEvent.objects.update(action=Action.STOPPED)


def test_change_past_the_story_is_found(feed):
    Feed.objects.update(every=15)

    assert list(faults()) == [f"feed {feed.pk}: is not as its story tells"]
