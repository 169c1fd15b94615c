"""What is answered while the database is in trouble? `python -m tests.load.outage`, on SQLite and a PostgreSQL of its own.

The database is taken away, hung, locked, made read-only and its disk filled, one after the other, while somebody reads, writes by
page, by API and in the admin, and signs in; then the cause ends. PostgreSQL runs in a cluster of its own, which is gone
afterwards; full disks are small tmpfs and need root. Exit status 1 if a goal is missed.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg

from .server import Newsroom, Server, newsroom, serving
from .strangers import goal

PORT = int(os.environ.get("OUTAGE_PORT", "8109"))
WITHIN = 10
PUBLIC = ("/", "/feed.xml", "/claimreview.json", "/methodology/", "/corrections/", "/api/v1/checks/")
PASSWORD = "correct-horse-battery"


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    retry: str | None
    seconds: float


@dataclass
class Browser:
    """Somebody with cookies; `token` makes a program of them."""

    port: int
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: str = "", kind: str = "application/x-www-form-urlencoded") -> Answer:
        began = time.monotonic()
        headers = {"Content-Type": kind, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body or None, headers)
        response = connection.getresponse()
        text = response.read().decode()
        for set_cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = set_cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return Answer(response.status, text, response.headers.get("Retry-After"), time.monotonic() - began)

    def post(self, path: str, **fields: str) -> Answer:
        return self.ask("POST", path, urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")} | fields))

    def sign_in(self, name: str) -> "Browser":
        self.ask("GET", "/accounts/login/")
        signed_in = self.post("/accounts/login/", login=name, password=PASSWORD)
        if signed_in.status != 302:
            raise SystemExit(f"Signing in was answered {signed_in.status}.")
        return self


type Trouble = Callable[[], Iterator[None]]


def main() -> None:
    held = [*on_sqlite(), *on_postgresql()]
    sys.exit(0 if all(held) else 1)


def on_sqlite() -> Iterator[bool]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="factcheck-outage-"))
        small_disk(Path(folder), stack, megabytes=400)
        tempfile.tempdir = folder
        stack.callback(setattr, tempfile, "tempdir", None)
        room = stack.enter_context(newsroom(""))
        file = Path(urlsplit(room.environment["DATABASE_URL"]).path[1:])
        troubles = {"gone": lambda: moved(file), "locked": lambda: locked(file), "full": lambda: full(file.parent)}
        yield from drilled("SQLite", room, troubles)


def on_postgresql() -> Iterator[bool]:
    with cluster() as (url, data, run), newsroom(url) as room:
        own = room.environment["DATABASE_URL"]
        troubles = {
            "gone": lambda: stopped(run),
            "hung": lambda: hung(data),
            "locked": lambda: table_locked(own),
            "read-only": lambda: read_only(url),
            "full": lambda: full(data),
        }
        yield from drilled("PostgreSQL", room, troubles)


def drilled(name: str, room: Newsroom, troubles: dict[str, Trouble]) -> Iterator[bool]:
    check = room.stored("publish")
    room.stored("admit", "ada", PASSWORD)
    token = room.stored("hire", 1)["reviewer0"]
    before = room.stored("kept").faults
    with serving(room, FACTCHECK_LOG_LEVEL="CRITICAL") as server:
        person = Browser(server.port).sign_in("ada")
        program = Browser(server.port, token)
        for trouble, cause in troubles.items():
            for path in (*PUBLIC, check) * 8:  # by every process
                Browser(server.port).ask("GET", path)
            with contextmanager(cause)():
                yield judged(f"outage-{trouble}-{name}", server, person, program, (*PUBLIC, check))
            yield recovered(f"outage-{trouble}-recovery-{name}", person, program)
    faults = [fault for fault in room.stored("kept").faults if fault not in before]
    yield goal(f"outage-history-{name}", held=not faults, figures=f"{len(faults)} new faults")


def judged(name: str, server: Server, person: Browser, program: Browser, public: tuple[str, ...]) -> bool:
    """Ask everything at the same moment, twice."""
    stranger = Browser(server.port, cookies={"csrftoken": person.cookies["csrftoken"]})
    writes: list[Callable[[], Answer]] = [
        lambda: person.post(
            "/desk/articles/add/", title="Typed title", text="Words that were typed.", rights="excerpts"
        ),
        lambda: person.post("/admin/accounts/user/add/", username="typed-name", usable_password="false"),
        lambda: stranger.post("/accounts/login/", login="ada", password=PASSWORD),
        lambda: program.ask("POST", "/api/v1/articles/", '{"title": "Typed", "text": "Words."}', "application/json"),
    ]
    reads = [lambda path=path: Browser(server.port).ask("GET", path) for path in public]
    ready = lambda: Browser(server.port).ask("GET", "/readyz")  # noqa: E731
    answers: list[list[Answer]] = [[], [], []]
    for _ in range(2):
        with ThreadPoolExecutor(16) as pool:
            asked = [[pool.submit(one) for one in kind] for kind in (reads, writes, [ready])]
            for into, futures in zip(answers, asked, strict=True):
                into += [future.result() for future in futures]
    read, written, said = answers
    kept = all(
        "Words that were typed." in one.body and "Typed title" in one.body for one in written[::4] if one.status == 503
    )
    may_succeed = "full" in name  # there may be room left in a page or a segment
    held = (
        {one.status for one in read} == {200}
        and all(one.status == 503 and one.retry for one in written if not (may_succeed and one.status < 400))
        and kept
        and all("Traceback" not in one.body for kind in answers for one in kind)
        and max(one.seconds for kind in answers for one in kind) <= WITHIN
    )
    figures = f"reads {counted(read)}, writes {counted(written)}, typed text {'kept' if kept else 'lost'}, readyz {counted(said)}"
    return goal(name, held=held, figures=figures)


def counted(answers: list[Answer]) -> str:
    statuses = sorted(one.status for one in answers)
    return f"{ {status: statuses.count(status) for status in statuses} } in {max(one.seconds for one in answers):.1f} s"


def recovered(name: str, person: Browser, program: Browser) -> bool:
    began = time.monotonic()
    statuses = (0, 0)
    while statuses != (200, 204) and time.monotonic() - began < 60:
        statuses = (
            person.ask("GET", "/desk/").status,
            program.ask("POST", "/api/v1/queue/next/", "{}", "application/json").status,
        )
        time.sleep(0.2)
    seconds = time.monotonic() - began
    return goal(name, held=seconds <= WITHIN, figures=f"{seconds:.1f} s")


def moved(file: Path) -> Iterator[None]:
    away = file.with_suffix(".away")
    file.rename(away)
    try:
        yield
    finally:
        away.replace(file)


def locked(file: Path) -> Iterator[None]:
    """Somebody writes and does not end, without standing in the line."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.close()


