"""Work done in a process of its own, under limits: what hangs or eats memory there takes only that process down.

`python -m reviews.confined HANDLE` is that process; HANDLE is its end of a pipe. It waits for what to do and tells what
comes of it. Whoever asks must expect it to die at any moment.
"""

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TICK = 5
"""How long nothing may be told before the asker hears that work goes on, in seconds."""


HANDED_ON = re.compile("PATH|HOME|TMPDIR|TZ|LANG|LC_.+|LD_LIBRARY_PATH|PYTHON.+")
"""What Python needs of the environment. The passwords of the site stay where they are: the process reads what anybody sent."""

LEAN = {"OPENBLAS_NUM_THREADS": "1"}
"""What a library that it loads would take for each processor of a large machine counts as memory: 20 MB each."""


class Stopped(Exception):
    """The process ended before its work did: a limit was reached, or it crashed."""


@dataclass(frozen=True)
class Limits:
    seconds: int
    """Of the processor, not counting what loading the module takes."""
    patience: float
    """Seconds of the clock, on a machine that may be busy."""
    memory: int = 1_000_000_000
    """Most bytes of address space."""
    niceness: int = 0
    """How far everybody else comes first, 0 to 19."""

    def impose(self) -> None:
        os.nice(self.niceness)
        spent = ceil(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + self.seconds, spent + self.seconds))
        with suppress(ValueError, OSError):  # macOS knows the name and refuses the limit
            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))


def results_of(work: str, *arguments: Any, limits: Limits) -> Iterator[Any]:
    """Run the generator function `work`, as "module:name", and yield what it yields; None whenever it was silent for a TICK.

    Raises Stopped if the process ends without having come to the end of it.
    """
    until = time.monotonic() + limits.patience
    ours, theirs = Pipe()
    with ours, _process(theirs):
        try:
            ours.send((work, arguments, limits))
            while time.monotonic() < until:
                if not ours.poll(min(TICK, max(0, until - time.monotonic()))):
                    yield None
                    continue
                is_told, value = ours.recv()
                if not is_told:
                    return
                yield value
        except (EOFError, OSError) as error:
            raise Stopped from error
    raise Stopped


@contextmanager
def _process(theirs: Connection) -> Iterator[None]:
    """Start the process at the other end of the pipe; it does not outlive the block."""
    handle = theirs.fileno()
    command = [sys.executable, "-m", "reviews.confined", str(handle)]
    with theirs:  # open here too, its end would never be seen
        started = subprocess.Popen(  # noqa: S603 (our own module, nothing of what it reads on its command line)
            command,
            cwd=ROOT,
            pass_fds=[handle],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=_environment(),
        )
    try:
        yield
    finally:
        started.kill()
        started.wait()


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if HANDED_ON.fullmatch(name)} | LEAN


def main(handle: int) -> None:
    with Connection(handle) as asker:
        work, arguments, limits = asker.recv()
        module, _, name = work.partition(":")
        function = getattr(import_module(module), name)
        limits.impose()
        for value in function(*arguments):
            asker.send((True, value))
        asker.send((False, None))


if __name__ == "__main__":
    main(int(sys.argv[1]))
