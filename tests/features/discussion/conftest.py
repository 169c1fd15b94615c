import pytest

from reviews.models import State
from tests.factories import UserFactory, claim_at


@pytest.fixture
def claim(reviewer, editor):
    """Handed in by Ana."""
    return claim_at(State.SUBMITTED, reviewer=reviewer, editor=editor)


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okoye", reviewer=True)
