"""The same text, the same address, and an agency's text that another paper prints are one story."""

import pytest

from reviews.features.same_story.finding import Why, nearest, same_as
from reviews.features.same_story.indexing import index
from reviews.features.same_story.models import SketchNumber
from reviews.workflow import outbox
from reviews.workflow.articles.editing import change
from reviews.workflow.articles.revisions.revising import revise
from tests.intake.test_near import OTHER, TEXTS, changed

pytestmark = pytest.mark.django_db

AGENCY, MARKET = TEXTS[0], TEXTS[1]
PRINTED = f"Vote on ceasefire, by our own staff\n\n{changed(AGENCY, 0.02)}"


def told(found):
    return [(one.article, one.why) for one in found]


def test_agency_text_in_another_paper_is_found(add):
    agency = add(AGENCY)
    add(MARKET)
    add(OTHER)

    (found,) = nearest(PRINTED)

    assert (found.article, found.why) == (agency, Why.NEAR)
    assert 80 < found.percent < 100


def test_same_text_comes_first_and_then_the_same_address(add):
    printed = add(PRINTED)
    agency = add(AGENCY)
    elsewhere = add(MARKET, url="https://www.paper.example/a/?utm_source=x")

    assert told(nearest(AGENCY, address="http://paper.example/a#top")) == [
        (agency, Why.TEXT),
        (elsewhere, Why.ADDRESS),
        (printed, Why.NEAR),
    ]


def test_each_article_is_told_once(add):
    agency = add(AGENCY, url="https://paper.example/a")

    assert told(nearest(AGENCY, address="https://paper.example/a")) == [(agency, Why.TEXT)]


@pytest.mark.parametrize("text", ["", "\x00", "Short.", OTHER])
def test_nothing_like_it_is_nothing(add, text):
    add(AGENCY)

    assert nearest(text, address="no address") == []


def test_article_is_told_of_the_others(add, django_assert_num_queries):
    agency, printed, other = add(AGENCY), add(PRINTED, url="https://paper.example/a"), add(OTHER)

    assert told(same_as(agency, agency.revisions.get())) == [(printed, Why.NEAR)]
    assert told(same_as(printed, printed.revisions.get())) == [(agency, Why.NEAR)]
    revision = other.revisions.get()
    with django_assert_num_queries(1):  # none has its address or its words
        assert same_as(other, revision) == []


def test_new_text_and_new_address_are_found_too(add, reviewer):
    article = add(MARKET)
    revise(article, AGENCY, by=reviewer, seen=1)
    change(article, by=reviewer, url="https://paper.example/later")
    outbox.drain()

    assert told(nearest(PRINTED)) == [(article, Why.NEAR)]
    assert told(nearest("", address="https://paper.example/later")) == [(article, Why.ADDRESS)]


def test_indexing_again_changes_nothing(add):
    article = add(AGENCY)
    before = SketchNumber.objects.count()
    index(article)

    assert SketchNumber.objects.count() == before > 0
