"""Two browsers on one claim, by keyboard: it is asked for, handed over or taken from its holder, and its draft goes on."""

import re

import pytest
from playwright.sync_api import expect

from reviews.models import Claim, State
from reviews.workflow.checks import drafting
from tests.factories import UserFactory, draft

from .conftest import claim_in_hand

NEWS = 25_000
"""Milliseconds within which a page that is open learns what others did."""


@pytest.fixture
def ben(transactional_db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


def focus_and_press(page, button):
    button.focus()
    page.keyboard.press("Enter")


def test_claim_is_asked_for_handed_over_and_goes_on_with_its_draft(open_desk, ana, ben):
    hers, his = open_desk(ana), open_desk(ben)
    claim = claim_in_hand(hers, ana)
    hers.locator("[name=summary]").fill("Half an hour of work.")
    expect(hers.locator("#lease")).to_contain_text("saved")
    hers.keyboard.press("Escape")

    his.goto(f"/desk/claims/{claim.public_id}/")
    expect(his.locator("#watch")).to_contain_text("Ana Duarte", timeout=NEWS)
    his.locator("#ask-note").fill("I read Arabic.")
    his.keyboard.press("Enter")
    expect(his.locator("#watch")).to_contain_text("You asked for it.")

    expect(hers.locator("#watch")).to_contain_text("Ben Okafor asks for this claim.", timeout=NEWS)
    expect(hers.locator("#watch")).to_contain_text("I read Arabic.")
    expect(hers.locator("[name=summary]")).to_have_value("Half an hour of work.")
    hers.keyboard.press("h")
    expect(hers.locator(".messages")).to_contain_text("Handed over to Ben Okafor")

    expect(his.locator("#bar")).to_contain_text("Assigned to you.", timeout=NEWS)
    his.keyboard.press("t")
    his.wait_for_selector("[name=summary]")
    focus_and_press(his, his.locator(".left summary").first)
    focus_and_press(his, his.get_by_role("button", name="Take over: Short answer"))
    expect(his.locator("[name=summary]")).to_have_value("Half an hour of work.")
    assert drafting.draft_of(claim, ben).summary == "Half an hour of work."
    assert drafting.draft_of(claim, ana).summary == "Half an hour of work."


def test_holder_keeps_what_another_asks_for(open_desk, ana, ben):
    hers, his = open_desk(ana), open_desk(ben)
    claim = claim_in_hand(hers, ana)
    his.goto(f"/desk/claims/{claim.public_id}/")
    his.keyboard.press("a")
    expect(his.locator("#watch")).to_contain_text("You asked for it.")

    expect(hers.locator("#watch")).to_contain_text("asks for this claim", timeout=NEWS)
    hers.keyboard.press("y")

    expect(hers.locator("#watch")).not_to_contain_text("asks for this claim")
    expect(his.locator("#watch")).to_contain_text("Ana Duarte keeps it for now.", timeout=NEWS)


def test_broken_lease_is_told_with_its_reason_and_the_next_takes_over_all_of_the_draft(open_desk, ana, eve, ben):
    hers, editors = open_desk(ana), open_desk(eve)
    claim = claim_in_hand(hers, ana)
    drafting.save_draft(claim, draft(summary="The minutes say so."), by=ana, token=claim.lease_token)
    hers.reload()

    editors.goto(f"/desk/claims/{claim.public_id}/")
    focus_and_press(editors, editors.locator("summary", has_text="Other moves"))
    editors.get_by_label("Why it is taken from its holder").fill("It is for tonight.")
    editors.get_by_label("For whom it waits then").select_option("ben")
    focus_and_press(editors, editors.get_by_role("button", name="Take it from its holder"))
    expect(editors.locator(".messages")).to_contain_text("waits in the queue again")

    expect(hers.get_by_role("alert")).to_contain_text("Eve Lindqvist took this claim from you", timeout=NEWS)
    expect(hers.get_by_role("alert")).to_contain_text("It is for tonight.")
    hers.locator("[name=summary]").fill("The minutes say so, twice.")
    expect(hers.locator("[name=summary]")).to_have_value("The minutes say so, twice.")
    assert Claim.objects.get(pk=claim.pk).state == State.OPEN

    his = open_desk(ben)
    his.goto("/desk/mine/")
    expect(his.locator("main")).to_contain_text("Assigned to you")
    his.keyboard.press("n")
    his.wait_for_url(re.compile(f"/desk/claims/{claim.public_id}/"))
    focus_and_press(his, his.locator(".left summary").first)
    focus_and_press(his, his.get_by_role("button", name="Take over all of it"))
    expect(his.locator("[name=summary]")).to_have_value("The minutes say so.")
    expect(his.locator("[name=rationale]")).to_have_value("We read the minutes.")
