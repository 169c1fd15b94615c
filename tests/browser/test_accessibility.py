"""axe finds nothing on any page, in any state of it; nothing scrolls sideways on a phone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # its text: a script tag would be refused by the CSP

from reviews.features.discussion.comments import writing
from reviews.models import State
from reviews.workflow.checks import publishing, reviewing
from reviews.workflow.table import leases
from tests.factories import TALLY, ClaimantFactory, ClaimFactory, UserFactory, claim_at, write
from tests.published import publish

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung " * 4
TABLE = "# Heading\n\n" + "\n".join("| counted on " * 9 + "|" if line != 1 else "|---" * 9 + "|" for line in range(4))
PUBLIC = [
    "/",
    "/search/?q=bridge",
    "/search/?q=nothing",
    "/corrections/",
    "/methodology/",
    "/nowhere/",
    "/accounts/login/",
]
DESK = [
    "/desk/",
    "/desk/?state=dismissed",
    "/desk/mine/",
    "/desk/approvals/",
    "/desk/articles/",
    "/desk/articles/add/",
    "/desk/articles/incoming/offered/",
    "/desk/feeds/",
    "/desk/notifications/",
    "/desk/notifications/choices/",
    "/accounts/2fa/",
]


def faults(page) -> list[str]:
    found = page.evaluate(f"{AXE_SCRIPT}; axe.run(document, {RULES})")["violations"]
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]]


def look_at(page, path: str) -> list[str]:
    """Return what is wrong with the page at `path`, wide and narrow."""
    page.goto(path)
    wrong = faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append("scrolls sideways at 360 px")
    wrong += [fault for fault in faults(page) if fault not in wrong]
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"{path} {fault}" for fault in wrong]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_for_readers_have_no_faults(live_server, new_context, transactional_db, scheme):
    editor = UserFactory(editor=True)
    published = claim_at(State.PUBLISHED, editor=editor, claimant=ClaimantFactory(slug="mayor"), wording=f"{LONG}.")
    statement = claim_at(State.PUBLISHED, kind="statement", start=5, details={"form": "direct", "cue": "said"})
    withdrawn, tabled = claim_at(State.WITHDRAWN), publish(review={"rationale": TABLE})
    publishing.correct(published, by=editor, seen=published.version, note=LONG)
    page = new_context(base_url=live_server.url, color_scheme=scheme).new_page()
    paths = [
        *PUBLIC,
        *(f"/checks/{claim.public_id}/x/" for claim in (published, statement, withdrawn, tabled)),
        f"/checks/{published.public_id}/v/1/",
        f"/articles/{published.article.public_id}/x/",
        "/claimants/mayor/",
    ]

    assert [fault for path in paths for fault in look_at(page, path)] == []


def hand_in(claim, **said):
    """Correct what the claim says, and hand in the same review again."""
    author = UserFactory(reviewer=True)
    leases.take(claim, by=author, seen=claim.version)
    reviewing.describe(claim, by=author, token=claim.lease_token, **said)
    write(claim, author)
    reviewing.submit(claim, by=author, seen=claim.version, token=claim.lease_token)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_desk_have_no_faults(open_desk, scheme):
    both = UserFactory(username="maya", reviewer=True, editor=True)
    for kind in ("casualty", "statement", "quantity", "comparison", "event"):
        ClaimFactory(kind=kind, wording=f"{LONG}.", details={})
    mine, submitted = claim_at(State.IN_REVIEW, reviewer=both), claim_at(State.SUBMITTED, wording=f"{LONG}.")
    ClaimFactory(details=TALLY | {"members": 10})  # does not add up
    corrected = publish(review={"rationale": TABLE})
    publishing.correct(corrected, by=UserFactory(editor=True), seen=corrected.version, note=LONG)
    hand_in(corrected, wording=f"{LONG}.", details=corrected.details | {"against": 4})
    said = writing.write(submitted, f"@maya {LONG}", by=UserFactory(reviewer=True))
    writing.resolve(writing.write(submitted, LONG, by=both, answers=said), by=both)
    denied = claim_at(State.IN_REVIEW, kind="statement", reviewer=both, details={"cue": "denied"}, wording="It was so.")
    page = open_desk(both, color_scheme=scheme)
    paths = [
        *DESK,
        f"/desk/claims/{denied.public_id}/",
        f"/desk/approvals/{corrected.public_id}/",
        f"/desk/claims/{mine.public_id}/",
        f"/desk/claims/{submitted.public_id}/",
        f"/desk/claims/{claim_at(State.IN_REVIEW, kind='statement', reviewer=both, details={}).public_id}/",
        f"/desk/claims/{claim_at(State.PUBLISHED).public_id}/",
        f"/desk/approvals/{submitted.public_id}/",
        f"/desk/approvals/{claim_at(State.APPROVED).public_id}/",
        f"/desk/articles/{submitted.article.public_id}/",
        f"/desk/articles/{submitted.article.public_id}/edit/",
        f"/desk/claims/{ClaimFactory(wording=f'{LONG}.').public_id}/mend/",
        f"/desk/claims/{submitted.public_id}/mend/",
        f"/desk/claims/{submitted.public_id}/comments/",
    ]

    assert [fault for path in paths for fault in look_at(page, path)] == []


def test_refused_submission_has_no_faults_and_says_what_is_missing(open_desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")

    page.get_by_role("button", name="Submit for approval").click()
    page.get_by_text("Add at least one piece of evidence.").wait_for()

    assert faults(page) == []


def test_pages_that_read_from_the_right_have_no_faults(open_desk):
    both = UserFactory(username="maya", reviewer=True, editor=True)
    mine, submitted = claim_at(State.IN_REVIEW, reviewer=both), claim_at(State.SUBMITTED)
    published = claim_at(State.PUBLISHED)
    page = open_desk(both, locale="ar")
    paths = [
        *PUBLIC,
        *DESK,
        f"/checks/{published.public_id}/x/",
        f"/desk/claims/{mine.public_id}/",
        f"/desk/claims/{ClaimFactory().public_id}/mend/",
        f"/desk/approvals/{submitted.public_id}/",
        f"/desk/articles/{submitted.article.public_id}/",
    ]

    assert [fault for path in paths for fault in look_at(page, path)] == []


def test_empty_site_has_no_faults(open_desk, ana):
    page = open_desk(ana)

    assert [fault for path in [*PUBLIC, *DESK] for fault in look_at(page, path)] == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_menu_of_a_phone_scrolls_by_itself_with_a_number_in_it(open_desk, eve, locale):
    desk = open_desk(eve, locale=locale, viewport={"width": 360, "height": 740})
    told = '<b>(14)</b><span class="visually-hidden">14 are unread</span>'
    desk.route("**/notifications/count/", lambda route: route.fulfill(body=told, content_type="text/html"))
    desk.goto("/desk/articles/")
    desk.get_by_text("(14)").wait_for()

    assert desk.evaluate("document.documentElement.scrollWidth") == 360
