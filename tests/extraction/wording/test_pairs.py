"""Two that are named together are meant by "both" in the next sentence."""

import pytest

from reviews.extraction import extract

from .conftest import PUBLISHED, worded


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        ("Ada Finch and Tom Brandt ran for mayor.", "Both were fined 4,000 euros.", "Ada Finch and Tom Brandt were fined 4,000 euros."),
        ("Trains stop at Oak Station or Mill Station.", "Both of these stops cost 4 million euros.", "Oak Station and Mill Station cost 4 million euros."),
        ("Norway and Sweden signed the treaty.", "Both countries sent 12 ships.", "Norway and Sweden sent 12 ships."),
    ],
)  # fmt: skip
def test_both_are_the_two_of_the_sentence_before(before, told, expected):
    text = f"{before} {told}"
    *_, claim = extract(text, published=PUBLISHED)
    (insertion,) = claim.insertions

    assert claim.wording == expected
    assert (insertion.rule, text[slice(*insertion.replaces)].split()[0]) == ("both", "Both")
    assert text[slice(*insertion.source)] in before


@pytest.mark.parametrize(
    "before",
    [
        "Ada Finch, Tom Brandt and Ines Lund ran for mayor.",
        "Ada Finch and Tom Brandt met Ines Lund and Karl Oakes.",
        "The clerks ran for mayor.",
    ],
)
def test_both_is_loose_where_not_two_were_named(before):
    text = f"{before} Both were fined 4,000 euros."
    *_, claim = extract(text, published=PUBLISHED)

    assert claim.wording == "Both were fined 4,000 euros."
    assert "Both" in [text[slice(*span)] for span in claim.loose]


def test_both_that_names_its_two_itself_stays():
    (*_, told) = worded("Ada Finch and Tom Brandt ran. Both Norway and Sweden sent 12 ships.")

    assert told == "Both Norway and Sweden sent 12 ships."
