"""Limits are counted where every process sees them, and counting holds nobody up."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from factcheck import counts
from tests.api.conftest import Caller
from tests.factories import UserFactory

NOON = 1_000_000


@pytest.mark.django_db(transaction=True)
def test_64_at_once_are_each_another_number():
    def one(_):
        try:
            return counts.count("called at once", NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(64) as pool:
        numbers = list(pool.map(one, range(640)))

    assert sorted(numbers) == list(range(1, 641))


@pytest.mark.django_db
def test_stretch_that_begins_starts_at_one_and_who_was_held_up_counts_in_it():
    assert [counts.count("calls", NOON + n) for n in (0, 0, 60, 60, 0)] == [1, 2, 1, 2, 3]
    assert counts.count("others", NOON) == 1


@pytest.mark.django_db
def test_counts_that_are_over_are_thrown_away(monkeypatch):
    monkeypatch.setattr(counts.random, "randrange", lambda most: 0)
    counts.count("old", NOON)
    counts.count("new", NOON + 3600)

    assert counts.count("old", NOON) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [DatabaseError, sqlite3.OperationalError, OSError])
def test_where_nothing_can_be_written_each_process_counts(monkeypatch, trouble):
    def refuse(*_, **__):
        raise trouble

    monkeypatch.setattr(counts.file, "run", refuse)
    monkeypatch.setattr(counts, "_run_in_database", refuse)

    assert [counts.count("calls", NOON) for _ in range(3)] == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_reading_with_a_token_does_not_wait_for_a_writer(monkeypatch):
    caller = Caller(UserFactory(reviewer=True))
    assert caller.get("checks/").status_code == 200  # notes the use of the token, for ten minutes

    def read(_):
        try:
            return caller.get("checks/").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        UserFactory()  # holds what a writer holds
        assert list(pool.map(read, range(3))) == [200] * 3


@pytest.mark.django_db
def test_file_of_counts_is_its_owners_alone():
    counts.count("calls", NOON)

    files = list(Path(counts.file_name()).parent.glob(f"{Path(counts.file_name()).name}*"))
    assert len(files) == (3 if connection.vendor == "sqlite" else 0)
    assert {oct(file.stat().st_mode & 0o777) for file in files} <= {"0o600"}
