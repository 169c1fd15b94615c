"""The page of the feeds: how each goes, and what an editor says of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.features.incoming.feeds import reading
from reviews.features.incoming.feeds.models import Feed
from reviews.fetching import Unfetched
from tests.factories import UserFactory
from tests.intake.feeds.made import item, rss
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def press(client, name, feed, **fields):
    return client.post(reverse(f"feed-{name}", args=[feed.pk]), fields)


def test_page_without_feeds_says_what_to_do(desk):
    page = desk.get(reverse("feeds"))

    assert "No feed is watched yet. Add one below" in text_of(page)
    assert 'action="/desk/feeds/look/"' in page.text


def test_feed_is_listed_with_how_it_goes(desk, feed, sends):
    assert "Waits to be read" in text_of(desk.get(reverse("feeds")))
    sends(rss(*(item(n) for n in range(3))))
    reading.read(feed.pk)
    page = text_of(desk.get(reverse("feeds")))

    assert "Harbour News" in page
    assert "every hour" in page
    assert "3 items wait" in page
    assert "Last read" in page
    assert "Eve Lindqvist · added" in page


def test_reading_shows_how_far_it_is(desk, feed):
    Feed.objects.update(seen_at=timezone.now(), done=150, total=500)

    page = desk.get(reverse("feeds"))
    assert "150 of 500 items" in text_of(page)
    assert f'hx-get="/desk/feeds/{feed.pk}/"' in page.text
    fragment = desk.get(reverse("feed", args=[feed.pk]), headers={"HX-Request": "true"})
    assert fragment.text.strip().startswith("<li")
    assert desk.get(reverse("feed", args=[feed.pk])).status_code == 302


def test_failure_is_told_in_words(desk, feed, sends):
    sends(error=Unfetched("not-found", status=404))
    reading.read(feed.pk)
    page = text_of(desk.get(reverse("feeds")))

    assert "Fails since" in page
    assert "The site has no page at this address (its answer is 404)." in page
    assert "It is tried again" in page


def test_editor_stops_resumes_and_changes_a_feed(desk, feed, begun, django_capture_on_commit_callbacks):
    assert press(desk, "change", feed, seen=0, every=15).status_code == 302
    press(desk, "stop", feed, seen=1)
    page = text_of(desk.get(reverse("feeds")))
    assert "Stopped" in page
    assert "Eve Lindqvist · changed how often it is read" in page
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, "resume", feed, seen=2)
    Feed.objects.update(due_at=timezone.now() + timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, "read", feed)

    feed.refresh_from_db()
    assert (feed.every, feed.is_active, begun) == (15, True, [feed.pk, feed.pk])  # resumed, and read now
    assert feed.due_at <= timezone.now()


def test_who_is_slower_is_shown_how_it_is(desk, feed):
    press(desk, "stop", feed, seen=0)
    late = press(desk, "change", feed, seen=0, every=15)

    assert late.status_code == 409
    assert "Somebody else changed this feed meanwhile." in text_of(late)


@pytest.mark.parametrize("every", ["", "7", "x", "15; drop"])
def test_odd_times_are_refused(desk, feed, every):
    assert press(desk, "change", feed, seen=0, every=every).status_code == 422
    feed.refresh_from_db()
    assert feed.every == 60


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**30])
def test_feed_that_is_none_is_not_found(desk, number):
    assert desk.post(f"/desk/feeds/{number}/stop/", {"seen": 0}).status_code == 404


def test_reviewer_sees_feeds_and_changes_none(client, reviewer, feed):
    client.force_login(reviewer)
    page = client.get(reverse("feeds"))

    assert "Harbour News" in page.text
    assert reverse("feed-stop", args=[feed.pk]) not in page.text
    for name in ("stop", "resume", "read"):
        assert press(client, name, feed, seen=0).status_code == 403
    assert press(client, "change", feed, seen=0, every=15).status_code == 403
    assert client.post(reverse("feed-look"), {"address": "https://a.example/"}).status_code == 403
    assert client.post(reverse("feed-add"), {}).status_code == 403


def test_who_has_no_role_sees_nothing(client, db):
    client.force_login(UserFactory())

    assert client.get(reverse("feeds")).status_code == 403
    assert client.get(reverse("offered")).status_code == 403


def test_page_says_that_nothing_is_fetched(desk, feed, settings):
    settings.FETCH = False

    page = desk.get(reverse("feeds"))
    assert "fetches nothing, so no feed is read" in text_of(page)
    assert reverse("feed-look") not in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(desk, editor, count, django_assert_num_queries):
    from reviews.features.incoming.feeds import watching

    for n in range(count):
        watching.add(f"https://news.example/{n}", title=f"Feed {n}", every=60, by=editor)
    desk.get(reverse("feeds"))
    with django_assert_num_queries(4):  # session, person, feeds, their stories
        desk.get(reverse("feeds"))
