"""The history of people: what leaves a line, what does not, and that strangers cannot fill it."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from allauth.mfa.totp.internal import auth
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client

from factcheck.accounts.history import Action, log_event
from factcheck.accounts.models import ApiToken, PersonEvent, User
from reviews.management.history.integrity import faults
from tests.factories import PASSWORD, UserFactory
from tests.pages import form_of

pytestmark = pytest.mark.django_db

OTHER = "another horse battery"


def sign_in(client, name="ana", password=PASSWORD, address="192.0.2.77"):
    return client.post("/accounts/login/", {"login": name, "password": password}, REMOTE_ADDR=address)


def lines(person, *without):
    """Return what happened and by whom, oldest first."""
    story = PersonEvent.objects.filter(person=person).exclude(action__in=without).order_by("number")
    return [(event.action, event.by and event.by.username) for event in story]


@pytest.fixture
def root():
    return UserFactory(username="root", is_staff=True, is_superuser=True)


@pytest.fixture
def admin(root):
    client = Client()
    client.force_login(root)
    return client


def test_whole_life_of_an_account_is_logged(client, admin, reviewer):
    sign_in(client)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER})
    sign_in(Client(), password=OTHER)
    other = UserSession.objects.exclude(session_key=client.session.session_key).get()
    client.post(f"/accounts/sessions/{other.pk}/end/")
    ApiToken.issue(reviewer)
    client.post(f"/accounts/tokens/{reviewer.tokens.get().pk}/end/")
    auth.TOTP.activate(reviewer, auth.generate_totp_secret())
    page = f"/admin/accounts/user/{reviewer.pk}/change/"
    admin.post(page, form_of(admin.get(page)) | {"is_editor": "on"})
    client.post("/accounts/logout/")

    assert lines(reviewer) == [
        ("created", None),
        ("signed_in", "ana"),
        ("password", "ana"),
        ("signed_in", "ana"),
        ("session_ended", "ana"),
        ("token_made", None),
        ("token_ended", "ana"),
        ("factor_added", None),
        ("roles", "root"),
        ("signed_out", "ana"),
    ]
    assert reviewer.events.get(action="roles").data["roles"]["is_editor"] is True
    assert reviewer.events.filter(action="signed_in").first().data == {"region": "192.0.2.0/24"}
    assert list(faults()) == []


def test_what_others_did_is_shown_once(client, admin, reviewer):
    page = f"/admin/accounts/user/{reviewer.pk}/change/"
    admin.post(page, form_of(admin.get(page)) | {"is_editor": "on"})
    sign_in(client)
    assert "root changed your account: roles changed" in client.get("/desk/").content.decode()

    again = Client()
    sign_in(again)

    assert "changed your account" not in again.get("/desk/").content.decode()


def test_names_passwords_and_codes_are_not_in_it(client, reviewer):
    typed = ["my secret pass phrase", "hunter2hunter2"]
    sign_in(client, *typed)
    sign_in(client, "ana", "hunter2hunter2")
    token = ApiToken.issue(reviewer, name="Ana's export")
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(reviewer, secret)

    kept = json.dumps([event.data for event in PersonEvent.objects.all()])

    assert not [word for word in (*typed, token, secret, "Ana", "192.0.2.77") if word in kept]


def test_wrong_tries_are_counted_instead_of_kept(reviewer, settings):
    settings.SIGN_IN_LIMITS = dict.fromkeys(settings.SIGN_IN_LIMITS, (10**6, 10**9))
    for n in range(101):
        sign_in(Client(), password="wrong", address=f"10.0.{n}.1")
        sign_in(Client(), f"name{n}", address=f"10.0.{n}.1")

    known = PersonEvent.objects.filter(person=reviewer, action="failed").order_by("number")
    unknown = PersonEvent.objects.filter(person=None).order_by("number")
    assert [event.data["tries"] for event in known] == [1, 10, 100]
    assert [event.data["tries"] for event in unknown] == [1, 10, 100]
    assert list(faults()) == []


def test_wrong_codes_are_counted(editor):
    auth.TOTP.activate(editor, auth.generate_totp_secret())
    for _ in range(3):
        client = Client()
        sign_in(client, "eve")
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    assert lines(editor)[2:] == [("failed_code", None)]


def test_digest_made_anew_is_no_change_of_the_password(client, reviewer, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]

    sign_in(client)

    assert lines(reviewer) == [("created", None), ("signed_in", "ana")]


def test_password_changed_by_command_is_logged(reviewer, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: OTHER)
    call_command("changepassword", "ana", stdout=StringIO())

    assert lines(reviewer) == [("created", None), ("password", None)]


def test_groups_and_permissions_are_logged_from_either_side(reviewer):
    group, permission = Group.objects.create(name="Night desk"), Permission.objects.get(codename="add_user")
    reviewer.groups.add(group)
    group.user_set.clear()
    group.user_set.add(reviewer)
    permission.user_set.add(reviewer)
    reviewer.groups.clear()

    recorded = [(event.data["groups"], event.data["permissions"]) for event in reviewer.events.filter(action="roles")]
    assert recorded == [
        (["Night desk"], []),
        ([], []),
        (["Night desk"], []),
        (["Night desk"], ["add_user"]),
        ([], ["add_user"]),
    ]


def test_rights_given_behind_the_programs_back_are_a_fault(reviewer):
    User.objects.filter(pk=reviewer.pk).update(is_superuser=True)

    assert list(faults()) == [f"person {reviewer.pk}: may do what their story does not tell"]


def test_administration_shows_it_and_changes_nothing(admin, reviewer):
    event = reviewer.events.get()
    page = f"/admin/accounts/personevent/{event.pk}/"

    assert "account made" in admin.get("/admin/accounts/personevent/?q=ana").content.decode()
    assert admin.get(f"{page}change/").status_code == 200
    assert admin.post(f"{page}change/", {"action": "roles"}).status_code == 403
    assert admin.get("/admin/accounts/personevent/add/").status_code == 403
    assert admin.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    assert lines(reviewer) == [("created", None)]


def test_own_account_shows_own_lines_only(client, reviewer, editor):
    sign_in(client)
    sign_in(Client(), "eve", address="203.0.113.9")

    html = client.get("/accounts/").content.decode()

    assert re.search(r"Signed in\s*</p>\s*<p[^>]*>\s*<time[^>]*>[^<]+</time>\s*· from 192.0.2.0/24", html)
    assert "203.0.113" not in html


@pytest.mark.django_db(transaction=True)
def test_lines_written_at_the_same_moment_make_one_chain():
    ana, eve = UserFactory(username="ana"), UserFactory(username="eve")

    def write(n):
        try:
            log_event(ana.pk if n % 2 else None, Action.SIGNED_IN, by=eve.pk, n=n)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(64)))

    assert PersonEvent.objects.filter(person=None).count() == 32
    assert list(faults()) == []
