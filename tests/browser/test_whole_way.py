"""From the article to its published check by keyboard alone, in a language from left to right and in one from right to left."""

import re

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Claim, Publication, State
from reviews.workflow.articles.intake import add_article

from .test_keyboard import fill, tab_to, tab_to_link

TEXT = "The council of Arden voted 9-2 for the new bridge on Monday.\n\nIts mayor, Jo Finch, left the hall."
MINUTES = {
    "name": "minutes.txt",
    "mimeType": "text/plain",
    "buffer": b"Sitting of Monday.\n\nFor the bridge: 9. Against: 2.\n\nClosed at ten.",
}


CLAIM = re.compile(r"/desk/claims/[0-9a-f]{32}/(?:[?#].*)?$")


def tab_to_button(page: Page, wanted: str) -> None:
    """Press Tab until the button that this selects has the focus."""
    for _ in range(150):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {wanted}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_claim_is_triaged_checked_with_a_kept_copy_approved_and_published(open_desk, ana, eve, locale):
    article = add_article(by=eve, title="Arden", text=TEXT, language="en", open_from=2).article
    desk = open_desk(ana, locale=locale)
    desk.goto(f"/desk/articles/{article.public_id}/")
    press(desk, "j", "a")
    expect(desk.locator(".messages, [role=status]").first).to_be_visible()
    desk.goto("/desk/mine/")
    press(desk, "n")
    desk.wait_for_url(re.compile("/desk/claims/"))

    press(desk, "1", "Tab")
    desk.keyboard.type("The minutes give the same figures.")
    press(desk, "Tab")
    desk.keyboard.type("We read the minutes.")
    press(desk, "Escape", "e")
    expect(desk.locator("[name=evidence-0-url]")).to_be_focused()
    desk.keyboard.type("https://arden.example/minutes")
    fill(desk, "evidence-0-title", "Minutes of the council")
    tab_to(desk, "evidence-0-kind")
    press(desk, "ArrowDown")
    tab_to(desk, "evidence-0-stance")
    press(desk, "ArrowDown")

    tab_to_button(desk, "[formaction*='/file/']")
    press(desk, "Enter")
    desk.wait_for_url(re.compile("/given/"))
    desk.locator("[name=file]").set_input_files([MINUTES])
    tab_to_button(desk, "main form button.primary")
    press(desk, "Enter")
    desk.wait_for_url(CLAIM)
    tab_to_button(desk, "a[href*='/desk/copies/']")
    press(desk, "Enter")
    desk.wait_for_url(re.compile("/desk/copies/"))
    tab_to(desk, "q")
    desk.keyboard.type("against")
    press(desk, "Enter")
    desk.wait_for_url(re.compile("q=against"))
    tab_to_button(desk, "[form='pick-1']")
    press(desk, "Enter")
    desk.wait_for_url(CLAIM)
    expect(desk.locator("[name=evidence-0-excerpt]")).to_have_value("For the bridge: 9. Against: 2.")
    press(desk, "s")
    desk.wait_for_url(re.compile("/desk/$"))
    assert Claim.objects.filter(state=State.SUBMITTED).count() == 1

    office = open_desk(eve, locale=locale)
    office.goto("/desk/approvals/")
    tab_to_link(office, "voted 9-2")
    press(office, "Enter")
    office.wait_for_url(re.compile("/desk/approvals/[0-9a-f]"))
    press(office, "s")
    expect(office.locator("[data-key=p]")).to_be_visible()
    press(office, "p")
    expect(office.locator("[data-key=p]")).to_be_hidden()

    check = Publication.objects.get()
    office.goto(f"/checks/{check.claim.public_id}/x/")
    expect(office.locator("body")).to_contain_text("For the bridge: 9. Against: 2.")
    expect(office.locator("body")).to_contain_text("SHA-256")
