"""The acts that have a form of their own on the page of a claim."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.table import leases
from tests.factories import ClaimFactory, UserFactory, claim_at

from .form import address

pytestmark = pytest.mark.django_db


def move(client, claim, action, **data):
    return client.post(reverse("move", args=[claim.public_id]), {"action": action, "seen": claim.version} | data)


def test_claim_is_dismissed_and_reopened(desk):
    claim = ClaimFactory()

    move(desk, claim, "dismiss", note="Trivial.")
    claim.refresh_from_db()
    assert (claim.state, claim.events.last().data["note"]) == (State.DISMISSED, "Trivial.")

    move(desk, claim, "reopen")
    claim.refresh_from_db()
    assert claim.state == State.OPEN


def test_held_claim_is_dismissed_with_its_token_only(desk, claim):
    assert move(desk, claim, "dismiss").status_code == 409

    assert move(desk, claim, "dismiss", token=claim.lease_token).status_code == 302
    claim.refresh_from_db()
    assert claim.state == State.DISMISSED


def test_proposal_is_opened(desk):
    claim = ClaimFactory(state=State.PROPOSED)

    assert (
        "It waits in the queue now."
        in desk.post(reverse("move", args=[claim.public_id]), {"action": "open", "seen": 1}, follow=True).text
    )


def test_move_is_refused_when_somebody_was_faster_and_the_note_is_kept(desk):
    claim = ClaimFactory()
    leases.take(claim, by=UserFactory(reviewer=True, first_name="Ben"), seen=1)
    claim.version = 1

    response = move(desk, claim, "dismiss", note="Nothing to check.")

    assert response.status_code == 409
    assert "Ben has this one for 30 more minutes." in response.text


def test_correction_asks_what_is_wrong_and_keeps_the_choice(client, editor):
    claim = claim_at(State.PUBLISHED)
    client.force_login(editor)

    refused = move(client, claim, "correct", kind="substantial", note=" ")
    assert refused.status_code == 422
    assert "Say what is wrong." in refused.text
    assert '<option value="substantial" selected>' in refused.text

    assert move(client, claim, "correct", kind="substantial", note="The date.").status_code == 302
    correction = claim.publication.corrections.get()
    assert (correction.kind, correction.reason) == ("substantial", "The date.")


def test_withdrawal_asks_for_the_notice(client, editor):
    claim = claim_at(State.PUBLISHED)
    client.force_login(editor)

    refused = move(client, claim, "withdraw")
    assert (refused.status_code, "Tell readers why." in refused.text) == (422, True)

    move(client, claim, "withdraw", note="Forged.")
    claim.refresh_from_db()
    assert claim.state == State.WITHDRAWN


@pytest.mark.parametrize("action", ["publish", "correct", "withdraw"])
def test_moves_of_editors_are_refused_to_fact_checkers(desk, action):
    claim = claim_at(State.APPROVED if action == "publish" else State.PUBLISHED)

    assert move(desk, claim, action, note="Because.").status_code == 403
    assert f'value="{action}"' not in desk.get(address(claim)).text


@pytest.mark.parametrize(
    "data",
    [
        {"action": "fly"},
        {"action": ""},
        {"seen": "x"},
        {"seen": str(2**63)},
        {"action": "take"},
        {"action": "submit"},
        {"action": "correct", "kind": "retraction"},
        {"action": "dismiss", "token": "x" * 33},
    ],
)
def test_move_that_is_none_is_refused(desk, data):
    claim = ClaimFactory()

    response = desk.post(reverse("move", args=[claim.public_id]), {"action": "dismiss", "seen": 1} | data)

    assert response.status_code == 400
    claim.refresh_from_db()
    assert claim.state == State.OPEN


def test_note_that_is_too_long_gets_a_message_and_is_kept(desk):
    response = move(desk, ClaimFactory(), "dismiss", note="x" * 2001)

    assert response.status_code == 422
    assert "x" * 2001 in response.text
