"""A move of a program is held to the rules that people are held to."""

import pytest

from reviews.models import State
from tests.factories import ClaimFactory, UserFactory, claim_at

from .conftest import REVIEW, Caller

pytestmark = pytest.mark.django_db


def test_incomplete_submission_names_what_is_missing(ana, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)

    response = ana.post(
        f"claims/{claim.public_id}/moves/", {"action": "submit", "seen": claim.version, "token": claim.lease_token}
    )

    assert (response.status_code, set(response.json()["missing"])) == (
        422,
        {"verdict", "summary", "rationale", "evidence"},
    )


@pytest.mark.parametrize(
    ("state", "action", "missing"),
    [
        ("submitted", "return", "note"),
        ("submitted", "approve", "revision"),
        ("published", "correct", "note"),
        ("published", "withdraw", "note"),
    ],
)
def test_move_without_what_it_needs_is_incomplete(eve, state, action, missing):
    claim = claim_at(state)

    response = eve.post(f"claims/{claim.public_id}/moves/", {"action": action, "seen": claim.version})

    assert (response.status_code, list(response.json()["missing"])) == (422, [missing])


def test_move_by_an_older_version_is_stale(eve):
    claim = claim_at(State.SUBMITTED)

    response = eve.post(f"claims/{claim.public_id}/moves/", {"action": "approve", "seen": 1, "revision": 1})

    assert response.status_code == 409
    assert response.json()["claim"]["version"] == claim.version


def test_author_does_not_approve_their_own_review():
    both = UserFactory(reviewer=True, editor=True)
    claim = claim_at(State.SUBMITTED, reviewer=both)

    response = Caller(both).post(
        f"claims/{claim.public_id}/moves/", {"action": "approve", "seen": claim.version, "revision": 1}
    )

    assert response.status_code == 403


@pytest.mark.parametrize("wording", ["It voted 12 to 3.", "The council voted 12 to 3."])
def test_loose_claim_is_handed_in_once_its_wording_is_corrected_or_confirmed(ana, wording):
    claim = ClaimFactory(wording="It voted 12 to 3.", quote="It voted 12 to 3", loose=[[0, 2]])
    token = ana.post(f"claims/{claim.public_id}/lease/").json()["lease"]["token"]
    review = REVIEW | {"token": token, "attribution_verdict": None}
    saved = ana.put(f"claims/{claim.public_id}/review/", review).json()
    submit = {"action": "submit", "seen": 2, "token": token}

    refused = ana.post(f"claims/{claim.public_id}/moves/", submit)
    worded = ana.put(f"claims/{claim.public_id}/review/", review | {"seen": saved["version"], "wording": wording})
    taken = ana.post(f"claims/{claim.public_id}/moves/", submit)

    assert (refused.status_code, worded.status_code, taken.status_code) == (422, 200, 200)
    assert "wording" in refused.text
    assert (taken.json()["wording"], taken.json()["loose"]) == (wording, [])


def test_program_of_an_editor_assigns_a_claim_and_anybody_is_told_whose_it_is(ana, eve):
    claim = ClaimFactory()
    sent = {"action": "assign", "seen": 1, "person": "ana"}

    refused = eve.post(f"claims/{claim.public_id}/moves/", sent | {"person": "nobody"})
    told = eve.post(f"claims/{claim.public_id}/moves/", sent).json()

    assert (refused.status_code, list(refused.json()["missing"])) == (422, ["person"])
    assert (told["assigned_to"], told["actions"]) == ("ana", ["dismiss"])
    assert eve.post(f"claims/{claim.public_id}/moves/", sent).status_code == 409
    assert ana.post("queue/next/").json()["claim"]["id"] == claim.public_id


def test_program_of_a_reviewer_assigns_to_nobody_else(ana):
    claim, ben = ClaimFactory(), UserFactory(reviewer=True)

    sent = {"action": "assign", "seen": 1, "person": ben.username}

    assert ana.post(f"claims/{claim.public_id}/moves/", sent).status_code == 403


def test_help_that_a_claim_needs_is_told_to_programs(ana, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    sent = {"action": "help", "seen": claim.version, "token": claim.lease_token, "note": "Arabic."}

    told = ana.post(f"claims/{claim.public_id}/moves/", sent).json()

    assert (told["state"], told["help_needed"]) == ("open", "Arabic.")


def test_editor_breaks_a_lease_and_its_holder_is_refused_with_the_reason(ana, eve, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)

    broken = eve.post(
        f"claims/{claim.public_id}/moves/", {"action": "break", "seen": claim.version, "note": "It is for tonight."}
    )
    late = ana.post(f"claims/{claim.public_id}/lease/renew/", {"token": claim.lease_token})

    assert (broken.status_code, broken.json()["state"]) == (200, "open")
    assert (late.status_code, "It is for tonight." in late.json()["detail"]) == (409, True)


@pytest.mark.parametrize("action", ["hand_over", "take_back", "take", "release"])
def test_what_gives_or_passes_a_lease_is_no_move(ana, reviewer, action):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)

    sent = {"action": action, "seen": claim.version, "token": claim.lease_token}

    assert ana.post(f"claims/{claim.public_id}/moves/", sent).status_code == 400


def test_program_takes_back_what_it_handed_in_with_a_lease(ana, eve, reviewer):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    path = f"claims/{claim.public_id}/lease/take-back/"

    assert eve.post(path, {"seen": claim.version}).status_code == 403
    assert ana.post(path, {"seen": claim.version - 1}).status_code == 409
    assert ana.post(path, {}).status_code == 400
    taken = ana.post(path, {"seen": claim.version}).json()

    assert (taken["claim"]["state"], taken["lease"]["epoch"]) == ("in_review", 2)
    token = {"token": taken["lease"]["token"]}
    assert ana.post(f"claims/{claim.public_id}/lease/renew/", token).status_code == 200
