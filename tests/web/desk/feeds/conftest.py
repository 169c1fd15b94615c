import pytest

from tests.features.incoming.feeds.conftest import feed, sends

__all__ = ["feed", "sends"]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture(autouse=True)
def begun(monkeypatch):
    """Take the place of who reads feeds and pages that wait: their numbers are returned."""
    from reviews.features.incoming import beginning
    from reviews.features.incoming.feeds import watching

    numbers = []
    for function in (
        watching.add,
        watching.change,
        watching.resume,
        watching.read_now,
        beginning.ask,
        beginning.ask_each,
    ):
        monkeypatch.setitem(function.__kwdefaults__, "hand_over", numbers.append)
    return numbers
