import gc
import multiprocessing
import os
import resource
import signal
import socket
from argparse import ArgumentParser
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

from factcheck import env
from factcheck.server import Application
from reviews.features.incoming import reading
from reviews.features.incoming.feeds import reading as feeds
from reviews.workflow.articles import splitting

SQLITE_THREADS, THREADS = 1, 4
"""Of each worker. SQLite has one writer at a time and no queue for it: more threads only make the slowest wait longer."""
HEADER_SECONDS = 10
"""How long the first lines of a request may take to arrive, and how long a connection may say nothing between two."""
CONNECTIONS = 1024
"""Of each worker; who comes later waits until one of them has gone."""
RESPAWN_SECONDS = 0.1
MANIFEST = settings.STATIC_ROOT / "staticfiles.json"


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
        collect()
        self.stdout.write(
            f"Serving on http://{host}:{port} with {workers} workers of {threads} threads. Stop with Ctrl+C."
        )
        self.stdout.flush()
        splitting.go_on()
        reading.go_on()
        feeds.go_on()
        connections.close_all()  # the workers are forks: what is open now would be everybody's
        allow_connections()
        import_module(settings.ROOT_URLCONF)
        gc.freeze()  # what is imported stays: looking through all of it for garbage stops a worker for a tenth of a second
        server(host, port, workers).serve(target_loader=partial(load, threads), wrap_loader=False)


def refuse_taken(host: str, port: int) -> None:
    """Try the address first: the server's own complaint is for programmers."""
    if not 0 < port < 65536:
        raise CommandError(f"{port} is no port: 1 to 65535 are.")
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        raise CommandError(f"{host}:{port} cannot be used: {error.strerror}. PORT chooses another port.") from None


def allow_connections() -> None:
    """Let this process and the workers it forks have as many sockets open as the system allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def server(host: str, port: int, workers: int) -> MPServer:
    """Return the server; its workers are forks of this process, which has imported everything: ready at once, also again."""
    multiprocessing.set_start_method("fork", force=True)
    let_forks_be_stopped()
    return MPServer(
        "factcheck",
        host,
        port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000),
        websockets=False,
        workers=workers,
        backpressure=CONNECTIONS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=RESPAWN_SECONDS,
    )


def let_forks_be_stopped() -> None:
    """Let a signal end a worker that has not begun to listen for it: the parent's handler would swallow it, and wait for ever."""
    ending = (signal.SIGTERM, signal.SIGINT)

    def in_child() -> None:
        for number in ending:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ending)

    os.register_at_fork(
        before=partial(signal.pthread_sigmask, signal.SIG_BLOCK, ending),
        after_in_parent=partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, ending),
        after_in_child=in_child,
    )


def load(threads: int) -> Application:
    return Application(get_wsgi_application(), threads)


def collect() -> None:
    """Bring the static files up to date; where nothing can be written, those that are there must do."""
    if is_collected():
        return
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as error:
        if not MANIFEST.exists():
            raise CommandError(
                f"{settings.STATIC_ROOT} has no static files and takes none: {error.strerror}."
            ) from None


def is_collected() -> bool:
    """Whether the collected static files are as new as their sources."""
    if not MANIFEST.exists():
        return False
    found = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return all(Path(path).stat().st_mtime <= MANIFEST.stat().st_mtime for path in found)
