"""At a claim, and at its approval, stands where its words are in the source, and what was changed against that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.models import State
from reviews.queries import desk
from tests.factories import TEXT, ArticleRevisionFactory, claim_at

pytestmark = pytest.mark.django_db
CHANGES = [
    {"what": "hidden", "words": "Subscribe for a pound a week"},
    {"what": "mended", "words": "12 votes to 3", "instead": "12 to 3"},
]


@pytest.fixture
def revision():
    pages = [{"start": 0, "kind": "page", "value": "3"}, {"start": TEXT.index("Three"), "kind": "page", "value": "4"}]
    return ArticleRevisionFactory(changes=CHANGES, locators=pages)


def test_claim_tells_its_page_and_what_was_changed_without_asking_for_it(client, reviewer, revision):
    client.force_login(reviewer)
    asked, pages = [], []
    for claim in (claim_at(State.OPEN), claim_at(State.OPEN, revision=revision)):
        with CaptureQueriesContext(connection) as queries:
            pages.append(client.get(reverse("claim", args=[claim.public_id])).text)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 11
    assert "<bdi>page 3</bdi>" in pages[1]
    assert "Subscribe for a pound a week" in pages[1]


@pytest.mark.parametrize("value", ["00:12:05", "00:12:05,250", "00:12:05.250"])
def test_claim_tells_its_time(client, reviewer, value):
    client.force_login(reviewer)
    times = [{"start": 0, "kind": "time", "value": value}]
    claim = claim_at(State.OPEN, revision=ArticleRevisionFactory(locators=times))

    assert "<bdi>00:12:05</bdi>" in client.get(reverse("claim", args=[claim.public_id])).text


def test_editor_who_approves_sees_what_was_changed(client, editor, revision):
    client.force_login(editor)
    claim = claim_at(State.SUBMITTED, revision=revision)

    page = client.get(reverse("approval", args=[claim.public_id])).text

    assert "Changed against its source" in page
    assert "12<del> votes</del> to 3" in page
    assert "<bdi>page 3</bdi>" in page


@pytest.mark.parametrize(
    ("instead", "is_told"),
    [("12 to 3", True), (TEXT, True), ("Another paragraph.", False), ("", False)],
)
def test_words_that_somebody_changed_are_told_of_at_the_claim(client, editor, instead, is_told):
    client.force_login(editor)
    changes = [CHANGES[0], {"what": "mended", "words": "12 votes to 3", "instead": instead}]
    claim = claim_at(State.SUBMITTED, revision=ArticleRevisionFactory(changes=changes))

    for name in ("claim", "approval"):
        page = client.get(reverse(name, args=[claim.public_id])).text
        assert ("Somebody changed these words" in page) is is_told


def test_text_without_a_source_says_nothing_of_one(client, reviewer):
    client.force_login(reviewer)
    claim = claim_at(State.OPEN)

    page = client.get(reverse("claim", args=[claim.public_id])).text

    assert "Changed against its source" not in page


def test_lists_load_nothing_of_it(reviewer, revision):
    claim_at(State.OPEN, revision=revision)

    (claim,) = desk.desk_for(reviewer)

    assert claim.revision.get_deferred_fields() == {"text", "changes", "locators"}
