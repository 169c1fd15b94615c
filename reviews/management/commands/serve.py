import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from factcheck import env
from reviews.workflow import splits

SQLITE_THREADS, THREADS = 1, 4
"""Of each worker. SQLite has one writer at a time and no queue for it: more threads only make the slowest wait longer."""


class Command(BaseCommand):
    help = "Serve the site with the production server. Migrate first; `demo` does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        threads = SQLITE_THREADS if settings.ON_SQLITE else THREADS
        parser.add_argument("--host", default=env.text("FACTCHECK_ADDRESS", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.whole("PORT", 8000, at_least=1))
        parser.add_argument("--workers", type=int, default=env.whole("FACTCHECK_WORKERS", 2, at_least=1))
        parser.add_argument("--threads", type=int, default=env.whole("FACTCHECK_THREADS", threads, at_least=1))

    def handle(self, *_: Any, host: str, port: int, workers: int, threads: int, **__: Any) -> None:
        if min(workers, threads) < 1:
            raise CommandError("It takes at least one worker and one thread.")
        refuse_taken(host, port)
        if not is_collected():
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(
            f"Serving on http://{host}:{port} with {workers} workers of {threads} threads. Stop with Ctrl+C."
        )
        self.stdout.flush()
        splits.go_on()
        os.execv(sys.executable, command(host, port, workers, threads))  # noqa: S606 (no shell, and nothing typed by a stranger)


def refuse_taken(host: str, port: int) -> None:
    """Try the address first: the server's own complaint is for programmers."""
    if not 0 < port < 65536:
        raise CommandError(f"{port} is no port: 1 to 65535 are.")
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        raise CommandError(f"{host}:{port} cannot be used: {error.strerror}. PORT chooses another port.") from None


def command(host: str, port: int, workers: int, threads: int) -> list[str]:
    options = {
        "interface": "wsgi",
        "http": "1",
        "host": host,
        "port": port,
        "workers": workers,
        "blocking-threads": threads,
        "log-level": "warning",
    }
    named = [f"--{name}={value}" for name, value in options.items()]
    return [
        sys.executable,
        "-m",
        "granian",
        *named,
        "--no-ws",
        "--respawn-failed-workers",
        "factcheck.wsgi:application",
    ]


def is_collected() -> bool:
    """Whether the collected static files are as new as their sources."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    found = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return all(Path(path).stat().st_mtime <= manifest.stat().st_mtime for path in found)
