"""What stands between the network and Django while `manage.py serve` runs: a stranger gets a socket, not a thread.

A body is read here, by the event loop, with a limit and a deadline; Django gets a request when it is whole and gives an
answer that is whole, so neither who sends slowly nor who reads slowly holds one of its threads. Questions and changes wait
in lanes of their own: who reads does not wait for who writes. Whoever signs in with a browser that nobody signed in with
before stands in a third one, one at a time on this machine: comparing a password keeps a processor busy for half a second.
"""

import asyncio
import io
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import unquote_to_bytes
from wsgiref.util import FileWrapper

from django.conf import settings
from django.http import parse_cookie
from django.urls import reverse

from . import deadline, private
from .accounts import devices

type Scope = dict[str, Any]
type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]
type Environ = dict[str, Any]
type Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

REFUSAL = "factcheck.refusal"
"""The key in a request's META under which `middleware.refuse` finds the status that was settled here. No header can set it."""
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
HELD_LIMIT = 64_000_000
"""Bytes of unfinished and waiting bodies in one process; above it only small bodies are taken."""
SMALL = 64_000
TURN_SECONDS = 0.02
"""How often a process looks whether it may compare a password."""


class Answer(NamedTuple):
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    file: str | None
    """What is sent instead of a body: the server reads it as fast as the client does."""


class Refused(Exception):
    def __init__(self, status: int) -> None:
        self.status = status


class Application:
    """An ASGI application before a WSGI one, which it calls in `threads` threads for reading and as many for writing."""

    def __init__(self, wsgi: Wsgi, threads: int) -> None:
        self.wsgi = wsgi
        self.reading = ThreadPoolExecutor(threads, "reading")
        self.writing = ThreadPoolExecutor(threads, "writing")
        self.guessing = ThreadPoolExecutor(1, "guessing")
        self.held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()
        refusal = None
        try:
            if is_expected(scope):
                async with asyncio.timeout(settings.BODY_SECONDS):
                    await self._read(scope, receive, body)
        except TimeoutError:
            refusal = 408
        except Refused as refused:
            refusal = refused.status
        except ConnectionAbortedError:
            return
        finally:
            self.held -= len(body)
        environ = environ_of(scope, b"" if refusal else bytes(body))
        if refusal:
            environ[REFUSAL] = refusal
        lane, answers = self._lane(environ)
        answer = await asyncio.get_running_loop().run_in_executor(lane, answers, environ, time.monotonic())
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        if answer.file:
            await send({"type": "http.response.pathsend", "path": answer.file})
        else:
            await send({"type": "http.response.body", "body": answer.body})

    def _lane(self, environ: Environ) -> tuple[ThreadPoolExecutor, Callable[[Environ, float], Answer]]:
        if environ["REQUEST_METHOD"] in SAFE or REFUSAL in environ:
            return self.reading, self._answer
        if is_guess(environ):
            return self.guessing, self._answer_guess
        return self.writing, self._answer

    async def _read(self, scope: Scope, receive: Receive, body: bytearray) -> None:
        """Fill `body`. Raises Refused as soon as it is known to be too large."""
        length, limit = header(scope, b"content-length"), limit_of(scope)
        if length.isdigit() and int(length) > limit:
            raise Refused(413)
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ConnectionAbortedError
            chunk, more = message.get("body", b""), message.get("more_body", False)
            body += chunk
            self.held += len(chunk)
            if len(body) > limit:
                raise Refused(413)
            if self.held > HELD_LIMIT and len(body) > SMALL:
                raise Refused(503)

    def _answer(self, environ: Environ, queued: float) -> Answer:
        """Call the application in this thread. A change that waited too long for its turn is refused at once."""
        half = settings.REQUEST_SECONDS / 2
        reads = environ["REQUEST_METHOD"] in SAFE
        if not reads and time.monotonic() - queued > half:
            environ[REFUSAL] = 503
        with deadline.until(queued + (half if reads else 2 * half)):
            return self._called(environ)

    def _answer_guess(self, environ: Environ, queued: float) -> Answer:
        with turn(settings.VAR / "guess", queued + settings.REQUEST_SECONDS / 2):
            return self._answer(environ, queued)

    def _called(self, environ: Environ) -> Answer:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:  # noqa: ARG001 (WSGI's signature)
            started.append((status, headers))

        chunks = self.wsgi(environ, start_response)
        file = getattr(
            getattr(chunks, "filelike", None), "name", None
        )  # of a FileWrapper; a part of a file has no name
        try:
            body = b"" if file else b"".join(chunks)
        finally:
            getattr(chunks, "close", bool)()
        status, headers = started[-1]
        sent = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return Answer(int(status.split(" ", 1)[0]), sent, body, file)


def limit_of(scope: Scope) -> int:
    """Return how many bytes the body may have; Django reads files only out of a form of this type."""
    has_file = header(scope, b"content-type").startswith(b"multipart/form-data")
    return settings.FILE_BODY_LIMIT if has_file else settings.BODY_LIMIT


def is_expected(scope: Scope) -> bool:
    """Whether the body is worth reading: Django answers a change that nobody vouches for without looking at it.

    What comes without a token needs the CSRF cookie, the sign-in form too; whether token and cookies are good is for Django.
    """
    if scope["method"] in SAFE:
        return False
    return bool(header(scope, b"authorization")) or bool(
        {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} & cookies(scope)
    )


def is_guess(environ: Environ) -> bool:
    """Whether a password comes from a browser in which nobody has signed in before."""
    is_sign_in = environ["PATH_INFO"] == reverse(settings.LOGIN_URL)
    return is_sign_in and not devices.people(parse_cookie(environ.get("HTTP_COOKIE", "")))


@contextmanager
def turn(lock: Path, until: float) -> Iterator[None]:
    """Wait until no other process is here, or until then; one that dies leaves. Where nothing can be written nobody waits."""
    with ExitStack() as stack:
        with suppress(OSError):
            private.make(lock)
            place = stack.enter_context(lock.open("a"))
            while not locked(place) and time.monotonic() < until:
                time.sleep(TURN_SECONDS)
        yield


def locked(file: IO[str]) -> bool:
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    return True


def cookies(scope: Scope) -> set[str]:
    try:
        return set(SimpleCookie(header(scope, b"cookie").decode("latin-1")))
    except CookieError:
        return set()


def header(scope: Scope, wanted: bytes) -> bytes:
    return next((value for name, value in scope["headers"] if name == wanted), b"")


def environ_of(scope: Scope, body: bytes) -> Environ:
    """Return a request as WSGI (PEP 3333) describes it."""
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": scope["server"][0],
        "SERVER_PORT": scope["server"][1],
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.file_wrapper": FileWrapper,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw, value in scope["headers"]:
        name = raw.decode("latin-1")
        if "_" in name:  # would read as the header with a hyphen, which a proxy may have set
            continue
        key = "CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
        text = value.decode("latin-1")
        glue = "; " if name == "cookie" else ","
        environ[key] = f"{environ[key]}{glue}{text}" if key in environ else text
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_CONTENT_LENGTH", None)
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    return environ
