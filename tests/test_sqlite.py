"""Writers on SQLite stand in line; on whatever database the other tests run."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db.utils import ConnectionHandler, OperationalError

from factcheck import deadline

pytestmark = pytest.mark.django_db

HOLD = """
import fcntl, sys, time
line = open(sys.argv[1], "w")
fcntl.flock(line, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def connections(tmp_path):
    """Connections to a database with one number in it, one for each thread, that wait for nobody by themselves."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 0}
    handler = ConnectionHandler(
        {"default": {"ENGINE": "factcheck.sqlite", "NAME": tmp_path / "n.sqlite3", "OPTIONS": options}}
    )
    with handler["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE tally (n integer)")
        cursor.execute("INSERT INTO tally VALUES (0)")
    yield handler
    handler.close_all()


def number(connection):
    with connection.cursor() as cursor:
        return cursor.execute("SELECT n FROM tally").fetchone()[0]


def count_one_more(connection):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tally SET n = %s", [number(connection) + 1])
    connection.commit()
    connection.set_autocommit(True)


def elsewhere(connections, *work):
    """Do each of `work` in a thread of its own with a connection of its own; return what to wait for."""

    def run(one):
        try:
            one(connections["default"])
        finally:
            connections["default"].close()

    return [ThreadPoolExecutor(1).submit(run, one) for one in work]


def test_writers_at_once_all_get_their_turn(connections):
    def work(connection):
        for _ in range(20):
            count_one_more(connection)

    for worker in elsewhere(connections, *[work] * 8):
        worker.result(timeout=20)

    assert number(connections["default"]) == 160


@pytest.mark.parametrize("end", ["rollback", "close"])
def test_writer_who_gives_up_leaves_the_line(connections, end):
    connections["default"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    (worker,) = elsewhere(connections, count_one_more)
    assert not worker.done()

    getattr(connections["default"], end)()
    worker.result(timeout=20)

    connections["default"].close()
    assert number(connections["default"]) == 1


def test_writer_that_is_killed_leaves_the_line(connections, tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLD, f"{tmp_path}/n.sqlite3-queue"], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        (worker,) = elsewhere(connections, count_one_more)
        assert not worker.done()
        other.kill()
        worker.result(timeout=20)

    assert number(connections["default"]) == 1


def test_line_has_an_end_and_goes_on_after_it(connections, tmp_path, settings):
    settings.LOCK_SECONDS = 0.1
    with subprocess.Popen([sys.executable, "-c", HOLD, f"{tmp_path}/n.sqlite3-queue"], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OperationalError, match="others are writing for too long"):
            count_one_more(connections["default"])
        other.kill()

    connections["default"].close()
    settings.LOCK_SECONDS = 20
    count_one_more(connections["default"])
    assert number(connections["default"]) == 1


def test_nothing_is_written_into_a_file_that_was_replaced(connections, tmp_path):
    file = tmp_path / "n.sqlite3"
    copy = tmp_path / "copy"
    copy.write_bytes(file.read_bytes())
    copy.replace(file)

    with pytest.raises(OperationalError, match="was replaced"):
        count_one_more(connections["default"])

    connections["default"].close()
    count_one_more(connections["default"])
    assert number(connections["default"]) == 1


def test_what_is_read_from_a_file_that_was_taken_away_is_no_database(connections, tmp_path):
    file, away = tmp_path / "n.sqlite3", tmp_path / "away"
    assert connections["default"].is_usable()

    file.rename(away)
    assert number(connections["default"]) == 0  # the open file can still be read
    assert not connections["default"].is_usable()

    away.rename(file)
    assert connections["default"].is_usable()


def test_where_nothing_can_be_written_the_database_is_read(connections, tmp_path, monkeypatch):
    connections["default"].close()
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.setattr("factcheck.sqlite.base.is_read_only", lambda _: True)

    assert number(connections["default"]) == 0
    with pytest.raises(OperationalError, match="readonly"):
        count_one_more(connections["default"])
    assert sorted(path.name for path in tmp_path.iterdir()) == before

    connections["default"].close()
    monkeypatch.undo()
    count_one_more(connections["default"])
    assert number(connections["default"]) == 1


def test_no_empty_database_is_made_for_a_request(connections, tmp_path):
    connections["default"].close()
    (tmp_path / "n.sqlite3").unlink()

    with deadline.until(0), pytest.raises(OperationalError, match="cannot be reached"):
        number(connections["default"])

    assert not (tmp_path / "n.sqlite3").exists()
