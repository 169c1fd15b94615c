"""How long a session lasts, and what ends it at once."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from factcheck.accounts.models import ApiToken
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

HOUR = 3600


def pass_time(seconds):
    """Make every session older, as if so much time had passed."""
    for row in Session.objects.all():
        data = row.get_decoded()
        data["began"] -= seconds
        data["saved"] -= seconds
        row.session_data = Session.objects.encode(data)
        row.expire_date -= timedelta(seconds=seconds)
        row.save()


def is_in(client):
    return client.get("/desk/").status_code == 200


def test_session_ends_after_twelve_idle_hours(client, reviewer):
    client.force_login(reviewer)
    pass_time(11.9 * HOUR)
    assert is_in(client)
    pass_time(11.9 * HOUR)
    assert is_in(client)
    pass_time(12.1 * HOUR)

    assert not is_in(client)


def test_session_ends_after_fourteen_days_however_it_is_used(client, reviewer):
    client.force_login(reviewer)
    used = 0
    while is_in(client):
        pass_time(10 * HOUR)
        used += 10

    assert 14 * 24 <= used < 14 * 24 + 10


def test_time_before_signing_in_does_not_count(client, reviewer):
    client.get("/accounts/login/")
    session = client.session
    session["x"] = 1
    session.save()
    pass_time(11 * HOUR)
    client.post("/accounts/login/", {"login": "ana", "password": PASSWORD})

    assert time.time() - client.session["began"] < 60


def test_use_is_written_every_few_minutes_only(client, reviewer):
    client.force_login(reviewer)
    saved = client.session["saved"]
    assert is_in(client)
    assert client.session["saved"] == saved
    pass_time(6 * 60)
    assert is_in(client)

    assert client.session["saved"] >= saved


@pytest.mark.parametrize(("method", "is_renewed"), [("get", False), ("post", True)])
def test_pages_that_ask_by_themselves_do_not_keep_a_session(client, reviewer, method, is_renewed):
    client.force_login(reviewer)
    pass_time(6 * 60)
    before = client.session["saved"]

    getattr(client, method)("/desk/changes/", headers={"HX-Request": "true"})

    assert (client.session["saved"] > before) is is_renewed


def test_public_page_does_not_touch_the_session(client, reviewer):
    client.force_login(reviewer)
    pass_time(6 * 60)
    before = client.session["saved"]

    response = client.get("/methodology/")

    assert client.session["saved"] == before
    assert not response.cookies


def change_on_the_page(user):
    client = Client()
    client.force_login(user)
    new = "another horse battery"
    answer = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert is_in(client)


def change_in_the_admin(user):
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    new = "another horse battery"
    answer = client.post(f"/admin/accounts/user/{user.pk}/password/", {"password1": new, "password2": new})
    assert answer.status_code == 302


def change_by_command(user, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "another horse battery")
    call_command("changepassword", user.username)


@pytest.mark.parametrize("change", [change_on_the_page, change_in_the_admin, change_by_command])
def test_new_password_ends_tokens_and_other_sessions(client, reviewer, editor, change, monkeypatch):
    client.force_login(reviewer)
    token, others = ApiToken.issue(reviewer), ApiToken.issue(editor)

    change(reviewer, monkeypatch) if change is change_by_command else change(reviewer)

    assert not is_in(client)
    assert ApiToken.find(token) is None
    assert ApiToken.find(others) is not None


def test_signing_in_does_not_end_tokens_though_the_hash_is_made_anew(client, reviewer, settings):
    token = ApiToken.issue(reviewer)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]

    client.post("/accounts/login/", {"login": "ana", "password": PASSWORD})
    reviewer.refresh_from_db()

    assert reviewer.password.startswith("pbkdf2")
    assert ApiToken.find(token) is not None


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_reviewer": False}])
def test_losing_the_account_or_the_role_counts_at_once(client, reviewer, change):
    client.force_login(reviewer)
    assert is_in(client)
    headers = {"Authorization": f"Bearer {ApiToken.issue(reviewer)}"}
    assert client.get("/api/v1/claims/", headers=headers).status_code == 200

    type(reviewer).objects.filter(pk=reviewer.pk).update(**change)

    assert not is_in(client)
    assert client.get("/api/v1/claims/", headers=headers).status_code in {401, 403}


def test_session_shows_who_is_signed_in(client, reviewer):
    nobody = client.get("/accounts/session/")
    client.force_login(reviewer)
    somebody = client.get("/accounts/session/")

    assert (nobody.json()["user"], nobody.json()["name"]) == (None, None)
    assert (somebody.json()["user"], somebody.json()["name"]) == (reviewer.pk, "Ana Duarte")
    assert len(somebody.json()["token"]) == 64
    assert "no-store" in somebody["Cache-Control"]
