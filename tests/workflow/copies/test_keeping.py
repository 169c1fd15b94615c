"""What is kept of a page: the bytes once, with all that was told of them."""

import pytest

from reviews.fetching import Unfetched
from reviews.intake import Unreadable
from reviews.models import Body, Copy
from reviews.workflow.copies import keeping
from tests.features.evidence.made import ADDRESS, KEPT_AT, PAGE, copy_of, fetched

pytestmark = pytest.mark.django_db


def test_page_is_kept_with_its_text_and_where_it_was(reviewer, monkeypatch):
    copy = Copy.objects.select_related("body").get(pk=copy_of(by=reviewer, monkeypatch=monkeypatch).pk)

    assert bytes(copy.body.data) == PAGE
    assert copy.body.size == len(PAGE)
    assert copy.body.text.split("\n")[-1].startswith("Two members abstained")
    assert (copy.asked, copy.address) == (ADDRESS, "https://records.example/minutes/1")
    assert (copy.content_type, copy.by_hand, copy.kept_by) == ("text/html", False, reviewer)
    assert copy.told == {
        "id": copy.public_id,
        "sha256": fetched().sha256,
        "kept": KEPT_AT.isoformat(),
        "address": "https://records.example/minutes/1",
        "asked": ADDRESS,
        "by_hand": False,
    }


def test_same_bytes_are_kept_once(reviewer, monkeypatch):
    first, second = (copy_of(by=reviewer, monkeypatch=monkeypatch) for _ in range(2))

    assert first.body_id == second.body_id
    assert (Body.objects.count(), Copy.objects.count()) == (1, 2)


def test_page_that_is_not_fetched_leaves_nothing(reviewer, settings):
    settings.FETCH = False

    with pytest.raises(Unfetched):
        keeping.keep_page(ADDRESS, by=reviewer)

    assert not Body.objects.exists()


@pytest.mark.parametrize(
    ("declared", "kept"),
    [("application/json", "text/plain"), ("text/" + "x" * 90, "text/plain"), ("application/pdf", "text/plain")],
)
def test_type_is_what_the_bytes_are(declared, kept, reviewer, monkeypatch):
    copy = copy_of(b'{"votes": 31}', content_type=declared, by=reviewer, monkeypatch=monkeypatch)

    assert (copy.content_type, copy.body.text) == (kept, '{"votes": 31}')


@pytest.mark.parametrize(
    ("declared", "kept"), [("text/" + "x" * 90, "application/octet-stream"), ("Text/X-Odd; charset=?", "text/x-odd")]
)
def test_type_of_bytes_that_nobody_knows_is_what_the_site_says(declared, kept, reviewer, monkeypatch):
    copy = copy_of(b"\x00\x01\x02\xff", content_type=declared, by=reviewer, monkeypatch=monkeypatch)

    assert (copy.content_type, copy.body.text) == (kept, "")


def test_file_is_kept_as_given_by_hand(reviewer):
    copy = keeping.keep_file(b"name,votes\nAda,3\n", name="C:\\x/../votes.CSV", address="", by=reviewer)

    assert (copy.content_type, copy.name, copy.by_hand) == ("text/csv", "votes.CSV", True)
    assert copy.body.text == "name,votes\nAda,3"


def test_file_of_another_kind_is_refused(reviewer):
    with pytest.raises(Unreadable, match="no file that is kept here"):
        keeping.keep_file(b"MZ\x00\x00\xff", name="minutes.pdf", address="", by=reviewer)

    assert not Body.objects.exists()
