"""Installations of their own, in processes of their own."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).parent.parent.parent
FILL = """
from factcheck.accounts.models import User
from reviews.workflow.copies.keeping import keep_file
from reviews.workflow.articles.intake import add_article
ana = User.objects.create_user("ana", is_reviewer=True)
add_article(by=ana, title="Bridge", text="The council voted 12 to 3 for the bridge.\\n\\nThree people were hurt.")
keep_file(b"\\x89PNG\\r\\n\\x1a\\n" + bytes(range(256)), name="map.png", address="", by=ana)
"""


@contextmanager
def new_database(folder: Path, name: str, like: str = ""):
    """Give the address of a database of the kind that is tested: empty, or a copy of the one at the address `like`."""
    if connection.vendor == "sqlite":
        file = folder / f"{name}.sqlite3"
        if like:
            shutil.copy(like.removeprefix("sqlite:///"), file)
        yield f"sqlite:///{file}"
        return
    given = connection.settings_dict
    server = {"user": given["USER"], "password": given["PASSWORD"], "host": given["HOST"], "port": given["PORT"]}
    there = {key: value for key, value in server.items() if value}
    unique = f"factcheck_{name}_{os.getpid()}"
    made, source = sql.Identifier(unique), sql.Identifier(like.rpartition("/")[2] or "template1")
    with psycopg.connect(dbname="postgres", autocommit=True, **there) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(made, source))
        try:
            yield os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{unique}"
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(made))


class Installation:
    def __init__(self, folder: Path, url: str) -> None:
        plain = {"FACTCHECK_HTTPS": "off", "FACTCHECK_REQUIRE_MFA": "off"}
        own = {"DATABASE_URL": url, "FACTCHECK_VAR": str(folder)}
        compiled_once = {"PYTHONDONTWRITEBYTECODE": ""}
        self.environment = os.environ | plain | own | compiled_once
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


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The address of a database with two claims. It is made once, for to migrate takes seconds: tests work on copies of it."""
    folder = tmp_path_factory.mktemp("filled")
    with new_database(folder, "filled") as url:
        made = Installation(folder, url)
        made.does("migrate", "-v0")
        made.does("shell", "-v0", "-c", FILL)
        yield url


@pytest.fixture
def installation(filled, tmp_path):
    """An installation that holds two claims."""
    with new_database(tmp_path, "first", like=filled) as url:
        yield Installation(tmp_path, url)


@pytest.fixture
def other(tmp_path):
    """An installation whose database is empty: not even migrated."""
    with new_database(tmp_path, "second") as url:
        yield Installation(tmp_path, url)


@pytest.fixture
def foreign(tmp_path):
    """An empty one on SQLite, whatever is tested: from PostgreSQL that is the other kind of database."""
    (tmp_path / "foreign").mkdir()
    return Installation(tmp_path / "foreign", f"sqlite:///{tmp_path}/foreign/database.sqlite3")
