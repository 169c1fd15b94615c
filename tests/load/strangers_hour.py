"""A stranger's hour: everything at once. `python -m tests.load.strangers_hour [SECONDS] [--on SQLite|PostgreSQL]`.

Strangers send first lines and bodies slowly, read slowly, send 150 MB, guess passwords of ten thousand names from as many
networks and ask for odd addresses, while four people review and a hundred read. On a SQLite file and, if DATABASE_URL
names a PostgreSQL server, beside that database too. In the end what the four were told is read back. Each kind of people
has a process of its own. Only this machine is talked to. Exit status 1 if a goal is missed.
"""

import random
import sys
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote, urlencode

from .crew import Habits, Reviewer
from .journals import Journal, Kept, compare
from .server import databases, newsroom, serving
from .strangers import BODY, HEADERS, KNOWN, PATHS, READING, goal, send_large, sip, stored, strangers, trickle

SECONDS = 600
SLOW = 60
"""Connections of each slow kind."""
REVIEWERS, READERS, GUESSERS, LOST, FLOODING = 4, 100, 8, 4, 2
NAMES = 10_000
PAUSE = 2
"""Seconds that a reader looks at a page."""
DISK = 4_000_000
"""Most bytes that all of it may leave on disk, beside the database."""
PAGES = (
    "/",
    "/feed.xml",
    "/claimreview.json",
    "/corrections/",
    "/methodology/",
    "/api/v1/checks/",
    "/search/?q=council",
)
MALFORMED = (
    "/%00",
    "/checks/{}/",
    "/claimants/{}/",
    "/search/?q={}",
    "/?{}",
    "/desk/claims/{}/",
    "/api/v1/checks/?{}=1",
    "/{}",
)


@dataclass
class Seen:
    """What some people were answered."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    def note(self, status: int, retry: str | None, seconds: float) -> None:
        self.statuses["503, come again" if status == 503 and retry else str(status)] += 1
        self.seconds.append(seconds)

    def note_broken(self, error: Exception, seconds: float) -> None:
        self.statuses[f"no answer ({type(error).__name__})"] += 1
        self.seconds.append(seconds)

    @property
    def broken(self) -> Counter[str]:
        """Answers of 500 and more and none at all, without those that say when to come again."""
        return Counter({told: count for told, count in self.statuses.items() if told[0] in "5n" and "," not in told})

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[len(self.seconds) * 99 // 100]

    def __str__(self) -> str:
        return ", ".join(f"{count} x {status}" for status, count in sorted(self.statuses.items()))


def main() -> None:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("seconds", nargs="?", type=float, default=SECONDS)
    asked.add_argument("--on", choices=databases(), action="append")
    options = asked.parse_args()
    held = [
        one
        for name, url in databases().items()
        if name in (options.on or databases())
        for one in hour(name, url, options.seconds)
    ]
    sys.exit(0 if all(held) else 1)


def hour(name: str, url: str, seconds: float) -> list[bool]:
    with newsroom(url) as room, ExitStack() as stack:
        room.stored("fill", 200 * (1 + int(seconds) * REVIEWERS // 200))
        crew = {Journal(reviewer): token for reviewer, token in room.stored("hire", REVIEWERS).items()}
        check = room.stored("publish")
        already = room.stored("kept").faults  # claims that were filled in have no story
        temporary = Path(room.environment["FACTCHECK_VAR"]) / "temporary"
        temporary.mkdir()
        server = stack.enter_context(serving(room, TMPDIR=str(temporary), FACTCHECK_TRUSTED_PROXIES="1"))
        visit(server.port, (*PAGES, check), 3)  # what is read is known to every process
        before = stored(room, server)
        processes = stack.enter_context(ProcessPoolExecutor(2, get_context("spawn")))
        bad = processes.submit(attack, server.port, seconds)
        read = processes.submit(visit, server.port, (*PAGES, check), seconds)
        worked = review(server.port, crew, seconds)
        reading, attacks = read.result(), bad.result()
        grown = stored(room, server) - before
        faults = [fault for fault in lost(crew, room.stored("kept")) if fault not in already]
    broken = sum((seen.broken for seen in (reading, worked, *attacks.values())), Counter())
    for who, seen in attacks.items():
        sys.stdout.write(f"     hour-{name} {who}: {seen}, p99 {seen.p99:.2f} s\n")
    handed_in = sum(len(journal.verdicts) for journal in crew)
    sys.stdout.writelines(f"     {fault}\n" for fault in faults[:10])
    return [
        goal(f"hour-work-{name}", held=not faults and handed_in > 0, figures=f"{handed_in} handed in, {len(faults)} lost; {worked}, p99 {worked.p99:.2f} s"),
        goal(f"hour-answers-{name}", held=not broken, figures=f"{sum(broken.values())} broken {dict(broken)}"),
        goal(f"hour-readers-{name}", held=reading.p99 <= 1, figures=f"{reading}, p99 {reading.p99:.2f} s, slowest {max(reading.seconds):.2f} s"),
        goal(f"hour-disk-{name}", held=grown <= DISK, figures=f"{grown / 1e6:.1f} MB"),
    ]  # fmt: skip


def review(port: int, crew: dict[Journal, str], seconds: float) -> Seen:
    """Let the four review, each as fast as somebody who reads a little."""
    until = time.monotonic() + seconds
    habits = Habits(rests=1, comes_back=True)
    people = [Reviewer(port, token, journal, habits, minutes=30) for journal, token in crew.items()]
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda person: person.work(lambda: time.monotonic() > until), people))
    seen = Seen()
    for person in people:
        for answer in (*person.client.answers, *person.double.answers):
            seen.note(answer.status, answer.retry, answer.read - answer.sent)
    return seen


def lost(crew: Iterable[Journal], kept: Kept) -> list[str]:
    """Return where what the four were told is not what is kept; the others' claims, and those not finished, are left out."""
    names = {journal.reviewer for journal in crew}
    theirs = {lease.claim for journal in crew for lease in journal.leases}
    return compare(
        list(crew),
        replace(
            kept,
            epochs={claim: epoch for claim, epoch in kept.epochs.items() if claim in theirs},
            moves=[move for move in kept.moves if move[-1] in names],
            drafts=[draft for draft in kept.drafts if draft[1] in names],
            verdicts=[verdict for verdict in kept.verdicts if verdict.claim in theirs],
            unfinished=[],
        ),
    )


