"""The day of a paper is the one on its own clock, wherever the article came in and wherever its day is shown."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.urls import reverse

from factcheck.accounts.models import ApiToken
from reviews.content.review import surroundings
from reviews.management.history.integrity import faults
from reviews.models import Article, Claim
from reviews.workflow.articles import editing
from reviews.workflow.articles.intake import add_article
from tests.pages import text_of

pytestmark = pytest.mark.django_db

TEXT = "The pier of Westby, report of 2026-03-02.\n\nThree people were hurt today, and five were hurt yesterday, when the old pier fell into the harbour."
LATE = datetime(2026, 3, 2, 22, 30, tzinfo=timezone(timedelta(hours=-6)))
"""It is the third of March in UTC by then."""


def days():
    return sorted(figure["details"]["date"] for claim in Claim.objects.all() for figure in claim.figures)


def by_program(client, reviewer):
    header = {"authorization": f"Bearer {ApiToken.issue(reviewer)}"}
    sent = {"title": "Pier", "text": TEXT, "published": LATE.isoformat()}
    answer = client.post("/api/v1/articles/", sent, "application/json", headers=header)
    assert (answer.status_code, answer.json()["published"]) == (201, "2026-03-02T22:30:00-06:00")


def by_function(client, reviewer):
    add_article(by=reviewer, title="Pier", text=TEXT, published=LATE, language="en")


@pytest.mark.parametrize("take_in", [by_program, by_function])
def test_today_is_the_day_of_the_paper(client, reviewer, take_in):
    take_in(client, reviewer)

    article = Article.objects.get()
    assert (article.published, article.day) == (LATE, date(2026, 3, 2))
    assert days() == ["2026-03-01", "2026-03-02"]
    assert surroundings(Claim.objects.first())["article"]["published"] == "2026-03-02T22:30:00-06:00"
    client.force_login(reviewer)
    for page in ("desk-article", "article-edit"):
        shown = client.get(reverse(page, args=[article.public_id]))
        assert "3 March" not in text_of(shown)
        assert "2 March 2026" in text_of(shown) or 'value="2026-03-02"' in shown.text
    assert list(faults()) == []


def test_another_day_is_counted_anew_and_another_hour_is_not(reviewer):
    article = add_article(by=reviewer, title="Pier", text=TEXT, published=LATE, language="en").article
    versions = set(Claim.objects.values_list("pk", "version"))

    editing.change(article, by=reviewer, published=datetime(2026, 3, 2, tzinfo=UTC))
    assert set(Claim.objects.values_list("pk", "version")) == versions

    editing.change(article, by=reviewer, published=datetime(2026, 3, 5, tzinfo=UTC))
    assert days() == ["2026-03-04", "2026-03-05"]
    article.refresh_from_db()
    assert (article.published_offset, article.day) == (0, date(2026, 3, 5))
    assert list(faults()) == []
