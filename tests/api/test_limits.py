"""How often one may call: exactly as often as the settings say."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from reviews.api.callers import Throttle
from tests.factories import UserFactory

from .conftest import Caller


@pytest.fixture(autouse=True)
def _clock_stands_still(monkeypatch):
    monkeypatch.setattr(Throttle, "timer", staticmethod(lambda: 1_000_000.25))


@pytest.fixture
def anybody(anybody):
    """Calls from an address of its own: what else this process serves meanwhile is called from the machine itself."""
    anybody.client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    return anybody


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer guessed"}])
def test_writing_without_a_token_is_limited_before_it_is_refused(anybody, header):
    codes = [anybody.post("queue/next/", {}, **header).status_code for _ in range(12)]

    assert codes == [401] * 10 + [429] * 2


def test_reading_without_a_token_is_not_limited(anybody):
    assert {anybody.get("checks/").status_code for _ in range(30)} == {200}


def test_refusal_says_when_to_come_again(anybody):
    for _ in range(10):
        anybody.post("queue/next/", {})

    response = anybody.post("queue/next/", {})

    assert (response.headers["Retry-After"], response.headers["Content-Type"]) == ("20", "application/problem+json")


def test_address_is_not_believed_from_a_header_that_no_proxy_set(anybody):
    codes = [anybody.post("queue/next/", {}, X_Forwarded_For=f"10.0.0.{n}").status_code for n in range(11)]

    assert codes[-1] == 429


def test_addresses_of_one_network_are_counted_together(anybody):
    def tries(*addresses):
        codes = []
        for anybody.client.defaults["REMOTE_ADDR"] in addresses:
            codes.append(anybody.post("queue/next/", {}).status_code)
        return codes

    assert tries(*[f"2001:db8:0:7::{n:x}" for n in range(11)]) == [401] * 10 + [429]
    assert tries("2001:db8:0:8::1") == [401]
    assert tries(*[f"::ffff:192.0.2.{n}" for n in range(11)]) == [401] * 11


@pytest.mark.django_db(transaction=True)
def test_limit_of_a_token_is_exact_for_requests_at_the_same_moment():
    caller, other = Caller(UserFactory(reviewer=True)), Caller(UserFactory(reviewer=True))

    def ask(_):
        try:
            return caller.post("queue/next/", {}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(ask, range(108)))

    assert (codes.count(204), codes.count(429)) == (100, 8)
    assert other.post("queue/next/", {}).status_code == 204
