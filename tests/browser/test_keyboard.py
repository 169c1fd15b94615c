"""From the article to the published check without touching a mouse."""

import re

from playwright.sync_api import Page, expect

from reviews.models import Claim, Publication, Rating, State
from tests.factories import ClaimFactory, claim_at, write

ARTICLE = "The council of Marwick voted 12 to 3 for the new bridge on Monday."


def tab_to(page: Page, name: str, value: str | None = None) -> None:
    """Press Tab until the field or button of this name has the focus."""
    wanted = f'[name="{name}"]' + (f'[value="{value}"]' if value else "")
    for _ in range(120):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {wanted}")


def fill(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.type(text)


def leave_field(page: Page) -> None:
    page.keyboard.press("Escape")


def add_article(page: Page) -> None:
    page.goto("/desk/articles/add/")
    fill(page, "text", ARTICLE)
    fill(page, "title", "Marwick votes for its bridge")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Marwick votes for its bridge")


def review(page: Page) -> None:
    page.goto("/desk/")
    page.keyboard.press("n")
    page.wait_for_url(re.compile("/desk/claims/"))
    page.keyboard.press("1")
    expect(page.get_by_role("radio", name="True", exact=False).first).to_be_checked()
    fill(page, "summary", "The minutes give the same figures.")
    fill(page, "rationale", "We read the *minutes* of the sitting.")
    leave_field(page)
    page.keyboard.press("e")
    expect(page.get_by_role("group", name="Evidence 1", exact=True)).to_be_visible()
    fill(page, "evidence-0-url", "https://marwick.example/minutes")
    fill(page, "evidence-0-title", "Minutes of the council")
    fill(page, "evidence-0-kind", "Pri")
    fill(page, "evidence-0-stance", "Sup")
    expect(page.locator("#lease")).to_contain_text("saved")
    leave_field(page)
    page.keyboard.press("s")


def test_claim_is_checked_approved_and_published_by_keyboard(open_desk, ana, eve):
    desk = open_desk(ana)
    add_article(desk)
    review(desk)
    expect(desk.locator("body")).to_contain_text("An editor reads it next")

    office = open_desk(eve)
    office.goto("/desk/approvals/")
    tab_to_link(office, "voted 12 to 3")
    office.keyboard.press("Enter")
    office.wait_for_url(re.compile("/desk/approvals/[0-9a-f]"))
    office.keyboard.press("s")
    expect(office.get_by_role("button", name="Publish")).to_be_visible()
    office.keyboard.press("p")
    expect(office.get_by_role("button", name="Publish")).to_be_hidden()

    check = Publication.objects.get()
    office.goto(f"/checks/{check.claim.public_id}/x/")
    expect(office.get_by_role("heading", level=1)).to_contain_text("voted 12 to 3")
    expect(office.get_by_text("The minutes give the same figures.").first).to_be_visible()
    expect(office.get_by_role("link", name="Minutes of the council")).to_have_attribute(
        "href", "https://marwick.example/minutes"
    )


class Keys:
    """The keys that somebody presses, besides the words that they type."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.pressed += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)


def test_vote_with_a_piece_of_evidence_takes_few_keys(open_desk, ana):
    for number in (1, 2):
        ClaimFactory(wording=f"The council voted {number}2 to 3 for the bridge.")
    page = open_desk(ana)
    page.goto("/desk/mine/")
    keys = Keys(page)
    keys.press("n")
    page.wait_for_url(re.compile("/desk/claims/"))
    first, keys.pressed = page.url, 0

    keys.press("1", "Tab")
    keys.type("The minutes give the same figures.")
    keys.press("Tab")
    keys.type("We read the minutes.")
    keys.press("Escape", "e")
    expect(page.locator("[name=evidence-0-url]")).to_be_focused()
    keys.type("https://marwick.example/minutes")
    keys.press("Tab")
    keys.type("Minutes of the council")
    keys.press("Tab")
    keys.type("Pri")
    keys.press("Tab")
    keys.type("Sup")
    keys.press("Escape", "n")
    page.wait_for_url(lambda url: "/desk/claims/" in url and url != first)

    assert keys.pressed <= 12
    assert Claim.objects.filter(state=State.SUBMITTED).count() == 1
    assert Claim.objects.filter(state=State.IN_REVIEW, leased_by=ana).count() == 1


def test_digits_answer_the_question_in_hand_and_then_the_next(open_desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana, kind="statement", details={"cue": "said"})
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    said, so = (page.get_by_role("group", name=name) for name in ("Was it said?", "Is it so?"))
    expect(said.locator("kbd").first).to_be_visible()
    expect(so.locator("kbd").first).to_be_hidden()

    page.keyboard.press("1")
    expect(so.locator("kbd").first).to_be_visible()
    page.keyboard.press("5")
    expect(said.get_by_role("radio").nth(0)).to_be_checked()
    expect(so.get_by_role("radio").nth(4)).to_be_checked()

    page.keyboard.press("2")  # the question in hand is the last one: it can be put right
    expect(so.get_by_role("radio").nth(1)).to_be_checked()
    expect(said.get_by_role("radio").nth(0)).to_be_checked()

    said.get_by_text("Misattributed").click()
    page.keyboard.press("1")
    expect(said.get_by_role("radio").first).to_be_checked()
    expect(so.get_by_role("radio").nth(1)).to_be_checked()

    page.evaluate("document.activeElement.blur()")  # both are answered: a stray digit changes neither
    page.keyboard.press("3")
    expect(said.get_by_role("radio").first).to_be_checked()
    expect(so.get_by_role("radio").nth(1)).to_be_checked()


def test_question_without_an_answer_is_asked_about_once(open_desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana, kind="statement", details={"cue": "said"})
    write(claim, ana, verdict=None, attribution_verdict=Rating.objects.get(code="accurate"))
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")

    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_contain_text("“Is it so?” has no answer.")
    page.keyboard.press("s")

    page.wait_for_url(re.compile("/desk/$"))
    assert Claim.objects.get().state == State.SUBMITTED


def test_correction_of_the_claim_that_was_left_is_there_again_and_its_button_puts_it_into_the_claim(open_desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.get_by_text("Correct the wording").click()
    fill(page, "claim-members", "15")
    expect(page.locator("#lease")).to_contain_text("the correction of the claim is kept as typed")
    page.goto("/desk/")
    page.goto(f"/desk/claims/{claim.public_id}/")
    expect(page.locator("[name=claim-members]")).to_have_value("15")

    page.get_by_role("button", name="Save the correction").click()

    expect(page.locator("body")).to_contain_text("12 + 3 = 15 of 15 members.")
    claim.refresh_from_db()
    assert claim.details["members"] == 15


def test_second_figure_of_a_claim_is_corrected_beside_the_first(open_desk, ana):
    toll = [{"kind": "casualty", "start": 0, "end": 9, "details": {"count": 12, "harm": "killed"}}]
    hurt = {"kind": "casualty", "start": 14, "end": 24, "details": {"count": 30, "harm": "wounded"}}
    words = {"quote": "killed 12 and injured 30", "wording": "It killed 12 and injured 30."}
    held = {"kind": "casualty", "details": toll[0]["details"], "figures": [*toll, hurt]}
    claim = claim_at(State.IN_REVIEW, reviewer=ana, **words, **held)
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.get_by_text("Correct the wording").click()
    page.get_by_role("group", name="injured 30").get_by_label("How many").fill("33")
    expect(page.locator("#lease")).to_contain_text("the correction of the claim is kept as typed")

    page.get_by_role("button", name="Save the correction").click()

    expect(page.get_by_label("The figures in the article").locator("dd").filter(has_text="33")).to_be_visible()
    claim.refresh_from_db()
    assert [figure["details"]["count"] for figure in claim.held] == [12, 33]


def tab_to_link(page: Page, words: str) -> None:
    for _ in range(60):
        if words in page.evaluate("document.activeElement.matches('a') ? document.activeElement.textContent : ''"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to a link with “{words}”")
