"""The bytes of a page, unpacked as they arrive."""

import gzip
import zlib
from collections.abc import Buffer, Iterator
from io import BufferedIOBase, BufferedReader, RawIOBase

from .client import Answer
from .errors import Unfetched
from .limits import Limits

PART = 65_536


def body_of(answer: Answer, limits: Limits) -> bytes:
    """Read the page that was sent. No more of it is ever unpacked than the limits allow. Raises Unfetched."""
    if int(answer.headers.get("Content-Length", 0)) > limits.body:
        raise limits.too_large()
    sent = Sent(answer.sent)
    body = bytearray()
    try:
        source = _unpacked(BufferedReader(sent), answer.headers.get("Content-Encoding", ""))
        while part := source.read(PART):
            body += part
            if len(body) > limits.body or len(body) > max(limits.small, limits.ratio * sent.count):
                raise limits.too_large()
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise Unfetched("garbled") from None
    return bytes(body)


def _unpacked(sent: BufferedReader, encoding: str) -> BufferedIOBase:
    match encoding.strip().lower():
        case "" | "identity":
            return sent
        case "gzip" | "x-gzip":
            return gzip.GzipFile(fileobj=sent)
    raise Unfetched("garbled")  # not what was asked for


class Sent(RawIOBase):
    """What arrives, as a file, and how much it was."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._rest = chunks, b""
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer)
        data = self._rest or next(filter(None, self._chunks), b"")
        size = min(len(room), len(data))
        room[:size], self._rest = data[:size], data[size:]
        self.count += size
        return size
