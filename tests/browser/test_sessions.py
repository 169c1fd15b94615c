"""The session ends while somebody writes: they sign in again, and nothing that they typed or pressed is lost."""

import re
import time

from allauth.mfa.totp.internal import auth
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from reviews.models import Article, Claim, Event, State
from tests.factories import ClaimFactory, UserFactory, claim_at

from .conftest import RATIONALE, claim_in_hand, end_session, sign_in, sign_in_elsewhere


def again(page):
    dialog = page.get_by_role("dialog", name="Sign in again")
    expect(dialog.get_by_label("Password")).to_be_visible()
    return dialog


def saved(page):
    expect(page.locator("#lease")).to_contain_text(re.compile(r"saved \d"))


def wait_until_saved(page, claim, rationale):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if claim.reviews.filter(rationale=rationale).exists():
            return saved(page)
        page.wait_for_timeout(100)
    raise AssertionError(f"not saved: {rationale!r}")


def test_text_is_saved_by_itself_after_signing_in_on_the_page(open_desk, ana):
    page = open_desk(ana)
    claim = claim_in_hand(page, ana)
    end_session(page)

    page.locator("[name=rationale]").fill("An hour of work.")
    expect(page.get_by_role("alert")).to_contain_text("Not saved: you are signed out. Your text is still here.")
    assert claim.reviews.count() == 0
    page.get_by_role("button", name="Sign in again").click()
    expect(again(page).get_by_label("Username")).to_have_value("ana")
    sign_in(page, ana)

    wait_until_saved(page, claim, "An hour of work.")
    expect(page.locator("#signed-out")).to_be_hidden()


def test_submit_goes_on_after_signing_in(open_desk, ana):
    page = open_desk(ana)
    claim = claim_in_hand(page, ana)
    page.keyboard.press("1")  # True
    page.locator("[name=summary]").fill("So it says.")
    end_session(page)

    page.locator("[name=rationale]").fill(RATIONALE)
    page.get_by_role("button", name="Submit for approval").click()
    again(page)
    sign_in(page, ana)

    expect(page.get_by_text("Not handed in yet")).to_be_visible()  # there is no evidence
    expect(page.locator("[name=rationale]")).to_have_value(RATIONALE)
    assert claim.reviews.get().rationale == RATIONALE


def test_signing_in_in_another_window_is_enough(open_desk, ana):
    page = open_desk(ana)
    claim = claim_in_hand(page, ana)
    other = sign_in_elsewhere(page, ana)
    expect(other).to_have_url(re.compile("/desk/mine/$"))

    page.locator("[name=rationale]").fill("Typed after that.")

    wait_until_saved(page, claim, "Typed after that.")
    expect(page.locator("#signed-out")).to_be_hidden()


def test_new_article_is_taken_in_after_signing_in(open_desk, ana):
    page = open_desk(ana)
    page.goto("/desk/articles/add/")
    page.get_by_label("Its text").fill("The council voted 12 to 3 for the bridge.")
    page.get_by_label("Title", exact=True).fill("The bridge")
    end_session(page)

    page.get_by_role("button", name="Take it in").click()
    again(page)
    expect(page).to_have_url(re.compile("/desk/articles/add/$"))
    expect(page.get_by_label("Its text")).to_have_value("The council voted 12 to 3 for the bridge.")
    sign_in(page, ana)

    page.wait_for_url(re.compile("/desk/articles/[0-9a-f]{32}/"))
    assert Article.objects.get().title == "The bridge"


def test_take_in_the_queue_goes_on_after_signing_in(open_desk, ana):
    claim = ClaimFactory()
    page = open_desk(ana)
    end_session(page)

    page.get_by_role("button", name=re.compile("^Take: ")).click()
    again(page)
    sign_in(page, ana)

    page.wait_for_url(re.compile(f"/desk/claims/{claim.public_id}/"))
    assert Claim.objects.get().leased_by == ana


def test_added_evidence_comes_after_signing_in(open_desk, ana):
    page = open_desk(ana)
    claim = claim_in_hand(page, ana)
    end_session(page)
    page.locator("[name=rationale]").fill("Mine.")

    page.get_by_role("button", name="Add evidence").click()
    again(page)
    sign_in(page, ana)

    expect(page.locator("[name=evidence-0-url]")).to_be_visible()
    expect(page.locator("[name=rationale]")).to_have_value("Mine.")
    wait_until_saved(page, claim, "Mine.")


def test_note_of_a_move_is_sent_after_signing_in(open_desk, ana):
    page = open_desk(ana)
    claim = claim_in_hand(page, ana)
    page.get_by_text("Other moves").click()
    page.get_by_label("Why it need not be checked").fill("Not worth it.")
    end_session(page)

    page.get_by_role("button", name="Dismiss").click()
    again(page)
    sign_in(page, ana)

    expect(page.get_by_text("Dismissed. It can be reopened here.")).to_be_visible()
    assert Event.objects.filter(claim=claim).last().data["note"] == "Not worth it."


def test_note_of_an_editor_is_sent_after_signing_in_with_the_second_factor(open_desk, eve):
    secret = auth.generate_totp_secret()
    page = open_desk(eve)
    auth.TOTP.activate(eve, secret)
    claim = claim_at(State.SUBMITTED)
    page.goto(f"/desk/approvals/{claim.public_id}/")
    page.get_by_label("What should be better").fill("Which minutes?")
    end_session(page)

    page.get_by_role("button", name="Return with this note").click()
    sign_in(again(page), eve, "wrong")
    expect(page.get_by_role("dialog")).to_contain_text("not correct")
    sign_in(page, eve)
    page.get_by_label("Code").fill(auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("dialog").get_by_role("button", name="Sign in").click()

    page.wait_for_url(re.compile("/desk/approvals/$"))
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW
    assert Event.objects.filter(claim=claim).last().data["note"] == "Which minutes?"


def test_somebody_else_does_not_get_the_form(open_desk, ana):
    ben = UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)
    page = open_desk(ana)
    claim = claim_in_hand(page, ana)
    end_session(page)
    page.locator("[name=rationale]").fill("Mine.")
    page.get_by_role("button", name="Submit for approval").click()
    again(page)
    sign_in(page, ben)

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Somebody else is signed in here now: Ben Okafor")
    assert claim.reviews.count() == 0
    dialog.get_by_role("button", name="Sign in as Ana Duarte").click()
    again(page)
    sign_in(page, ana)

    expect(page.get_by_text("Not handed in yet")).to_be_visible()
    assert claim.reviews.get().rationale == "Mine."


def test_not_now_leaves_the_page_as_it_is(open_desk, ana):
    page = open_desk(ana)
    claim_in_hand(page, ana)
    end_session(page)
    page.locator("[name=rationale]").fill("Mine.")
    page.get_by_role("button", name="Submit for approval").click()
    again(page)

    page.keyboard.press("Escape")

    expect(page.locator("#signed-out")).to_contain_text("Your text is still here")
    expect(page.locator("[name=rationale]")).to_have_value("Mine.")


def test_session_is_not_renewed_by_a_page_that_nobody_uses(open_desk, ana):
    ClaimFactory()
    page = open_desk(ana)
    before = Session.objects.get().get_decoded()
    Session.objects.update(session_data=Session.objects.encode(before | {"saved": 0}))

    with page.expect_response(re.compile("/desk/changes/"), timeout=25_000) as asked:
        pass

    assert asked.value.status == 204
    assert Session.objects.get().get_decoded()["saved"] == 0
    page.reload()
    assert Session.objects.get().get_decoded()["saved"] > 0