def visit(port: int, pages: tuple[str, ...], seconds: float) -> Seen:
    """Let a hundred read, each page over a connection of its own."""

    def read(seen: Seen) -> None:
        time.sleep(random.random() * min(PAUSE, seconds))
        ask(port, "GET", random.choice(pages), seen)
        time.sleep(PAUSE * random.random() * 2)

    return many(READERS, read, seconds)


def attack(port: int, seconds: float) -> dict[str, Seen]:
    """Do the worst that is known, all at once, and return what was answered."""
    with ExitStack() as stack, ThreadPoolExecutor(3) as pool:
        for first, then in ((HEADERS, trickle), (BODY, trickle), (READING, sip)):
            stack.enter_context(strangers(port, first, then, SLOW))
        kinds: dict[str, tuple[int, Callable[[Seen], None]]] = {
            "guesses": (GUESSERS, lambda seen: guess(port, seen)),
            "odd addresses": (LOST, lambda seen: stray(port, seen)),
            "large bodies": (FLOODING, lambda seen: flood(port, seen)),
        }
        doing = {kind: pool.submit(many, number, act, seconds) for kind, (number, act) in kinds.items()}
        return {kind: done.result() for kind, done in doing.items()}


def guess(port: int, seen: Seen) -> None:
    number = random.randrange(NAMES)
    sent = {"csrfmiddlewaretoken": "c" * 32, "login": f"reviewer{number}", "password": f"guess {random.random()}"}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"csrftoken={'c' * 32}",
        "X-Forwarded-For": f"10.{number % 250}.{number // 250}.{random.randrange(250)}",
    }
    ask(port, "POST", "/accounts/login/", seen, urlencode(sent), headers)


def stray(port: int, seen: Seen) -> None:
    word = "".join(random.choices("abcdef0123456789 <>%/'", k=32))
    ask(port, random.choice(("GET", "GET", "PUT", "BREW")), random.choice(MALFORMED).format(quote(word)), seen)
    time.sleep(0.1)


def flood(port: int, seen: Seen) -> None:
    path, known, chunked = random.choice(PATHS), random.choice((KNOWN, "")), random.random() < 0.5
    answer = send_large(port, path, known, chunked=chunked)
    seen.note(answer.status, answer.retry, answer.seconds)
    time.sleep(1)


def ask(
    port: int, method: str, path: str, seen: Seen, body: str | None = None, headers: dict[str, str] | None = None
) -> None:
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        response.read()
        seen.note(response.status, response.headers.get("Retry-After"), time.monotonic() - began)
    except (OSError, HTTPException) as error:
        seen.note_broken(error, time.monotonic() - began)
    finally:
        connection.close()


def many(people: int, act: Callable[[Seen], None], seconds: float) -> Seen:
    """Let that many people do it again and again; return what they saw."""
    seen, until = [Seen() for _ in range(people)], time.monotonic() + seconds

    def one(mine: Seen) -> None:
        while time.monotonic() < until:
            act(mine)

    threads = [threading.Thread(target=one, args=[mine]) for mine in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Seen(
        [second for mine in seen for second in mine.seconds], sum((mine.statuses for mine in seen), Counter[str]())
    )


if __name__ == "__main__":
    main()
