"""Sixteen reviewers on one article over HTTP: `python -m tests.load.race`.

On a SQLite file, or beside the database that DATABASE_URL names. Every reviewer keeps a journal of what the server
acknowledged; at the end journals and database are compared. Some reviewers give claims back, some send a request twice
with the same key, and in the second half leases are short and some are left to run out, and tried all the same.
Prints one line, PASS or FAIL with figures, and exits 0 or 1.
"""

import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from .server import REVIEW, Answer, Client, council, hire, newsroom, serving

REVIEWERS = 16
CLAIMS = 400
SHORT = 0.01
"""Minutes that a lease runs in the second half."""
SLACK = 0.005
"""Seconds by which a clock may be read late."""


@dataclass
class Lease:
    claim: str
    epoch: int
    token: str
    began: float
    """When the answer with it was read: it was the reviewer's by then."""
    ended: float
    """Until when it was certainly the reviewer's: then it may run out, or its end was asked for."""

    @classmethod
    def read(cls, answer: Answer) -> "Lease":
        lease, claim = answer.data["lease"], answer.data["claim"]
        return cls(claim["id"], lease["epoch"], lease["token"], answer.ended, instant(lease["expires_at"]))


def instant(iso: str) -> float:
    return datetime.fromisoformat(iso).timestamp()


@dataclass
class Reviewer:
    """A program that reviews until nothing waits, with the journal of what it was told."""

    client: Client
    chance: random.Random
    name: int
    patient: bool
    leases: list[Lease] = field(default_factory=list)
    submitted: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def work(self, enough: int) -> None:
        while len(self.submitted) < enough:
            answer = self.twice("queue/next/", {})
            if answer.status == 204:
                if self.patient or not self.waits_for_others():
                    return
                time.sleep(0.05)
            elif answer.status == 200:
                self.handle(answer)
            else:
                self.faults.append(f"queue/next/ answered {answer.status}")
                return

    def waits_for_others(self) -> bool:
        """Whether somebody's lease may still run out and bring a claim back."""
        answer = self.client.call("GET", "/api/v1/claims/?state=in_review")
        return bool(answer.data["results"])

    def handle(self, answer: Answer) -> None:
        lease, version = Lease.read(answer), answer.data["claim"]["version"]
        self.leases.append(lease)
        self.counts["leases"] += 1
        if self.chance.random() < 0.1:
            self.give_back(lease)
            return
        summary = f"Reviewer {self.name} read the minutes, epoch {lease.epoch}."
        saved = self.client.call(
            "PUT", f"/api/v1/claims/{lease.claim}/review/", REVIEW | {"token": lease.token, "summary": summary}
        )
        if saved.status == 200:
            lease.ended += saved.began - lease.began  # renewed for as long again, at that moment or later
        if not self.patient and self.chance.random() < 0.15:
            time.sleep(SHORT * 60 * 1.2)
            self.counts["abandoned"] += 1
        self.submit(lease, version, summary)

    def give_back(self, lease: Lease) -> None:
        answer = self.twice(f"claims/{lease.claim}/lease/release/", {"token": lease.token})
        if answer.status == 200:
            lease.ended = min(lease.ended, answer.began)
            self.counts["released"] += 1

    def submit(self, lease: Lease, version: int, summary: str) -> None:
        body = {"action": "submit", "seen": version, "token": lease.token}
        answer = self.twice(f"claims/{lease.claim}/moves/", body)
        if answer.status == 200:
            lease.ended = min(lease.ended, answer.began)
            self.submitted[lease.claim] = summary
        elif answer.status == 409:
            self.counts["refused"] += 1
        else:
            self.faults.append(f"submit answered {answer.status}: {answer.data}")

    def twice(self, path: str, body: dict[str, Any]) -> Answer:
        """Send the request, and now and then again, as after a lost answer: it must be answered the same."""
        key = f"{path} {len(self.client.answers)} {'patient' if self.patient else 'hasty'}"
        first = self.client.post(path, body, key=key)
        if self.chance.random() < 0.1:
            again = self.client.post(path, body, key=key)
            self.counts["repeated"] += 1
            if (again.status, again.data) != (first.status, first.data):
                self.faults.append(f"{path} was answered {first.status}, then {again.status} for the same key")
        return first


