"""Fact-checkers who work through the API and write down what they are told."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from .client import REVIEW, Answer, Client
from .journals import Journal, Lease, Verdict

FORBIDDEN = 403
CODES = ["true", "mostly-true", "mixed", "mostly-false", "false", "unproven"]


@dataclass(frozen=True)
class Habits:
    """How often, of 1, a reviewer does what it does not always do."""

    gives_back: float = 0.08
    outstays: float = 0.0
    """Lets the lease run out, and tries its token all the same."""
    asks_for_help: float = 0.0
    """Gives a claim back with a word about the help that it needs."""
    picks: float = 0.0
    """Assigns an open claim to itself before it asks for the next."""
    asks_again: float = 0.1
    """Sends a request a second time with the same key; as often both at the same moment."""
    rests: float = 0.0
    """Seconds before each claim."""
    comes_back: bool = False
    """Sends a request again when it is told to come again."""


class Reviewer:
    """`minutes` is how long a lease runs there."""

    def __init__(self, port: int, token: str, journal: Journal, habits: Habits, minutes: float) -> None:
        self.client, self.double = (Client(port, token, habits.comes_back) for _ in range(2))
        self.journal, self.habits, self.seconds = journal, habits, minutes * 60
        self.chance = random.Random(f"{journal.reviewer} from {len(journal.leases)}")
        self.hands = ThreadPoolExecutor(1)

    def work(self, is_done: Callable[[], bool]) -> None:
        """Review until it is done; while nothing waits, somebody's lease may still run out."""
        while not is_done():
            time.sleep(self.habits.rests)
            if self.now_and_then(self.habits.picks):
                self.pick()
            answer = self.ask("POST", "/api/v1/queue/next/", {})
            if answer.status == 200:
                self.handle(self.lease(answer), answer.data["claim"])
            elif answer.status == 204:
                time.sleep(0.05)
            else:
                self.journal.faults.append(f"queue/next/ was answered {answer.status}: {answer.data}")
                return

    def pick(self) -> None:
        """Assign one of the open claims to itself, unless somebody was faster."""
        listed = self.client.call("GET", "/api/v1/claims/?state=open").data["results"]
        free = [claim for claim in listed if claim["assigned_to"] is None]
        if not free:
            return
        claim = self.chance.choice(free)
        body = {"action": "assign", "seen": claim["version"], "person": self.journal.reviewer}
        answer = self.ask("POST", f"/api/v1/claims/{claim['id']}/moves/", body)
        if answer.status == 200:
            self.journal.moves.append((claim["id"], "assign"))
        elif answer.status in (403, 409):
            self.journal.counts["assigned too late"] += 1
        else:
            self.journal.faults.append(f"assign was answered {answer.status}: {answer.data}")

    def lease(self, answer: Answer) -> Lease:
        lease, claim = answer.data["lease"], answer.data["claim"]["id"]
        expires = datetime.fromisoformat(lease["expires_at"]).timestamp()
        taken = Lease(claim, lease["epoch"], lease["token"], began=answer.read, ended=expires, gone=expires)
        self.journal.leases.append(taken)
        self.journal.moves.append((claim, "take"))
        return taken

    def handle(self, lease: Lease, claim: dict[str, Any]) -> None:
        if self.now_and_then(self.habits.gives_back):
            self.give_back(lease)
            return
        if self.now_and_then(self.habits.asks_for_help):
            self.ask_for_help(lease, claim["version"])
            return
        code, kept = self.chance.choice(CODES), self.save(lease, self.chance.choice(CODES), worded(claim))
        if kept and self.now_and_then(0.5):  # a second thought
            kept = self.save(lease, code)
        if not kept:
            return
        if self.now_and_then(self.habits.outstays):
            time.sleep(max(0.0, lease.gone - time.time()) + 0.05)
            self.save(lease, code)
            self.call(lease, "POST", "lease/renew/", {})
            self.give_back(lease)
        self.submit(lease, claim["version"])

    def save(self, lease: Lease, code: str, more: dict[str, str] | None = None) -> bool:
        summary = f"{self.journal.reviewer} on lease {lease.epoch}: {uuid4()}"
        seen = {"seen": version} if (version := self.journal.versions.get(lease.claim)) else {}
        body = REVIEW | seen | {"verdict": code, "summary": summary} | (more or {})
        answer = self.call(lease, "PUT", "review/", body)
        if answer.status == 200:
            self.journal.versions[lease.claim] = answer.data["version"]
            lease.ended, lease.gone = answer.sent + self.seconds, answer.read + self.seconds
            self.journal.drafts[lease.claim] = code, summary
            return True
        self.journal.refused.add(summary)
        return False

    def give_back(self, lease: Lease) -> None:
        answer = self.call(lease, "POST", "lease/release/", {})
        if answer.status == 200:
            self.is_moved(lease, "release", answer)

    def ask_for_help(self, lease: Lease, version: int) -> None:
        body = {"action": "help", "seen": version, "note": "Somebody who was there."}
        answer = self.call(lease, "POST", "moves/", body)
        if answer.status == 200:
            self.is_moved(lease, "help", answer)

    def submit(self, lease: Lease, version: int) -> None:
        answer = self.call(lease, "POST", "moves/", {"action": "submit", "seen": version})
        if answer.status == 200:
            self.is_moved(lease, "submit", answer)
            review = answer.data["review"]
            draft = self.journal.drafts[lease.claim]
            self.journal.verdicts.append(Verdict(lease.claim, review["revision"], review["hash"], *draft))

    def is_moved(self, lease: Lease, action: str, answer: Answer) -> None:
        lease.ended = min(lease.ended, answer.sent)
        self.journal.moves.append((lease.claim, action))

    def call(self, lease: Lease, method: str, path: str, body: dict[str, Any]) -> Answer:
        """Send what only the lease's holder may, and judge whether it was rightly taken or refused."""
        answer = self.ask(method, f"/api/v1/claims/{lease.claim}/{path}", body | {"token": lease.token})
        late = answer.sent > lease.gone
        if answer.status == 409:
            self.journal.counts["late tokens refused" if late else "leases lost"] += 1
            if answer.read < lease.ended:
                self.journal.faults.append(f"{path} was refused while the lease on {lease.claim} ran")
        elif answer.status != 200:
            self.journal.faults.append(f"{path} was answered {answer.status}: {answer.data}")
        elif late:
            self.journal.faults.append(f"{path} was taken with a token for {lease.claim} that had run out")
        return answer

    def ask(self, method: str, path: str, body: dict[str, Any]) -> Answer:
        """Send a request, and now and then twice: both must be answered the same."""
        key = str(uuid4())
        if self.now_and_then(self.habits.asks_again):
            other = self.hands.submit(self.double.call, method, path, body, key=key)
            return self.same(self.client.call(method, path, body, key=key), other.result())
        first = self.client.call(method, path, body, key=key)
        if self.now_and_then(self.habits.asks_again):
            return self.same(first, self.double.call(method, path, body, key=key))
        return first

    def same(self, first: Answer, again: Answer) -> Answer:
        self.journal.counts["requests sent twice"] += 1
        is_kept = FORBIDDEN not in (first.status, again.status)  # who may not may be too late the next time
        if is_kept and (first.status, first.data) != (again.status, again.data):
            self.journal.faults.append(f"the same request was answered {first.status}, then {again.status}")
        return replace(first, sent=min(first.sent, again.sent), read=max(first.read, again.read))

    def now_and_then(self, often: float) -> bool:
        return self.chance.random() < often


def worded(claim: dict[str, Any]) -> dict[str, str]:
    """Return what to send of a wording in which something is loose: that it is clear as it stands."""
    return {"wording": claim["wording"]} if claim["loose"] else {}
