"""Rows from PostgreSQL to a SQLite file and from there to PostgreSQL: each table as it is, in batches."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from reviews.models import fingerprint

type Counts = dict[str, int]

BATCH, LARGE_BATCH = 2_000, 2
"""Rows at a time, and of tables whose rows may have 10 MB each."""
LARGE = {"reviews_body", "reviews_incoming"}
LEFT_OUT = {"cache", "django_session", "modelsearch_indexentry", "modelsearch_indexentry_fts"}
"""Who is signed in, how often somebody tried, and the search index, which is built anew: each database has its own kind."""


def shape(applied: list[tuple[str, str]]) -> None:
    """Give an empty database the tables that these migrations make: those of the rows to come, of this version or an older one."""
    executor = MigrationExecutor(connection)
    every = executor.migration_plan(executor.loader.graph.leaf_nodes())
    executor.migrate(applied, plan=[step for step in every if (step[0].app_label, step[0].name) in applied])


def from_postgresql(file: Path) -> Counts:
    """Copy all rows into a SQLite file that has the tables. The caller sees to it that nothing changes meanwhile."""
    with closing(sqlite3.connect(file, isolation_level=None)) as copy:
        copy.execute("PRAGMA foreign_keys=OFF")
        copy.execute("BEGIN")
        for table, columns in tables_of(copy):
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608 (the names come from the database)
            places = ", ".join("?" * len(columns))
            insert = f'INSERT INTO "{table}" ({quoted(columns)}) VALUES ({places})'  # noqa: S608
            with connection.chunked_cursor() as cursor:
                cursor.execute(f'SELECT {quoted(columns)} FROM "{table}"')  # noqa: S608
                copy.executemany(
                    insert, (tuple(map(plain, row)) for row in progress(table, batches(cursor, batch_of(table))))
                )
        copy.execute("COMMIT")
        return counts(copy)


def into_postgresql(file: Path) -> None:
    """Replace all rows by those of a SQLite file that has the same tables. The caller is in a transaction."""
    with (
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy,
        connection.cursor() as cursor,
    ):
        tables = list(tables_of(copy))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, _ in tables:
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608
        for table, columns in tables:
            rows = copy.execute(f'SELECT {quoted(columns)} FROM "{table}"')  # noqa: S608
            with cursor.copy(f'COPY "{table}" ({quoted(columns)}) FROM STDIN') as there:
                for row in progress(table, rows):
                    there.write_row(row)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


def plain(value: Any) -> Any:
    """Return a value as Django keeps it in SQLite."""
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    if isinstance(value, date):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else value


def batch_of(table: str) -> int:
    return LARGE_BATCH if table in LARGE else BATCH


def batches(cursor: CursorWrapper, size: int) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(size):
        yield from rows


def progress(table: str, rows: Iterable[Any]) -> Iterable[Any]:
    return tqdm(rows, desc=table, unit="row", leave=False, disable=None)


def tables_of(copy: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Give the tables that both databases have, with the columns; the shadows of a search index are SQLite's alone."""
    here = set(connection.introspection.table_names())
    for table in counts(copy).keys() & here - LEFT_OUT:
        yield table, [column for _, column, *_ in copy.execute(f'PRAGMA table_info("{table}")')]


def quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def counts(copy: sqlite3.Connection) -> Counts:
    """Return the rows of each table."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    return {
        name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in copy.execute(named).fetchall()
    }


def differing(file: Path) -> list[str]:
    """Return the tables whose rows are not those of a SQLite file, read cell by cell as the program reads them."""
    here = digests(DEFAULT_DB_ALIAS)
    with alias_of(file) as alias:
        there = digests(alias)
    return [table for table, digest in there.items() if here.get(table) != digest]


def digests(alias: str) -> dict[str, int]:
    """Return a number for each table that any other cell or row would change, whatever the order of the rows."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and model._meta.db_table not in LEFT_OUT:
            names = [field.attname for field in model._meta.concrete_fields]
            table = model._meta.db_table
            rows = model._base_manager.using(alias).order_by().values_list(*names).iterator(batch_of(table))
            found[table] = sum(int(fingerprint([jsonable(cell) for cell in row]), 16) for row in rows)
    return found


def jsonable(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return sha256(value).hexdigest()
    return str(value) if isinstance(value, date | UUID) else value


@contextmanager
def alias_of(file: Path) -> Iterator[str]:
    """Let the program read a SQLite file beside its own database."""
    connections.settings["copy"] = connections.settings[DEFAULT_DB_ALIAS] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {},
    }
    try:
        yield "copy"
    finally:
        connections["copy"].close()
        del connections["copy"]
        del connections.settings["copy"]
