"""By when a request must be answered. Commands have no deadline: they take as long as they need."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_until: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def until(moment: float) -> Iterator[None]:
    """Let what waits for a database in this thread give up at `moment`, by the monotonic clock."""
    token = _until.set(moment)
    try:
        yield
    finally:
        _until.reset(token)


def left() -> float | None:
    """Return how many seconds are left, at least one: who is late may still use a database that answers. None: no end."""
    moment = _until.get()
    return None if moment is None else max(1.0, moment - time.monotonic())
