"""Nothing that somebody typed is lost: two windows, half a row, no network, an idle page."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Route, expect

from reviews.models import Claim, Evidence, Review, State
from reviews.workflow.table import leases
from tests.factories import UserFactory, claim_at

SAVED = re.compile(r"·\s+saved")


@pytest.fixture
def claim(ana):
    return claim_at(State.IN_REVIEW, reviewer=ana)


@pytest.fixture
def windows(open_desk, ana, claim):
    """Two windows of one person on one claim."""
    first = open_desk(ana)
    second = first.context.new_page()
    for page in (first, second):
        page.goto(f"/desk/claims/{claim.public_id}/")
    return first, second


def type_into(page, name, text):
    with page.expect_response("**/draft/"):
        page.locator(f"[name={name}]").fill(text)
    expect(page.locator("#lease[data-saved]")).to_contain_text(SAVED)


def test_two_windows_of_one_person_keep_what_each_of_them_wrote(windows, claim):
    a, b = windows
    type_into(a, "summary", "The minutes say so.")

    type_into(b, "rationale", "We read them.")

    expect(b.locator("#lease")).to_contain_text("another window of yours changed: Short answer")
    b.get_by_role("link", name="Show it here").click()
    expect(b.locator("[name=summary]")).to_have_value("The minutes say so.")
    expect(b.locator("[name=rationale]")).to_have_value("We read them.")


def test_same_field_in_two_windows_puts_both_texts_before_the_writer(windows):
    a, b = windows
    type_into(a, "summary", "From A.")

    b.locator("[name=summary]").fill("From B.")
    both = b.get_by_role("alert", name="Changed in two windows")
    expect(both).to_contain_text("From A.")
    expect(both).to_contain_text("From B.")
    assert Review.objects.get().summary == "From A."

    b.get_by_role("button", name="Keep this one").click()
    expect(b.locator("#conflicts")).to_be_hidden()
    expect(b.locator("[name=summary]")).to_have_value("From B.")
    assert Review.objects.get().summary == "From B."


def test_half_a_row_of_evidence_is_there_again_on_another_machine(open_desk, ana, claim):
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.get_by_role("button", name="Add evidence").click()
    expect(page.locator("[name=evidence-0-url]")).to_be_focused()  # who types before is typing there
    type_into(page, "evidence-0-title", "Minutes of")
    type_into(page, "summary", "x" * 300)

    other = open_desk(ana)
    other.goto(f"/desk/claims/{claim.public_id}/")

    expect(other.locator("[name=evidence-0-title]")).to_have_value("Minutes of")
    expect(other.locator("[name=summary]")).to_have_value("x" * 300)
    assert Evidence.objects.get().url == ""


def test_lost_network_is_said_and_the_text_is_sent_again_without_a_key(open_desk, ana, claim):
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.route("**/draft/", lambda route: route.abort())
    page.locator("[name=summary]").fill("Typed without a network.")
    expect(page.get_by_role("alert")).to_contain_text("is sent again by itself")

    page.unroute("**/draft/")

    expect(page.locator("#lease[data-saved]")).to_contain_text(SAVED, timeout=15_000)
    assert Review.objects.get().summary == "Typed without a network."


def test_loser_of_a_lease_goes_on_being_told_who_has_it(open_desk, ana, claim):
    ben = UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    Claim.objects.filter(pk=claim.pk).update(lease_expires_at=timezone.now())
    taken = leases.take(Claim.objects.get(pk=claim.pk), by=ben, seen=claim.version)

    for text in ("An hour of work.", "An hour of work, and more."):
        with page.expect_response("**/draft/") as answer:
            page.locator("[name=summary]").fill(text)
        assert answer.value.status == 409
        expect(page.get_by_role("alert")).to_contain_text("Ben Okafor has this one")

    leases.release(taken, by=ben, token=taken.lease_token)
    page.get_by_role("button", name="Take it again").click(timeout=30_000)
    expect(page.get_by_role("alert")).to_contain_text("It is yours again.")
    expect(page.locator("[name=summary]")).to_have_value("An hour of work, and more.")
    assert Review.objects.get(reviewer=ana).summary == "An hour of work, and more."


def test_page_that_nobody_touches_lets_its_lease_end(open_desk, ana, claim):
    Claim.objects.filter(pk=claim.pk).update(lease_expires_at=timezone.now() + timezone.timedelta(seconds=4))
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")

    expect(page.get_by_role("alert")).to_contain_text("ran out", timeout=15_000)

    claim.refresh_from_db()
    assert claim.lease_expires_at < timezone.now()
    expect(page.get_by_role("button", name="Take it again")).to_be_visible()


def test_submission_waits_for_a_saving_that_is_under_way(open_desk, ana, claim):
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    saving: list[Route] = []

    def hold(route: Route) -> None:
        saving.append(route)

    page.route("**/draft/", hold, times=1)
    with page.expect_request("**/draft/"):
        page.locator("[name=summary]").fill("First words")
    page.locator("[name=summary]").fill("First words, and last.")
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_navigation():
        saving[0].continue_()

    expect(page.locator("#conflicts")).to_be_hidden()
    expect(page.locator("[name=summary]")).to_have_value("First words, and last.")
    assert Review.objects.get().summary == "First words, and last."
