"""Many stories that were offered are asked for at once."""

import pytest

from reviews.features.same_story.finding import Why
from reviews.features.same_story.listing import Told, stories, twins
from reviews.intake.near import sketch
from reviews.intake.same_page import place_of
from tests.intake.test_near import OTHER, TEXTS, changed

pytestmark = pytest.mark.django_db
AGENCY, MARKET = TEXTS[0], TEXTS[1]


def told(text="", address=""):
    return Told(place_of(address), sketch(text), lambda: text)


@pytest.mark.parametrize("more", [0, 5])
def test_each_story_is_told_where_it_is(add, more, django_assert_num_queries):
    agency, market = add(AGENCY), add(MARKET, url="https://paper.example/a")
    asked = {
        "near": told(changed(AGENCY, 0.03)),
        "address": told(OTHER, "http://www.paper.example/a/"),
        "other": told(OTHER),
        "nothing": told(),
    } | {f"near {number}": told(changed(AGENCY, 0.03)) for number in range(more)}

    with django_assert_num_queries(3):  # places, numbers, texts
        found = stories(asked)

    assert (found["near"].article, found["near"].why) == (agency, Why.NEAR)
    assert (found["address"].article, found["address"].why) == (market, Why.ADDRESS)
    assert found.keys() == asked.keys() - {"other", "nothing"}


def test_nothing_asked_is_nothing_found(add):
    add(AGENCY)

    assert (stories({}), stories({1: told()}), twins({})) == ({}, {}, {})


def test_stories_that_are_one_another_are_told():
    asked = {1: told(AGENCY), 2: told(OTHER), 3: told(changed(AGENCY, 0.03)), 4: told(), 5: told()}

    assert twins(asked) == {1: [3], 3: [1]}
