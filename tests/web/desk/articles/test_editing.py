"""The page on which an article's facts are changed, and the buttons that put it away."""

import pytest
from django.urls import reverse

from reviews.models import Article
from reviews.workflow.articles.intake import add_article
from tests.factories import TEXT, UserFactory
from tests.published import XSS

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(reviewer):
    return add_article(by=reviewer, title="Bridge", text=TEXT, language="en").article


def address(name, article):
    return reverse(name, args=[article.public_id])


def sent(desk, article, **changed):
    """What the form sends that is open now, with what was changed in it."""
    form = desk.get(address("article-edit", article)).context
    return {name: value or "" for name, value in form["now"].items()} | {"seen": form["seen"]} | changed


def test_facts_are_changed_on_a_page_of_their_own(desk, article):
    assert address("article-edit", article) in desk.get(address("desk-article", article)).text

    page = desk.post(
        address("article-edit", article),
        sent(desk, article, title=" The  bridge ", byline="Jo Brandt", published="2024-05-08", rights="whole"),
        follow=True,
    ).text

    fresh = Article.objects.get()
    assert (fresh.title, fresh.byline, fresh.rights) == ("The bridge", "Jo Brandt", "whole")
    assert fresh.published.date().isoformat() == "2024-05-08"
    assert "Changed." in page


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": " "}, "This field is required."),
        ({"title": "a" * 301}, "at most 300 characters"),
        ({"url": "javascript:alert(1)"}, "valid URL"),
        ({"published": "31.12.2024"}, "Give the day as"),
        ({"rights": "none"}, "Select a valid choice."),
        ({"language": "tlh"}, "Select a valid choice."),
        ({"byline": XSS, "title": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_gets_a_message_and_changes_nothing(desk, article, changed, message):
    answer = desk.post(address("article-edit", article), sent(desk, article, **changed))

    assert answer.status_code == 422
    assert message in answer.text
    assert "<script>alert" not in answer.text
    assert Article.objects.get().title == "Bridge"


def test_who_comes_second_sees_what_is_there_and_keeps_what_they_typed(desk, article):
    old = sent(desk, article, title="Mine")
    Article.objects.update(title="Theirs")

    answer = desk.post(address("article-edit", article), old)
    assert answer.status_code == 409
    assert "Theirs" in answer.text
    assert 'value="Mine"' in answer.text

    desk.post(address("article-edit", article), old | {"seen": answer.context["seen"]})
    assert Article.objects.get().title == "Mine"


def test_article_is_put_away_and_taken_out(desk, article):
    page = desk.post(address("article-put-away", article), follow=True).text
    assert "Put away: “Bridge”." in page
    assert address("desk-article", article) not in page
    assert 'href="?put_away"' in page
    assert address("desk-article", article) in desk.get(reverse("articles"), {"put_away": ""}).text

    shown = desk.get(address("desk-article", article)).text
    assert "it is on no list" in shown
    assert "Mark a claim by hand" not in shown

    page = desk.post(address("article-take-out", article), follow=True).text
    assert "It is back" in page
    assert address("desk-article", article) in desk.get(reverse("articles")).text


def test_article_in_work_stays(desk, article):
    article.revisions.get().claims.update(state="published")

    answer = desk.post(address("article-put-away", article))

    assert answer.status_code == 409
    assert "Somebody works on a claim of this article" in answer.text
    assert Article.objects.get().put_away_at is None


def test_strangers_change_nothing(client, article):
    client.force_login(UserFactory())

    for name in ("article-edit", "article-put-away", "article-take-out"):
        assert client.post(address(name, article)).status_code == 404
    assert Article.objects.get().title == "Bridge"


def test_language_is_said_with_the_other_facts_and_splits_the_text_again(desk, article):
    desk.post(address("article-edit", article), sent(desk, article, language="de", byline="Jo"))

    fresh = Article.objects.get()
    assert (fresh.language, fresh.language_origin, fresh.byline) == ("de", "given", "Jo")
    assert [*fresh.events.values_list("action", flat=True)][-1] in ("language", "dismiss", "split")
    assert fresh.events.filter(claim=None, action="language").count() == 1
