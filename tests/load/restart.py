"""How soon is the server ready again after `kill -9`? `python -m tests.load.restart`.

On a SQLite file and, if DATABASE_URL names a PostgreSQL server, beside that database too: a hundred read while the server
and every process of its own are killed, and it is started again. What other programs do on the machine counts.
"""

import os
import signal
import sys
import threading
from contextlib import suppress

from .server import Server, databases, family, newsroom, serving
from .strangers import goal
from .strangers_hour import PAGES, visit

KILLS, WITHIN = 5, 10


def main() -> None:
    held = [killed(name, url) for name, url in databases().items()]
    sys.exit(0 if all(held) else 1)


def killed(name: str, url: str) -> bool:
    with newsroom(url) as room:
        room.stored("publish")
        with serving(room):
            pass  # collects the static files
        took = []
        for _ in range(KILLS + 1):
            with serving(room) as server:
                took.append(server.seconds_to_first_answer)
                kill_under_load(server)
    after = took[1:]
    return goal(
        f"restart-{name}", held=max(after) <= WITHIN, figures=", ".join(f"{seconds:.1f} s" for seconds in after)
    )


def kill_under_load(server: Server) -> None:
    reading = threading.Thread(target=visit, args=(server.port, PAGES, 3))
    reading.start()
    reading.join(2)
    for pid in family(server.process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    reading.join()


if __name__ == "__main__":
    main()
