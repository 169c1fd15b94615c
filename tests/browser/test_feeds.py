"""A feed is added, read, and what it offers is taken and left by keyboard; nothing needs a script."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from reviews import fetching
from reviews.features.incoming.feeds import reading, watching
from reviews.features.incoming.feeds.models import Feed
from reviews.features.incoming.models import Incoming
from reviews.workflow import outbox
from reviews.workflow.articles.intake import add_article
from tests.features.evidence.made import PAGE, fetched
from tests.features.incoming.made import no_one
from tests.intake.feeds.made import item, rss
from tests.intake.test_near import AGENCY, changed

from .test_accessibility import LONG, faults, look_at

HOME = "https://news.example/feed.xml"
WHOLE = f"<content:encoded><![CDATA[<p>{changed(AGENCY, 0.03)}</p>]]></content:encoded>"
ITEMS = [item(1, title="Vote at the UN", more=WHOLE), item(2, title=LONG), item(3, title="الجسر"), item(4)]


@pytest.fixture(autouse=True)
def _web(monkeypatch):
    """Let the feed be at its address, and a page at each other one; nobody reads by himself."""

    def answer(address, known=None):
        return fetched(rss(*ITEMS), "application/rss+xml", HOME) if address == HOME else fetched(PAGE, address=address)

    monkeypatch.setattr(fetching, "fetch", answer)
    monkeypatch.setattr(fetching, "fetch_patiently", answer)
    monkeypatch.setitem(watching.add.__kwdefaults__, "hand_over", no_one)


@pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without"])
def test_feed_is_added_and_what_it_offers_is_taken_and_left(open_desk, live_server, eve, js, new_context):
    desk = open_desk(eve)
    if not js:
        state = desk.context.storage_state()
        desk = new_context(base_url=live_server.url, java_script_enabled=False, storage_state=state).new_page()
    desk.goto("/desk/feeds/")
    desk.locator("[name=address]").fill(HOME)
    desk.locator("[name=address]").press("Enter")
    expect(desk.locator("main h1")).to_have_text("Harbour News")
    desk.locator("[name=every]").select_option("15")
    desk.get_by_role("button", name="Watch this feed").press("Enter")
    expect(desk.locator(".messages")).to_contain_text("Watched from now on")
    expect(desk.locator("main [data-row]")).to_contain_text("Waits to be read")
    reading.read(Feed.objects.get().pk)

    if js:
        expect(desk.locator("main [data-row]")).to_contain_text("4 items wait", timeout=10_000)
    desk.goto("/desk/articles/incoming/offered/")
    for title in ("Vote at the UN", "الجسر"):
        desk.get_by_role("checkbox", name=title).press(" ")
    desk.get_by_role("button", name="Leave those ticked").press("Enter")
    expect(desk.locator(".messages")).to_contain_text("2 items were left aside.")
    if js:
        desk.keyboard.press("j")
        desk.keyboard.press("j")
        desk.keyboard.press("t")
    else:
        desk.get_by_role("button", name="Take", exact=True).nth(1).press("Enter")
    desk.wait_for_url(re.compile(r"/desk/articles/incoming/[0-9a-f]{32}/$"))

    expect(desk.locator("[name=text]")).to_have_value(re.compile("31 votes to 18"))
    assert Incoming.objects.get(stage="ready").address == "https://news.example/4"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_feeds_have_no_faults(open_desk, eve, scheme):
    add_article(by=eve, title=LONG, text=AGENCY, publisher="The Harbour Post")
    outbox.drain()
    feed = watching.add(HOME, title=LONG, every=60, by=eve, hand_over=no_one)
    reading.read(feed.pk)
    Feed.objects.create(address="https://b.example/", place="b", title="B", added_by=eve, failures=1,
                        failing_since=timezone.now(), reason=LONG)  # fmt: skip
    Feed.objects.create(
        address="https://c.example/", place="c", title="C", added_by=eve, seen_at=timezone.now(), total=9
    )
    desk = open_desk(eve, color_scheme=scheme)
    paths = ("/desk/feeds/", "/desk/articles/incoming/offered/", "/desk/articles/incoming/offered/?left")
    paths += (f"/desk/articles/incoming/{Incoming.objects.last().public_id}/",)

    assert [fault for path in paths for fault in look_at(desk, path)] == []
    desk.goto("/desk/feeds/")
    Feed.objects.filter(pk=feed.pk).update(place="a")
    desk.locator("[name=address]").fill(HOME)
    desk.locator("[name=address]").press("Enter")
    expect(desk.locator("main h1")).to_have_text("Harbour News")
    assert faults(desk) == []
