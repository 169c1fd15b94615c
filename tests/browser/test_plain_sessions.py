"""The session ends in a browser without JavaScript: what was sent comes back after signing in, to be sent again."""

import re

import pytest
from playwright.sync_api import expect

from reviews.models import State
from tests.factories import claim_at

from .conftest import RATIONALE, claim_in_hand, end_session, sign_in, sign_in_elsewhere


@pytest.fixture
def open_plain(live_server, new_context):
    """Return a function that signs somebody in without JavaScript and returns their page."""

    def open_as(user):
        page = new_context(base_url=live_server.url, java_script_enabled=False).new_page()
        page.goto("/accounts/login/?next=/desk/")
        sign_in(page, user)
        return page

    return open_as


def test_plain_page_brings_the_text_back_after_signing_in(open_plain, ana):
    page = open_plain(ana)
    claim = claim_in_hand(page, ana)
    page.locator("[name=rationale]").fill(RATIONALE)
    end_session(page)

    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Nothing was done yet with what you sent")).to_be_visible()
    sign_in(page, ana, "wrong")
    sign_in(page, ana)
    expect(page).to_have_url(re.compile(f"/desk/claims/{claim.public_id}/review/submit/$"))
    expect(page.locator("[name=rationale]")).to_have_value(RATIONALE)
    assert claim.reviews.count() == 0
    page.get_by_role("button", name="Send it again").click()

    expect(page.get_by_text("Not handed in yet")).to_be_visible()
    expect(page.locator("[name=rationale]")).to_have_value(RATIONALE)
    assert claim.reviews.get().rationale == RATIONALE


def test_plain_page_with_the_token_of_an_earlier_session_keeps_the_text(open_plain, ana):
    page = open_plain(ana)
    claim = claim_in_hand(page, ana)
    sign_in_elsewhere(page, ana)

    page.locator("[name=rationale]").fill("Typed after that.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[name=rationale]")).to_have_value("Typed after that.")
    page.get_by_role("button", name="Send it again").click()

    expect(page.locator("#lease")).to_contain_text("saved")
    assert claim.reviews.get().rationale == "Typed after that."


def test_plain_article_and_note_come_back(open_plain, eve):
    claim = claim_at(State.SUBMITTED)
    page = open_plain(eve)
    for path, label, text, button in (
        ("/desk/articles/add/", "Its text", "The council voted 12 to 3.", "Take it in and find its claims"),
        (f"/desk/approvals/{claim.public_id}/", "What should be better", "Which minutes?", "Return with this note"),
    ):
        page.goto(path)
        page.get_by_label(label).fill(text)
        end_session(page)
        page.get_by_role("button", name=button).click()
        sign_in(page, eve)

        expect(page).to_have_url(re.compile(f"{path}(return/)?$"))
        expect(page.locator("[name=text], [name=note]")).to_have_value(text)
        page.get_by_role("button", name="Send it again").click()

    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW


def test_plain_take_next_leads_to_the_queue(open_plain, ana):
    page = open_plain(ana)
    end_session(page)

    page.get_by_role("button", name="Take next").click()
    sign_in(page, ana)

    expect(page).to_have_url(re.compile("/desk/$"))
    expect(page.get_by_role("button", name="Take next")).to_be_visible()
