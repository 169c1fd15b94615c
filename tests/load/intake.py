"""Does a large article make others wait? `python -m tests.load.intake`.

On a SQLite file and, if DATABASE_URL names a PostgreSQL server, beside that database too. Readers ask for a check and
reviewers for the queue's first claim and its release, first on a quiet server, then while the densest article of 1 MB comes
in and is split. What other programs do on the machine counts, so the two are measured by turns.
"""

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

from .client import Answer, Client
from .server import Server, databases, newsroom, serving

PIECE = "88 percent of 41 "
SIZE = 999_000
"""Characters: nearly the most that is taken in."""
PATIENCE = 600
"""Seconds to wait for the splitting."""
READERS, REVIEWERS = 2, 2
PAUSE = 0.05
"""Seconds between two requests of one person: people, not a flood."""
QUIET = 20
"""Seconds to measure the quiet server for."""
EXPECTED = {
    "the article is answered, s": "<= 1",
    "and split, s": "",
    "claims kept, of those found": "",
    "requests of others, quiet and meanwhile": "",
    "  p50 quiet, ms": "",
    "  p50 meanwhile, ms": "",
    "  p99 quiet, ms": "",
    "  p99 meanwhile, ms": "",
    "  p99 meanwhile : quiet": "<= 3",
    "the article for the desk, s": "<= 1",
    "web processes before and at the most, MiB (PSS)": "",
}


def main() -> None:
    measured = {name: measures(url) for name, url in databases().items()}
    write("", *measured, "expected")
    for row, (name, expected) in enumerate(EXPECTED.items()):
        write(name, *(values[row] for values in measured.values()), expected)


def write(name: str, *cells: str) -> None:
    sys.stdout.write(f"{name:48}{''.join(f'{cell:>16}' for cell in cells)}\n")


def measures(url: str) -> list[str]:
    """Return a cell for each row of the table."""
    with newsroom(url) as room:
        room.stored("fill", 2_000)
        path = room.stored("publish")
        tokens = list(room.stored("hire", REVIEWERS + 1).values())
        with serving(room):
            pass  # collects the static files
        with serving(room) as server:
            crowd = Crowd(server, path, tokens[:REVIEWERS])
            crowd.during(lambda: time.sleep(3))  # warms up
            before = server.megabytes()
            quiet = crowd.during(lambda: time.sleep(QUIET))
            author = Author(Client(server.port, tokens[-1]), server)
            busy = crowd.during(author.sends)
            return [*author.told(), *compared(quiet, busy), author.reads(), f"{before:.0f}, {author.megabytes:.0f}"]


def compared(quiet: list[Answer], busy: list[Answer]) -> list[str]:
    took = [sorted(1000 * (answer.read - answer.sent) for answer in answers) for answers in (quiet, busy)]
    p99 = [times[len(times) * 99 // 100] for times in took]
    return [
        f"{len(quiet)}, {len(busy)}",
        *(f"{median(times):.1f}" for times in took),
        *(f"{value:.0f}" for value in p99),
        f"{p99[1] / p99[0]:.1f}",
    ]


class Crowd:
    """People at work, each with a connection of their own."""

    def __init__(self, server: Server, path: str, tokens: list[str]) -> None:
        self.server, self.path, self.tokens = server, path, tokens

    def during(self, work: Callable[[], None]) -> list[Answer]:
        """Return every answer that they got while `work` went on."""
        is_over = threading.Event()
        readers = [Client(self.server.port) for _ in range(READERS)]
        reviewers = [Client(self.server.port, token) for token in self.tokens]
        with ThreadPoolExecutor(READERS + REVIEWERS) as pool:
            done = [pool.submit(self.read, client, is_over) for client in readers]
            done += [pool.submit(self.review, client, is_over) for client in reviewers]
            try:
                work()
            finally:
                is_over.set()
            for one in done:
                one.result()
        return [answer for client in (*readers, *reviewers) for answer in client.answers]

    def read(self, client: Client, is_over: threading.Event) -> None:
        while not is_over.wait(PAUSE):
            expect(client.call("GET", self.path), 200)

    def review(self, client: Client, is_over: threading.Event) -> None:
        while not is_over.wait(PAUSE):
            leased = expect(client.post("queue/next/", {}), 200)
            claim, token = leased["claim"]["id"], leased["lease"]["token"]
            expect(client.post(f"claims/{claim}/lease/release/", {"token": token}), 200)


class Author:
    """Sends the article and waits for its claims."""

    def __init__(self, client: Client, server: Server) -> None:
        self.client, self.server = client, server
        self.megabytes = 0.0

    def sends(self) -> None:
        began = time.monotonic()
        text = (PIECE * (SIZE // len(PIECE) + 1))[:SIZE]
        article = expect(self.client.post("articles/", {"title": "Figures", "text": text}), 202)
        self.answered = time.monotonic() - began
        self.address = f"/api/v1/articles/{article['id']}/"
        while article["split"] in ("waiting", "running") and time.monotonic() < began + PATIENCE:
            self.megabytes = max(self.megabytes, self.server.megabytes())
            time.sleep(1)
            article = expect(self.client.call("GET", self.address), 200)
        if article["split"] != "done":
            raise SystemExit(f"The splitting is {article['split']}.")
        self.split, self.article = time.monotonic() - began, article

    def told(self) -> list[str]:
        kept, found = len(self.article["claims"]), self.article["found"]
        return [f"{self.answered:.2f}", f"{self.split:.0f}", f"{kept:,} of {found:,}"]

    def reads(self) -> str:
        answer = self.client.call("GET", self.address)
        return f"{answer.read - answer.sent:.2f}"


def expect(answer: Answer, status: int) -> Any:
    if answer.status != status:
        raise SystemExit(f"Answered {answer.status}, not {status}: {answer.data}")
    return answer.data


if __name__ == "__main__":
    main()
