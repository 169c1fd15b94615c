"""Who may call what, and whose answers may be kept."""

import pytest

from reviews.models import State
from tests.factories import ClaimFactory, UserFactory, claim_at

from .conftest import Caller

pytestmark = pytest.mark.django_db

DESK = [
    ("get", "claims/"),
    ("get", "claims/{id}/"),
    ("post", "articles/"),
    ("post", "queue/next/"),
    ("post", "claims/{id}/lease/"),
    ("post", "claims/{id}/lease/renew/"),
    ("post", "claims/{id}/lease/release/"),
    ("put", "claims/{id}/review/"),
    ("post", "claims/{id}/moves/"),
]


@pytest.mark.parametrize(("method", "path"), DESK)
def test_desk_asks_for_a_token_and_a_role(anybody, method, path):
    path = path.format(id=ClaimFactory().public_id)
    without_role = Caller(UserFactory())

    refused = anybody.call(method, path, {} if method != "get" else None)
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert without_role.call(method, path, {} if method != "get" else None).status_code == 403


def test_stranger_finds_nothing_at_any_id(ana, anybody):
    for path in (f"claims/{'0' * 32}/", "claims/1/", "claims/9223372036854775808/", "checks/x/", "nowhere/"):
        assert ana.get(path).status_code == 404, path
        assert anybody.get(f"checks/{'0' * 32}/").status_code == 404


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic YTpi", "Token x", "Bearer \u00e9"])
def test_wrong_token_is_refused(db, header):
    response = Caller().get("checks/", Authorization=header.encode().decode("latin-1"))

    assert response.status_code == 401


def test_token_of_somebody_who_left_is_refused(ana, reviewer):
    reviewer.is_active = False
    reviewer.save()

    assert ana.get("claims/").status_code == 401


def test_public_answers_are_cacheable_and_private_ones_are_not(anybody, ana):
    claim = claim_at(State.PUBLISHED)

    public = anybody.get(f"checks/{claim.public_id}/")
    assert "public" in public.headers["Cache-Control"]
    assert "Cookie" not in public.headers.get("Vary", "")
    assert not public.cookies
    assert ana.get("claims/").headers["Cache-Control"] == "private, no-store"
    assert ana.get(f"checks/{claim.public_id}/").headers["Cache-Control"] == "private, no-store"


def test_unforeseen_method_is_refused(anybody, ana):
    for method in ("DELETE", "PATCH", "TRACE", "OPTIONS"):
        response = ana.call(method, "claims/")
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
