"""A page or a file begins its way: read at once if it is short, else by somebody whom nobody waits for."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews import fetching
from reviews.features.incoming import beginning, reading
from reviews.features.incoming.beginning import AT_ONCE, File
from reviews.features.incoming.found import from_json
from reviews.features.incoming.models import Incoming
from reviews.fetching import Unfetched
from reviews.models import Copy
from tests.factories import UserFactory
from tests.features.evidence.made import PAGE, pdf

from .made import ADDRESS, TEXT, no_one, ready, stand_in

pytestmark = pytest.mark.django_db
Stage = Incoming.Stage


@pytest.fixture
def handed(django_capture_on_commit_callbacks):
    """Begin something, and return it with the numbers that were handed over."""

    def begin(**what):
        numbers = []
        with django_capture_on_commit_callbacks(execute=True):
            incoming = beginning.begin(hand_over=numbers.append, **what)
        return incoming, numbers

    return begin


def test_page_is_read_and_kept(reviewer, monkeypatch, handed):
    stand_in(monkeypatch)

    incoming, numbers = handed(by=reviewer, address=ADDRESS)

    found = from_json(incoming.found)
    assert (incoming.stage, incoming.title, incoming.added_by, numbers) == (Stage.READY, "Minutes", reviewer, [])
    assert "The council of Marwick passed its budget" in found.text
    assert (bytes(incoming.copy.body.data), incoming.copy.asked, incoming.copy.kept_by) == (PAGE, ADDRESS, reviewer)


def test_file_is_read_and_kept_as_it_came(reviewer):
    incoming = ready(reviewer)

    assert (incoming.stage, incoming.title, incoming.data) == (Stage.READY, "Council passes budget", None)
    assert from_json(incoming.found).text == TEXT
    assert (bytes(incoming.copy.body.data), incoming.copy.name, incoming.copy.by_hand) == (
        TEXT.encode(),
        "budget.txt",
        True,
    )


@pytest.mark.parametrize("data", [pdf("Minutes"), b"a" * (AT_ONCE + 1)], ids=["PDF", "long"])
def test_long_file_waits_for_somebody_else(data, reviewer, handed):
    incoming, numbers = handed(by=reviewer, file=File(data, "minutes.pdf"))

    assert (incoming.stage, numbers) == (Stage.WAITING, [incoming.pk])
    assert not Copy.objects.exists()


@pytest.mark.parametrize("code", ["busy", "too-slow"])
def test_site_that_is_slower_than_somebody_waits_is_left_to_somebody_else(code, reviewer, monkeypatch, handed):
    def refuse(address):
        raise Unfetched(code, seconds="8")

    monkeypatch.setattr(fetching, "fetch", refuse)
    incoming, numbers = handed(by=reviewer, address=ADDRESS)
    assert (incoming.stage, numbers) == (Stage.WAITING, [incoming.pk])

    reading.read_now(incoming.pk, fetch=refuse)
    incoming.refresh_from_db()
    assert (incoming.stage, incoming.code, incoming.figures) == (Stage.REFUSED, code, {"seconds": "8"})


def test_server_that_fetches_nothing_says_so(reviewer, settings, handed):
    settings.FETCH = False

    incoming, numbers = handed(by=reviewer, address=ADDRESS)

    assert (incoming.stage, incoming.code, numbers) == (Stage.REFUSED, "off", [])
    assert incoming.reason.startswith("This newsroom's server fetches nothing")


def test_page_on_its_way_is_not_asked_for_again(reviewer, monkeypatch, handed):
    stand_in(monkeypatch)
    first, _ = handed(by=reviewer, address=ADDRESS)

    again, _ = handed(by=reviewer, address=f"http://www.{ADDRESS.removeprefix('https://')}/?utm_source=feed#top")

    assert again == first
    assert Incoming.objects.count() == 1


def test_offered_page_is_read_when_somebody_asks(reviewer, monkeypatch, handed):
    stand_in(monkeypatch)
    offered = beginning.offer(ADDRESS, title="Budget passed")
    assert (offered.stage, offered.added_by) == (Stage.OFFERED, None)
    assert beginning.offer(ADDRESS, title="Again") is None

    incoming, _ = handed(by=reviewer, address=ADDRESS)

    assert (incoming.pk, incoming.stage, incoming.added_by) == (offered.pk, Stage.READY, reviewer)


def test_refused_page_is_asked_for_again(reviewer, monkeypatch, settings):
    settings.FETCH = False
    refused = beginning.begin(by=reviewer, address=ADDRESS, hand_over=no_one)

    stand_in(monkeypatch)
    again = beginning.ask(refused, by=reviewer, hand_over=no_one)

    assert (again.pk, again.stage, again.code, again.reason) == (refused.pk, Stage.READY, "", "")


def test_file_takes_the_place_of_the_page_that_was_refused(reviewer, editor, settings):
    settings.FETCH = False
    refused = beginning.begin(by=reviewer, address=ADDRESS, hand_over=no_one)

    file = File(TEXT.encode(), "budget.txt")
    given = beginning.begin(by=editor, address=ADDRESS, file=file, hand_over=no_one)

    assert (given.pk, given.stage, given.added_by, given.reason) == (refused.pk, Stage.READY, editor, "")
    assert (given.copy.asked, given.copy.name) == (ADDRESS, "budget.txt")


def test_stranger_begins_nothing():
    with pytest.raises(PermissionDenied):
        beginning.begin(by=UserFactory(), address=ADDRESS)

    assert not Incoming.objects.exists()


def test_what_a_browser_says_of_a_file_is_cut_to_what_is_kept(reviewer):
    file = File(TEXT.encode(), "bud\x00get.txt", "text/plain\x00; a=" + "b" * 500)

    incoming = beginning.begin(by=reviewer, file=file)

    incoming.refresh_from_db()
    assert (incoming.stage, incoming.name, len(incoming.content_type)) == ("ready", "bud get.txt", 200)
    assert incoming.content_type.startswith("text/plain ; a=")
