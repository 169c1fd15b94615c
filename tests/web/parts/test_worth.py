"""Why a claim is worth checking, in words."""

import pytest

from reviews.extraction import extract
from reviews.extraction.worth import _weights
from reviews.web.parts.worth import WEIGHED, WORDS, reasons, weighed
from tests.factories import TEXT


@pytest.mark.parametrize(
    ("factors", "expected"),
    [
        ({"base": 5.0, "figure": 0.4, "vote_tally": 1.5, "date": 0.3}, ["a vote", "a figure"]),
        ({"public": -0.4, "talk": 3.0}, []),
        ({"named": 0.4, "claimant": 0.5}, ["somebody named says it", "a name"]),
        ({"chosen by hand": 1.0}, ["marked by hand"]),
        ({}, []),
    ],
)
def test_what_weighs_most_is_shown(factors, expected):
    assert reasons(factors) == expected


def test_factors_of_the_program_are_those_that_have_words():
    assert all(reasons(claim.factors) for claim in extract(TEXT))
    assert {name for claim in extract(TEXT) for name in claim.factors} & WORDS.keys()


def test_every_factor_has_a_name_that_can_be_translated():
    weights = _weights()
    factors = {*weights["check_worthiness"], *weights["kinds"], "claimant", "chosen by hand", "desk"}

    assert set(WEIGHED) == factors
    assert weighed({"vote_tally": 0.3, "subject_it": -1.5}) == [("subject it", "−1.50"), ("vote tally", "+0.30")]
