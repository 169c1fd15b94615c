"""Evidence of published checks is visited again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews.features.evidence import visits
from reviews.features.evidence.models import Visit
from reviews.fetching import Unfetched
from reviews.models import Copy, Evidence, Publication
from reviews.workflow.checks import reviewing
from tests import published
from tests.commands import printed
from tests.factories import SOURCE, UserFactory

from .made import PAGE, copy_of, fetched

pytestmark = pytest.mark.django_db
OTHER = PAGE.replace(b"31 votes to 18", b"32 votes to 17")
RESTYLED = PAGE.replace(b"<body>", b"<body class='new'>")


@pytest.fixture
def web(monkeypatch):
    pages = [fetched()]

    def fetch(_):
        if isinstance(pages[-1], Exception):
            raise pages[-1]
        return pages[-1]

    monkeypatch.setattr(visits, "fetch", fetch)
    return pages


def check(monkeypatch, copy=None):
    """Publish a check that tells of a copy."""
    submit = reviewing.submit

    def with_copy(claim, **by):
        Evidence.objects.filter(review__claim=claim).update(copy=copy and copy.told | {"asked": SOURCE.url})
        return submit(claim, **by)

    monkeypatch.setattr(published.reviewing, "submit", with_copy)
    return published.publish()


@pytest.fixture
def kept(monkeypatch):
    return copy_of(by=UserFactory(), monkeypatch=monkeypatch)


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        (fetched(), "unchanged"),
        (fetched(RESTYLED), "unchanged"),
        (fetched(OTHER), "drifted"),
        (Unfetched("not-found", status=404), "gone"),
        (Unfetched("too-slow", seconds=8), "unknown"),
        (Unfetched("busy"), "unknown"),
    ],
)
def test_page_is_compared_with_the_copy(web, monkeypatch, kept, page, outcome):
    check(monkeypatch, kept)
    web.append(page)

    assert printed("revisit_evidence") == f"{SOURCE.url}: {outcome}\n"

    visit = Visit.objects.get()
    assert (visit.outcome, visit.before) == (outcome, kept)
    assert (visit.now is not None) == (outcome == "drifted")


def test_drifted_page_is_kept_once(web, monkeypatch, kept):
    check(monkeypatch, kept)
    web.append(fetched(OTHER))
    for _ in range(2):
        list(visits.drain())
        Visit.objects.update(at=timezone.now() - timedelta(days=8))

    assert Copy.objects.filter(kept_by=None).count() == 1
    assert "32 votes to 17" in Visit.objects.get().now.body.text


def test_evidence_without_a_copy_is_only_asked_for(web, monkeypatch):
    check(monkeypatch)

    assert [visit.outcome for visit in visits.drain()] == ["there"]


def test_evidence_is_visited_once_a_week_and_only_where_it_is_published(web, monkeypatch):
    claim = check(monkeypatch)

    assert len(list(visits.drain())) == 1
    assert list(visits.drain()) == []
    Visit.objects.update(at=timezone.now() - timedelta(days=8))
    assert len(list(visits.drain())) == 1
    Visit.objects.update(at=timezone.now() - timedelta(days=8))
    published.withdraw(claim)
    assert list(visits.drain()) == []


def test_nothing_is_visited_where_nothing_is_fetched(web, monkeypatch, settings):
    check(monkeypatch)
    settings.FETCH = False

    assert list(visits.drain()) == []


def test_odd_copy_of_a_check_costs_the_others_nothing(web, monkeypatch):
    check(monkeypatch)
    odd = check(monkeypatch)
    monkeypatch.setattr(visits, "read", lambda content: odd_or(content, odd))

    assert len(list(visits.drain())) == 1
    assert Publication.objects.count() == 2


def odd_or(content, odd):
    """Return the content, but of one claim nothing that it should say."""
    return {"evidence": 1} if content["article"]["id"] == odd.article.public_id else content
