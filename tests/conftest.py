from uuid import uuid4

import pytest
from django.core.cache import caches
from django.db import connection

from factcheck import counts
from tests.factories import UserFactory


def pytest_collection_modifyitems(items):
    """Begin with the longest tests, or one process would still have one to do when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Before the test database goes, end what a browser's last request may still hold: PostgreSQL would refuse to drop it."""
    yield
    if connection.vendor == "postgresql":
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture
def reviewer(db):
    return UserFactory(username="ana", first_name="Ana", last_name="Duarte", reviewer=True)


@pytest.fixture
def editor(db):
    return UserFactory(username="eve", first_name="Eve", last_name="Lindqvist", editor=True)


@pytest.fixture(autouse=True)
def _empty_caches():
    caches["process"].clear()
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def _nobody_called_yet(monkeypatch, tmp_path_factory):
    """On SQLite calls are counted in a file of their own, which is not rolled back."""
    name = tmp_path_factory.getbasetemp() / f"counts-{uuid4().hex}"
    monkeypatch.setattr(counts, "file_name", lambda: str(name))
    yield
    counts.file.close()
