"""Somebody's name goes, what they did stays, and every chain of history is as it was."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError
from django.test import Client

from factcheck.accounts.models import ApiToken, User
from reviews.management.history.integrity import faults
from reviews.models import PublicationRevision, ReviewRevision
from reviews.workflow.articles.intake import add_article
from tests.commands import printed
from tests.factories import PASSWORD, STEPS, UserFactory
from tests.published import url_of

pytestmark = pytest.mark.django_db

NAMES = ("ana", "Ana Duarte", "Duarte", "ana@news.example")
FROZEN_NAMES = {(ReviewRevision, "content"), (PublicationRevision, "content")}
"""Where a name stands in what was frozen: the hashes are over it, and readers are not shown it."""


@pytest.fixture
def checked(reviewer, editor):
    """A published claim with its whole story: ana reviewed, eve approved."""
    reviewer.email = "ana@news.example"
    reviewer.save()
    article = add_article(by=reviewer, title="Bridge", text="The council voted 12 to 3 for the bridge.").article
    claim = article.revisions.get().claims.get()
    for _, step in STEPS[:4]:
        step(claim, reviewer, editor)
    return claim


def forget(name):
    return printed("anonymise_user", name)


def stored_names():
    """Return the columns of the whole database in which one of the names stands."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed:
            for row in model._base_manager.values():
                found |= {
                    (model, column) for column, value in row.items() if any(name in str(value) for name in NAMES[1:])
                }
                found |= {(model, column) for column, value in row.items() if value == "ana"}
    return found


def test_no_name_is_left_but_in_what_was_frozen_and_history_has_no_fault(checked, reviewer):
    client = Client()
    client.post("/accounts/login/", {"login": "ana", "password": PASSWORD})
    admin = Client()
    admin.force_login(UserFactory(username="root", is_staff=True, is_superuser=True))
    admin.post(f"/admin/accounts/user/{reviewer.pk}/password/", {"password1": PASSWORD, "password2": PASSWORD})
    client.post("/accounts/login/", {"login": "ana", "password": PASSWORD})
    assert stored_names() > FROZEN_NAMES

    message = forget("ana")

    assert f"ana is Former colleague {reviewer.pk} from now on" in message
    assert stored_names() == FROZEN_NAMES
    assert list(faults()) == []


def test_every_way_in_is_closed(checked, reviewer):
    client = Client()
    client.post("/accounts/login/", {"login": "ana", "password": PASSWORD})
    token = ApiToken.issue(reviewer)
    auth.TOTP.activate(reviewer, auth.generate_totp_secret())

    forget("ana")

    gone = User.objects.get(pk=reviewer.pk)
    assert gone.events.order_by("number").last().action == "anonymised"
    assert client.get("/desk/").status_code == 302
    assert ApiToken.find(token) is None
    assert not gone.has_usable_password()
    assert not any(gone.rights.values())
    for left in (Authenticator, UserSession):
        assert not left.objects.filter(user=gone).exists()
    assert not Session.objects.exists()
    for name in ("ana", gone.username):
        assert Client().post("/accounts/login/", {"login": name, "password": PASSWORD}).status_code == 200


@pytest.mark.parametrize(("name", "shown", "kept"), [("ana", "Ana Duarte", "Eve"), ("eve", "Eve Lindqvist", "Ana")])
def test_readers_see_no_name_any_more_and_the_other_one_still(client, checked, name, shown, kept):
    pages = [url_of(checked), f"/checks/{checked.public_id}/v/1/"]
    first = client.get(pages[0])
    assert shown in first.text

    forget(name)

    for page in pages:
        text = client.get(page).text
        assert shown not in text
        assert "Former colleague" in text
        assert kept in text
    assert client.get(pages[0], headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_desk_sees_no_name_any_more(client, reviewer, editor):
    article = add_article(by=reviewer, title="Bridge", text="The council voted 12 to 3 for the bridge.").article
    claim = article.revisions.get().claims.get()
    for _, step in STEPS[:2]:
        step(claim, reviewer, editor)
    forget("ana")
    client.force_login(editor)

    for page in ("/desk/approvals/", f"/desk/approvals/{claim.public_id}/", f"/desk/claims/{claim.public_id}/"):
        text = client.get(page, follow=True).text
        assert "Duarte" not in text, page
        assert "Former colleague" in text, page


@pytest.mark.parametrize(
    ("name", "message"), [("nobody", "Nobody is called 'nobody'"), ("former-colleague", "already")]
)
def test_nobody_is_forgotten_by_mistake(reviewer, name, message):
    if message == "already":
        forget("ana")
        name = User.objects.get(pk=reviewer.pk).username
    before = list(User.objects.order_by("pk").values())

    with pytest.raises(CommandError, match=message):
        forget(name)

    assert list(User.objects.order_by("pk").values()) == before


def test_name_that_is_taken_is_no_crash(reviewer):
    UserFactory(username=f"former-colleague-{reviewer.pk}")

    with pytest.raises(CommandError, match="Nothing was changed"):
        forget("ana")

    assert User.objects.get(pk=reviewer.pk).username == "ana"
