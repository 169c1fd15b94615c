"""The whole database as one file, and back, into either kind of database.

Copying the file of a running SQLite loses what is still in its log. A backup is looked at, migrated and verified beside the
live database, which is replaced in one step when all is well and not touched otherwise.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from . import tables
from .envelope import Unusable, pack, unpack
from .tables import Counts


def on_sqlite() -> bool:
    return connection.vendor == "sqlite"


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a file that becomes `path` when the block ends well, and disappears otherwise; only its owner may read it.

    Its folder is the block's alone. Raises FileExistsError if `path` is there at the end, however it came.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        made = Path(folder) / "backup"
        os.close(os.open(made, os.O_CREAT | os.O_EXCL, 0o600))
        made.chmod(0o600)
        yield made
        with made.open("rb") as written:
            os.fsync(written.fileno())
        os.link(made, path)  # unlike a rename, this never replaces a file


def dump(path: Path) -> Counts:
    """Write the database as it is at one moment; nobody has to stop working. Return the rows of each table.

    Raises Unusable, or OSError.
    """
    with new_file(path) as made:
        copy = made.with_name("database")
        counts = dump_sqlite(copy) if on_sqlite() else dump_postgresql(copy)
        contents = {"made": timezone.now().isoformat(), "from": connection.vendor, "rows": counts}
        pack(copy, contents, made)
        return counts


def dump_sqlite(copy: Path) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    with closing(sqlite3.connect(copy)) as database, database:
        database.execute("PRAGMA secure_delete = ON")
        database.execute("DELETE FROM django_session")  # whoever gets hold of the file must not be signed in by it
    return checked(copy)


def dump_postgresql(copy: Path) -> Counts:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        applied = sorted(MigrationLoader(connection).applied_migrations)
        refuse_newer(set(applied), "The database")
        shape = f"from reviews.management.backups.tables import shape; shape({applied!r})"
        manage(copy, "shell", "--no-imports", "-v0", "-c", shape)
        tables.from_postgresql(copy)
    return checked(copy)


def restore(path: Path, *, accept_faults: bool) -> tuple[Counts, str]:
    """Replace all that is in the database by the backup, and return what came back and what was said of its history.

    Raises Unusable, or OSError, and has changed nothing then.
    """
    beside = Path(connection.settings_dict["NAME"]).parent if on_sqlite() else None
    with tempfile.TemporaryDirectory(dir=beside, prefix=".restore.") as folder:
        copy = Path(folder) / "database"
        contents = unpack(path, copy)
        counts = checked(copy)
        if contents is not None and contents["rows"] != counts:
            raise Unusable(f"{path} does not hold the rows that were written.")
        manage(copy, "migrate", "-v0")
        if contents is not None and contents["from"] != "sqlite":
            manage(copy, "rebuild_modelsearch_index", "-v0")  # of its own kind, in case it is to be served
        said = history_of(copy, accept_faults=accept_faults)
        if contents is None:
            said = f"This backup has no checksum: whether a bit of it was lost cannot be told.\n{said}"
        replace_sqlite(copy) if on_sqlite() else replace_postgresql(copy)
        return counts, said


def checked(copy: Path) -> Counts:
    """Return the rows of each table of a SQLite file. Raises Unusable if it is damaged or not of this program or version."""
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as database:
            [(said,), *_] = database.execute("PRAGMA integrity_check").fetchall()
            if said != "ok":
                raise Unusable(f"The backup is damaged: {said}.")
            if database.execute("PRAGMA foreign_key_check").fetchone():
                raise Unusable("The backup is damaged: a row points to a row that is not there.")
            counts = tables.counts(database)
            if "django_migrations" not in counts or "reviews_claim" not in counts:
                raise Unusable("The backup holds another program's data.")
            applied = set(database.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.DatabaseError as error:
        raise Unusable(f"The backup is damaged: {error}.") from None
    refuse_newer(applied, "The backup")
    return counts


def refuse_newer(applied: set[tuple[str, str]], what: str) -> None:
    known = MigrationLoader(None).disk_migrations
    apps = {app for app, _ in known}  # a program that is not used any more may have left its own behind
    if unknown := {(app, name) for app, name in applied if app in apps} - known.keys():
        raise Unusable(f"{what} is of another version of this program: {', '.join(map('.'.join, sorted(unknown)))}.")


def history_of(copy: Path, *, accept_faults: bool) -> str:
    """Return what the verifier says of a SQLite file. Raises Unusable for a fault that is not accepted."""
    done = run(copy, "verify_history")
    if done.returncode and not accept_faults:
        raise Unusable(f"{done.stdout}{done.stderr.strip()} With --accept-faults it is restored as it is.")
    return (done.stdout + done.stderr).strip()


def replace_sqlite(copy: Path) -> None:
    """Put a SQLite file in the database's place: page by page, in one transaction of SQLite's own."""
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as made:
        made.backup(connection.connection)
    connection.close()


def replace_postgresql(copy: Path) -> None:
    """Build everything anew in one transaction, compare it cell by cell, and only then let the old go."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '60s'")  # somebody's transaction that never ends
            cursor.execute("ALTER SCHEMA public RENAME TO before_restore")
            cursor.execute("CREATE SCHEMA public")
            call_command("migrate", verbosity=0)
            tables.into_postgresql(copy)
            if lost := tables.differing(copy):
                raise Unusable(f"Not all rows came back as they were: {', '.join(lost)}.")
            call_command("rebuild_modelsearch_index", verbosity=0)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP SCHEMA before_restore CASCADE")
    except (DatabaseError, psycopg.Error) as error:
        raise Unusable(f"PostgreSQL does not take it: {str(error).strip()}") from None


def manage(copy: Path, *command: str) -> None:
    done = run(copy, *command)
    if done.returncode:
        raise Unusable(done.stderr.strip())


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run one of the program's own commands on a SQLite file, in a process that knows no other database."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{quote(str(copy.absolute()))}"}
    program = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 (no shell)
