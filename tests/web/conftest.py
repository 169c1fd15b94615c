import pytest


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client