def full(folder: Path) -> Iterator[None]:
    """Fill the disk: `folder` lies on a small one, see `small_disk`."""
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as out:
        while True:
            out.write(b"x" * 4096)
    try:
        yield
    finally:
        filler.unlink()


def read_only(url: str) -> Iterator[None]:
    def say(value: str) -> None:
        with psycopg.connect(
            f"{url.rpartition('/')[0]}/postgres", autocommit=True, options="-c default_transaction_read_only=off"
        ) as admin:
            admin.execute(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
            admin.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)

    say("on")
    try:
        yield
    finally:
        say("off")


def table_locked(url: str) -> Iterator[None]:
    with psycopg.connect(url) as connection:
        for table in ("reviews_article", "accounts_user", "accounts_apitoken", "django_session"):
            connection.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        yield
        connection.rollback()


def stopped(run: Callable[..., None]) -> Iterator[None]:
    run("stop", "-m", "immediate")
    try:
        yield
    finally:
        run("start")


def hung(data: Path) -> Iterator[None]:
    main = int((data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
    processes = [main, *map(int, children)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


@contextmanager
def cluster() -> Iterator[tuple[str, Path, Callable[..., None]]]:
    """Give the address of a PostgreSQL that only this drill uses, its folder, and its pg_ctl."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="factcheck-outage-")))
        small_disk(folder, stack, megabytes=400)
        data = folder / "data"
        data.mkdir()
        shutil.chown(folder, "postgres")
        shutil.chown(data, "postgres")

        def as_postgres(*command: str) -> None:
            subprocess.run(
                ["runuser", "-u", "postgres", "--", *command], check=True, stdout=subprocess.DEVNULL, cwd="/"
            )

        def run(*what: str) -> None:
            options = f"-p {PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_wal_size=64MB -c fsync=off"
            as_postgres(
                str(programs / "pg_ctl"), "-w", "-s", "-D", str(data), "-l", str(folder / "log"), "-o", options, *what
            )

        as_postgres(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "factcheck", "--wal-segsize=4")
        run("start")
        stack.callback(lambda: run("stop", "-m", "immediate"))
        yield f"postgres://factcheck@127.0.0.1:{PORT}/postgres", data, run


def small_disk(folder: Path, stack: ExitStack, *, megabytes: int) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
    stack.callback(lambda: subprocess.run(["umount", "--lazy", folder], check=True))


if __name__ == "__main__":
    main()
