"""The newsroom of `seeds/`, as `manage.py demo` loads it."""

import tomllib

import pytest
from django.db import transaction
from django.db.models import F

from factcheck.accounts.models import User
from reviews.management import newsroom
from reviews.management.history.integrity import faults
from reviews.models import Article, Claim, Correction, Event, Evidence, Publication, Rating, Review, State
from reviews.queries import readers
from tests.commands import printed

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """Load the newsroom once, in a transaction around those of the tests, and return what was printed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield printed("demo")
        transaction.set_rollback(True)


def test_newsroom_has_every_state_every_verdict_and_an_untouched_history(told):
    assert {claim.state for claim in Claim.objects.all()} == set(State.values)
    assert Claim.objects.filter(state=State.IN_REVIEW, leased_by__username="ben").get().is_leased
    assert Claim.objects.filter(state=State.IN_REVIEW, leased_by=None, reviewer__username="ana").count() == 1
    used = {code for pair in Review.objects.values_list("verdict__code", "attribution_verdict__code") for code in pair}
    assert used - {None} == set(Rating.objects.values_list("code", flat=True))
    assert set(Evidence.objects.values_list("stance", flat=True)) == set(Evidence.Stance.values)
    assert list(faults()) == []


def test_newsroom_has_a_correction_and_a_withdrawal_for_readers(told):
    corrected = Publication.objects.get(live__number=2)
    withdrawn = Publication.objects.get(withdrawn_at__isnull=False)

    assert corrected.corrections.get().kind == Correction.Kind.SUBSTANTIAL
    assert [revision.content["verdict"]["code"] for revision in corrected.revisions.all()] == ["mostly-false", "true"]
    assert "not Norrline's" in withdrawn.notice
    assert withdrawn not in readers.published()


def test_newsroom_shows_four_eyes(told):
    maya = User.objects.get(username="maya")

    assert Claim.objects.filter(state=State.SUBMITTED, reviewer=maya).exists()
    assert not Review.objects.filter(approved_by=F("reviewer")).exists()


def test_right_to_left_article_has_a_published_check(told):
    checked = readers.published().filter(claim__revision__article__language="ar").get()

    assert checked.claim.article.is_right_to_left
    assert checked.claim.claimant.name == "نبيل الحموي"


def test_german_article_has_a_published_check_of_indirect_speech(told):
    checked = readers.published().filter(claim__revision__article__language="de").get()

    assert (checked.claim.said, checked.claim.claimant.name) == (
        "Oberbürgermeisterin Gesine Harms sagte,",
        "Gesine Harms",
    )


def test_demo_again_changes_nothing(told):
    before = (Article.objects.count(), Claim.objects.count(), Event.objects.count(), User.objects.count())

    printed("demo")

    assert (Article.objects.count(), Claim.objects.count(), Event.objects.count(), User.objects.count()) == before


def test_demo_says_where_to_go_and_who_can_sign_in(told, client):
    password = tomllib.loads((newsroom.SEEDS / "newsroom.toml").read_text("utf-8"))["password"]

    assert "http://127.0.0.1:8000/desk/" in told
    assert f"“{password}”" in told
    for line in ("ana    Ana Duarte, fact-checker", "maya   Maya Haddad, fact-checker and editor"):
        assert line in told
    assert all(user.check_password(password) for user in User.objects.all())
