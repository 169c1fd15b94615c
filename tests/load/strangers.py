"""Do strangers stop the site? `python -m tests.load.strangers [SECONDS]`, on SQLite and, if DATABASE_URL names one, PostgreSQL.

Two hundred connections at a time send their first lines slowly, then their bodies, then read slowly, while four readers
go on reading. Then bodies that are too large are sent. Only this machine is talked to. Exit status 1 if a goal is missed.
"""

import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from .client import Client
from .server import Newsroom, Server, databases, family, newsroom, serving

STRANGERS, READERS, SECONDS = 200, 4, 60
LARGE, CHUNK = 150_000_000, b"x" * 65_536
LIMIT = 4_000_000
KNOWN = "Cookie: csrftoken=stranger\r\n"
PATHS = ("/accounts/login/", "/api/v1/articles/", "/desk/articles/add/")

HEADERS = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = f"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n{KNOWN}Content-Length: 100000\r\n\r\nlogin="
READING = "GET /static/drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
"""The largest file that there is, and larger than what the system keeps for a connection."""


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    held = [held_on(name, url, seconds) for name, url in databases().items()]
    sys.exit(0 if all(held) else 1)


def held_on(name: str, url: str, seconds: float) -> bool:
    with newsroom(url) as room:
        path = room.stored("publish")
        temporary = Path(room.environment["FACTCHECK_VAR"]) / "temporary"
        temporary.mkdir()
        with serving(room, TMPDIR=str(temporary)) as server:
            read(server, path, 2)
            slow = {"headers": (HEADERS, trickle), "body": (BODY, trickle), "reading": (READING, sip)}
            held = [patient(name, kind, server, path, *how, seconds) for kind, how in slow.items()]
            return all([*held, *large(name, room, server)])


def goal(name: str, *, held: bool, figures: str) -> bool:
    sys.stdout.write(f"GOAL {name} {'PASS' if held else 'FAIL'} {figures}\n")
    sys.stdout.flush()
    return held


def patient(
    name: str, kind: str, server: Server, path: str, first: str, then: Callable[..., None], seconds: float
) -> bool:
    with strangers(server.port, first, then):
        took, failed = read(server, path, seconds)
    p99, most = took[len(took) * 99 // 100], took[-1]
    figures = f"{STRANGERS} connections, {len(took)} pages read, {failed} failed, p99 {p99:.3f} s, slowest {most:.3f} s"
    return goal(f"strangers-{kind}-{name}", held=p99 <= 1 and not failed, figures=figures)


@contextmanager
def strangers(port: int, first: str, then: Callable[[socket.socket], None], number: int = STRANGERS) -> Iterator[None]:
    """Keep that many connections busy; one that is closed is opened again."""
    over = threading.Event()

    def one() -> None:
        while not over.is_set():
            with suppress(OSError), socket.socket() as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
                connection.settimeout(5)
                connection.connect(("127.0.0.1", port))
                connection.sendall(first.encode())
                while not over.wait(1):
                    then(connection)

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def trickle(connection: socket.socket) -> None:
    connection.sendall(b"x")


def sip(connection: socket.socket) -> None:
    if not connection.recv(1):
        raise ConnectionError


def read(server: Server, path: str, seconds: float) -> tuple[list[float], int]:
    """Return how long each page took a reader, sorted, and how many pages were no answer."""
    took: list[float] = []
    failed: list[object] = []
    until = time.monotonic() + seconds

    def one() -> None:
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                if Client(server.port).call("GET", path).status != 200:
                    failed.append(path)
            except OSError as error:
                failed.append(error)
            took.append(time.monotonic() - began)
            time.sleep(0.05)

    threads = [threading.Thread(target=one) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(took), len(failed)


def large(name: str, room: Newsroom, server: Server) -> Iterator[bool]:
    """Send too much: with and without a cookie, with a length and in chunks."""
    before = stored(room, server)
    for kind, known, expected in (("known", KNOWN, {413}), ("anonymous", "", {401, 403})):
        for framing in ("length", "chunked"):
            answers = [send_large(server.port, path, known, chunked=framing == "chunked") for path in PATHS]
            statuses, most = [answer.status for answer in answers], max(answer.taken for answer in answers)
            grown = stored(room, server) - before
            figures = f"{statuses}, {most / 1e6:.1f} MB taken, {grown / 1e6:.1f} MB on disk, "
            figures += f"{max(answer.seconds for answer in answers):.2f} s"
            held = set(statuses) <= expected and grown <= LIMIT
            yield goal(f"strangers-{kind}-{framing}-{name}", held=held, figures=figures)


class Refusal(NamedTuple):
    status: int
    retry: str | None
    taken: int
    """Bytes that were sent before the answer came."""
    seconds: float


def send_large(port: int, path: str, known: str, *, chunked: bool) -> Refusal:
    framing = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {LARGE}"
    began, sent = time.monotonic(), 0
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{known}{framing}\r\n\r\n".encode())
        piece = b"%x\r\n%s\r\n" % (len(CHUNK), CHUNK) if chunked else CHUNK
        connection.settimeout(2)
        with suppress(OSError):
            while sent < LARGE:
                sent += connection.send(piece)
        connection.settimeout(20)
        answered = b""
        with suppress(OSError):
            answered = connection.recv(4096)
    retry = re.search(rb"(?i)\r\nretry-after: (\d+)", answered)
    return Refusal(int(answered[9:12] or 0), retry and retry[1].decode(), sent, time.monotonic() - began)


def stored(room: Newsroom, server: Server) -> int:
    """Return the bytes on disk: in the server's folder, and in files that are open without a name."""
    folder = Path(room.environment["FACTCHECK_VAR"])
    total = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and "sqlite3" not in file.name)
    for pid in family(server.process.pid):
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                if str(descriptor.readlink()).endswith("(deleted)"):
                    total += descriptor.stat().st_size
    return total


if __name__ == "__main__":
    main()
