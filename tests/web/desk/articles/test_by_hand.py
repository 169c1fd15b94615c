"""Claims that people mark in an article by hand."""

import pytest
from django.urls import reverse

from reviews.models import Claim, State
from tests.factories import UserFactory
from tests.published import XSS

from .conftest import DUTCH, address, taken_in

pytestmark = pytest.mark.django_db


def by_hand(desk, article, words, **more):
    return desk.post(address("article-mark", article), {"words": words, "kind": "event", "claimant": ""} | more)


def test_words_of_the_article_become_a_claim_however_its_lines_break(desk, reviewer):
    article = taken_in(reviewer, DUTCH)
    assert "Mark a claim by hand" in desk.get(address("desk-article", article)).text

    answer = by_hand(desk, article, "  Ze is veilig\r\n", kind="statement", claimant="Ada  Lund")

    claim = Claim.objects.get()
    assert answer.url == reverse("claim", args=[claim.public_id])
    assert (claim.quote, claim.kind, claim.claimant.name) == ("Ze is\nveilig", "statement", "Ada Lund")
    assert (claim.state, claim.extractor, claim.events.get().by) == (State.OPEN, "", reviewer)


def test_words_that_stand_twice_are_marked_one_after_the_other(desk, reviewer):
    article = taken_in(reviewer, "Ja, ja. Der Rat stimmte zu, und der Rat ging. Der Rat schlief.")

    answers = [by_hand(desk, article, "Der Rat").status_code for _ in range(3)]

    assert answers == [302, 302, 422]
    assert [*Claim.objects.order_by("start").values_list("start", flat=True)] == [8, 46]


@pytest.mark.parametrize(
    ("sent", "message"),
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
def test_what_cannot_be_marked_is_shown_next_to_its_field_with_what_was_typed(desk, reviewer, sent, message):
    article = taken_in(reviewer, DUTCH)

    answer = by_hand(desk, article, **{"words": "De raad"} | sent)

    assert answer.status_code == 422
    assert message in answer.text
    assert "<script>alert" not in answer.text
    assert Claim.objects.count() == 0


def test_claim_that_two_people_mark_at_once_is_one(desk, reviewer, monkeypatch):
    article = taken_in(reviewer, DUTCH)
    by_hand(desk, article, "De raad")
    monkeypatch.setattr("reviews.web.desk.articles.by_hand.free_of", lambda spans, *_: spans[0])

    assert by_hand(desk, article, "De raad").status_code == 422
    assert Claim.objects.count() == 1


def test_strangers_mark_nothing(client, reviewer):
    article = taken_in(reviewer, DUTCH)
    client.force_login(UserFactory())

    assert by_hand(client, article, "De raad").status_code == 404
