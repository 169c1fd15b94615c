import pytest

from reviews.extraction import extract
from reviews.extraction.document import Document
from reviews.extraction.speakers.people import People


def names(text):
    return [name.full for name in People(Document(text)).named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hussein al-Sheikh met Mary-Jane O’Connor.", ["Hussein al-Sheikh", "Mary-Jane O’Connor"]),
        ("Alexander van der Meer met Harry M. Field.", ["Alexander van der Meer", "Harry M. Field"]),
        ("Secretary of State John Oakes met Prime Minister Ana Lind.", ["John Oakes", "Ana Lind"]),
        ("On Monday Ana Lind met Martin Oakes Jr. in Arden.", ["Ana Lind", "Martin Oakes Jr.", "Arden"]),
        ("The United Nations and the Ministry of Health met.", ["Health"]),
        ("N. Korea met Karl Lund in Arden. Right after noon Ada Finch left.", ["Karl Lund", "Arden", "Ada Finch"]),
        ("Howard Dean met Dean Rosa Keller.", ["Howard Dean", "Rosa Keller"]),
        ("Ana Lind drove to Ben Oakes Hospital.", ["Ana Lind"]),
    ],
)
def test_names_are_read_without_titles(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("opening", ["In New Arden", "Near Selvany Falls", "Across Marwick", "Labrin Dale's mother"])
def test_place_or_owner_that_opens_a_sentence_does_not_speak(opening):
    text = f"{opening}, Ilse Brandt looks at the lake. The tower fell down twice, she said."

    assert [claim.claimant.name for claim in extract(text) if claim.claimant] == ["Ilse Brandt"]


def test_somebody_may_be_called_like_a_month():
    text = "Bernard August leads the school. The two women were friends, August said."

    assert [claim.claimant.name for claim in extract(text) if claim.claimant] == ["Bernard August"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A statement posted on the website Arden.com", "Arden.com"),
        ("A report released hours after the fire", "A report"),
    ],
)
def test_nobody_is_called_a_statement(source, expected):
    *_, claim = extract(f"{source} said 12 people moved out.")

    assert claim.claimant.name == expected
