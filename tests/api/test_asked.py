"""Programs tell who was asked, and read it again."""

import pytest

from reviews.models import Review, State
from tests.factories import claim_at

pytestmark = pytest.mark.django_db
ASKED = {"who": "The mayor", "channel": "phone", "on": "2026-03-02", "deadline": None, "answer": "Yes."}
BODY = {"verdict": "true", "attribution_verdict": None, "summary": "So.", "rationale": "So.", "evidence": []}


def sent(claim, **more):
    return BODY | {"token": claim.lease_token, **more}


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


def test_draft_tells_who_was_asked(ana, claim):
    path = f"claims/{claim.public_id}/review/"

    assert ana.put(path, sent(claim, asked=ASKED)).json()["asked"] == ASKED
    assert Review.objects.get().asked_deadline == ""
    assert ana.get(path).json()["asked"] == ASKED
    assert ana.put(path, sent(claim, seen=1)).json()["asked"] is None


@pytest.mark.parametrize(
    "changed",
    [
        {"channel": "pigeon"},
        {"on": "soon"},
        {"on": "2126-01-01"},
        {"who": ""},
        {"colour": "red"},
        {"answer": "x" * 2_001},
    ],
)
def test_what_nobody_can_be_asked_is_refused_by_name(ana, claim, changed):
    path = f"claims/{claim.public_id}/review/"

    response = ana.put(path, sent(claim, asked=ASKED | changed))

    assert response.status_code == 400
    assert not Review.objects.exists()
