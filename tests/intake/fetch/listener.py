"""A site on this machine that counts who connects, and a network in which it is public."""

import socket
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from ipaddress import ip_address
from threading import Thread

import pytest

from reviews.intake.fetch.addresses import Number, is_public, resolve
from reviews.intake.fetch.connection import INTERNET, Network

Answer = Callable[[socket.socket, str], None]
"""Answers on a connection, for the path that was asked for."""
LOOPBACK = {4: "127.0.0.1", 6: "::1"}


class Listener:
    def __init__(self, version: int = 4, *, answer: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.number = ip_address(LOOPBACK[version])
        family = socket.AF_INET if version == 4 else socket.AF_INET6
        try:
            self._socket = socket.create_server((LOOPBACK[version], 0), family=family, backlog=50)
        except OSError:
            if version == 4:
                raise
            pytest.skip(
                "this machine has no IPv6"
            )  # many containers have none; what is judged is tested without it too
        self.port: int = self._socket.getsockname()[1]
        self.answer, self._tls = answer, tls
        self.connections = 0
        self.requests: list[str] = []
        self._threads = [Thread(target=self._listen)]
        self._threads[0].start()

    def at(self, path: str = "/", *, scheme: str = "http", host: str = "") -> str:
        literal = f"[{self.number}]" if self.number.version == 6 else str(self.number)
        return f"{scheme}://{host or literal}:{self.port}{path}"

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.connections += 1
                thread = Thread(target=self._serve, args=[connection])
                self._threads.append(thread)
                thread.start()

    def _serve(self, connection: socket.socket) -> None:
        """Answer one request; whoever hangs up in the middle of it is left alone."""
        with closing(connection), suppress(OSError):
            connection.settimeout(10)
            stream = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            with stream:
                head = b""
                while b"\r\n\r\n" not in head:
                    if not (data := stream.recv(65_536)):
                        return
                    head += data
                self.requests.append(head.decode())
                self.answer(stream, head.decode().split(" ")[1])


@contextmanager
def listening(*args: int, answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Listener]:
    with closing(Listener(*args, answer=answer, tls=tls)) as listener:
        yield listener


def says(body: bytes = b"<p>Hello</p>", *headers: str, status: str = "200 OK") -> Answer:
    """Answer with one page."""

    def answer(stream: socket.socket, _: str) -> None:
        stream.sendall(head(f"Content-Length: {len(body)}", *headers, status=status) + body)

    return answer


def head(*headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode()


def redirect(to: str) -> bytes:
    return head(f"Location: {to}", "Content-Length: 0", status="302 Found")


def network(
    *sites: Listener,
    names: dict[str, list[str]] | None = None,
    ports: tuple[int, ...] = (),
    judge: Callable[[Number], bool] | None = None,
) -> Network:
    """Return the internet with these sites in it. `judge` says what else is public; a name that is not in `names` has no number."""
    public, known = {site.number for site in sites}, names or {}

    def look_up(host: str) -> list[Number]:
        if host in known:
            return [ip_address(number) for number in known[host]]
        if host.lower().strip("0123456789abcdef:."):
            raise OSError(f"no number of {host}")
        return resolve(host)

    return replace(
        INTERNET,
        is_public=lambda number: number in public or (judge or is_public)(number),
        resolve=look_up,
        ports={80, 443, *ports, *(site.port for site in sites)},
    )


_connected: list[tuple[str, int]] | None = None


def _note(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect" and _connected is not None and isinstance(args[1], tuple):
        _connected.append(args[1][:2])


sys.addaudithook(_note)  # no way around it, and none to take it away again


@contextmanager
def connections_of_this_process() -> Iterator[list[tuple[str, int]]]:
    """Give the list of all that this process connects to meanwhile."""
    global _connected  # noqa: PLW0603 (a hook cannot be taken away)
    _connected = found = []
    try:
        yield found
    finally:
        _connected = None
