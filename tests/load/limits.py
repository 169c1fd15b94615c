"""Are limits exact when 64 ask at once? `python -m tests.load.limits`, on SQLite and, if DATABASE_URL names one, PostgreSQL.

The server runs in several processes, each of which gets a part of the requests. Exit status 1 if one too many or too few was
let through.
"""

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from .client import Client
from .server import databases, newsroom, serving

AT_ONCE, ROUNDS = 64, 6
TOKEN, ANONYMOUS = 100, 10
SETTINGS = {
    "FACTCHECK_WORKERS": "4",
    "FACTCHECK_TRUSTED_PROXIES": "1",
    "FACTCHECK_TOKEN_RATE": f"{TOKEN}/day",
    "FACTCHECK_ANONYMOUS_WRITE_RATE": f"{ANONYMOUS}/day",
}


def main() -> int:
    held = [exact_on(name, url) for name, url in databases().items()]
    return 0 if all(held) else 1


def exact_on(name: str, url: str) -> bool:
    with newsroom(url) as room:
        token = room.stored("hire", 1)["reviewer0"]
        with serving(room, **SETTINGS) as server:

            def read(_: int) -> int:
                return Client(server.port, token).call("GET", "/api/v1/checks/").status

            def write(number: int) -> int:
                client = Client(server.port)
                client.headers["X-Forwarded-For"] = f"2001:db8:0:7::{number:x}"  # of one network
                return client.post("queue/next/", {}).status

            held = [
                is_exact(f"{name}, a token", read, {200: TOKEN, 429: AT_ONCE * ROUNDS - TOKEN}),
                is_exact(f"{name}, a network", write, {401: ANONYMOUS, 429: AT_ONCE * ROUNDS - ANONYMOUS}),
            ]
    return all(held)


def is_exact(what: str, call: Callable[[int], int], expected: dict[int, int]) -> bool:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = Counter(pool.map(call, range(AT_ONCE * ROUNDS)))
    is_held = found == Counter(expected)
    sys.stdout.write(f"{'PASS' if is_held else 'FAIL'} limits on {what}: {dict(found)}, expected {expected}\n")
    return is_held


if __name__ == "__main__":
    sys.exit(main())
