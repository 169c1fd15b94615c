"""The article that readers see when its text changed between its checks."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.articles.revisions.revising import revise
from tests.factories import TEXT, ArticleRevisionFactory, claim_at
from tests.pages import text_of

pytestmark = pytest.mark.django_db

VOTE, HURT = "The council voted 12 to 3 for the bridge", "Three people were hurt"
LATER = "Nobody was charged, a court heard in May."


@pytest.fixture
def revision():
    return ArticleRevisionFactory()


@pytest.fixture
def vote(revision):
    return claim_at(State.PUBLISHED, revision=revision)


def page_of(client, revision):
    article = revision.article
    return client.get(reverse("article", args=[article.public_id, article.slug]))


def publish_on(revision, words, **more):
    start = revision.text.index(words)
    return claim_at(State.PUBLISHED, revision=revision, kind="event", start=start, end=start + len(words), **more)


def test_article_stays_as_it_was_while_no_check_is_of_the_new_text(client, revision, vote, reviewer):
    before = text_of(page_of(client, revision))

    revise(revision.article, f"{LATER} {TEXT.replace('12 to 3', '13 to 2')}", by=reviewer, seen=1)

    assert text_of(page_of(client, revision)) == before
    annotations = client.get(f"/api/v1/articles/{revision.article.public_id}/annotations/").json()
    position = annotations["first"]["items"][0]["target"]["selector"][1]
    assert TEXT[position["start"] : position["end"]] == VOTE


def test_older_check_is_marked_on_its_own_words_of_the_newer_text(client, revision, vote, reviewer):
    newest = revise(revision.article, f"{LATER} {TEXT}", by=reviewer, seen=1)
    publish_on(newest, LATER[:-1])

    page = page_of(client, revision)

    assert LATER[:-1] in page.text
    assert f'id="claim-{vote.public_id}"' in page.text
    assert "2 claims of this article checked" in page.text
    assert "Checked in an earlier text" not in page.text


def test_check_of_words_that_are_gone_is_listed_below_and_marks_nothing(client, revision, vote, reviewer):
    newest = revise(revision.article, f"{LATER} {TEXT.replace('12 to 3', '13 to 2')}", by=reviewer, seen=1)
    publish_on(newest, LATER[:-1])

    page = page_of(client, revision)

    text, _, below = text_of(page).partition("Checked in an earlier text of this article")
    assert "13 to 2" in text
    assert VOTE in below
    assert VOTE not in text


def test_address_of_a_check_leads_to_the_page_on_which_its_words_are_now(client, revision, vote, reviewer):
    newest = revise(revision.article, f"{LATER}\n\n" + "It rained. " * 2_500 + f"\n\n{TEXT}", by=reviewer, seen=1)
    publish_on(newest, "a court heard in May")
    article = revision.article

    answer = client.get(reverse("article", args=[article.public_id, article.slug]) + "?at=0")

    assert answer.url.endswith("?page=2")
