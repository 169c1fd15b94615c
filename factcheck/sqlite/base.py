"""SQLite lets those who wait to write sleep and try again, each time for longer: the unluckiest wait a hundred times as
long as the others, and the database stands idle meanwhile. Here they stand in line for a lock on a file beside it.

The lock is only the line: what keeps writers apart is still the lock of SQLite itself.
"""

import fcntl
import os
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from factcheck import private


class DatabaseWrapper(base.DatabaseWrapper):
    place: int | None = None
    """The file that is locked while this connection writes; each connection opens it for itself."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the database; it and what SQLite keeps beside it are its owner's alone."""
        if not self.is_in_memory_db():
            name = str(self.settings_dict["NAME"])
            private.make(Path(name))  # an empty file is an empty database
            for beside in ("-wal", "-shm", "-journal"):
                private.close(Path(name + beside))
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        self._line_up()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave these out
        except BaseException:
            self._leave()
            raise

    def _line_up(self) -> None:
        """Wait until nobody else writes. A process that dies leaves by itself: the kernel sees to that."""
        if self.is_in_memory_db():
            return
        if self.place is None:
            line = Path(f"{self.settings_dict['NAME']}-queue")
            private.make(line)
            self.place = os.open(line, os.O_RDWR | os.O_CLOEXEC)
        fcntl.flock(self.place, fcntl.LOCK_EX)

    def _leave(self) -> None:
        if self.place is not None:
            fcntl.flock(self.place, fcntl.LOCK_UN)

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        super()._close()  # type: ignore[misc]
        if self.place is not None:
            os.close(self.place)  # leaves the line, too
            self.place = None
