"""It, they and its take up the subject of the sentence before, or stay loose."""

import pytest

from reviews.extraction import extract

from .conftest import PUBLISHED, worded


def test_it_is_the_subject_of_the_sentence_before():
    text = "The training centre lies outside Arden. It was hit with 40 rockets."

    assert worded(text)[-1].startswith("The training centre was hit with 40 rockets")


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        ("The rescuers left Arden.", "They found 12 people.", "The rescuers found 12 people."),
        ("Two rescuers left Arden.", "Their boat saved 12 people.", "Two rescuers’ boat saved 12 people."),
        ("The bank closed in Arden.", "Its owners lost 4 million euros.", "The bank’s owners lost 4 million euros."),
        ("The team left Arden.", "They won 12 games.", "The team won 12 games."),
        ("The rescuers left Arden. They slept in Brill.", "They found 12 people.", "The rescuers found 12 people."),
        ("The Arden team won in Brill. The team left on Monday.", "They won 12 games.", "The Arden team won 12 games."),
        # the claim itself has what is meant
        ("The rescuers left Arden.", "In its first year the bank lost 4 million euros.", "In its first year the bank lost 4 million euros."),
        ("The rescuers left Arden.", "The bank sold its 12 boats.", "The bank sold its 12 boats."),
    ],
)  # fmt: skip
def test_they_and_its_take_up_the_subject_of_the_sentence_before(before, told, expected):
    assert worded(f"{before} {told}")[-1] == expected


@pytest.mark.parametrize(
    ("before", "told", "loose"),
    [
        ("Arden has a harbour.", "Their boat saved 12 people.", ["Their"]),
        ("No rescuers left Arden.", "They found 12 people.", ["They"]),
        ("Growth is slower in Arden, the fund said.", "It cut 12 jobs.", ["It"]),
    ],
)  # fmt: skip
def test_pronoun_without_a_subject_that_fits_stays_loose(before, told, loose):
    text = f"{before} {told}"
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == (told, loose)


def test_it_is_crucial_that_stands_for_nothing():
    claim = extract("The bank closed in Arden. It is crucial that 12 people left.", published=PUBLISHED)[-1]

    assert claim.loose == ()


def test_name_is_taken_up_over_the_end_of_a_paragraph():
    assert worded("The Arden Courier closed.\n\nIt cut 12 jobs.")[-1] == "The Arden Courier cut 12 jobs."


def test_noun_is_not_taken_up_over_the_end_of_a_paragraph():
    text = "The rescuers left Arden.\n\nThey found 12 people."
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == ("They found 12 people.", ["They"])


def test_its_that_opens_a_subject_is_the_subject_before():
    text = "The Harbour Club met in Arden. Its rules, printed in York on Monday, cost 12 euros."

    assert worded(text)[-1] == "The Harbour Club’s rules, printed in York on 2 March 2026, cost 12 euros."


def test_its_in_front_of_the_subject_is_the_subject():
    text = "The Harbour Club met in Arden. In its first year the council of York cut 12 jobs."

    assert worded(text)[-1] == "In its first year the council of York cut 12 jobs."
