"""Whom a pronoun that speaks takes up, and where that is asked."""

import pytest

from reviews.extraction import extract
from tests.extraction.mentions import as_told


def test_body_of_the_sentence_before_speaks_on_as_it():
    text = "The ministry of health published 12 letters on Monday. It emphasised that 1,200 homes had no water."

    *_, claim = extract(text)
    assert (claim.said, claim.loose) == ("The ministry of health emphasised that", ())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry and the union met on Monday. It emphasised that 1,200 homes had no water.", "It"),
        ("The vote was on Monday. His lawyer said that 1,200 homes had no water.", "His"),
    ],
)
def test_who_speaks_is_asked_where_nobody_can_tell(text, word):
    *_, claim = extract(text)

    assert claim.said.startswith(word)
    assert [text[start:end] for start, end in claim.loose] == [word]


def test_subject_without_a_known_gender_goes_before_a_reporter_named_far_above():
    text = (
        "Reporter John Hale has the story.\n\nA man was shot in a tavern.\n\n"
        "Labrin Dale-Parker, 34, was struck several times. He was taken to Arden Hospital with 12 wounds."
    )

    assert as_told(text)[-1] == "Labrin Dale-Parker was taken to Arden Hospital with 12 wounds."


@pytest.mark.parametrize("heading", ["FULL TEXT", "MRTA Says", "Stop TTIP"])
def test_words_in_capitals_are_not_she(heading):
    text = f"Ilse Brandt spoke about the treaty.\n\n{heading} was read by many. She said the treaty has 12 parts."

    assert [claim.claimant.name for claim in extract(text) if claim.claimant] == ["Ilse Brandt"]


@pytest.mark.parametrize("reporter", ["News4's Darcy Lund reports.", "Ann Oakes has the details."])
def test_who_made_the_report_is_not_taken_up(reporter):
    text = f"{reporter} Two people went to the fire station. She said another 12 people were treated."

    *_, claim = extract(text)
    assert (claim.claimant, claim.said) == (None, "She said that")


@pytest.mark.parametrize("subject", ["A man", "The man who owns the home"])
def test_he_is_nobody_named_where_somebody_new_was_told_of(subject):
    text = f"Neighbor Ben Lund was awake. {subject} spoke with the paper. He said 12 people were there."

    *_, claim = extract(text)
    assert (claim.claimant, claim.said) == (None, "He said that")


def test_his_is_asked_where_an_officer_told_of_a_man():
    text = "Officer Hilal Lund says Malcolm Hall was booked. A roster indicates that his 12 bonds had not been set."

    *_, claim = extract(text)
    assert [text[start:end] for start, end in claim.loose] == ["his"]


def test_relatives_are_not_he():
    text = "Jimmy Lund is charged with two counts of murder. Relatives said he rented 12 rooms."

    assert as_told(text)[-1] == "Relatives said that Jimmy Lund rented 12 rooms."
