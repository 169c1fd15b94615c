import pytest

from reviews.models import State
from tests.factories import claim_at


@pytest.fixture
def claim(reviewer, editor):
    """Handed in by Ana."""
    return claim_at(State.SUBMITTED, reviewer=reviewer, editor=editor)


@pytest.fixture
def eve(client, editor):
    client.force_login(editor)
    return client
