"""The database is away: what the pages, the desk and the API answer."""

import errno

import psycopg
import pytest
from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, InternalError, OperationalError, connection
from django.urls import reverse

from factcheck.errors import is_unavailable
from reviews.models import State
from reviews.workflow.checks import publishing
from tests.factories import claim_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(client):
    """From now on the database takes nothing in this block."""

    def refuse(*_):
        raise OperationalError("the disk is full: secret detail")

    client.raise_request_exception = False
    return lambda: connection.execute_wrapper(refuse)


@pytest.fixture
def check(reviewer, editor):
    claim = claim_at(State.PUBLISHED, reviewer=reviewer, editor=editor)
    return claim, reverse("check", args=[claim.public_id, claim.slug])


@pytest.mark.parametrize("path", ["/", "/feed.xml", "/claimreview.json", "/methodology/", "/corrections/"])
def test_pages_stay_as_they_were(client, check, away, path):
    before = client.get(path)
    with away():
        after = client.get(path)

    assert (after.status_code, after.content) == (200, before.content)
    assert after["Cache-Status"] == "factcheck; hit; detail=database-unavailable"


@pytest.mark.parametrize(
    "path", ["checks/", "checks/{check}/", "articles/{article}/", "articles/{article}/annotations/"]
)
def test_what_programs_read_stays_as_it_was(client, check, away, path):
    path = "/api/v1/" + path.format(check=check[0].public_id, article=check[0].article.public_id)
    before = client.get(path)
    with away():
        after = client.get(path)
        known = client.get(path, headers={"Authorization": "Bearer x"})

    assert (before.status_code, after.status_code, after.content) == (200, 200, before.content)
    assert (after["Content-Type"], after["Cache-Status"]) == (
        before["Content-Type"],
        "factcheck; hit; detail=database-unavailable",
    )
    assert (known.status_code, known["Retry-After"]) == (503, "5")


def test_page_that_nobody_asked_for_before_says_that_it_will_come_again(client, check, away):
    with away():
        response = client.get(check[1])

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "secret detail" not in response.content.decode()


def test_page_of_a_check_that_was_withdrawn_does_not_come_back(
    client, check, editor, away, django_capture_on_commit_callbacks
):
    claim, path = check
    client.get(path)
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw(claim, by=editor, seen=claim.version, note="Wrong person.")
    with away():
        response = client.get(path)

    assert response.status_code == 503


def test_what_a_reader_searches_for_is_not_kept(client, away):
    client.get("/search/?q=bridge")
    with away():
        assert client.get("/search/?q=bridge").status_code == 503


def test_form_comes_back_with_what_was_typed(client, reviewer, away):
    client.force_login(reviewer)
    with away():
        response = client.post(
            "/desk/articles/add/", {"title": "Two words", "text": 'A "bridge"', "password1": "secret"}
        )
    page = response.content.decode()

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert '<form method="post" action="/desk/articles/add/"' in page
    assert "Two words</textarea>" in page
    assert "A &quot;bridge&quot;</textarea>" in page
    assert "secret" not in page


def test_signing_in_is_not_taken_for_too_many_tries(client, away):
    with away():
        response = client.post("/accounts/login/", {"login": "ana", "password": "secret word"})

    assert response.status_code == 503
    assert "secret word" not in response.content.decode()


def test_api_says_when_to_come_again(client, away):
    with away():
        response = client.post("/api/v1/queue/next/", headers={"Authorization": "Bearer abc"})

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("error", "unavailable"),
    [
        (OperationalError(), True),
        (InterfaceError(), True),
        (DatabaseError(), False),
        (InternalError(), False),
        (OSError(errno.ENOSPC, "full"), True),
        (OSError(errno.ENOENT, "missing"), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_only_what_may_pass_is_unavailable(error, unavailable):
    assert is_unavailable(error) is unavailable


def test_refusal_of_a_database_that_is_read_only_is_unavailable():
    error = InternalError()
    error.__cause__ = psycopg.errors.ReadOnlySqlTransaction()

    assert is_unavailable(error)


def test_cache_that_cannot_be_written_says_so():
    with pytest.raises(OperationalError), connection.execute_wrapper(_refuse_changes):
        caches["default"].add("limit", 1)


def _refuse_changes(execute, sql, *rest):
    if sql.startswith("INSERT"):
        raise OperationalError("the disk is full")
    return execute(sql, *rest)
