"""SQLite lets those who wait to write sleep and try again, each time for longer: the unluckiest wait a hundred times as
long as the others, and the database stands idle meanwhile. Here they stand in line for a lock on a file beside it.

The lock is only the line: what keeps writers apart is still the lock of SQLite itself.
"""

import fcntl
import os
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from factcheck import deadline, private


class DatabaseWrapper(base.DatabaseWrapper):
    place: int | None = None
    """The file that is locked while this connection writes; each connection opens it for itself."""
    opened: tuple[int, int] | None = None
    """Which file was opened: its device and number."""
    only_reads = False
    """Whether it was opened where nothing can be written; SQLite itself refuses changes then, and there is no line."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file; it and what SQLite keeps beside it are its owner's alone.

        Commands may make a new one; made for a request it would stand in the way of the one to come back.
        """
        if self.is_in_memory_db():
            return super().get_new_connection(conn_params)
        if deadline.left() is not None:
            self._file()
        self.only_reads = is_read_only(Path(self.settings_dict["NAME"]))
        if self.only_reads:
            conn_params = self._for_reading(conn_params)
        else:
            self._make_private()
        connection = super().get_new_connection(conn_params)
        self.opened = self._file()
        return connection

    def _for_reading(self, conn_params: dict[str, Any]) -> dict[str, Any]:
        """Return how to open the file where nothing can be made beside it: as one that nobody changes.

        What was written last and lies in the log still, because the program was killed, needs the log and its index.
        """
        name = str(self.settings_dict["NAME"])
        how = "mode=ro" if Path(f"{name}-wal").exists() else "immutable=1"
        return conn_params | {"database": f"file:{quote(name)}?{how}", "uri": True}

    def _make_private(self) -> None:
        name = str(self.settings_dict["NAME"])
        private.make(Path(name))  # an empty file is an empty database
        for beside in ("-wal", "-shm", "-journal"):
            private.close(Path(name + beside))

    def _file(self) -> tuple[int, int]:
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError as error:
            raise OperationalError(f"The database file cannot be reached: {error.strerror}.") from error
        return found.st_dev, found.st_ino

    def is_usable(self) -> bool:
        """Whether what is read here is still the database: an open file can be read long after it was taken away."""
        try:
            return self.opened is None or self._file() == self.opened
        except OperationalError:
            return False

    def _start_transaction_under_autocommit(self) -> None:
        self._line_up()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave these out
        except BaseException:
            self._leave()
            raise

    def _line_up(self) -> None:
        """Wait until nobody else writes. A process that dies leaves by itself: the kernel sees to that.

        What is written into a file that was taken away or replaced meanwhile would be lost: that is refused.
        """
        if self.opened is None or self.only_reads:
            return
        if self._file() != self.opened:
            raise OperationalError("The database file was replaced.")
        if self.place is None:
            self.place = self._open_line()
        try:
            fcntl.flock(self.place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._wait(self.place)

    def _open_line(self) -> int:
        line = Path(f"{self.settings_dict['NAME']}-queue")
        try:
            private.make(line)
            return os.open(line, os.O_RDWR | os.O_CLOEXEC)
        except OSError as error:
            raise OperationalError(f"Nobody can write here: {error.strerror}.") from error

    def _wait(self, place: int) -> None:
        """Stand in line, but not for ever. The kernel wakes a thread, for it has no lock with a limit."""
        reached = threading.Event()
        waiter = threading.Thread(target=_reach, args=(place, reached), daemon=True)
        waiter.start()
        if not reached.wait(min(settings.LOCK_SECONDS, deadline.left() or settings.LOCK_SECONDS)):
            self.place = None
            os.close(place)  # whenever the thread's turn comes, it finds nothing open and the next one goes on
            raise OperationalError("The database is busy: others are writing for too long.")

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


def is_read_only(file: Path) -> bool:
    """Whether the file is there, and nothing can be made in its folder."""
    return file.exists() and not os.access(file.parent, os.W_OK)


def _reach(place: int, reached: threading.Event) -> None:
    fcntl.flock(place, fcntl.LOCK_EX)
    reached.set()
