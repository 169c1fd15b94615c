"""Installations of their own, in processes of their own: backup and restore, and the server."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from reviews.management.commands import serve

ROOT = Path(__file__).parent.parent
FILL = """
from factcheck.accounts.models import User
from reviews.workflow.articles.intake import add_article
ana = User.objects.create_user("ana", is_reviewer=True)
add_article(by=ana, title="Bridge", text="The council voted 12 to 3 for the bridge.\\n\\nThree people were hurt.")
"""


@contextmanager
def new_database(folder: Path, name: str):
    """Give the address of an empty database of the kind that is tested."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    given = connection.settings_dict
    server = {"user": given["USER"], "password": given["PASSWORD"], "host": given["HOST"], "port": given["PORT"]}
    there = {key: value for key, value in server.items() if value}
    unique = sql.Identifier(f"factcheck_{name}_{os.getpid()}")
    with psycopg.connect(dbname="postgres", autocommit=True, **there) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(unique))
        try:
            yield os.environ["DATABASE_URL"].rpartition("/")[0] + f"/factcheck_{name}_{os.getpid()}"
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(unique))


class Installation:
    def __init__(self, folder: Path, url: str) -> None:
        plain = {"FACTCHECK_HTTPS": "off", "FACTCHECK_REQUIRE_MFA": "off"}
        self.environment = os.environ | plain | {"DATABASE_URL": url, "FACTCHECK_VAR": str(folder)}
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)

    def start(self, *command: str) -> subprocess.Popen:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, **pipes)

    def does(self, *command: str) -> str:
        """Return what a command printed; it must end well."""
        process = self.start(*command)
        out, errors = process.communicate()
        assert process.returncode == 0, errors
        return out

    def refuses(self, *command: str) -> str:
        """Return the complaint of a command that must fail with status 1."""
        process = self.start(*command)
        _, errors = process.communicate()
        assert process.returncode == 1
        assert "Traceback" not in errors
        return errors

    def filled(self, before: str = "") -> "Installation":
        """Store two claims, after the statements `before`."""
        self.does("migrate", "-v0")
        self.does("shell", "-v0", "-c", before + FILL)
        return self


@pytest.fixture
def installation(tmp_path):
    with new_database(tmp_path, "first") as url:
        yield Installation(tmp_path, url)


@pytest.fixture
def other(tmp_path):
    with new_database(tmp_path, "second") as url:
        yield Installation(tmp_path, url)


def test_backup_brings_everything_back_into_an_empty_database(installation, other, tmp_path):
    backup = tmp_path / "backup"
    installation.filled().does("backup", str(backup))

    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    restored = other.does("restore", str(backup)).splitlines()

    assert restored[0].endswith(f" rows restored from {backup}.")
    assert restored[1] == "2 claims, 3 events, 0 published revisions: all as written."
    assert other.does("verify_history").splitlines() == restored[1:]


@pytest.fixture
def foreign(tmp_path):
    """An installation on SQLite, whatever is tested: from PostgreSQL that is the other kind of database."""
    (tmp_path / "foreign").mkdir()
    return Installation(tmp_path / "foreign", f"sqlite:///{tmp_path}/foreign/database.sqlite3")


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
    installation.filled().does("backup", str(tmp_path / "there"))
    foreign.does("restore", str(tmp_path / "there"))
    foreign.does("backup", str(tmp_path / "back"))
    other.does("restore", str(tmp_path / "back"))

    whole = [place.does("shell", "-v0", "-c", WHOLE) for place in (installation, foreign, other)]

    assert whole[0] == whole[1] == whole[2]
    assert whole[0].splitlines()[1:] == ["2", "True", "True"]


SPOIL = "from reviews.models import Claim; Claim.objects.filter(pk=1).update(state='published')"


def test_backup_whose_history_has_a_fault_is_restored_only_when_asked(installation, other, tmp_path):
    installation.filled().does("shell", "-v0", "-c", SPOIL)
    installation.does("backup", str(tmp_path / "spoilt"))
    other.filled()

    refused = other.refuses("restore", str(tmp_path / "spoilt"), "--force")

    assert "Nothing was restored: claim " in refused
    assert ": is published, but its story ends with it open" in refused
    assert "2 claims, 3 events" in other.does("verify_history")
    assert "1 fault in the history" in other.does("restore", str(tmp_path / "spoilt"), "--force", "--accept-faults")
    assert "1 fault in the history" in other.refuses("verify_history")


