"""Connections to public numbers only.

Whoever looks a name up, judges its number and then connects by name may be told another number the second time. Here a name is
looked up once for each connection, all its numbers are judged, and the connection is to a number that was judged.
"""

import ssl
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from threading import Thread
from typing import Any

import httpcore

from .addresses import Number, is_public, resolve
from .errors import Unfetched
from .limits import Deadline, Limits
from .spelling import PORTS


@cache
def _trusted() -> ssl.SSLContext:
    """Return whose certificates are believed; reading all of them takes a while."""
    return httpcore.default_ssl_context()


@dataclass(frozen=True)
class Network:
    """What is taken for the internet. Only tests have another one: no setting leads here."""

    is_public: Callable[[Number], bool] = is_public
    resolve: Callable[[str], list[Number]] = resolve
    ports: Collection[int] = PORTS
    trusted: Callable[[], ssl.SSLContext] = _trusted


INTERNET = Network()


class Judged(httpcore.NetworkBackend):
    """Connects to a host if every number of it is public."""

    def __init__(self, network: Network, limits: Limits, deadline: Deadline) -> None:
        self._network, self._limits, self._deadline = network, limits, deadline

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        numbers = self._numbers(host)
        if not all(map(self._network.is_public, numbers)):
            raise Unfetched("forbidden")
        for number in numbers:
            try:
                return self._connected(number, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the site may have others
        raise Unfetched("unreachable")

    def _numbers(self, host: str) -> list[Number]:
        """Look a host up in a thread: the system's resolver knows no deadline, and ends by itself some time later."""
        answer: Future[list[Number]] = Future()

        def look_up() -> None:
            try:
                answer.set_result(self._network.resolve(host))
            except Exception as error:  # noqa: BLE001 (raised below, where somebody waits for it)
                answer.set_exception(error)

        Thread(target=look_up, daemon=True).start()
        try:
            return answer.result(self._deadline.left())
        except TimeoutError:
            raise self._deadline.missed() from None
        except (OSError, ValueError):
            raise Unfetched("unreachable") from None

    def _connected(self, number: Number, port: int) -> "Connection":
        seconds = min(self._limits.connecting, self._deadline.left())
        stream = httpcore.SyncBackend().connect_tcp(str(number), port, timeout=seconds)
        try:
            peer = ip_address(stream.get_extra_info("server_addr")[0])
        except OSError as error:  # gone already
            stream.close()
            raise httpcore.ConnectError from error
        if peer != number or not self._network.is_public(peer):
            stream.close()
            raise Unfetched("forbidden")
        return Connection(stream, self._limits, self._deadline)


class Connection(httpcore.NetworkStream):
    """A connection on which nothing lasts beyond the deadline, and not too much comes before the page."""

    def __init__(self, stream: httpcore.NetworkStream, limits: Limits, deadline: Deadline) -> None:
        self._stream, self._limits, self._deadline = stream, limits, deadline
        self._arrived = 0
        self.is_in_head = True

    def read(self, max_bytes: int, *_: Any, **__: Any) -> bytes:
        if self.is_in_head and self._arrived >= self._limits.head:
            raise self._limits.too_large()
        data = self._stream.read(max_bytes, self._deadline.left())
        self._arrived += len(data)
        return data

    def write(self, buffer: bytes, *_: Any, **__: Any) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, *_: Any, **__: Any
    ) -> httpcore.NetworkStream:
        try:
            self._stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        except httpcore.ConnectError as error:
            is_untrusted = isinstance(error.__cause__, ssl.SSLCertVerificationError)
            raise Unfetched("untrusted" if is_untrusted else "unreachable") from error
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
