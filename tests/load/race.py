"""Sixteen reviewers on four hundred claims over HTTP: `python -m tests.load.race [--sabotage] [--reviewers N] [--claims N]`.

On a SQLite file and, if DATABASE_URL names a PostgreSQL server, beside that database too. In the second half leases are
short and some reviewers let them run out. All the while claims are assigned and given back for help. In the end the
reviewers' journals and the database are compared. Prints one line for each database, PASS or FAIL with figures, and exits
0 or 1. With --sabotage leases are ended behind the server's back and a draft is forged: that must be a FAIL, or the
comparison sees nothing.
"""

import sys
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

from .client import Answer, Client
from .crew import Habits, Reviewer
from .journals import Journal, compare
from .server import Newsroom, databases, newsroom, serving

REVIEWERS = 16
CLAIMS = 400
PATIENCE = 120
"""Seconds, for so many claims, after which whoever still waits for one goes home."""
LONG, SHORT = 30, 1 / 30
"""Minutes that a lease runs, in the first half and in the second."""


def main() -> int:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--sabotage", action="store_true")
    asked.add_argument("--reviewers", type=int, default=REVIEWERS)
    asked.add_argument("--claims", type=int, default=CLAIMS)
    given = asked.parse_args()
    size = given.reviewers, given.claims
    passed = [race(name, url, *size, is_sabotaged=given.sabotage) for name, url in databases().items()]
    return 0 if all(passed) else 1


def race(name: str, url: str, reviewers: int, enough: int, *, is_sabotaged: bool) -> bool:
    """Let the crew hand in every claim, print how it went, and return whether everything is as they were told."""
    with newsroom(url) as room, sabotage(room) if is_sabotaged else nullcontext():
        tokens = room.stored("hire", reviewers)
        crew = {Journal(reviewer): token for reviewer, token in tokens.items()}
        began, answers = time.monotonic(), []
        with serving(room) as server:
            claims = take_in(Client(server.port, tokens["reviewer0"]), enough)
            answers += review(server.port, crew, claims // 2, Habits(asks_for_help=0.04, picks=0.1), LONG)
        with serving(room, FACTCHECK_LEASE_MINUTES=str(SHORT)) as server:
            answers += review(server.port, crew, claims, Habits(outstays=0.12, asks_for_help=0.04, picks=0.1), SHORT)
        seconds = time.monotonic() - began
        faults = compare(list(crew), room.stored("kept"))
    faults += [f"{answer.status} answered" for answer in answers if answer.status >= 500]
    verdict = "FAIL" if faults else "PASS"
    said = [
        f"{verdict} race on {name}: {figures(claims, answers, list(crew))} in {seconds:.0f} s, {len(faults)} faults"
    ]
    sys.stdout.write("\n".join([*said, *faults[:10], ""]))
    return not faults


def take_in(client: Client, enough: int) -> int:
    """Send in articles until there are claims enough; return how many there are."""
    claims = number = 0
    while claims < enough:
        answer = client.post("articles/", {"title": f"Districts vote, part {number}", "text": council(number)})
        if answer.status != 201:
            raise SystemExit(f"An article was answered {answer.status}: {answer.data}")
        claims += len(answer.data["claims"])
        number += 1
    return claims


def council(number: int) -> str:
    """Return an article of forty votes."""
    districts = range(number * 40 + 1, number * 40 + 41)
    votes = [f"The council of district {n} voted {20 + n % 30} to {3 + n % 9} for the new bridge." for n in districts]
    return "\n\n".join(" ".join(votes[n : n + 4]) for n in range(0, 40, 4))


def review(port: int, crew: dict[Journal, str], enough: int, habits: Habits, minutes: float) -> list[Answer]:
    """Let everybody work at once until `enough` claims are handed in; return every answer they got."""
    people = [Reviewer(port, token, journal, habits, minutes) for journal, token in crew.items()]
    until = time.monotonic() + PATIENCE * max(1, enough // CLAIMS)

    def is_done() -> bool:
        return sum(len(journal.verdicts) for journal in crew) >= enough or time.monotonic() > until

    with ThreadPoolExecutor(len(crew)) as pool:
        list(pool.map(lambda person: person.work(is_done), people))
    return [answer for person in people for answer in (*person.client.answers, *person.double.answers)]


def figures(claims: int, answers: list[Answer], crew: list[Journal]) -> str:
    counts = sum((journal.counts for journal in crew), Counter[str]())
    counts["leases"] = sum(len(journal.leases) for journal in crew)
    counts["assigned"] = sum(action == "assign" for journal in crew for _, action in journal.moves)
    counts["given back for help"] = sum(action == "help" for journal in crew for _, action in journal.moves)
    counts["given back"] = sum(action == "release" for journal in crew for _, action in journal.moves)
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    took = sorted((answer.read - answer.sent) * 1000 for answer in answers)
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    return (
        f"{len(crew)} reviewers, {claims} claims, {len(answers)} requests ({told}; p50 {p50:.0f} ms, p99 {p99:.0f} ms)"
    )


@contextmanager
def sabotage(room: Newsroom) -> Iterator[None]:
    """Spoil the database four times a second."""
    is_over = threading.Event()

    def spoil() -> None:
        while not is_over.wait(0.25):
            room.stored("spoil")

    with ThreadPoolExecutor(1) as hand:
        spoiling = hand.submit(spoil)
        try:
            yield
        finally:
            is_over.set()
            spoiling.result()


if __name__ == "__main__":
    sys.exit(main())
