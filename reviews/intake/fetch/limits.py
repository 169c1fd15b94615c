"""How much time and memory one page may take."""

import time
from dataclasses import dataclass

from .errors import Unfetched


@dataclass(frozen=True)
class Limits:
    seconds: float = 20
    """From looking up the first name to the last byte of the page, with all that leads to it."""
    connecting: float = 5
    """Seconds for one of the addresses of a site; then the next is tried."""
    redirects: int = 5
    head: int = 64_000
    """Bytes before the page. Looked at between two reads, each of which may bring as many again."""
    body: int = 10_000_000
    """Bytes of the page, unpacked."""
    ratio: int = 100
    """How many bytes may come out of one that was sent, once there are more than `small`."""
    small: int = 1_000_000

    def too_large(self) -> Unfetched:
        return Unfetched("too-large", megabytes=f"{self.body / 1_000_000:g}")


LIMITS = Limits()


class Deadline:
    """The moment by which everything is over, however the time was spent."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left. Raises Unfetched when there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> Unfetched:
        return Unfetched("too-slow", seconds=f"{self._seconds:g}")
