import json

import pytest
from django.test import Client

from factcheck.accounts.models import ApiToken
from reviews.models import State
from tests.factories import claim_at

EVIDENCE = {"url": "https://records.example/1", "title": "Minutes", "kind": "primary", "stance": "supports"}
REVIEW = {
    "verdict": "true",
    "summary": "The minutes give the same figures.",
    "rationale": "We read the *minutes*.",
    "evidence": [EVIDENCE],
}


class Caller:
    """A program with somebody's token."""

    def __init__(self, user=None):
        token = {"Authorization": f"Bearer {ApiToken.issue(user)}"} if user else {}
        self.client = Client(headers=token, raise_request_exception=True)

    def call(self, method, path, body=None, **headers):
        return self.client.generic(
            method.upper(),
            f"/api/v1/{path}",
            body if isinstance(body, bytes | str) else self._json(body),
            content_type=headers.pop("content_type", "application/json"),
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )

    def _json(self, body):
        return b"" if body is None else json.dumps(body).encode()

    def get(self, path, **headers):
        return self.call("get", path, **headers)

    def post(self, path, body=None, **headers):
        return self.call("post", path, body, **headers)

    def put(self, path, body=None, **headers):
        return self.call("put", path, body, **headers)


@pytest.fixture
def anybody(db):
    return Caller()


@pytest.fixture
def ana(reviewer):
    return Caller(reviewer)


@pytest.fixture
def eve(editor):
    return Caller(editor)


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)