UNSTORABLE = "from reviews.models import Claimant; Claimant.objects.create(name='Half\\0', slug='half')"


def test_text_that_only_sqlite_stores_is_not_lost_on_the_way(installation, foreign, tmp_path):
    foreign.filled().does("shell", "-v0", "-c", UNSTORABLE)
    foreign.does("backup", str(tmp_path / "backup"))
    installation.filled()

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


def test_backup_of_an_older_version_is_brought_up_to_this_one(installation, other, tmp_path):
    installation.filled(OLDER_EVENTS).does("shell", "-v0", "-c", OLDER)
    installation.does("backup", str(tmp_path / "older"))

    assert "2 claims, 3 events" in other.does("restore", str(tmp_path / "older"))
    assert other.does("migrate", "--plan").splitlines()[1:] == ["  No planned migration operations."]


def test_backup_of_a_newer_version_is_refused(installation, other, tmp_path):
    newer = "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection as c"
    installation.filled()
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
    installation.filled().does("backup", str(backup))
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
    installation.does("migrate", "-v0")
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


def test_server_answers_and_stops(installation):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    installation.does("migrate", "-v0")
    server = installation.start("serve", "--port", str(port), "--workers", "1")
    try:
        assert answer(f"http://127.0.0.1:{port}/accounts/login/") == 200
        assert answer(f"http://127.0.0.1:{port}/nowhere") == 404
    finally:
        server.send_signal(signal.SIGTERM)
        out, _ = server.communicate(timeout=20)

    assert f"Serving on http://127.0.0.1:{port} with 1 workers" in out


def test_server_says_why_it_cannot_start():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"127.0.0.1:{port} cannot be used: Address already in use"):
            call_command("serve", "--port", str(port))
    with pytest.raises(CommandError, match="65536 is no port"):
        call_command("serve", "--port", "65536")
    with pytest.raises(CommandError, match="at least one worker"):
        call_command("serve", "--workers", "0")


def answer(url: str) -> int:
    """Return the status; a server that is still starting gets 90 seconds."""
    until = time.monotonic() + 90
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                return response.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_server_runs_the_workers_and_threads_it_is_given():
    made = serve.server("0.0.0.0", 80, workers=3)

    assert (made.bind_addr, made.bind_port, made.workers) == ("0.0.0.0", 80, 3)
    assert serve.load(5).writing._max_workers == 5


def test_worker_that_is_killed_is_replaced_at_once(installation):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    installation.does("migrate", "-v0")
    server = installation.start("serve", "--port", str(port), "--workers", "1")
    try:
        assert answer(f"http://127.0.0.1:{port}/readyz") == 200
        worker = int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0])
        os.kill(worker, signal.SIGKILL)
        began = time.monotonic()

        assert answer(f"http://127.0.0.1:{port}/readyz") == 200
        assert time.monotonic() - began < 60
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=20)


def test_a_start_after_the_first_compiles_nothing(tmp_path):
    """Whoever wants no bytecode kept would wait twice as long for a server that was killed."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(tmp_path)}

    subprocess.run(
        [sys.executable, "manage.py", "serve", "--help"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )

    assert any(tmp_path.rglob("reviews/models/claim.*.pyc"))


def test_worker_that_does_not_listen_yet_is_stopped(tmp_path):
    """A server that was stopped in the moment of its start waited for its worker for ever."""
    program = """
import os, signal
from reviews.management.commands.serve import let_forks_be_stopped
let_forks_be_stopped()
signal.signal(signal.SIGTERM, lambda *_: None)  # as the parent does
child = os.fork()
if not child:
    signal.pause()
    os._exit(0)
os.kill(child, signal.SIGTERM)
os.kill(os.getpid(), signal.SIGTERM)  # is still heard, and handled
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "FACTCHECK_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(){program}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.stdout, done.stderr) == ("-15\n", "")
