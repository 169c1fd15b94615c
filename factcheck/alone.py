"""Work that only one process on this machine does at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


@contextmanager
def alone(work: str) -> Iterator[bool]:
    """Yield whether nobody else is at `work`; whoever gets True keeps others out until the end of the block."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / f"{work}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
