"""Tokens of the API: their name, their end, when they were used, and the page where their owner ends them."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth
from allauth.usersessions.models import UserSession
from django.core.management import CommandError
from django.test import Client
from django.utils import timezone

from factcheck.accounts.models import ApiToken
from tests.commands import printed, refusal
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def make(*arguments):
    return printed("create_token", *arguments).strip()


def test_command_names_a_token_and_says_how_long_it_lasts(reviewer):
    token = make("ana", "--name", "Nightly export", "--days", "30")

    found = ApiToken.find(token)
    assert found.name == "Nightly export"
    assert abs(found.expires_at - timezone.now() - timedelta(days=30)) < timedelta(minutes=1)


def test_token_lasts_a_year(reviewer):
    found = ApiToken.find(make("ana"))

    assert abs(found.expires_at - timezone.now() - timedelta(days=365)) < timedelta(minutes=1)


@pytest.mark.parametrize("wrong", [["--days", "0"], ["--days", "99999999"], ["--name", "x" * 101], ["--name", "a\nb"]])
def test_command_refuses_what_makes_no_sense(reviewer, wrong):
    with pytest.raises(CommandError):
        make("ana", *wrong)

    assert not ApiToken.objects.exists()


def test_token_that_is_over_opens_nothing(client, reviewer):
    token = ApiToken.issue(reviewer)
    ApiToken.objects.update(expires_at=timezone.now())

    assert client.get("/api/v1/claims/", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_use_of_a_token_is_noted_every_ten_minutes(reviewer):
    token = ApiToken.issue(reviewer)
    assert ApiToken.objects.get().used_at is None
    ApiToken.find(token)
    first = ApiToken.objects.get().used_at
    ApiToken.find(token)
    assert ApiToken.objects.get().used_at == first
    ApiToken.objects.update(used_at=first - timedelta(minutes=11))
    ApiToken.find(token)

    assert ApiToken.objects.get().used_at >= first


def test_owner_sees_and_ends_their_tokens(client, reviewer, editor):
    token, others = ApiToken.issue(reviewer, name="Nightly <export>"), ApiToken.issue(editor, name="Of Eve")
    client.force_login(reviewer)

    html = client.get("/accounts/").content.decode()
    for theirs in ApiToken.objects.all():
        client.post(f"/accounts/tokens/{theirs.pk}/end/")

    assert "Nightly &lt;export&gt;" in html
    assert "Of Eve" not in html
    assert token not in html
    assert ApiToken.find(token) is None
    assert ApiToken.find(others) is not None


def test_owner_signs_out_another_browser_of_theirs_only(client, reviewer, editor):
    elsewhere, of_eve = Client(), Client()
    for browser, name in ((client, "ana"), (elsewhere, "ana"), (of_eve, "eve")):
        browser.post("/accounts/login/", {"login": name, "password": PASSWORD})

    html = client.get("/accounts/").content.decode()
    for session in UserSession.objects.exclude(session_key=client.session.session_key):
        client.post(f"/accounts/sessions/{session.pk}/end/")

    assert (html.count("This browser"), html.count("Another browser")) == (1, 1)
    assert [browser.get("/desk/").status_code for browser in (client, elsewhere, of_eve)] == [200, 302, 200]


@pytest.mark.parametrize("path", ["/accounts/tokens/1/end/", "/accounts/sessions/1/end/", "/accounts/kept/"])
def test_address_of_a_button_leads_to_the_page_above_it(client, reviewer, path):
    client.force_login(reviewer)

    assert client.get(path)["Location"] == "/accounts/"


def test_administrator_reads_no_secret_of_another(client, editor):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(editor, secret)
    Client().post("/accounts/login/", {"login": "eve", "password": PASSWORD})
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    factor = client.get(f"/admin/mfa/authenticator/{editor.authenticator_set.get().pk}/change/")

    assert factor.status_code == 200
    assert secret not in factor.content.decode()
    assert client.get("/admin/usersessions/usersession/").status_code == 404


def test_token_is_printed_alone_and_opens_the_door():
    user = UserFactory(username="ana")

    token = printed("create_token", "ana").removesuffix("\n")

    assert ApiToken.find(token).user == user
    assert not ApiToken.objects.filter(digest=token).exists()


def test_token_for_nobody_or_for_somebody_who_left_is_refused():
    UserFactory(username="gone", is_active=False)

    assert "'gone'" in refusal("create_token", "gone")
    assert "'nobody'" in refusal("create_token", "nobody")
    assert ApiToken.objects.count() == 0
