"""Work that nobody waits for goes to a worker; where there is none, to a process that outlives this one and the request."""

import subprocess
import sys
from typing import Any

from django.conf import settings
from django.tasks import Task, task_backends
from django.tasks.backends.immediate import ImmediateBackend


def has_workers() -> bool:
    return not isinstance(task_backends["default"], ImmediateBackend)


def begin(task: Task[[int], Any], key: int, *, otherwise: str) -> None:
    """Enqueue a task for the row with this key; without workers, start the command that does all that is due."""
    if has_workers():
        task.enqueue(key)
        return
    command = [sys.executable, "manage.py", otherwise]
    subprocess.Popen(  # noqa: S603 (our own command, and nothing of what came in on it)
        command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
