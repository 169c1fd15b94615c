"""One article on the desk: its claims and their states."""

import pytest
from django.urls import reverse

from tests.factories import ArticleRevisionFactory, ClaimFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_article_page_shows_its_claims_and_their_states(desk, django_assert_num_queries, count):
    revision = ArticleRevisionFactory()
    for place in range(count):
        ClaimFactory(revision=revision, start=place, end=place + 20, wording=f"claim at {place}")

    with django_assert_num_queries(
        10
    ):  # session, user, article, text, numbers, claims, what was corrected, findings, the same story (2)
        response = desk.get(reverse("desk-article", args=[revision.article.public_id]))

    assert [mark.claim.claim.wording for mark, _ in response.context["rows"]] == [f"claim at {n}" for n in range(count)]
    assert response.context["states"] == [("open", count)]


def test_article_page_reads_right_to_left_where_its_language_does(desk):
    revision = ArticleRevisionFactory(article__language="he", text="המועצה הצביעה בעד הגשר.")

    response = desk.get(reverse("desk-article", args=[revision.article.public_id]))

    assert 'lang="he" dir="rtl"' in response.text


def test_unknown_article_is_not_found(desk):
    assert desk.get(reverse("desk-article", args=["0" * 32])).status_code == 404
