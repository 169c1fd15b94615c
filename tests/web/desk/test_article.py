"""One article on the desk: what language it is in, and claims that people mark in it."""

import pytest
from django.urls import reverse

from reviews.models import Article, Claim, State
from reviews.workflow.articles.intake import add_article
from tests.factories import TEXT, UserFactory
from tests.published import XSS

pytestmark = pytest.mark.django_db
GERMAN = "Der Rat stimmte am Montag für die Brücke. „Sie ist\nsicher“, sagte Ada Lund."


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client


def taken_in(by, text=TEXT, **more) -> Article:
    return add_article(by=by, title="Bridge", text=text, **more).article


def address(name, article) -> str:
    return reverse(name, args=[article.public_id])


# Its language --------------------------------------------------------------------------------------------------------


def test_pasted_text_tells_its_language_and_the_page_shows_how_it_is_known(desk):
    added = {"title": "Pont", "text": "Le conseil a voté par 12 voix contre 3.", "rights": "excerpts"}

    page = desk.post(reverse("article-add"), added, follow=True).text

    assert "<summary>In French, recognised by the program</summary>" in page
    assert '<option value="fr" selected>French</option>' in page


def test_text_too_short_to_tell_is_taken_for_the_newsrooms_and_the_page_says_so(desk):
    page = desk.post(reverse("article-add"), {"title": "B", "text": "Bridge", "rights": "excerpts"}, follow=True).text

    assert "In English, taken for granted: the text is too short to tell" in page


def test_language_is_changed_on_the_page(desk, reviewer):
    article = taken_in(reviewer)

    page = desk.post(address("article-language", article), {"language": "de"}, follow=True).text

    assert "In German, as it was given" in page
    assert "<h2>No claims were looked for</h2>" in page
    assert "The program has no rules for German" in page
    assert "2 dismissed" in page


def test_list_of_articles_says_why_one_has_no_claims(desk, reviewer):
    taken_in(reviewer, GERMAN)

    assert "no rules for German" in desk.get(reverse("articles")).text


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

    monkeypatch.setattr("reviews.workflow.articles.editing.found_at_once", changed_first)
    page = desk.post(address("article-language", article), {"language": "fr"}, follow=True).text

    assert "Somebody else changed the language meanwhile" in page
    assert "In Hebrew" in page


# Claims marked by hand -----------------------------------------------------------------------------------------------


def by_hand(desk, article, words, **more):
    return desk.post(address("article-mark", article), {"words": words, "kind": "event", "claimant": ""} | more)


def test_words_of_the_article_become_a_claim_however_its_lines_break(desk, reviewer):
    article = taken_in(reviewer, GERMAN)
    assert "Mark a claim by hand" in desk.get(address("desk-article", article)).text

    answer = by_hand(desk, article, "  Sie ist sicher\r\n", kind="statement", claimant="Ada  Lund")

    claim = Claim.objects.get()
    assert answer.url == reverse("claim", args=[claim.public_id])
    assert (claim.quote, claim.kind, claim.claimant.name) == ("Sie ist\nsicher", "statement", "Ada Lund")
    assert (claim.state, claim.extractor, claim.events.get().by) == (State.OPEN, "", reviewer)


def test_words_that_stand_twice_are_marked_one_after_the_other(desk, reviewer):
    article = taken_in(reviewer, "Ja, ja. Der Rat stimmte zu, und der Rat ging. Der Rat schlief.")

    answers = [by_hand(desk, article, "Der Rat").status_code for _ in range(3)]

    assert answers == [302, 302, 422]
    assert [*Claim.objects.order_by("start").values_list("start", flat=True)] == [8, 46]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": "Der Rat schwieg"}, "The article does not say this in these words."),
        ({"words": " "}, "This field is required."),
        ({"words": "Rat" * 1000}, "Ensure this value has at most"),
        ({"words": ".*"}, "The article does not say this in these words."),
        ({"words": XSS}, "The article does not say this in these words."),
        ({"kind": "rumour"}, "Select a valid choice."),
        ({"claimant": "A" * 300}, "Ensure this value has at most"),
    ],
)
def test_what_cannot_be_marked_is_told_next_to_its_field_with_what_was_typed(desk, reviewer, sent, said):
    article = taken_in(reviewer, GERMAN)

    answer = by_hand(desk, article, **{"words": "Der Rat"} | sent)

    assert answer.status_code == 422
    assert said in answer.text
    assert "<script>alert" not in answer.text
    assert Claim.objects.count() == 0


def test_claim_that_two_people_mark_at_once_is_one(desk, reviewer, monkeypatch):
    article = taken_in(reviewer, GERMAN)
    by_hand(desk, article, "Der Rat")
    monkeypatch.setattr("reviews.web.desk.articles.by_hand.free_of", lambda spans, *_: spans[0])

    assert by_hand(desk, article, "Der Rat").status_code == 422
    assert Claim.objects.count() == 1


def test_strangers_mark_nothing(client, reviewer):
    article = taken_in(reviewer, GERMAN)
    client.force_login(UserFactory())

    assert by_hand(client, article, "Der Rat").status_code == 404
