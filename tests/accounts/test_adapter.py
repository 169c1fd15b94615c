"""Signing in leads nowhere that an address from outside says."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "there", ["//evil.example", "https://evil.example/x", "\\\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(client, reviewer, there):
    response = client.post("/accounts/login/", {"login": "ana", "password": PASSWORD, "next": there})

    assert response["Location"] == "/desk/mine/"


MALFORMED = [
    "http://[",
    "//[",
    "http://[::1",
    "https://]",
    "http://\u2100.example",
    "\x7f",
    "http:///x",
    "///x",
    "/\\x",
]


def account_paths() -> list[str]:
    found = []

    def walk(patterns, before):
        for part in patterns:
            here = before + re.sub("<[^>]*>", "1", str(part.pattern))
            found.append(here) if isinstance(part, URLPattern) else walk(part.url_patterns, here)

    walk([root for root in get_resolver().url_patterns if str(root.pattern) == "accounts/"], "/")
    assert len(found) > 12
    return [*found, "/admin/", "/admin/login/", "/admin/logout/", "/desk/"]


@pytest.mark.parametrize("path", account_paths())
def test_malformed_next_is_ignored_wherever_it_is_read(client, editor, path):
    for there in MALFORMED:
        for browser in (Client(), client):
            for send in (browser.get, browser.post):
                answer = send(path, {"next": there})
                assert answer.status_code < 500
                assert not answer.get("Location", "").startswith(there)
        client.force_login(editor)


@pytest.mark.parametrize("there", MALFORMED)
def test_signing_in_with_a_malformed_next_leads_to_the_desk(client, reviewer, there):
    answer = client.post("/accounts/login/", {"login": "ana", "password": PASSWORD, "next": there})

    assert (answer.status_code, answer["Location"]) == (302, "/desk/mine/")
