"""What makes a sentence worth checking, and fact rather than opinion; each sentence with its reason."""

import json
from itertools import pairwise

import pytest

from reviews.extraction import extract, worth
from tests.extraction.corpora import cases


@pytest.mark.parametrize("row", cases("worth"))
def test_sentence_is_judged_as_a_desk_would(row):
    score = worth.score(row["text"])

    if "worth" in row:
        assert (score.check_worthiness >= 0.5) == row["worth"], score.factors
    if "factual" in row:
        assert (score.factual >= 0.5) == row["factual"], score.factual_factors


@pytest.mark.parametrize(
    ("plain", "telling", "factor"),
    [
        ("Ships came to the harbour.", "Ships came to the harbour 12 times.", "figure"),
        ("Ships came to the harbour.", "Ships came to the harbour in 1987.", "date"),
        ("Ships came to the harbour.", "Ships came to the harbour of Lisbon.", "named"),
        ("They walk to town.", "They walked to town.", "past"),
        ("The hat is red.", "The tax is red.", "public"),
        ("The hat is red.", "The orchard is red.", "public"),
        ("Ships carried 40 goats.", "Ships carried 400 goats.", "exact"),
        ("Ships carried 4 goats.", "Ships carried 4.5 goats.", "exact"),
        ("Ships carried goats.", "Ships opposed goats.", "stance"),
        ("They walk to town.", "They voted in town.", "deed"),
        ("The village lies by a lake.", "The village grew by a lake.", "past"),
        ("The dam is high.", "The dam is highest.", "comparison"),
    ],
)
def test_factor_raises_the_worth(plain, telling, factor):
    before, after = worth.score(plain), worth.score(telling)

    assert factor not in before.factors
    assert after.factors[factor] > 0
    assert after.check_worthiness > before.check_worthiness


@pytest.mark.parametrize(
    ("plain", "doubtful", "factor"),
    [
        ("The dam holds.", "The dam holds?", "question"),
        ("The dam holds.", "I think the dam holds.", "opinion"),
        ("The dam holds.", "The dam must hold.", "advice"),
        ("The dam holds.", "The dam wants to hold.", "wish"),
        ("The dam holds.", "The topic holds.", "talk"),
        ("The dam holds.", "The way holds.", "vague"),
        ("The dam holds.", "You hold.", "subject_you"),
        ("The dam holds.", "The dam could hold.", "condition"),
        ("The dam holds.", "The dam will hold.", "prediction"),
        ("The dam holds.", "The dam is going to hold.", "prediction"),
        ("The dam holds.", "The sad dam holds.", "evaluation"),
    ],
)
def test_factor_lowers_the_worth(plain, doubtful, factor):
    before, after = worth.score(plain), worth.score(doubtful)

    assert factor not in before.factors
    assert after.factors[factor] < 0
    assert after.check_worthiness < before.check_worthiness


def test_each_further_figure_counts_less():
    sentences = [
        "The ship carried 5 goats.",
        "The ship carried 5 goats 6.",
        "The ship carried 5 goats 6 7.",
        "The ship carried 5 goats 6 7 8.",
    ]
    figures = [worth.score(sentence).factors["figure"] for sentence in sentences]
    gains = [later - earlier for earlier, later in pairwise(figures)]

    assert gains == sorted(gains, reverse=True)
    assert min(gains) > 0


def test_beyond_many_words_a_sentence_is_worth_less():
    usual, long = worth.score("The ship came in. " * 6), worth.score("The ship came in. " * 60)

    assert "overlong" not in usual.factors
    assert long.factors["overlong"] < 0
    assert long.check_worthiness < usual.check_worthiness


def test_a_title_is_no_name():
    assert "named" not in worth.score("Ask the Senator and the President.").factors
    assert (
        worth.score("Ask the Senator and Mr Abiola.").factors["named"]
        == worth.score("Ask for Abiola.").factors["named"]
    )


def test_a_curly_apostrophe_is_an_apostrophe():
    assert worth.score("I’ve seen it, but they can’t.") == worth.score("I've seen it, but they can't.")


def test_a_year_is_a_date_and_no_figure():
    factors = worth.score("The bridge opened in 1987.").factors

    assert "date" in factors
    assert "figure" not in factors


@pytest.mark.parametrize(
    "sentence", ["", " ", "?", "“”", "\0", "7" * 5000, "a" * 200_000, "A " * 50_000, "क्षत्रिय", "😀"]
)
def test_any_sentence_has_a_score(sentence):
    score = worth.score(sentence)

    assert 0 <= score.check_worthiness <= 1
    assert 0 <= score.factual <= 1


def test_a_language_without_a_lexicon_is_scored_by_its_shape():
    score = worth.score("El 3 de mayo votaron 54 diputados de Madrid.", language="es")

    assert set(score.factors) == {"base", "figure", "named", "length", "long_words"}


# In an article ------------------------------------------------------------------------------------------------------

ARTICLE = (
    "The council of Port Alder voted 12 to 3 on Tuesday to close the ferry. "
    "“The ferry has lost many of its passengers,” said Ines Brack, the mayor. Two sailors were killed in the storm."
)


def test_factors_of_a_claim_open_its_worth():
    for claim in extract(ARTICLE):
        inside = sum(claim.factors.values())
        assert (claim.check_worthiness > 0.5) == (inside > 0)
        assert json.loads(json.dumps(claim.factors)) == claim.factors


def test_kind_and_claimant_are_among_the_factors():
    factors = {claim.kind: claim.factors for claim in extract(ARTICLE)}

    assert factors["vote_tally"]["vote_tally"] == 0.78
    assert factors["casualty"]["casualty"] == 0.78
    assert factors["statement"]["claimant"] == 0.26
    assert "claimant" not in factors["casualty"]


def test_a_tally_and_a_toll_come_before_a_feeling():
    worths = {claim.kind: claim.check_worthiness for claim in extract(ARTICLE)}

    assert worths["vote_tally"] > worths["statement"]
    assert worths["casualty"] > worths["statement"]
