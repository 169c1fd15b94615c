import pytest

from reviews.models import State
from tests.factories import ClaimantFactory, claim_at


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


@pytest.fixture
def statement(reviewer):
    claimant = ClaimantFactory(name="Osei Lindqvist")
    return claim_at(
        State.IN_REVIEW,
        reviewer=reviewer,
        kind="statement",
        details={"form": "indirect", "cue": "said"},
        claimant=claimant,
    )
