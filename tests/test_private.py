"""Files that only their owner may read, and headers on every answer."""

import os
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from django.urls import reverse

from factcheck import env, private


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o7777)


@pytest.fixture(params=[0, 0o022, 0o777], ids=["no umask", "usual umask", "odd umask"])
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.django_db
def test_folder_key_and_database_are_their_owners_alone(tmp_path, umask, monkeypatch):
    monkeypatch.setenv("FACTCHECK_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("FACTCHECK_SECRET_KEY", raising=False)
    folder = env.folder("FACTCHECK_VAR", tmp_path)
    key = env.secret("FACTCHECK_SECRET_KEY", folder / "secret_key")
    options = {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}
    name = folder / "n.sqlite3"
    handler = ConnectionHandler({"default": {"ENGINE": "factcheck.sqlite", "NAME": name, "OPTIONS": options}})
    connection = handler["default"]
    connection.ensure_connection()
    connection.connection.execute("CREATE TABLE tally (n)")
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    found = {path.name: mode(path) for path in folder.iterdir()}
    connection.rollback()
    connection.close()

    assert mode(folder) == "0o700"
    names = ["n.sqlite3", "n.sqlite3-queue", "n.sqlite3-shm", "n.sqlite3-wal", "secret_key"]
    assert found == dict.fromkeys(names, "0o600")
    assert key == (folder / "secret_key").read_text()


def test_what_others_could_read_is_closed_with_a_line(tmp_path, capsys):
    (tmp_path / "var").mkdir()
    (tmp_path / "var").chmod(0o755)
    (tmp_path / "var" / "secret_key").write_text("known")
    (tmp_path / "var" / "secret_key").chmod(0o644)

    folder = env.folder("NO_SUCH_NAME", tmp_path / "var")
    assert env.secret("NO_SUCH_NAME", folder / "secret_key") == "known"

    assert (mode(folder), mode(folder / "secret_key")) == ("0o700", "0o600")
    assert capsys.readouterr().err.splitlines() == [
        f"{folder} could be read by others; now only its owner can.",
        f"{folder}/secret_key could be read by others; now only its owner can.",
    ]
    private.close(folder)
    assert capsys.readouterr().err == ""


def test_folder_for_everybody_stays_one(tmp_path, capsys):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o1777)

    assert mode(env.folder("NO_SUCH_NAME", tmp_path / "shared")) == "0o1777"
    assert capsys.readouterr().err == ""


ADDRESSES = [
    "/",
    "/nowhere",
    "/static/factcheck/app.css",
    "/api/v1/checks/",
    "/api/v1/nowhere",
    "/admin/",
    "/desk/",
    "/healthz",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*ADDRESSES, "/%00", "/feed.xml", "/accounts/login/"])
def test_every_answer_says_who_may_embed_it_and_asks_for_no_device(client, address):
    answer = client.get(address)
    answer.close()

    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_redirect_to_https_and_failure_say_it_too(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    moved = client.get(reverse("home"))

    assert (moved.status_code, moved.headers["Cross-Origin-Resource-Policy"]) == (301, "same-origin")
