"""A password that somebody else set opens one page: the one where its owner changes it."""

import time

import pytest
from allauth.mfa.totp.internal import auth
from django.test import Client

from factcheck.accounts.models import ApiToken, User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

GIVEN, OWN = "given horse battery", "another horse battery"
CHANGE = "/accounts/password/change/"


@pytest.fixture
def admin():
    client = Client()
    client.force_login(UserFactory(username="root", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def given(admin, editor):
    """eve, whose password the administrator set."""
    sent = {"password1": GIVEN, "password2": GIVEN}
    assert admin.post(f"/admin/accounts/user/{editor.pk}/password/", sent).status_code == 302
    editor.refresh_from_db()
    return editor


def sign_in(client, name="eve", password=GIVEN):
    return client.post("/accounts/login/", {"login": name, "password": password})


def change(client, old, new, **more):
    return client.post(CHANGE, {"oldpassword": old, "password1": new, "password2": new} | more)


@pytest.mark.parametrize("path", ["/desk/", "/accounts/", "/accounts/2fa/", "/desk/approvals/", "/desk/articles/add/"])
def test_nothing_can_be_done_before_it_is_changed(client, given, path):
    sign_in(client)

    assert client.get(path)["Location"] == f"{CHANGE}?next={path.replace('/', '%2F')}"
    assert client.post(path)["Location"].startswith(CHANGE)
    assert client.get(path, headers={"HX-Request": "true"}).status_code == 403
    assert client.get("/").status_code == 200


def test_owner_changes_it_and_goes_on(client, given):
    sign_in(client)
    assert "Somebody else set your password" in client.get(CHANGE).content.decode()

    done = change(client, GIVEN, OWN, next="/desk/approvals/")

    assert done["Location"] == "/desk/approvals/"
    assert client.get("/desk/approvals/").status_code == 200
    assert not User.objects.get(pk=given.pk).must_change_password


def test_the_same_password_is_no_change(client, given):
    sign_in(client)

    assert "Choose another one" in change(client, GIVEN, GIVEN).content.decode()
    assert client.get("/desk/").status_code == 302


def test_what_was_sent_meanwhile_is_kept(client, given):
    sign_in(client)
    client.post("/desk/articles/add/", {"title": "Two words", "text": "The council voted."})

    change(client, GIVEN, OWN)

    assert "The council voted." in client.get("/desk/articles/add/").content.decode()


def test_whoever_set_it_needs_the_second_factor_all_the_same(client, admin, editor):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(editor, secret)
    admin.post(f"/admin/accounts/user/{editor.pk}/password/", {"password1": GIVEN, "password2": GIVEN})

    assert sign_in(client)["Location"] == "/accounts/2fa/authenticate/"
    for path in (CHANGE, "/accounts/2fa/", "/accounts/2fa/totp/deactivate/", "/desk/"):
        assert client.get(path)["Location"].startswith("/accounts/login/"), path
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    client.post("/accounts/2fa/authenticate/", {"code": code})
    assert client.get("/desk/")["Location"].startswith(CHANGE)


def test_programs_are_told_why(client, given):
    token = ApiToken.issue(given)
    for call in (client.get, client.post):
        response = call("/api/v1/checks/", headers={"Authorization": f"Bearer {token}"})
        assert response.status_code == 403
        assert "set the password of this account" in response.json()["detail"]


def test_new_account_of_the_admin_begins_with_a_change(client, admin):
    sent = {"username": "ben", "usable_password": "true", "password1": GIVEN, "password2": GIVEN}
    assert admin.post("/admin/accounts/user/add/", sent).status_code == 302

    sign_in(client, "ben")

    assert client.get("/accounts/")["Location"].startswith(CHANGE)


def test_own_password_changed_in_the_admin_is_ones_own(admin):
    root = User.objects.get(username="root")

    admin.post(f"/admin/accounts/user/{root.pk}/password/", {"password1": OWN, "password2": OWN})

    assert not User.objects.get(pk=root.pk).must_change_password


def test_password_of_a_command_is_taken_as_it_is(client):
    """Whoever runs commands has the database anyway."""
    User.objects.create_user("ana", password=PASSWORD, is_reviewer=True)
    sign_in(client, "ana", PASSWORD)

    assert client.get("/desk/").status_code == 200
