"""A feed is looked at before it is watched."""

import pytest
from django.urls import reverse

from reviews.features.incoming.feeds.models import Feed
from reviews.fetching import Unfetched
from tests.features.incoming.feeds.conftest import HOME
from tests.intake.feeds.made import item, rss
from tests.pages import text_of

pytestmark = pytest.mark.django_db
PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body></body></html>'


def look(client, address=HOME):
    return client.post(reverse("feed-look"), {"address": address})


def add(client, **fields):
    told = {"address": HOME, "title": "Harbour News", "every": "60"}
    return client.post(reverse("feed-add"), told | fields, follow=True)


def test_feed_is_shown_with_what_it_has_and_nothing_is_stored(desk, sends):
    sends(rss(*(item(n, title=f"Story {n}") for n in range(12))))

    page = text_of(look(desk))
    assert "Harbour News" in page
    assert "It has 12 items now" in page
    assert "Story 9" in page
    assert "Story 10" not in page
    assert Feed.objects.count() == 0


def test_feed_is_watched(desk, begun, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = add(desk, every="15")

    feed = Feed.objects.get()
    assert (feed.address, feed.every, begun) == (HOME, 15, [feed.pk])
    assert "Watched from now on: " in page.text


def test_page_leads_to_its_feeds(desk, sends):
    sends(PAGE)

    page = look(desk)
    assert "It names these feeds:" in text_of(page)
    assert 'name="address" value="https://news.example/rss"' in page.text


def test_feed_that_is_watched_is_told_of(desk, sends, feed):
    sends()

    assert "This feed is watched already" in desk.post(reverse("feed-look"), {"address": HOME}, follow=True).text
    assert "This feed is watched already" in add(desk).text
    assert Feed.objects.count() == 1


def test_what_is_no_feed_is_told_beside_the_address(desk, sends):
    sends(b"<html><body>x</body></html>")
    refused = look(desk)
    assert refused.status_code == 422
    assert "There is no feed at this address" in text_of(refused)
    assert f'value="{HOME}"' in refused.text

    sends(error=Unfetched("too-slow", seconds=8))
    assert "did not send the page within 8 seconds" in text_of(look(desk))


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "ftp://a.example/", "https://a.example/\u202e", "x" * 3_000]
)
def test_odd_addresses_are_refused(desk, address):
    assert look(desk, address).status_code == 422
    assert add(desk, address=address).status_code == 422
    assert Feed.objects.count() == 0


@pytest.mark.parametrize(
    "fields", [{"title": ""}, {"title": "x\x07"}, {"title": "x" * 301}, {"every": "1"}, {"every": ""}]
)
def test_half_a_feed_is_not_watched(desk, fields):
    assert add(desk, **fields).status_code == 422
    assert Feed.objects.count() == 0


def test_words_of_a_feed_are_no_markup(desk, sends):
    sends(rss(item(title="&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;"), channel="<title>&lt;b&gt;x</title>"))

    assert "<script>alert" not in look(desk).text