def main() -> int:
    with newsroom(os.environ.get("DATABASE_URL")) as vendor:
        tokens = hire(REVIEWERS)
        began = time.perf_counter()
        with serving() as server:
            take_in(Client(server.port, tokens[0]))
            first = review(server.port, tokens, patient=True)
        with serving(FACTCHECK_LEASE_MINUTES=str(SHORT)) as server:
            second = review(server.port, tokens, patient=False)
        return report(vendor, [*first, *second], time.perf_counter() - began)


def take_in(client: Client) -> None:
    answer = client.post("articles/", {"title": "Districts vote on a bridge", "text": council(CLAIMS)})
    if answer.status != 201 or len(answer.data["claims"]) != CLAIMS:
        raise SystemExit(f"The article was answered {answer.status}: {answer.data}")


def review(port: int, tokens: list[str], *, patient: bool) -> list[Reviewer]:
    """Let everybody work at once, to the end or, the patient, until half is done."""
    crew = [
        Reviewer(Client(port, token), random.Random(number), number, patient) for number, token in enumerate(tokens)
    ]
    enough = CLAIMS // 2 // REVIEWERS if patient else CLAIMS
    with ThreadPoolExecutor(REVIEWERS) as pool:
        list(pool.map(lambda one: one.work(enough), crew))
    return crew


def report(vendor: str, crew: list[Reviewer], seconds: float) -> int:
    answers = [answer for one in crew for answer in one.client.answers]
    errors = sum(answer.status >= 500 for answer in answers)
    faults = [fault for one in crew for fault in one.faults]
    faults += overlaps(lease for one in crew for lease in one.leases)
    faults += differences([(claim, summary) for one in crew for claim, summary in one.submitted.items()])
    faults += [f"{errors} answers of the 500s"] if errors else []
    counts = sum((one.counts for one in crew), Counter[str]())
    slowest = sorted(answer.ended - answer.began for answer in answers)
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    lines = [
        f"{'FAIL' if faults else 'PASS'} race on {vendor}: {REVIEWERS} reviewers, {CLAIMS} claims, {len(answers)} requests "
        f"in {seconds:.0f} s ({told}); p50 {slowest[len(slowest) // 2] * 1000:.0f} ms, "
        f"p99 {slowest[len(slowest) * 99 // 100] * 1000:.0f} ms; {len(faults)} faults",
        *(f"  {fault}" for fault in faults[:20]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if faults else 0


def overlaps(leases: Iterable[Lease]) -> Iterable[str]:
    """Say which claims two reviewers had at the same time, or twice under one number."""
    by_claim = defaultdict(list)
    for lease in leases:
        by_claim[lease.claim].append(lease)
    for claim, held in by_claim.items():
        held.sort(key=lambda lease: lease.epoch)
        for before, after in pairwise(held):
            if before.epoch == after.epoch or after.began < before.ended - SLACK:
                yield f"{claim} was leased twice at a time, as {before.epoch} and {after.epoch}"


def differences(acknowledged: list[tuple[str, str]]) -> Iterable[str]:
    """Say where the database is not what the reviewers were told."""
    from django.core.management import call_command
    from django.core.management.base import CommandError

    from reviews.models import Claim, ReviewRevision, State

    kept = [
        (claim, content["summary"])
        for claim, content in ReviewRevision.objects.values_list("claim__public_id", "content")
    ]
    if lost := Counter(acknowledged) - Counter(kept):
        yield f"{len(lost)} verdicts were acknowledged and are not kept"
    if unknown := Counter(kept) - Counter(acknowledged):
        yield f"{len(unknown)} verdicts are kept that nobody was told of"
    if Claim.objects.exclude(state=State.SUBMITTED).exists() or len(kept) != CLAIMS:
        yield f"{len(kept)} of {CLAIMS} claims were handed in"
    try:
        call_command("verify_history", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123 (the process ends here)
    except CommandError as error:
        yield str(error)


if __name__ == "__main__":
    sys.exit(main())
