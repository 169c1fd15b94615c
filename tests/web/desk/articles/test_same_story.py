"""An article at the desk says where the same story is."""

import pytest
from django.urls import reverse

from reviews.workflow import outbox
from reviews.workflow.articles.editing import put_away
from tests.features.incoming.made import TEXT, ready
from tests.intake.test_near import AGENCY, OTHER, changed
from tests.pages import text_of

from .conftest import address, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(reviewer):
    """An agency's text, as another paper prints it, and another story of the same matter."""
    texts = (AGENCY, changed(AGENCY, 0.03), OTHER)
    made = [taken_in(reviewer, text, publisher=f"Paper {number}") for number, text in enumerate(texts)]
    outbox.drain()
    return made


def test_article_is_told_of_the_same_story(desk, stories):
    agency, printed, other = stories

    page = desk.get(address("desk-article", agency))
    assert "The same story is here:" in text_of(page)
    assert address("desk-article", printed) in page.text
    assert address("desk-article", other) not in page.text
    assert "The same story" not in desk.get(address("desk-article", other)).text


def test_story_that_was_put_away_is_told_of_as_such(desk, reviewer, stories):
    put_away(stories[1], by=reviewer)

    assert "% ) · put away" in text_of(desk.get(address("desk-article", stories[0]))).replace("%)", "% )")


def test_what_comes_in_says_in_its_list_that_it_is_here(desk, reviewer, stories):
    ready(reviewer, changed(AGENCY, 0.03), "agency.txt")
    ready(reviewer, TEXT)

    assert text_of(desk.get(reverse("incoming"))).count("The same story is here:") == 1


@pytest.mark.parametrize("count", [2, 12])
def test_queries_for_the_same_story_do_not_grow(desk, reviewer, stories, count, django_assert_num_queries):
    for number in range(count):
        ready(reviewer, f"{changed(AGENCY, 0.03)}\n\nPage {number}.", f"agency-{number}.txt")

    with django_assert_num_queries(6):  # session, person, rows, numbers, their texts, those of articles
        page = desk.get(reverse("incoming"))

    assert text_of(page).count("The same story is here:") == count
