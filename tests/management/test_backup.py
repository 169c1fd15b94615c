"""What backup and restore refuse. tests/running/ tries what they do."""

import contextlib
import sqlite3

import pytest
from django.db import connection

from tests.commands import refusal

pytestmark = pytest.mark.django_db


def test_backup_needs_a_folder_and_a_free_name(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine")

    assert "No backup was made" in refusal("backup", str(tmp_path / "nowhere" / "backup"))
    assert "exists and is not overwritten" in refusal("backup", str(taken))
    assert taken.read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no backup"),
        (b"not a backup", "is no backup"),
        (b"SQLite format 3\0 and so on", ("is damaged", "of the other kind")),
        (b"PGDMP and so on", ("pg_restore", "of the other kind")),
    ],
)
def test_file_that_is_no_backup_is_not_restored(tmp_path, content, said):
    (tmp_path / "file").write_bytes(content)

    complaint = refusal("restore", str(tmp_path / "file"), "--force")

    assert complaint.startswith("Nothing was restored: ")
    assert any(words in complaint for words in ([said] if isinstance(said, str) else said))


def test_other_programs_database_is_not_restored(tmp_path):
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(tmp_path / "file")) as other:
            other.execute("CREATE TABLE recipe (name)")
        said = "holds another program's data"
    else:
        (tmp_path / "file").write_bytes(b"PGDMP")
        said = "pg_restore"

    assert said in refusal("restore", str(tmp_path / "file"), "--force")
    assert "No such file" in refusal("restore", str(tmp_path / "missing"), "--force")
