"""A folder that others put files into: each new one begins its way to an article. Nothing in it is moved, changed or deleted."""

import time
from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from factcheck.accounts.models import User
from reviews.models import Body
from reviews.models.copy import COPY_LIMIT
from reviews.workflow.copies.keeping import name_of

from .models import Incoming

SETTLED = 5
"""Seconds after its last change, before which a file may still be being written."""


class Outcome(StrEnum):
    NEW = "new"
    TOO_LARGE = "too large"
    UNSETTLED = "still being written"
    UNREADABLE = "not readable"


def look(folder: Path, *, by: User | None = None) -> Iterator[tuple[Path, Outcome]]:
    """Yield the files that were not seen before, by their bytes, and what became of them; those that are new wait to be read.

    Hidden files and links are nobody's articles. Raises OSError for what is no folder.
    """
    for path in sorted(_files(folder)):
        try:
            if outcome := _outcome(path, by):
                yield path, outcome
        except OSError:
            yield path, Outcome.UNREADABLE


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _outcome(path: Path, by: User | None) -> Outcome | None:
    found = path.stat()
    if found.st_size > COPY_LIMIT:
        return Outcome.TOO_LARGE
    if found.st_mtime > time.time() - SETTLED:
        return Outcome.UNSETTLED
    data = path.read_bytes()
    key = sha256(data).hexdigest()
    if not data or Incoming.objects.filter(feed=None, key=key).exists() or Body.objects.filter(sha256=key).exists():
        return None
    told = {"key": key, "data": data, "name": name_of(path.name), "added_by": by}
    Incoming.objects.create(stage=Incoming.Stage.WAITING, **told)
    return Outcome.NEW
