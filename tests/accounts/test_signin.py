"""Who gets in, how often one may try, and the second factor of editors."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.core.cache import caches
from django.test import Client

from tests.factories import PASSWORD, UserFactory

from .conftest import code_of, sign_in

pytestmark = pytest.mark.django_db
DESK = ["/desk/", "/admin/", "/admin/reviews/ratingscale/"]


@pytest.fixture(autouse=True)
def _no_one_tried_yet():
    caches["default"].clear()


def with_totp(user) -> str:
    """Give `user` a second factor and return its secret."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    return secret


def test_signing_in_leads_to_the_desk(client, reviewer):
    response = sign_in(client)

    assert (response.status_code, response["Location"]) == (302, "/desk/mine/")


def test_sign_in_page_is_the_newsrooms(client):
    html = client.get("/accounts/login/").content.decode()

    assert '<a class="brand" href="/">Factcheck</a>' in html
    assert "<title>Sign in · Factcheck</title>" in html


@pytest.mark.parametrize(("name", "password"), [("ana", "wrong"), ("nobody", PASSWORD)])
def test_refusal_does_not_tell_who_exists(client, reviewer, name, password):
    response = sign_in(client, name, password)

    assert response.status_code == 200
    assert "The username and/or password you specified are not correct." in response.content.decode()


def test_sign_out_ends_the_session_and_leads_to_the_checks(client, reviewer):
    sign_in(client)

    assert client.get("/accounts/logout/").status_code == 200  # asks first: a link does not sign out
    response = client.post("/accounts/logout/")

    assert response["Location"] == "/"
    assert client.get("/desk/").status_code == 302


def test_stranger_is_led_from_the_desk_to_sign_in(client):
    assert client.get("/desk/")["Location"] == "/accounts/login/?next=/desk/"


def test_nobody_signs_up_by_themselves(client, django_user_model):
    page = client.get("/accounts/signup/")
    client.post("/accounts/signup/", {"username": "mallory", "password1": PASSWORD})

    assert "Nobody signs up here" in page.content.decode()
    assert not django_user_model.objects.exists()


@pytest.mark.parametrize("path", ["/accounts/email/", "/accounts/password/reset/", "/accounts/confirm-email/x/"])
def test_what_needs_mail_is_not_offered(client, path):
    assert client.get(path).status_code in {302, 404}
    assert client.post(path, {"email": "a@b.example"}).status_code in {302, 404}


def test_sixth_wrong_password_for_an_account_waits_even_with_the_right_one_after_it(client, reviewer):
    for _ in range(5):
        sign_in(client, password="wrong")

    refused = sign_in(client)

    assert "Too many failed login attempts" in refused.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_admin_has_the_same_sign_in_and_the_same_limits(client):
    root = UserFactory(username="root", is_staff=True, is_superuser=True)
    for _ in range(5):
        sign_in(client, "root", "wrong")

    led = client.get("/admin/login/?next=/admin/")
    posted = client.post("/admin/login/", {"username": "root", "password": PASSWORD})

    assert led["Location"].startswith("/accounts/login/")
    assert posted.status_code == 302
    assert posted["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session
    assert sign_in(client, "root").status_code == 200  # too many tries
    assert root.is_active  # nobody can lock an account out for good


def test_limit_for_one_account_leaves_others_in_peace(client, reviewer, editor):
    for _ in range(5):
        sign_in(client, password="wrong")

    assert sign_in(Client(), "eve").status_code == 302


@pytest.mark.parametrize("path", DESK)
@pytest.mark.parametrize("person", [{"editor": True}, {"is_staff": True, "is_superuser": True}])
def test_editors_and_administrators_need_a_second_factor(client, settings, person, path):
    settings.REQUIRE_MFA = True
    client.force_login(UserFactory(**person))

    assert client.get(path)["Location"] == "/accounts/2fa/totp/activate/"
    assert client.post(path)["Location"] == "/accounts/2fa/totp/activate/"


def test_editor_with_a_second_factor_works(client, settings, editor):
    settings.REQUIRE_MFA = True
    with_totp(editor)
    client.force_login(editor)

    assert client.get("/desk/").status_code == 200


def test_reviewer_may_do_without_a_second_factor(client, settings, reviewer):
    settings.REQUIRE_MFA = True
    client.force_login(reviewer)

    assert client.get("/desk/").status_code == 200


def test_password_alone_does_not_sign_in_where_a_second_factor_is_set(client, editor):
    secret = with_totp(editor)

    first = sign_in(client, "eve")
    between = client.get("/desk/")
    second = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})

    assert first["Location"] == "/accounts/2fa/authenticate/"
    assert between.status_code == 302
    assert second["Location"] == "/desk/mine/"
    assert client.get("/desk/").status_code == 200


def test_code_is_used_once_and_a_wrong_one_is_refused(client, editor):
    secret = with_totp(editor)
    code = code_of(secret)
    sign_in(client, "eve")
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302

    again = Client()
    sign_in(again, "eve")

    assert again.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200


def test_recovery_code_opens_once(client, editor):
    with_totp(editor)
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]

    for expected in (302, 200):
        again = Client()
        sign_in(again, "eve")
        assert again.post("/accounts/2fa/authenticate/", {"code": code}).status_code == expected


def test_setting_up_shows_a_code_to_scan_and_leads_to_recovery_codes(client, settings):
    settings.REQUIRE_MFA = True
    UserFactory(username="eve", editor=True, email="eve@news.example")
    sign_in(client, "eve")

    asked = client.get("/desk/", follow=True)  # the second factor is missing; is it really you?
    page = client.post(asked.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    html = page.content.decode()
    secret = re.search(r'class="secret">(\w+)<', html)[1]
    done = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}, follow=True)

    assert 'src="data:image/svg+xml' in html
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
    assert "Editors and administrators need one" in html
    codes = re.findall(r"<li>([0-9a-z]{8})</li>", done.content.decode())
    assert len(codes) == 10
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/reauthenticate/",
        "/accounts/2fa/reauthenticate/",
        "/accounts/logout/",
    ],
)
def test_page_of_ones_account_is_in_the_look_and_private(client, editor, path):
    if path != "/accounts/2fa/totp/activate/":
        with_totp(editor)
        RecoveryCodes.activate(editor)
    client.force_login(editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    response = client.get(path)

    html = response.content.decode()
    assert response.status_code == 200
    assert '<a class="brand" href="/">Factcheck</a>' in html
    assert "Eve Lindqvist" in html
    assert "no-store" in response["Cache-Control"]
    assert not re.search(r"<script(?! src=| type=)|\sstyle=|\son\w+=", html)
