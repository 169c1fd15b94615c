"""The whole database as one file, and back. Copying the file of a running SQLite loses what is still in its log."""

import os
import re
import sqlite3
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

type Counts = dict[str, int]

SQLITE_HEADER, POSTGRESQL_HEADER = b"SQLite format 3\0", b"PGDMP"


class Unusable(Exception):
    """The file or the database will not do; the message says why."""


def on_sqlite() -> bool:
    return connection.vendor == "sqlite"


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give an empty file that becomes `path` when the block ends well, and disappears otherwise; only its owner may read it.

    Raises FileExistsError if `path` is there at the end, however it came.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    made = Path(name)
    try:
        yield made
        with made.open("rb") as written:
            os.fsync(written.fileno())
        os.link(made, path)  # unlike a rename, this never replaces a file
    finally:
        made.unlink()


def dump(path: Path) -> None:
    """Write the database as it is at one moment; nobody has to stop working. Raises Unusable, or OSError."""
    with new_file(path) as made:
        if on_sqlite():
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(made)])
        else:
            run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={made}")


def counts_of(path: Path) -> Counts:
    """Return the rows of each table in a backup, after asking whether it is whole. Raises Unusable if it is not."""
    with path.open("rb") as file:
        header = file.read(len(SQLITE_HEADER))
    if header != SQLITE_HEADER and not header.startswith(POSTGRESQL_HEADER):
        raise Unusable(f"{path} is no backup.")
    if on_sqlite() != (header == SQLITE_HEADER):
        raise Unusable(f"{path} is a backup of the other kind of database: this one is {connection.display_name}.")
    found = sqlite_counts(path) if on_sqlite() else postgresql_counts(path)
    if "django_migrations" not in found or "reviews_claim" not in found:
        raise Unusable(f"{path} holds another program's data.")
    return found


def sqlite_counts(path: Path) -> Counts:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as backup:
            check_sqlite(backup)
            tables = backup.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            ).fetchall()
            return {name: backup.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{path} is damaged: {error}.") from None


def check_sqlite(database: sqlite3.Connection) -> None:
    [(said,), *_] = database.execute("PRAGMA integrity_check").fetchall()
    if said != "ok":
        raise sqlite3.DatabaseError(said)
    if database.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.DatabaseError("a row points to a row that is not there")


COPY = re.compile(r'COPY (?:\w+|"[^"]+")\."?(\w+)"? \(.*\) FROM stdin;')


def postgresql_counts(path: Path) -> Counts:
    counts: Counter[str] = Counter()
    table = None
    with as_sql(path, "--data-only") as script, script.open() as lines:
        for line in lines:
            if table is None:
                if found := COPY.match(line):
                    table = found[1]
                    counts[table] = 0
            elif line == "\\.\n":
                table = None
            else:
                counts[table] += 1
    return dict(counts)


@contextmanager
def as_sql(path: Path, *options: str) -> Iterator[Path]:
    """Give a backup of PostgreSQL as statements, in a file that disappears after the block."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "backup.sql"
        run("pg_restore", "--no-owner", "--no-privileges", *options, f"--file={script}", str(path))
        yield script


def load(path: Path) -> None:
    """Replace all that is in the database by the backup, in one transaction. Raises Unusable, and changes nothing then."""
    if on_sqlite():
        connection.ensure_connection()
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as backup:
            backup.backup(connection.connection)
        connection.close()
        return
    with as_sql(path) as script:
        connection.close()
        once = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
        run("psql", *once, f"--command={EMPTY}", f"--file={script}")


EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"


def stored_counts() -> Counts:
    """Return the rows of each table in the database."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = {}
        for name in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            counts[name] = cursor.fetchone()[0]
    return counts


def run(program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on the database. Raises Unusable with what it complained of."""
    given = connection.settings_dict
    names = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST", "PORT": "PGPORT"}
    environment = os.environ | {there: str(given[here]) for here, there in names.items() if given[here]}
    try:
        done = subprocess.run(  # noqa: S603 (no shell)
            [program, *options], env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise Unusable(f"{program} is not installed; it comes with PostgreSQL's client.") from None
    if done.returncode:
        raise Unusable(f"{program}: {done.stderr.strip()}")
