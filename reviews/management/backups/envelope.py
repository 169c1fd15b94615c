"""A backup is one file: a line with the checksum of all that follows, a line that says what is in it, and a SQLite database."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

type Contents = dict[str, Any]

FIRST_LINE = re.compile(rb"factcheck backup 1 sha256 ([0-9a-f]{64})\n")
LENGTH = len("factcheck backup 1 sha256 \n") + 64
SQLITE_HEADER, POSTGRESQL_HEADER = b"SQLite format 3\0", b"PGDMP"
BLOCK = 2**20


class Unusable(Exception):
    """The file or the database will not do; the message says why."""


def pack(database: Path, contents: Contents, into: Path) -> None:
    """Write a backup. `contents` says what is in the database, as JSON."""
    with database.open("rb") as source, into.open("wb") as backup:
        backup.write(bytes(LENGTH))
        digest = hashlib.sha256()
        for block in (json.dumps(contents).encode() + b"\n", *blocks(source)):
            digest.update(block)
            backup.write(block)
        backup.seek(0)
        backup.write(b"factcheck backup 1 sha256 %s\n" % digest.hexdigest().encode())


def unpack(backup: Path, into: Path) -> Contents | None:
    """Write the database of a backup to `into` and return what it should hold; None if only its maker could say.

    Raises Unusable if a single bit of it is not as it was written.
    """
    with backup.open("rb") as source:
        first = source.read(LENGTH)
        if first.startswith(SQLITE_HEADER):  # before backups had a checksum they were the database alone
            shutil.copyfile(backup, into)
            return None
        if first.startswith(POSTGRESQL_HEADER):
            raise Unusable(
                f"{backup} was made by pg_dump: pg_restore puts it into an empty database, and `migrate` and"
                " `verify_history` do the rest."
            )
        if not (found := FIRST_LINE.fullmatch(first)):
            raise Unusable(f"{backup} is no backup.")
        contents = source.readline()
        digest = hashlib.sha256(contents)
        with into.open("wb") as database:
            for block in blocks(source):
                digest.update(block)
                database.write(block)
    if digest.hexdigest().encode() != found[1]:
        raise Unusable(f"{backup} is damaged: its checksum is not the one it was written with.")
    return json.loads(contents)  # type: ignore[no-any-return]


def blocks(source: BinaryIO) -> Iterator[bytes]:
    while block := source.read(BLOCK):
        yield block
