"""Every page in a language in which each message is marked: nothing that people read stands there unmarked."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import trans_real

from reviews.models import Correction, State
from reviews.workflow.checks import publishing
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory, UserFactory, claim_at
from tests.published import ask_for_correction, publish, url_of

from .pseudo import CODE, Page, Pseudo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch):
    monkeypatch.setitem(trans_real._translations, CODE, Pseudo())
    monkeypatch.setattr(settings, "LANGUAGE_CODE", CODE)


@pytest.fixture
def people():
    return [UserFactory(reviewer=True, editor=True, first_name="Ana"), UserFactory(editor=True, first_name="Eve")]


@pytest.fixture
def claims(people):
    """A claim in each state, of each kind of page."""
    article = ArticleFactory(title="Bridge")
    revision = ArticleRevisionFactory(article=article)
    about = {"revision": revision, "claimant": ClaimantFactory(name="Ada Lund", description="Mayor")}
    reviewer, editor = people
    return {
        state: claim_at(state, reviewer=reviewer, editor=editor, start=n, end=n + 30, **about)
        for n, state in enumerate(State)
        if state not in (State.DISMISSED, State.WITHDRAWN)
    }


def assert_marked(client, *paths):
    told = {}
    for path in paths:
        answer = client.get(path, follow=True)
        page = Page(answer.text)
        if page.unmarked or page.glued:
            told[path] = {"unmarked": page.unmarked, "glued": page.glued}
    assert told == {}


def test_readers_pages(client, people, claims):
    check = claims[State.PUBLISHED]
    again = publish()
    ask_for_correction(again, "Wrong")
    gone = publish()
    publishing.withdraw(gone, by=people[1], seen=gone.version, note="Forged")
    assert Correction.objects.exists()
    assert_marked(
        client,
        *("/", "/corrections/", "/methodology/", "/search/", "/search/?q=council", "/search/?q=nothing"),
        *(
            url_of(check),
            f"/checks/{check.public_id}/v/1/",
            url_of(again),
            f"/checks/{gone.public_id}/",
            "/no-such-page/",
        ),
        *(f"/claimants/{check.claimant.slug}/", f"/articles/{check.article.public_id}/"),
    )


def test_desk(client, people, claims):
    client.force_login(people[0])
    article = claims[State.OPEN].article.public_id
    assert_marked(
        client,
        *("/desk/", "/desk/?state=proposed", "/desk/articles/", "/desk/articles/add/", f"/desk/articles/{article}/"),
        *(reverse("claim", args=[claim.public_id]) for claim in claims.values()),
    )


def test_approvals(client, people, claims):
    client.force_login(people[1])
    assert_marked(
        client,
        "/desk/approvals/",
        *(reverse("approval", args=[claims[state].public_id]) for state in (State.SUBMITTED, State.APPROVED)),
    )


def test_account(client, people):
    assert_marked(client, "/accounts/login/", "/accounts/signup/", "/accounts/inactive/")
    client.force_login(people[0])
    assert_marked(
        client,
        *(
            "/accounts/",
            "/accounts/password/change/",
            "/accounts/2fa/",
            "/accounts/2fa/totp/activate/",
            "/accounts/logout/",
        ),
    )
