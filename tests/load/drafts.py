"""Eight writers, thirty savings each, on one draft: `python -m tests.load.drafts [--sabotage]`.

First through the API with the version that each had seen, then in eight windows of one person: every window fills in a
row of evidence of its own, and all of them fight for the short answer. No two savings may have replaced the same text,
every row must be as its window was told last, and nothing is answered with 500. On SQLite and, if DATABASE_URL names a
PostgreSQL server, beside that database too. Prints a line for each, PASS or FAIL with figures, and exits 0 or 1. With
--sabotage a saving and a row are taken out behind the server's back: that must be a FAIL.
"""

import html
import json
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from .client import REVIEW, Client
from .server import Newsroom, databases, newsroom, serving

WRITERS, SAVINGS = 8, 30
HIDDEN = re.compile(r'name="(\w+)" value="([^"]*)"')
CHOICE = re.compile(r'name="mark" value="([0-9a-f]+)"')


def main() -> int:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--sabotage", action="store_true")
    is_sabotaged = asked.parse_args().sabotage
    passed = [drill(name, url, is_sabotaged=is_sabotaged) for name, url in databases().items()]
    return 0 if all(passed) else 1


def drill(name: str, url: str, *, is_sabotaged: bool) -> bool:
    with newsroom(url) as room, serving(room) as server:
        (token,) = room.stored("hire", 1).values()
        room.stored("fill", 200)
        told, faults = by_program(server.port, token, room, is_sabotaged=is_sabotaged)
        said, more = in_windows(server.port, token, room, is_sabotaged=is_sabotaged)
    faults += more
    verdict = "FAIL" if faults else "PASS"
    sys.stdout.write("\n".join([f"{verdict} drafts on {name}: {told}; {said}; {len(faults)} faults", *faults[:10], ""]))
    return not faults


def lease(port: int, token: str) -> tuple[str, str]:
    leased = Client(port, token).post("queue/next/", {}).data
    return leased["claim"]["id"], leased["lease"]["token"]


def by_program(port: int, token: str, room: Newsroom, *, is_sabotaged: bool) -> tuple[str, list[str]]:
    claim, held = lease(port, token)
    path = f"/api/v1/claims/{claim}/review/"
    Client(port, token).call("PUT", path, REVIEW | {"token": held})

    def write(writer: int) -> list[tuple[int, int]]:
        """Save thirty times, reading again whenever somebody was faster; return what each saving replaced, and the answer."""
        client, answers = Client(port, token), []
        for number in range(SAVINGS):
            while True:
                seen = client.call("GET", path).data["version"]
                body = REVIEW | {"token": held, "seen": seen, "summary": f"{writer} {number}"}
                answer = client.call("PUT", path, body)
                answers.append((answer.status, seen))
                if answer.status != 409:
                    break
        return answers

    answers = [answer for writer in together(write) for answer in writer]
    taken = Counter(seen for status, seen in answers if status == 200)
    faults = [f"version {seen} was replaced {times} times" for seen, times in taken.items() if times > 1]
    faults += [f"{status} answered" for status, _ in answers if status not in (200, 409)]
    if is_sabotaged:
        room.stored("lose")
    version = Client(port, token).call("GET", path).data["version"]
    faults += [f"{len(taken)} savings made version {version}"] * (version != len(taken) + 1)
    refused = sum(status == 409 for status, _ in answers)
    return f"{len(taken)} savings by programs, {refused} refused as too late", faults


class Page:
    """A window with the page of a claim, as a browser without a screen has it."""

    def __init__(self, port: int, session: str, claim: str) -> None:
        self.connection, self.path = HTTPConnection("127.0.0.1", port, timeout=60), f"/desk/claims/{claim}/"
        self.cookies = f"sessionid={session}"
        status, page, headers = self.ask("GET", self.path)
        assert status == 200, status
        self.cookies += "; " + headers.get("Set-Cookie", "").split(";")[0]
        self.sent = {name: html.unescape(value) for name, value in HIDDEN.findall(page)}
        self.turn = 0

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, Any]:
        headers = {"Cookie": self.cookies, "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def save(self, typed: dict[str, str]) -> tuple[int, str]:
        self.turn += 1
        status, said, _ = self.ask("POST", f"{self.path}draft/", urlencode(self.sent | typed | {"turn": self.turn}))
        if status in (200, 409):
            self.sent["base"] = html.unescape(re.search(r'name="base" value="([^"]*)"', said)[1])
        return status, said

    @property
    def seen(self) -> dict[str, str]:
        return json.loads(self.sent["base"])["seen"]

    def decide(self, mark: str | None) -> None:
        """Keep what is written here over the text of that mark."""
        base = json.loads(self.sent["base"])
        base["seen"]["summary"] = mark
        self.sent["base"] = json.dumps(base)


def in_windows(port: int, token: str, room: Newsroom, *, is_sabotaged: bool) -> tuple[str, list[str]]:
    claim, _ = lease(port, token)
    session = room.stored("session", "reviewer0")

    def write(writer: int) -> tuple[list[tuple[int, str, str]], str]:
        page, savings, kept = Page(port, session, claim), [], ""
        row = {"evidence-0-key": f"{writer:x}a", "evidence-0-url": f"https://records.example/{writer}"}
        for number in range(SAVINGS):
            row["evidence-0-title"] = f"{writer} {number}"
            replaced = page.seen.get("summary", "")
            status, said = page.save(row | {"summary": f"{writer} {number}"})
            savings.append((status, replaced, page.seen.get("summary", "")))
            if status in (200, 409):
                kept = row["evidence-0-title"]  # a conflict keeps one part back, not the others
            if found := CHOICE.search(said):
                page.decide(found[1])
        return savings, kept

    written = together(write)
    savings = [saving for of_one, _ in written for saving in of_one]
    taken = Counter(replaced for status, replaced, _ in savings if status == 200)
    faults = [
        f"the short answer {mark or 'of nobody'} was replaced {times} times"
        for mark, times in taken.items()
        if times > 1
    ]
    faults += [f"{status} answered" for status, _, _ in savings if status not in (200, 409)]
    if is_sabotaged:
        room.stored("lose")
    rows = room.stored("titles", claim)
    faults += [f"the row “{kept}” is lost" for _, kept in written if kept not in rows]
    asked = sum(status == 409 for status, _, _ in savings)
    return f"{sum(taken.values())} savings in windows, {asked} asked about", faults


def together(write: Any) -> list[Any]:
    with ThreadPoolExecutor(WRITERS) as writers:
        return list(writers.map(write, range(WRITERS)))


if __name__ == "__main__":
    sys.exit(main())
