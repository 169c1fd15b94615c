"""How often something was done in a stretch of time, counted where all processes see it: one statement, exact, never read first.

On PostgreSQL that is a table which is not logged, so that counting waits for no disk. On SQLite it is a file of its own
beside the database: whoever calls must not stand in the line of those who write.
"""

import os
import random
import sqlite3
import threading
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection

from . import private

SWEPT_EACH = 1000
"""Of that many stretches that begin, about one has those thrown away that are over."""
SPARE = 60
"""Seconds a count outlives its stretch: a request that was held up finds it all the same."""

type Value = str | int

TABLE = "CREATE {kind} TABLE IF NOT EXISTS counts (name varchar(200) PRIMARY KEY, ends bigint NOT NULL, number bigint NOT NULL)"
COUNT = """
INSERT INTO counts (name, ends, number) VALUES ({0}, {0}, 1) ON CONFLICT (name) DO UPDATE SET
  number = CASE WHEN counts.ends < excluded.ends THEN 1 ELSE counts.number + 1 END,
  ends = CASE WHEN counts.ends < excluded.ends THEN excluded.ends ELSE counts.ends END
RETURNING number
"""
SWEEP = "DELETE FROM counts WHERE ends < {0} RETURNING 1"


def count(name: str, ends: int) -> int:
    """Count one more of `name` in the stretch that ends at `ends` (seconds), and return which it is.

    Where nothing can be written each process counts by itself: reading goes on while the database takes nothing.
    """
    run = _run_in_database if connection.vendor == "postgresql" else file.run
    try:
        [(number,)] = run(COUNT, name, ends)
        if number == 1 and random.randrange(SWEPT_EACH) == 0:  # noqa: S311 (no secret)
            run(SWEEP, ends - SPARE)
    except (DatabaseError, sqlite3.Error, OSError):
        return _count_alone(name, ends)
    return number


def _count_alone(name: str, ends: int) -> int:
    key, counts = f"{name}-{ends}", caches["process"]
    counts.add(key, 0, SPARE)
    return counts.incr(key)


def _run_in_database(statement: str, *values: Value) -> list[tuple[int]]:
    with connection.cursor() as cursor:
        cursor.execute(statement.format("%s"), values)
        return list(cursor.fetchall())


def file_name() -> str:
    return f"{connection.settings_dict['NAME']}-counts"


class File:
    """One connection to the file for all threads of a process. A power cut may lose counts, never the file."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.opened: tuple[str, int] | None = None
        """Which file was opened, and by which process: a fork needs a connection of its own."""

    def run(self, statement: str, *values: Value) -> list[tuple[int]]:
        with self.lock:
            if self.opened != (file_name(), os.getpid()):
                self._open(file_name())
            return self.connection.execute(statement.format("?"), values).fetchall()

    def _open(self, name: str) -> None:
        self.close()
        private.make(Path(name))
        self.connection = sqlite3.connect(
            name, timeout=settings.LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )
        self.opened = name, os.getpid()
        for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", TABLE.format(kind="")):
            self.connection.execute(statement)

    def close(self) -> None:
        if self.opened and self.opened[1] == os.getpid():
            self.connection.close()
        self.opened = None


file = File()
