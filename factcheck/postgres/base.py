"""PostgreSQL, with an end to all waiting: a server that hangs cannot itself report that the time is up.

A server that did not answer is left alone for a moment: one connection tries it again, and all others are refused at
once, so that whoever can do without the database does not wait for it.
"""

import time
from collections.abc import Callable
from typing import Any, ClassVar

import psycopg
from django.db.backends.postgresql import base

from factcheck import deadline

RETRY_SECONDS = 1


class DatabaseWrapper(base.DatabaseWrapper):
    away_until: ClassVar[float | None] = None
    """When the server may be tried again, by the monotonic clock; None while it answers. Of the process."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        kind = DatabaseWrapper
        if kind.away_until is not None:
            if time.monotonic() < kind.away_until:
                raise psycopg.OperationalError("The database did not answer a moment ago.")
            kind.away_until = time.monotonic() + conn_params["connect_timeout"] + RETRY_SECONDS
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.Error:
            self._leave_alone()
            raise
        kind.away_until = None
        connection.wait = self._in_time(connection)
        return connection

    def _in_time(self, connection: psycopg.Connection[Any]) -> Callable[..., Any]:
        wait = connection.wait

        def waited(*args: Any, **options: Any) -> Any:
            """Wait as psycopg does, but not beyond the request's deadline; what was asked then is not known to have happened."""
            try:
                return wait(*args, **{"timeout": deadline.left()} | options)
            except psycopg.errors._WaitTimeout as timeout:  # noqa: SLF001 (it has no public name)
                connection.pgconn.finish()
                self._leave_alone()
                raise psycopg.OperationalError("The database did not answer in time.") from timeout

        return waited

    @staticmethod
    def _leave_alone() -> None:
        DatabaseWrapper.away_until = time.monotonic() + RETRY_SECONDS
