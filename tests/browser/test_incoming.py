"""The whole way of an article that comes by its address: fetched, looked over, mended, taken in, and told at its claim."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from reviews.features.incoming import beginning
from reviews.features.incoming.models import Incoming
from reviews.models import Article, Claim
from tests.features.incoming.made import ADDRESS, ready, stand_in

from .test_accessibility import LONG, look_at


@pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without"])
def test_page_is_fetched_looked_over_mended_and_split(open_desk, live_server, ana, monkeypatch, js, new_context):
    stand_in(monkeypatch)
    desk = open_desk(ana)
    if not js:
        state = desk.context.storage_state()
        desk = new_context(base_url=live_server.url, java_script_enabled=False, storage_state=state).new_page()
    desk.goto(f"/desk/articles/add/?url={ADDRESS}")
    expect(desk.locator("#address-address")).to_have_value(ADDRESS)
    desk.locator("#address-address").press("Enter")
    desk.wait_for_url(re.compile(r"/desk/articles/incoming/[0-9a-f]{32}/$"))

    text = desk.locator("[name=text]")
    expect(text).to_have_value(re.compile("31 votes to 18"))
    text.fill(text.input_value().replace("31 votes to 18", "31 votes to 16"))
    desk.locator("[name=byline]").fill("Ann Lee")
    desk.locator("main form button.primary").press("Enter")
    desk.wait_for_url(re.compile(r"/desk/articles/[0-9a-f]{32}/$"))

    article = Article.objects.get()
    assert (article.byline, article.url) == ("Ann Lee", ADDRESS)
    desk.locator(".changed summary").first.click()
    expect(desk.locator(".changed del")).to_have_text("18")
    expect(desk.locator(".changed ins")).to_have_text("16")
    claim = Claim.objects.filter(kind="vote_tally").get()
    assert claim.details["against"] == 16
    desk.goto(f"/desk/claims/{claim.public_id}/")
    expect(desk.locator("#article .changed ins")).to_have_text("16")


def test_refused_page_is_pasted_on_the_same_page(open_desk, ana, settings):
    settings.FETCH = False
    desk = open_desk(ana, viewport={"width": 390, "height": 800})
    desk.goto("/desk/articles/add/")
    desk.locator("#address-address").fill(ADDRESS)
    desk.locator("#address-address").press("Enter")
    expect(desk.locator("main .notice.fails")).to_contain_text("fetches nothing")

    desk.locator("[name=title]").fill("Council passes budget")
    desk.locator("[name=text]").fill("The council of Marwick passed its budget by 31 votes to 18.")
    desk.get_by_role("button", name="Take it in and find its claims").click()
    desk.wait_for_url(re.compile(r"/desk/articles/[0-9a-f]{32}/$"))

    assert Article.objects.get().url == ADDRESS


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_pages_have_no_faults(open_desk, ana, settings, locale):
    settings.FETCH = False
    refused = beginning.begin(by=ana, address=f"{ADDRESS}/{'long' * 60}")
    reading = Incoming.objects.create(
        name=f"{'report' * 30}.pdf", stage="reading", added_by=ana, seen_at=timezone.now(), done=1, total=3
    )
    looked = ready(ana, text=f"{LONG}\n\n31 votes to 18")
    Incoming.objects.filter(pk=looked.pk).update(
        found=looked.found | {"changes": [{"what": "hidden", "words": LONG}], "published_from": LONG}
    )
    desk = open_desk(ana, locale=locale, color_scheme="dark" if locale == "ar" else "light")
    paths = [f"/desk/articles/incoming/{one.public_id}/" for one in (refused, reading, looked)]

    assert [fault for path in ["/desk/articles/incoming/", *paths] for fault in look_at(desk, path)] == []
