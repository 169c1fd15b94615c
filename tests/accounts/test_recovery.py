"""Nobody takes the second factor of another, or gets in as them; whoever runs the site lets them in again."""

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError
from django.db import transaction
from django.test import Client, RequestFactory

from factcheck.accounts.anonymising import anonymise
from factcheck.accounts.models import ApiToken, User
from tests.commands import printed
from tests.factories import UserFactory

from .conftest import sign_in

pytestmark = pytest.mark.django_db

GIVEN, OWN = "given horse battery", "another horse battery"
SENT = {"password1": GIVEN, "password2": GIVEN}


@pytest.fixture
def root():
    root = UserFactory(username="root", is_staff=True, is_superuser=True)
    auth.TOTP.activate(root, auth.generate_totp_secret())
    return root


@pytest.fixture
def admin(root, settings):
    settings.REQUIRE_MFA = True
    client = Client()
    client.force_login(root)
    return client


@pytest.fixture
def secret(editor):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(editor, secret)
    RecoveryCodes.activate(editor)
    return secret


def recovered(name):
    return printed("recover_user", name).splitlines()


def last_lines(person, count):
    story = person.events.order_by("-number")[:count]
    return [(event.action, event.by and event.by.username) for event in reversed(story)]


def test_administrator_sees_who_has_a_second_factor_and_takes_none(admin, editor, secret):
    one, codes = Authenticator.objects.filter(user=editor)
    page = f"/admin/mfa/authenticator/{one.pk}/"
    many = {"action": "delete_selected", "_selected_action": [one.pk, codes.pk], "post": "yes"}

    seen = admin.get("/admin/mfa/authenticator/").content.decode(), admin.get(f"{page}change/").content.decode()
    refused = [admin.post(f"{page}delete/", {"post": "yes"}), admin.post(f"{page}change/", {"type": "webauthn"})]
    admin.post("/admin/mfa/authenticator/", many)

    assert all("eve" in html and secret not in html for html in seen)
    assert [response.status_code for response in refused] == [403, 403]
    assert Authenticator.objects.filter(user=editor).count() == 2


def test_no_page_of_whatever_library_takes_the_second_factor_of_another(root, editor, secret):
    request = RequestFactory().post("/")
    request.user = root
    with context.request_context(request), pytest.raises(PermissionDenied), transaction.atomic():
        editor.authenticator_set.all().delete()

    request.user = editor
    with context.request_context(request):
        editor.authenticator_set.all().delete()
    assert last_lines(editor, 2) == [("factor_removed", "eve")] * 2


@pytest.mark.parametrize("way", ["signed in", "has a token", "anonymised"])
def test_no_password_from_another_where_somebody_works_without_a_second_factor(admin, client, reviewer, way):
    {
        "signed in": lambda: sign_in(client, "ana"),
        "has a token": lambda: ApiToken.issue(reviewer),
        "anonymised": lambda: anonymise(reviewer),
    }[way]()
    kept = User.objects.get(pk=reviewer.pk).password
    page = f"/admin/accounts/user/{reviewer.pk}/password/"

    refused = [admin.get(page), admin.post(page, SENT), admin.post(page, SENT | {"usable_password": "true"})]

    assert [response.status_code for response in refused] == [403, 403, 403]
    assert "manage.py recover_user" in refused[0].content.decode()
    assert User.objects.get(pk=reviewer.pk).password == kept


def test_a_new_account_and_one_with_a_second_factor_get_a_password(admin, client, reviewer, editor, secret):
    for person in (reviewer, editor):
        sign_in(client, "eve")  # asked for the code, not in
        assert admin.post(f"/admin/accounts/user/{person.pk}/password/", SENT).status_code == 302

    assert sign_in(Client(), "ana", GIVEN)["Location"] == "/desk/mine/"
    assert sign_in(Client(), "eve", GIVEN)["Location"] == "/accounts/2fa/authenticate/"


def test_ones_own_password_is_ones_own(admin, root, reviewer):
    ApiToken.issue(root)
    Authenticator.objects.filter(user=root).delete()

    root.refuse_password_from(root.pk)
    with pytest.raises(PermissionDenied):
        root.refuse_password_from(reviewer.pk)


def test_whoever_runs_the_site_lets_somebody_in_again(admin, client, editor, secret):
    before = Client()
    before.force_login(editor)
    token = ApiToken.issue(editor)

    [password] = recovered("eve")

    assert not Authenticator.objects.filter(user=editor).exists()
    assert before.get("/desk/").status_code == 302
    assert ApiToken.find(token) is None
    assert sign_in(Client(), "eve").status_code == 200  # the old password opens nothing
    sign_in(client, "eve", password)
    assert client.get("/desk/")["Location"].startswith("/accounts/2fa/")
    assert client.get("/accounts/")["Location"].startswith("/accounts/password/change/")
    assert admin.post(f"/admin/accounts/user/{editor.pk}/password/", SENT).status_code == 403
    client.post("/accounts/password/change/", {"oldpassword": password, "password1": OWN, "password2": OWN})
    assert client.get("/accounts/").status_code == 200
    removed = [event for event in last_lines(editor, 9) if event[0] in ("factor_removed", "password", "token_ended")]
    assert removed == [
        ("factor_removed", None),
        ("factor_removed", None),
        ("token_ended", None),
        ("password", None),
        ("password", "eve"),
    ]


def test_a_deactivated_account_stays_so(editor):
    User.objects.filter(pk=editor.pk).update(is_active=False)

    message, password = recovered("eve")

    assert message == "eve is deactivated: an administrator lets them sign in under /admin/."
    assert sign_in(Client(), "eve", password)["Location"] == "/accounts/inactive/"


@pytest.mark.parametrize("name", ["nobody", "former-colleague-{pk}"])
def test_nobody_else_is_recovered(reviewer, name):
    anonymise(reviewer)
    with pytest.raises(CommandError, match="Nobody is called"):
        recovered(name.format(pk=reviewer.pk))
