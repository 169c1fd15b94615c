"""A program that talks to the API, and asks little of the machine on which the server runs too."""

import json
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

REVIEW = {
    "verdict": "true",
    "summary": "The minutes give the same figures.",
    "rationale": "We read the *minutes* of the meeting and compared the figures.",
    "evidence": [
        {
            "url": "https://records.example/minutes",
            "title": "Minutes of the meeting",
            "publisher": "The council",
            "kind": "primary",
            "stance": "supports",
        }
    ],
}


IDLE = 4
"""Seconds after which a connection is opened anew, as browsers do: the server closes one that says nothing for ten."""


@dataclass(frozen=True)
class Answer:
    status: int
    data: Any
    sent: float
    """When the request went out, in seconds since 1970; `read` is when the answer had been read."""
    read: float
    retry: str | None = None
    """In how many seconds to come again."""


@dataclass
class Client:
    """One connection with somebody's token."""

    port: int
    token: str = ""
    comes_back: bool = False
    """Sends a request again when it is told to."""
    answers: list[Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.headers = {"Content-Type": "application/json"}
        if self.token:
            self.headers["Authorization"] = f"Bearer {self.token}"

    def call(self, method: str, path: str, body: Any = None, *, key: str = "") -> Answer:
        answer = self._send(method, path, body, key)
        while self.comes_back and answer.status == 503 and answer.retry:
            time.sleep(float(answer.retry))
            answer = self._send(method, path, body, key)
        return answer

    def _send(self, method: str, path: str, body: Any, key: str) -> Answer:
        if self.answers and time.time() - self.answers[-1].read > IDLE:
            self.connection.close()  # the next request opens it
        headers = self.headers | {"Idempotency-Key": key} if key else self.headers
        sent = time.time()
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        response = self.connection.getresponse()
        raw = response.read()
        is_json = "json" in response.getheader("Content-Type", "")
        data = json.loads(raw) if raw and is_json else None
        answer = Answer(response.status, data, sent, time.time(), response.getheader("Retry-After"))
        self.answers.append(answer)
        return answer

    def post(self, path: str, body: Any, *, key: str = "") -> Answer:
        return self.call("POST", f"/api/v1/{path}", body, key=key)
