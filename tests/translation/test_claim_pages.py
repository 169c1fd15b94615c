"""The pages of a claim and of its approval in all their states, in a language in which each message is marked."""

import pytest
from django.urls import reverse

from reviews.models import Claim, State
from reviews.workflow.checks import reviewing
from reviews.workflow.table import leases
from tests.factories import UserFactory, claim_at, write
from tests.pages import HTMX
from tests.published import ask_for_correction, correct, publish, withdraw
from tests.web.desk.claim.form import MINUTES, button, expire, posted, type_in

from .pseudo import Page
from .test_pages import _pseudo  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(reviewer=True, first_name="Ana")


@pytest.fixture
def desk(client, ana):
    client.force_login(ana)
    return client


def assert_marked(**answers):
    """Look at what these pages alone say: from the bar on, without what stands around on every page."""
    found = {}
    for name, answer in answers.items():
        page = Page((answer.text.partition("</header>")[2] or answer.text).partition("</main>")[0])
        if page.unmarked or page.glued:
            found[name] = {"unmarked": page.unmarked, "glued": page.glued}
    assert found == {}


def page_of(client, claim, name="claim"):
    return client.get(reverse(name, args=[claim.public_id]))


def test_claim_in_each_state(desk, ana):
    assert_marked(**{state: page_of(desk, claim_at(state, start=n, end=n + 30)) for n, state in enumerate(State)})


def test_claim_in_hand_with_what_is_refused(desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    wrong = MINUTES | {"url": "nothing", "published": "yesterday"}
    empty = posted(claim, wrong, summary="", rationale="", verdict="")
    long = posted(claim, summary="x" * 281, **{"claim-against": "many", "claim-date": "soon", "claim-members": "2"})
    unclear = posted(claim, **{"claim-wording": "no sentence"})
    assert_marked(
        in_hand=page_of(desk, claim),
        saved=type_in(desk, claim, posted(claim)),
        saved_before=page_of(desk, claim),
        incomplete=desk.post(button(claim, "submit"), empty),
        wrong=desk.post(button(claim, "submit"), long),
        unclear=desk.post(button(claim, "submit"), unclear),
        more=desk.post(button(claim, "evidence-add"), posted(claim), headers=HTMX),
    )


def test_claim_in_two_windows(desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    mine, yours = posted(claim), posted(claim, summary="Another answer.")
    desk.post(button(claim, "draft"), mine, headers=HTMX)
    assert_marked(
        conflict=desk.post(button(claim, "save"), yours),
        conflict_at_once=type_in(desk, claim, yours),
        brought=desk.post(button(claim, "submit"), posted(claim) | {"base": yours["base"], "summary": ""}),
    )


def test_claim_that_is_lost(desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    sent = posted(claim)
    expire(claim)
    lost = desk.post(button(claim, "save"), sent)
    at_once = type_in(desk, claim, sent)
    leases.take(claim, by=UserFactory(reviewer=True, first_name="Ben"), seen=claim.version)
    assert_marked(lost=lost, at_once=at_once, bens=desk.post(button(claim, "save"), sent), seen=page_of(desk, claim))


def test_claim_after_each_button(desk, ana):
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    described = posted(claim, **{"claim-wording": "It voted 12 to 3.", "claim-against": "4"})
    assert_marked(
        corrected=desk.post(button(claim, "save"), described, follow=True),
        released=desk.get(reverse("claim", args=[claim.public_id])),
    )


def test_statement_that_is_denied(desk, ana):
    details = {"form": "indirect", "cue": "denied"}
    claim = claim_at(State.IN_REVIEW, reviewer=ana, kind="statement", details=details, said="Ada Lund denied that")
    Claim.objects.filter(pk=claim.pk).update(loose=[[claim.start, claim.start + 11]], factors={"exact": 1, "date": 0.5})
    claim.refresh_from_db()
    assert_marked(
        denied=page_of(desk, claim),
        unanswered=desk.post(button(claim, "submit"), posted(claim)),
    )


def test_acts_refused_and_done(client, ana):
    client.force_login(UserFactory(reviewer=True, editor=True))
    published, opened = publish(), claim_at(State.OPEN)
    moves = {one: reverse("move", args=[one.public_id]) for one in (published, opened)}
    assert_marked(
        no_note=client.post(moves[published], {"action": "correct", "seen": published.version, "note": ""}),
        stale=client.post(moves[opened], {"action": "reopen", "seen": opened.version, "note": ""}),
        done=client.post(moves[opened], {"action": "dismiss", "seen": opened.version, "note": "Old."}, follow=True),
    )


def test_approvals(client, ana):
    editor = UserFactory(editor=True, reviewer=True, first_name="Eve")
    client.force_login(editor)
    nothing = page_of_approvals(client)
    waiting, own = claim_at(State.SUBMITTED, reviewer=ana), claim_at(State.SUBMITTED, reviewer=editor)
    approved = claim_at(State.APPROVED, reviewer=ana, editor=editor)
    again = claim_at(State.PUBLISHED)
    decide = reverse("return", args=[waiting.public_id])
    assert_marked(
        nothing=nothing,
        some=page_of_approvals(client),
        waiting=page_of(client, waiting, "approval"),
        own=page_of(client, own, "approval"),
        approved=page_of(client, approved, "approval"),
        published=page_of(client, again, "approval"),
        no_note=client.post(decide, {"seen": waiting.version, "revision": 1, "note": ""}),
        stale=client.post(decide, {"seen": 1, "revision": 1, "note": "More."}),
        returned=client.post(decide, {"seen": waiting.version, "revision": 1, "note": "More."}, follow=True),
    )


def page_of_approvals(client):
    return client.get(reverse("approvals"))


def test_approval_of_a_correction(client, ana):
    client.force_login(UserFactory(editor=True))
    corrected, brought_back = ask_for_correction(publish()), withdraw(publish())
    hand_in_again(corrected, ana, summary="Eleven, not twelve.")
    assert_marked(
        corrected=page_of(client, corrected, "approval"),
        withdrawn=page_of(client, brought_back),
        twice=page_of(client, correct(publish())),
    )


def hand_in_again(claim, by, **changes):
    leases.take(claim, by=by, seen=claim.version)
    write(claim, by, **changes)
    reviewing.submit(claim, by=by, seen=claim.version, token=claim.lease_token)
