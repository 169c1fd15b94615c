"""What an article says of itself is changed; one that was taken in by mistake is put away and taken out again."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from reviews.models import Article, Claim, Split
from reviews.workflow.articles.editing import Changed, change, put_away, take_out
from reviews.workflow.articles.intake import add_article
from reviews.workflow.table import leases
from reviews.workflow.table.moves import Incomplete
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TEXT = "The council of Arden voted 9-2 on Tuesday to reopen the bridge. 40 people were killed in a flood."


@pytest.fixture
def article(reviewer):
    published = datetime(2024, 5, 8, tzinfo=UTC)
    return add_article(by=reviewer, title="Arden", text=TEXT, language="en", published=published).article


def states():
    return [*Claim.objects.order_by("start").values_list("state", flat=True)]


def test_facts_are_changed_with_a_line_in_the_articles_story(article, reviewer):
    change(article, by=reviewer, title="Arden's bridge", rights="whole")

    event = article.events.filter(claim=None).last()
    assert (Article.objects.get().title, Article.objects.get().rights) == ("Arden's bridge", "whole")
    assert (event.action, event.data["before"]["title"], event.data["article"]["title"]) == (
        "facts",
        "Arden",
        "Arden's bridge",
    )


def test_another_day_words_the_claims_anew(article, reviewer):
    assert "7 May 2024" in Claim.objects.get(kind="vote_tally").wording

    change(article, by=reviewer, published=datetime(2024, 5, 15, tzinfo=UTC))

    assert "14 May 2024" in Claim.objects.get(kind="vote_tally").wording


def test_what_is_so_already_leaves_no_line(article, reviewer):
    before = article.events.count()

    change(article, by=reviewer, title="Arden")

    assert article.events.count() == before


def test_nobody_writes_over_another(article, reviewer):
    Article.objects.update(title="Changed first")

    with pytest.raises(Changed):
        change(article, by=reviewer, title="Changed second")
    with pytest.raises(PermissionDenied):
        change(article, by=UserFactory(), title="Changed by a stranger")

    assert Article.objects.get().title == "Changed first"


def test_article_is_put_away_with_its_claims_and_comes_back_as_it_was(article, reviewer, editor):
    before = states()

    put_away(article, by=reviewer)
    assert set(states()) == {"dismissed"}
    assert Article.objects.get().put_away_at is not None

    take_out(article, by=editor)
    assert states() == before
    assert Article.objects.get().put_away_at is None
    actions = [event.action for event in article.events.filter(claim=None)]
    assert actions[-2:] == ["put away", "take out"]


def test_claims_that_were_dismissed_before_stay_dismissed(article, reviewer):
    Claim.objects.filter(kind="casualty").update(state="dismissed")
    before = states()

    put_away(article, by=reviewer)
    take_out(article, by=reviewer)

    assert states() == before


def test_article_in_work_is_not_put_away(article, reviewer):
    claim = Claim.objects.get(kind="vote_tally")
    leases.take(claim, by=reviewer, seen=claim.version)
    before = states()

    with pytest.raises(Incomplete):
        put_away(article, by=reviewer)

    assert states() == before
    assert Article.objects.get().put_away_at is None


def test_article_that_is_being_split_is_not_put_away(article, reviewer):
    Split.objects.update(stage=Split.Status.WAITING)

    with pytest.raises(Incomplete):
        put_away(article, by=reviewer)


def test_only_who_has_a_role_puts_away(article):
    for act in (put_away, take_out):
        with pytest.raises(PermissionDenied):
            act(article, by=UserFactory())
