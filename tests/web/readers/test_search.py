"""Readers find published checks by any words, in any spelling of a query."""

import time

import pytest

from tests.factories import ClaimantFactory
from tests.published import correct, publish, source, url_of, withdraw

pytestmark = pytest.mark.django_db


def found(client, query: str) -> list[str]:
    """Return the addresses that a search finds, in order."""
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    html = response.content.decode()
    return [
        part.partition('"')[0]
        for part in html.split('class="check-claim"')[1:]
        for part in [part.partition('href="')[2]]
    ]


def test_search_finds_by_claim_claimant_answer_article_and_evidence(client):
    claim = publish(
        wording="The lantern festival drew nine thousand.", claimant=ClaimantFactory(name="Orsolya Brandt"),
        review={"summary": "The organisers counted tickets.", "evidence": [source(title="Turnstile protocol")]},
    )  # fmt: skip
    publish()

    for query in ("lantern", "LANTERN festival", "Brandt", "organisers", "turnstile"):
        assert found(client, query) == [url_of(claim)], query


def test_search_with_all_words_comes_before_some_words(client):
    both = publish(wording="Lanterns along the river Tamble.")
    one = publish(wording="The river rose in May.")

    assert found(client, "lanterns tamble") == [url_of(both)]
    assert set(found(client, "lanterns may")) == {url_of(both), url_of(one)}


def test_search_follows_a_correction_and_a_withdrawal(client):
    claim = publish(review={"summary": "The harbour was closed."})
    correct(claim, review={"summary": "The lighthouse was closed."})

    assert (found(client, "harbour"), found(client, "lighthouse")) == ([], [url_of(claim)])
    withdraw(claim)
    assert found(client, "lighthouse") == []


@pytest.mark.parametrize(
    "query",
    [
        "", " ", '"', "\"unclosed 'quote", "AND OR NOT", "a AND", "NEAR(a b)", "*", "^a", "col:value", "(((", "-x", "%", "_",
        "a" * 5000, "word " * 900, "' OR 1=1 --", "; DROP TABLE x", "\\", "{}", "🙂", "的", "جسر", "²", "\u202e", "a\tb\nc", "!&|<->",
    ],
)  # fmt: skip
def test_search_answers_whatever_is_typed(client, query):
    publish()

    began = time.monotonic()
    response = client.get("/search/", {"q": query})

    assert response.status_code == 200
    assert time.monotonic() - began < 10


def test_search_looks_at_the_beginning_of_a_long_query(client):
    claim = publish(wording="Lanterns along the river.")

    html = client.get("/search/", {"q": "lanterns " + "x" * 5000}).content.decode()

    assert url_of(claim) in html
    assert "x" * 250 not in html


def test_search_finds_other_scripts(client):
    claim = publish(wording="الجسر الجديد فوق النهر.")

    assert len(found(client, "الجسر")) == 1
    assert claim.public_id in found(client, "النهر")[0]


def test_search_that_finds_nothing_says_what_to_do(client):
    publish()

    html = client.get("/search/", {"q": "zeppelin"}).content.decode()

    assert "Try fewer words, a name or a place" in html
