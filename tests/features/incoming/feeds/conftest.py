import pytest

from reviews import fetching
from reviews.features.incoming.feeds import watching
from tests.features.evidence.made import fetched
from tests.features.incoming.made import no_one
from tests.intake.feeds.made import item, rss

HOME = "https://news.example/feed.xml"


@pytest.fixture
def feed(editor):
    return watching.add(HOME, title="Harbour News", every=60, by=editor, hand_over=no_one)


@pytest.fixture
def sends(monkeypatch):
    """Let the site of the feed send this the next times; what it was asked with is returned."""
    asked = []

    def send(body=None, error=None, **page):
        def answer(address, known=None):
            asked.append((address, known))
            if error:
                raise error
            return fetched(rss(item(1), item(2)) if body is None else body, "application/rss+xml", HOME, **page)

        monkeypatch.setattr(fetching, "fetch_patiently", answer)
        monkeypatch.setattr(fetching, "fetch", answer)
        return asked

    return send
