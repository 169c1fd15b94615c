"""What came, for tests."""

from reviews import fetching
from reviews.features.incoming import beginning
from reviews.features.incoming.beginning import File
from tests.features.evidence.made import PAGE, fetched

ADDRESS = "https://paper.example/marwick/budget"
TEXT = """Council passes budget

The council of Marwick passed its budget for the year by 31 votes to 18 on Monday evening.

“The budget is the best that the county can afford,” Mayor Ada Finch said."""


def no_one(number):
    """Take the place of who reads what waits."""


def stand_in(monkeypatch, body=PAGE, **page):
    """Let every address have this page, as `page` says it came."""
    monkeypatch.setattr(fetching, "fetch", lambda address: fetched(body, **{"address": address} | page))


def ready(by, text=TEXT, name="budget.txt"):
    """Return what was read from a file of this text."""
    return beginning.begin(by=by, file=File(text.encode(), name, "text/plain"), hand_over=no_one)
