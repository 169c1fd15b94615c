"""The language of an article on the desk: how it is known, and how it is changed."""

import pytest
from django.urls import reverse

from reviews.models import Article
from tests.factories import ArticleFactory, ArticleRevisionFactory, UserFactory
from tests.published import XSS

from .conftest import DUTCH, address, taken_in

pytestmark = pytest.mark.django_db


def test_language_of_a_pasted_text_is_recognised_and_the_page_shows_how_it_is_known(desk):
    added = {"title": "Pont", "text": "Le conseil a voté par 12 voix contre 3.", "rights": "excerpts"}

    page = desk.post(reverse("article-add"), added, follow=True).text

    assert "<summary>In French, recognised by the program</summary>" in page
    assert '<option value="fr" selected>French</option>' in page


def test_text_too_short_to_tell_is_taken_for_the_newsrooms_and_the_page_says_so(desk):
    page = desk.post(reverse("article-add"), {"title": "B", "text": "Bridge", "rights": "excerpts"}, follow=True).text

    assert "In English, taken for granted: the text is too short to tell" in page


def test_language_is_changed_on_the_page(desk, reviewer):
    article = taken_in(reviewer)

    page = desk.post(address("article-language", article), {"language": "nl"}, follow=True).text

    assert "In Dutch, as it was given" in page
    assert "<h2>No claims were looked for</h2>" in page
    assert "The program has no rules for Dutch" in page
    assert "2 dismissed" in page


def test_list_of_articles_says_why_one_has_no_claims(desk, reviewer):
    taken_in(reviewer, DUTCH)

    assert "no rules for Dutch" in desk.get(reverse("articles")).text


@pytest.mark.parametrize("language", ["xx", "", "en\x0b", "🎉" * 1000, XSS])
def test_what_is_no_language_is_refused_on_the_page(desk, reviewer, language):
    article = taken_in(reviewer)

    answer = desk.post(address("article-language", article), {"language": language})

    assert answer.status_code == 422
    assert '<ul class="errorlist"' in answer.text
    assert Article.objects.get().language == "en"
    assert "<script>alert" not in answer.text


def test_only_the_desk_changes_it(client, reviewer):
    article = taken_in(reviewer)

    client.force_login(UserFactory())
    assert client.post(address("article-language", article), {"language": "fr"}).status_code == 404
    client.logout()
    assert client.post(address("article-language", article), {"language": "fr"}).status_code == 401
    assert Article.objects.get().language == "en"


def test_who_comes_second_is_told_how_it_is_now(desk, reviewer, monkeypatch):
    article = taken_in(reviewer)

    def changed_first(*_, **__):
        Article.objects.update(language="he")
        return

    monkeypatch.setattr("reviews.workflow.articles.editing.found_in", changed_first)
    page = desk.post(address("article-language", article), {"language": "fr"}, follow=True).text

    assert "Somebody else changed the language meanwhile" in page
    assert "In Hebrew" in page


def test_article_in_a_language_without_rules_says_so(desk):
    dutch = ArticleRevisionFactory(article=ArticleFactory(language="nl")).article
    english = ArticleRevisionFactory(article=ArticleFactory(language="en-GB")).article

    assert "no rules for Dutch" in desk.get(reverse("desk-article", args=[dutch.public_id])).text
    assert "found nothing to check" in desk.get(reverse("desk-article", args=[english.public_id])).text
