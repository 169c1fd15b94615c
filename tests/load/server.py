"""The product's own server on an empty database of its own."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
import psycopg

from .client import Client

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Newsroom:
    """A database with what one server needs besides; `inside` is a process in which Django is set up on it."""

    environment: dict[str, str]
    inside: ProcessPoolExecutor

    def stored(self, name: str, *arguments: Any) -> Any:
        """Return what the function `name` of `tests.load.stored` returns there."""
        return self.inside.submit(_stored, name, *arguments).result()


def databases() -> dict[str, str]:
    """Return what to run on, by name: a SQLite file (an empty address), and the server DATABASE_URL names, if any."""
    url = os.environ.get("DATABASE_URL", "")
    return {"SQLite": ""} | ({"PostgreSQL": url} if url.startswith("postgres") else {})


@contextmanager
def newsroom(url: str) -> Iterator[Newsroom]:
    """Make and migrate a database of its own, on a PostgreSQL server beside the one at `url`; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="factcheck-load-") as folder, _database(url, folder) as own:
        environment = {
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "DATABASE_URL": own,
            "FACTCHECK_VAR": folder,
            "FACTCHECK_HTTPS": "off",
            "FACTCHECK_REQUIRE_MFA": "off",
            "FACTCHECK_TOKEN_RATE": "1000000/s",
        }
        with ProcessPoolExecutor(1, get_context("spawn"), _set_up, (environment,)) as inside:
            made = Newsroom(environment, inside)
            made.stored("migrate")
            yield made


@contextmanager
def _database(url: str, folder: str) -> Iterator[str]:
    if not url:
        yield f"sqlite:///{folder}/factcheck.sqlite3"
        return
    server = url.removesuffix(urlsplit(url).path)
    name = f"factcheck_load_{Path(folder).name[-8:].lower()}"
    _administer(server, f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _administer(server: str, statement: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(statement)


def _set_up(environment: dict[str, str]) -> None:
    os.environ |= environment
    django.setup()


def _stored(name: str, *arguments: Any) -> Any:
    from . import stored  # models can only be imported once Django is set up

    return getattr(stored, name)(*arguments)


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]
    seconds_to_first_answer: float

    def megabytes(self) -> float:
        """Return the proportional set size of the server's processes, in MiB: what they share counts once."""
        return sum(_pss(pid) for pid in family(self.process.pid)) / 1024

    def cpu_seconds(self) -> float:
        """Return how long the server's processes have kept a processor busy, in user and system mode."""
        return sum(_ticks(pid) for pid in family(self.process.pid)) / TICKS


@contextmanager
def serving(room: Newsroom, **settings: str) -> Iterator[Server]:
    """Start `manage.py serve` with `settings` in its environment, wait until it is ready, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"FACTCHECK_LOG_LEVEL": "ERROR"} | room.environment | settings
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield Server(port, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError, HTTPException):
            if Client(port).call("GET", "/readyz").status == 200:
                return
        time.sleep(0.02)
    raise SystemExit("The server did not start.")


def family(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for thread in threads for child in thread.read_text().split()]
    return [pid, *(member for child in children for member in family(child))]


def _pss(pid: int) -> int:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def _ticks(pid: int) -> int:
    numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(numbers[11]) + int(numbers[12])  # utime and stime, proc(5)
