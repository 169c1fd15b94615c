"""The queue is worked through by keyboard, and a filter of it from claim to claim."""

import re

from playwright.sync_api import Page, expect

from reviews.models import Claim, Rating, State
from tests.factories import ClaimFactory, claim_at, write

CLAIM = re.compile(r"/desk/claims/[0-9a-f]{32}/\?kind=vote_tally$")


def in_hand(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('[data-row]')?.id ?? ''")


def test_rows_are_gone_through_opened_and_taken_by_keyboard(open_desk, ana):
    first, second = (ClaimFactory(check_worthiness=worth) for worth in (0.9, 0.8))
    page = open_desk(ana)
    page.goto("/desk/")

    page.keyboard.press("t")  # nothing is in hand
    page.keyboard.press("j")
    assert in_hand(page) == f"claim-{first.public_id}"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert in_hand(page) == f"claim-{second.public_id}"
    page.keyboard.press("o")
    page.keyboard.press("k")
    assert in_hand(page) == f"claim-{first.public_id}"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(first.public_id))
    assert Claim.objects.filter(state=State.OPEN).count() == 2

    page.goto("/desk/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.wait_for_url(re.compile(second.public_id))
    assert Claim.objects.get(leased_by=ana) == second


def test_keys_of_the_rows_are_listed(open_desk, ana):
    ClaimFactory()
    page = open_desk(ana)
    page.goto("/desk/")

    page.keyboard.press("?")

    keys = page.locator("dialog.all-keys")
    expect(keys.locator("dt")).to_have_text(["/", "N", "J, K", "Enter", "T", "Esc", "?"])
    expect(keys.locator("dd").nth(4)).to_contain_text("Take")


def test_row_keeps_the_focus_when_it_is_told_anew(open_desk, ana):
    claim = ClaimFactory()
    page = open_desk(ana)
    page.goto("/desk/")
    page.keyboard.press("j")

    Claim.objects.filter(pk=claim.pk).update(version=claim.version + 1)
    page.evaluate("id => { document.getElementById(id).dataset.old = 1; }", f"claim-{claim.public_id}")
    address = page.locator("[hx-get*=changes]").get_attribute("hx-get")
    page.evaluate(
        "address => htmx.ajax('GET', address, {source: document.querySelector('[hx-get*=changes]'), swap: 'none'})",
        address,
    )

    expect(page.locator("[data-old]")).to_have_count(0)
    assert in_hand(page) == f"claim-{claim.public_id}"


def test_handing_in_goes_on_within_the_filter_until_nothing_waits(open_desk, ana):
    first = claim_at(State.IN_REVIEW, reviewer=ana)
    write(first, ana, verdict=Rating.objects.get(code="true"))
    ClaimFactory(kind="event", check_worthiness=1.0)
    second = ClaimFactory(check_worthiness=0.2)
    page = open_desk(ana)
    page.goto("/desk/?kind=vote_tally")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(CLAIM)

    page.keyboard.press("n")

    page.wait_for_url(re.compile(second.public_id + r"/\?kind=vote_tally$"))
    expect(page.locator(".messages")).to_contain_text("Handed in")
    assert Claim.objects.get(leased_by=ana) == second

    second.refresh_from_db()
    write(second, ana, verdict=Rating.objects.get(code="true"))
    page.reload()
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/desk/\?kind=vote_tally$"))
    expect(page.locator(".messages")).to_contain_text("Nothing that is shown here can be taken by you now.")
