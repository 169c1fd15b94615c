"""What is new in a feed is offered, once; what goes wrong is said, and tried again later."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.alone import alone
from reviews import fetching
from reviews.features.incoming import beginning
from reviews.features.incoming.feeds import reading, watching
from reviews.features.incoming.feeds.models import SILENCE, Feed
from reviews.features.incoming.models import Incoming
from reviews.features.incoming.reading import read_now
from reviews.fetching import Unfetched
from reviews.intake.near import sketch
from tests.features.evidence.made import fetched
from tests.features.incoming.made import no_one
from tests.intake.feeds.made import BOMB, item, rss
from tests.intake.test_near import AGENCY

from .conftest import HOME

pytestmark = pytest.mark.django_db
WHOLE = f"<content:encoded><![CDATA[<p>{AGENCY}</p>]]></content:encoded>"


def read(feed):
    """Read it, whenever it was due."""
    Feed.objects.filter(pk=feed.pk).update(due_at=timezone.now())
    assert reading.read(feed.pk)
    feed.refresh_from_db()
    return feed


def offered():
    return list(Incoming.objects.order_by("pk").values_list("address", "stage"))


def test_new_items_are_offered(feed, sends):
    sends(
        rss(
            item(2, more="<description>It met.</description>"),
            item(1, more="<pubDate>Tue, 31 Mar 2026 09:30:00 GMT</pubDate>"),
        )
    )
    read(feed)

    first, second = Incoming.objects.order_by("pk")
    assert (first.feed, first.stage, first.title, first.added_by) == (feed, "offered", "Council votes", None)
    assert first.published.isoformat() == "2026-03-31T09:30:00+00:00"
    assert (second.address, second.summary) == ("https://news.example/2", "It met.")
    assert (feed.done, feed.total, feed.failures, feed.seen_at) == (2, 2, 0, None)
    assert timedelta(minutes=59) < feed.due_at - timezone.now() < timedelta(minutes=61)


def test_reading_again_offers_only_what_is_new(feed, sends):
    sends(rss(item(1)))
    read(feed)
    sends(rss(item(2), item(1, title="Another headline"), item(1, guid="another")))
    read(feed)

    assert offered() == [("https://news.example/1", "offered"), ("https://news.example/2", "offered")]


def test_what_came_in_by_hand_or_was_left_is_not_offered(feed, sends, reviewer):
    beginning.offer("https://www.news.example/1?utm_source=rss", title="By hand")
    Incoming.objects.update(stage="left")
    sends(rss(item(1)))

    assert read(feed).done == 1
    assert Incoming.objects.filter(feed=feed).count() == 0


def test_site_is_asked_only_for_what_changed(feed, sends):
    asked = sends()
    read(feed)
    read(feed)

    assert asked == [(HOME, {}), (HOME, {"ETag": '"1"'})]


def test_unchanged_feed_is_read_well(feed, monkeypatch, sends):
    monkeypatch.setattr(fetching, "fetch_patiently", lambda address, known: replace(fetched(b""), status=304))
    read(feed)

    assert (feed.failures, feed.read_at is not None, offered()) == (0, True, [])


def test_future_day_is_no_day(feed, sends):
    sends(rss(item(1, more="<pubDate>Thu, 31 Dec 2099 23:59:59 GMT</pubDate>")))
    read(feed)

    assert Incoming.objects.get().published is None


@pytest.mark.parametrize(
    ("body", "error", "why"),
    [
        (None, Unfetched("not-found", status=404), "The site has no page at this address (its answer is 404)."),
        (rss(item(title="&a9;"), before=BOMB), None, "This feed declares entities, which no feed needs; it is not read."),
        (b"<html><body>Sorry</body></html>", None, "There is no feed at this address: neither RSS nor Atom nor a JSON feed."),
    ],
)  # fmt: skip
def test_failure_is_said_and_tried_later_each_time(feed, sends, body, error, why):
    sends(body, error)
    read(feed)
    since = feed.failing_since
    assert (feed.worded(), feed.failures, feed.read_at, offered()) == (why, 1, None, [])
    assert timedelta(minutes=59) < feed.due_at - timezone.now() < timedelta(minutes=61)

    read(feed)
    assert (feed.failures, feed.failing_since) == (2, since)
    assert timedelta(minutes=119) < feed.due_at - timezone.now() < timedelta(minutes=121)

    Feed.objects.update(failures=50)
    assert read(feed).due_at - timezone.now() < timedelta(hours=24, minutes=1)

    sends()
    read(feed)
    assert (feed.failures, feed.failing_since, feed.reason, len(offered())) == (0, None, "", 2)


def test_fault_of_the_program_is_said_too(feed, sends):
    sends(error=RuntimeError("boom"))
    with pytest.raises(RuntimeError):
        reading.read(feed.pk)
    feed.refresh_from_db()

    assert (feed.worded(), feed.seen_at) == ("The program failed while it read this feed.", None)


def test_stopped_feed_is_not_read_and_a_reading_stops(feed, sends, editor, monkeypatch):
    sends(rss(*(item(n) for n in range(120))))
    real = reading._new

    def stopping(one, batch):
        if Incoming.objects.exists():
            watching.stop(Feed.objects.get(), by=editor, seen=0)
        return real(one, batch)

    monkeypatch.setattr(reading, "_new", stopping)
    read(feed)

    assert (len(offered()), feed.seen_at, feed.read_at) == (100, None, None)
    assert not reading.read(feed.pk)


def test_reading_that_broke_off_goes_on_where_it_was(feed, sends):
    sends(rss(*(item(n) for n in range(60))))
    read(feed)
    Incoming.objects.filter(address__endswith="/7").delete()
    Feed.objects.update(seen_at=timezone.now(), due_at=timezone.now(), headers={})

    assert not reading.read(feed.pk)  # somebody is at it
    Feed.objects.update(seen_at=timezone.now() - SILENCE - timedelta(seconds=1))
    assert reading.read(feed.pk)
    assert Incoming.objects.count() == 60


def test_500_items_take_few_queries(feed, sends, django_assert_max_num_queries):
    sends(rss(*(item(n, more=f"<description>{n}</description>") for n in range(600))))
    with django_assert_max_num_queries(80):
        read(feed)

    assert (Incoming.objects.count(), feed.total, feed.left_out) == (500, 500, 100)


def test_feed_that_invents_items_is_capped(feed, sends, monkeypatch):
    monkeypatch.setattr(reading, "MOST_OFFERED", 3)
    for start in (0, 2, 4):
        sends(rss(*(item(n) for n in range(start + 2))))
        read(feed)

    assert (len(offered()), feed.left_out) == (3, 3)  # those that are here already need no room


def test_what_is_due_is_read_one_after_the_other(feed, sends, editor):
    watching.add("https://other.example/", title="Other", every=60, by=editor, hand_over=no_one)
    sends()

    with alone("feeds"):
        assert list(reading.drain()) == []
    assert [str(one) for one in reading.drain()] == ["Harbour News", "Other"]
    assert list(reading.drain()) == []


def test_nothing_is_read_where_nothing_is_fetched(feed, sends, settings):
    settings.FETCH = False
    sends()

    assert (list(reading.drain()), offered()) == ([], [])


def test_whole_text_is_kept_for_comparing_and_used_where_nothing_is_fetched(feed, sends):
    sends(rss(item(1, more=WHOLE)))
    read(feed)
    one = Incoming.objects.get()
    assert one.sketch == sketch(AGENCY)

    sends(error=Unfetched("off"))
    read_now(one.pk)
    one.refresh_from_db()

    assert (one.stage, one.is_of_feed, one.title) == ("ready", True, "Council votes")
    assert "General Assembly" in one.found["text"]


def test_item_without_a_text_waits_for_a_person_where_nothing_is_fetched(feed, sends):
    sends(rss(item(1)))
    read(feed)
    sends(error=Unfetched("off"))
    read_now(Incoming.objects.get().pk)

    one = Incoming.objects.get()
    assert (one.stage, one.code, one.is_of_feed) == ("refused", "off", False)
