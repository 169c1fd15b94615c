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
