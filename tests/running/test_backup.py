"""A backup brings back all that was stored, into either kind of database, and destroys nothing."""

import pytest
from django.db import connection

from .conftest import FILL, Installation, new_database

pytestmark = pytest.mark.long


def test_backup_brings_everything_back_into_an_empty_database(installation, other, tmp_path):
    backup = tmp_path / "backup"
    installation.does("backup", str(backup))

    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    restored = other.does("restore", str(backup)).splitlines()

    assert restored[0].endswith(f" rows restored from {backup}.")
    assert restored[1] == "2 claims, 3 events, 0 published revisions: all as written."
    assert other.does("verify_history").splitlines() == restored[1:]


WHOLE = """
from reviews.management.backups.tables import digests
from factcheck.accounts.models import User
from factcheck.accounts.models import PersonEvent
from reviews.models import Event
own = {"django_content_type", "auth_permission"}  # each kind adds those of its own search index
print({table: digest for table, digest in sorted(digests("default").items()) if table not in own})
print(User.objects.create(username="next").pk)
for kept in (Event, PersonEvent):
    try:
        kept.objects.update(by=None)
    except Exception as error:
        print("append-only" in str(error))
"""


def test_backup_goes_from_one_kind_of_database_to_the_other_and_back(installation, foreign, other, tmp_path):
    """Every cell and key is the same; what is written next gets the next key; and history cannot be changed there either."""
    installation.does("backup", str(tmp_path / "there"))
    foreign.does("restore", str(tmp_path / "there"))
    foreign.does("backup", str(tmp_path / "back"))
    other.does("restore", str(tmp_path / "back"))

    whole = [place.does("shell", "-v0", "-c", WHOLE) for place in (installation, foreign, other)]

    assert whole[0] == whole[1] == whole[2]
    assert whole[0].splitlines()[1:] == ["2", "True", "True"]


SPOIL = "from reviews.models import Claim; Claim.objects.filter(pk=1).update(state='published')"


@pytest.fixture
def unspoilt(filled, tmp_path):
    with new_database(tmp_path, "unspoilt", like=filled) as url:
        yield Installation(tmp_path, url)


def test_backup_whose_history_has_a_fault_is_restored_only_when_asked(installation, unspoilt, tmp_path):
    installation.does("shell", "-v0", "-c", SPOIL)
    installation.does("backup", str(tmp_path / "spoilt"))

    refused = unspoilt.refuses("restore", str(tmp_path / "spoilt"), "--force")

    assert "Nothing was restored: claim " in refused
    assert ": is published, but its story ends with it open" in refused
    assert "2 claims, 3 events" in unspoilt.does("verify_history")
    assert "1 fault in the history" in unspoilt.does("restore", str(tmp_path / "spoilt"), "--force", "--accept-faults")
    assert "1 fault in the history" in unspoilt.refuses("verify_history")


UNSTORABLE = "from reviews.models import Claimant; Claimant.objects.create(name='Half\\0', slug='half')"


def test_text_that_only_sqlite_stores_is_not_lost_on_the_way(installation, foreign, tmp_path):
    installation.does("backup", str(tmp_path / "whole"))
    foreign.does("restore", str(tmp_path / "whole"))
    foreign.does("shell", "-v0", "-c", UNSTORABLE)
    foreign.does("backup", str(tmp_path / "backup"))

    if connection.vendor == "sqlite":
        installation.does("restore", str(tmp_path / "backup"), "--force")
    else:
        assert "PostgreSQL does not take it" in installation.refuses("restore", str(tmp_path / "backup"), "--force")
    count = "from reviews.models import Claimant; print(Claimant.objects.filter(slug='half').count())"
    assert installation.does("shell", "-v0", "-c", count) == f"{int(connection.vendor == 'sqlite')}\n"
    assert "2 claims, 3 events" in installation.does("verify_history")


# The first version had no columns for how a claim reads, and so its events do not tell of them.
OLDER_EVENTS = """
from reviews.models import Article, Claim, history
history.FACTS[Article] = tuple({*history.FACTS[Article]} - {"language_origin"})
history.FACTS[Claim] = tuple({*history.FACTS[Claim]} - {"figures", "said", "insertions", "loose"})
"""
OLDER = """
from django.core.management import call_command
call_command("migrate", "reviews", "0001", verbosity=0)
call_command("migrate", "accounts", "0003", verbosity=0)
"""


@pytest.fixture
def older(tmp_path):
    with new_database(tmp_path, "older") as url:
        made = Installation(tmp_path, url)
        made.does("migrate", "-v0")
        made.does("shell", "-v0", "-c", OLDER_EVENTS + FILL + OLDER)
        yield made


def test_backup_of_an_older_version_is_brought_up_to_this_one(older, other, tmp_path):
    older.does("backup", str(tmp_path / "older"))

    assert "2 claims, 3 events" in other.does("restore", str(tmp_path / "older"))
    assert other.does("migrate", "--plan").splitlines()[1:] == ["  No planned migration operations."]


def test_backup_of_a_newer_version_is_refused(installation, other, tmp_path):
    newer = "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection as c"
    installation.does("shell", "-v0", "-c", f"{newer}; R(c).record_applied('reviews', '9999_later')")

    complaint = installation.refuses if connection.vendor == "postgresql" else other.refuses
    if connection.vendor == "sqlite":
        installation.does(
            "shell",
            "-v0",
            "-c",
            f"import sqlite3; sqlite3.connect({str(tmp_path / 'first.sqlite3')!r}).execute('VACUUM INTO ?', [{str(tmp_path / 'newer')!r}])",
        )
    command = "backup" if connection.vendor == "postgresql" else "restore"
    assert "is of another version of this program: reviews.9999_later" in complaint(command, str(tmp_path / "newer"))


def test_backup_and_restore_destroy_nothing_unasked(installation, tmp_path):
    backup, damaged = tmp_path / "backup", tmp_path / "damaged"
    installation.does("backup", str(backup))
    whole = backup.read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])

    assert "exists and is not overwritten" in installation.refuses("backup", str(backup))
    assert backup.read_bytes() == whole
    assert "With --force all of it is replaced" in installation.refuses("restore", str(backup))
    assert "Nothing was restored" in installation.refuses("restore", str(damaged), "--force")

    assert "2 claims" in installation.does("verify_history")
    assert "2 claims" in installation.does("restore", str(backup), "--force")
    assert list(tmp_path.glob(".*")) == []


WRITER = """
from itertools import count
from reviews.models import Claimant
for n in count(1):
    Claimant.objects.create(name=f"Person {n}", slug=f"person-{n}")
    print(n, flush=True)
"""


def test_backup_made_while_others_write_has_all_that_was_stored_before(installation, other, tmp_path):
    writer = installation.start("shell", "-v0", "-c", WRITER)
    try:
        stored = [int(writer.stdout.readline()) for _ in range(200)][-1]
        installation.does("backup", str(tmp_path / "backup"))
    finally:
        writer.kill()
        writer.communicate()

    other.does("restore", str(tmp_path / "backup"))

    count = "from reviews.models import Claimant; print(Claimant.objects.count())"
    assert int(other.does("shell", "-v0", "-c", count)) >= stored
