"""The list of articles on the desk."""

import pytest
from django.urls import reverse

from reviews.models import State
from tests.factories import TALLY, ArticleFactory, ArticleRevisionFactory, ClaimFactory, UserFactory, claim_at

from .conftest import add

pytestmark = pytest.mark.django_db


def test_articles_are_refused_to_somebody_without_a_role(client):
    article = ArticleRevisionFactory().article
    client.force_login(UserFactory())

    assert client.get(reverse("articles")).status_code == 403
    assert client.get(reverse("article-add")).status_code == 403
    assert add(client).status_code == 403
    assert client.get(reverse("desk-article", args=[article.public_id])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_articles_query_count_does_not_grow(desk, django_assert_num_queries, count):
    for _ in range(count):
        claim = claim_at(State.PUBLISHED)
        ClaimFactory(revision=claim.revision, start=41, end=63)

    with django_assert_num_queries(7):  # session, user, articles, coming in, counts, corrected, findings
        response = desk.get(reverse("articles"))

    assert [states for _, states, _ in response.context["rows"]] == [[("published", 1), ("open", 1)]] * count


def test_articles_go_on_where_the_page_before_ended(desk):
    ArticleFactory.create_batch(55)

    first = desk.get(reverse("articles"))
    second = desk.get(reverse("articles"), {"after": first.context["more"]})

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 5)
    assert second.context["more"] == ""


@pytest.mark.parametrize("after", ["nonsense", "0" * 32, "-1", "%"])
def test_articles_start_again_where_the_mark_is_none(desk, after):
    ArticleFactory()

    assert len(desk.get(reverse("articles"), {"after": after}).context["rows"]) == 1


def test_articles_and_their_claims_say_what_does_not_add_up(desk):
    wrong = ClaimFactory(details=TALLY | {"members": 10})
    ClaimFactory(revision=wrong.revision, start=41, end=63, kind="event", details={})

    assert '<b class="wrong">1 does not add up</b>' in desk.get(reverse("articles")).text
    page = desk.get(reverse("desk-article", args=[wrong.article.public_id])).text
    assert page.count("does not add up") == 1
