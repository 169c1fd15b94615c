"""How fast is the server, and how large? `python -m tests.load.bench`.

On a SQLite file and, if DATABASE_URL names a PostgreSQL server, beside that database too. Sixteen reviewers work through
the API; then the next claim is asked for among few and among many; then readers ask for a check and for nothing in turn.
What other programs do on the machine at the same time counts, in everything but the processor time.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from .client import REVIEW, Client
from .server import Newsroom, Server, databases, newsroom, serving

REVIEWERS = 16
SECONDS = 15
FEW, MANY = 1_000, 20_000
ASKED = 150
READERS = 8
TURNS, TURN_SECONDS = 8, 0.75

EXPECTED = {
    "review cycles a second, 16 reviewers": ">= 100",
    "  p50 / p99 of a request, ms": "",
    "  server's processor time a cycle, ms": "",
    f"next claim of {FEW:,} open, p50, ms": "",
    f"next claim of {MANY:,} open, p50, ms": "",
    "  growth": "<= 1.5",
    "check page, requests a second": "",
    "bare view, requests a second": "",
    "  check page : bare view": ">= 0.3",
    "  the same by processor time": "",
    "web processes after that, MiB (PSS)": "<= 200",
    "from start to first answer, s": "",
}


def main() -> None:
    measured = {name: measures(url) for name, url in databases().items()}
    write("", *measured, "expected")
    for row, (name, expected) in enumerate(EXPECTED.items()):
        write(name, *(values[row] for values in measured.values()), expected)


def write(name: str, *cells: str) -> None:
    sys.stdout.write(f"{name:40}{''.join(f'{cell:>14}' for cell in cells)}\n")


def measures(url: str) -> list[str]:
    """Return a cell for each row of the table."""
    with newsroom(url) as busy, newsroom(url) as few, newsroom(url) as many:
        few.stored("fill", FEW)
        many.stored("fill", MANY)
        path = busy.stored("publish")
        with serving(busy):
            pass  # collects the static files
        with serving(busy) as server:
            cells = [*cycles(busy, server), *next_claims(few, many), *pages(server, path)]
            return [*cells, f"{server.megabytes():.0f}", f"{server.seconds_to_first_answer:.1f}"]


def cycles(room: Newsroom, server: Server) -> list[str]:
    """Let sixteen reviewers take a claim, save a review and hand it in, again and again."""
    room.stored("fill", 600 * SECONDS)
    clients = [Client(server.port, token) for token in room.stored("hire", REVIEWERS).values()]
    cpu, began = server.cpu_seconds(), time.monotonic()
    done = sum(together(clients, lambda client: work(client, began + SECONDS)))
    seconds, cpu = time.monotonic() - began, server.cpu_seconds() - cpu
    took = sorted(1000 * (answer.read - answer.sent) for client in clients for answer in client.answers)
    return [
        f"{done / seconds:.0f}",
        f"{median(took):.0f} / {took[len(took) * 99 // 100]:.0f}",
        f"{1000 * cpu / done:.1f}",
    ]


def work(client: Client, until: float) -> int:
    """Review until then; return how many claims were handed in."""
    done = 0
    while time.monotonic() < until:
        leased = client.post("queue/next/", {})
        claim, token = leased.data["claim"], leased.data["lease"]["token"]
        saved = client.call(
            "PUT", f"/api/v1/claims/{claim['id']}/review/", REVIEW | {"token": token, "wording": claim["wording"]}
        )
        asked = {"action": "submit", "seen": claim["version"], "token": token}
        handed_in = client.post(f"claims/{claim['id']}/moves/", asked)
        if (saved.status, handed_in.status) != (200, 200):
            raise SystemExit(f"A review was answered {saved.status}, then {handed_in.status}.")
        done += 1
    return done


def next_claims(few: Newsroom, many: Newsroom) -> list[str]:
    """Ask for the next claim by turns here and there; each is given back at once, so that as many stay open."""
    with serving(few) as here, serving(many) as there:
        clients = [
            Client(server.port, room.stored("hire", 1)["reviewer0"]) for server, room in ((here, few), (there, many))
        ]
        took: list[list[float]] = [[], []]
        for _ in range(ASKED):
            for client, times in zip(clients, took, strict=True):
                times.append(next_claim(client))
    p50 = [1000 * median(times) for times in took]
    return [*(f"{value:.1f}" for value in p50), f"{p50[1] / p50[0]:.2f}"]


def next_claim(client: Client) -> float:
    leased = client.post("queue/next/", {})
    client.post(f"claims/{leased.data['claim']['id']}/lease/release/", {"token": leased.data["lease"]["token"]})
    return leased.read - leased.sent


def pages(server: Server, path: str) -> list[str]:
    """Let readers ask for the check and for a view that does nothing, by turns."""
    clients = [Client(server.port) for _ in range(READERS)]
    asked, cpu = {path: 0, "/healthz": 0}, {path: 0.0, "/healthz": 0.0}
    for _ in range(TURNS):
        for address in asked:
            busy, until = server.cpu_seconds(), time.monotonic() + TURN_SECONDS
            asked[address] += sum(together(clients, lambda client, to=address, end=until: read(client, to, end)))
            cpu[address] += server.cpu_seconds() - busy
    check, bare = (count / TURNS / TURN_SECONDS for count in asked.values())
    cost = [cpu[address] / asked[address] for address in asked]
    return [f"{check:.0f}", f"{bare:.0f}", f"{check / bare:.2f}", f"{cost[1] / cost[0]:.2f}"]


def read(client: Client, path: str, until: float) -> int:
    count = 0
    while time.monotonic() < until:
        if client.call("GET", path).status != 200:
            raise SystemExit(f"{path} was not answered.")
        count += 1
    return count


def together[T](clients: list[Client], does: Callable[[Client], T]) -> list[T]:
    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(does, clients))


if __name__ == "__main__":
    main()
