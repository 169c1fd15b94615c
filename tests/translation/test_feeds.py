"""The pages of feeds and of what they offer, in a language in which each message is marked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.features.incoming.feeds import reading, watching
from reviews.features.incoming.feeds.models import Feed
from reviews.features.incoming.models import Incoming
from reviews.fetching import Unfetched
from reviews.workflow import outbox
from reviews.workflow.articles.intake import add_article
from tests.factories import UserFactory
from tests.features.incoming.feeds.conftest import HOME, feed, sends  # noqa: F401 (fixtures)
from tests.features.incoming.made import no_one
from tests.intake.feeds.made import item, rss
from tests.intake.test_near import AGENCY, changed
from tests.pages import HTMX

from .test_claim_pages import assert_marked
from .test_pages import _pseudo  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db
WHOLE = f"<content:encoded><![CDATA[<p>{changed(AGENCY, 0.03)}</p>]]></content:encoded>"
PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body></body></html>'


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_feeds_however_reading_them_goes(desk, editor, feed, sends, settings):  # noqa: F811
    for number, told in enumerate(
        [
            {"is_active": False},
            {"seen_at": timezone.now(), "done": 3, "total": 9},
            {"read_at": timezone.now(), "due_at": timezone.now() + timedelta(hours=1), "left_out": 4},
            {"due_at": timezone.now() + timedelta(hours=1)},
        ]
    ):
        Feed.objects.create(address=f"https://{number}.example/", place=number, title="12", added_by=editor, **told)
    sends(error=Unfetched("failing", status=503))
    reading.read(feed.pk)
    pages = {"all": desk.get(reverse("feeds"))}
    pages["row"] = desk.get(reverse("feed", args=[feed.pk]), headers=HTMX)
    pages["late"] = desk.post(reverse("feed-stop", args=[feed.pk]), {"seen": 9})
    pages["odd"] = desk.post(reverse("feed-change", args=[feed.pk]), {"seen": 0})
    pages["done"] = desk.post(reverse("feed-stop", args=[feed.pk]), {"seen": 0}, follow=True)
    settings.FETCH = False
    assert_marked(**pages, off=desk.get(reverse("feeds")))


def test_no_feeds(desk, client):
    assert_marked(editor=desk.get(reverse("feeds")), offered=desk.get(reverse("offered")))
    client.force_login(UserFactory(reviewer=True, first_name="Ben"))
    assert_marked(reviewer=client.get(reverse("feeds")), refused=client.post(reverse("feed-add"), {}))


def test_feed_that_is_added(desk, sends):  # noqa: F811
    sends(rss(item(1, title="12"), item(2, title="13", more=WHOLE), channel="<title>14</title>"))
    look, watch = reverse("feed-look"), {"address": HOME, "title": "14", "every": "60"}
    pages = {"look": desk.post(look, {"address": HOME}), "empty": desk.post(look, {"address": ""})}
    pages["half"] = desk.post(reverse("feed-add"), {"address": HOME})
    sends(PAGE)
    pages["page"] = desk.post(look, {"address": HOME})
    sends(rss())
    pages["nothing"] = desk.post(look, {"address": HOME})
    sends(b"<html></html>")
    pages["none"] = desk.post(look, {"address": HOME})
    pages |= {f"added {n}": desk.post(reverse("feed-add"), watch, follow=True) for n in range(2)}
    assert_marked(**pages)


def test_items(desk, editor, feed, sends):  # noqa: F811
    add_article(by=editor, title="12", text=AGENCY, publisher="13")
    outbox.drain()
    other = watching.add("https://other.example/", title="14", every=60, by=editor, hand_over=no_one)
    for one, number in ((feed, 1), (other, 2)):
        sends(rss(item(number, title="15", more=WHOLE + "<pubDate>Tue, 31 Mar 2026 09:30:00 GMT</pubDate>"), item(7)))
        reading.read(one.pk)
    take, leave, first = reverse("offered-take"), reverse("offered-leave"), Incoming.objects.first()
    pages = {"items": desk.get(reverse("offered")), "one": desk.get(reverse("offered"), {"feed": feed.pk})}
    pages["preview"] = desk.get(reverse("incoming-one", args=[first.public_id]))
    pages |= {name: desk.post(address, {}) for name, address in (("untaken", take), ("unleft", leave))}
    pages["left"] = desk.post(leave, {"one": f"{first.public_id}:0"}, follow=True)
    second = Incoming.objects.filter(stage="offered").first()
    Incoming.objects.filter(pk=second.pk).update(version=3)
    pages["late"] = desk.post(leave, {"one": f"{second.public_id}:0"}, follow=True)
    assert_marked(**pages, gone=desk.get(reverse("offered"), {"left": ""}))
