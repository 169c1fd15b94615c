"""A margin or a majority that the text tells must be that of the tally."""

import pytest

from .conftest import of


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The bill passed by 52 votes to 40, a majority of 12.", True),
        ("The bill passed by 52 votes to 40, a majority of 13.", False),
        ("Councillors voted 52-40, by a margin of 12 votes.", True),
        ("The bill passed 52-40, by a 21-vote margin.", False),
        ("Members rejected the deal by 231 votes to 200, a majority of 31.", True),
        ("The bill passed by a majority of 52 votes, with 52 in favour and 40 against.", None),  # all votes of a side
        ("The bill passed with 52 in favour, 40 against and 7 abstaining, a majority of 5.", None),  # over all others
        ("The bill passed with 52 in favour and 7 abstaining, a majority of 12.", None),  # those against are missing
    ],
)
def test_told_margin_must_be_that_of_the_tally(text, holds):
    (found,) = of("margin told", text)

    assert found.holds is holds


def test_told_margin_is_put_in_a_sentence():
    (found,) = of("margin told", "The bill passed by 52 votes to 40, a majority of 13.")

    assert found.computed == {"told": 13, "margin": 12}
    assert found.sentence == "52 against 40 is a margin of 12; the text says 13."


@pytest.mark.parametrize(("told", "holds"), [(31, True), (41, None)])
def test_margin_in_the_sentence_beside_can_fit_but_not_contradict(told, holds):
    (found,) = of("margin told", f"The motion was carried by a majority of {told}. Members voted 231 to 200.")

    assert found.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "The bill passed by a margin of 52 votes to 40.",
        "The party, which has a majority of 20, carried the bill by 52 votes to 40.",
        "The bill passed 52-40, and the poll has a margin of error of 3 points.",
        "The first bill passed 52-40 and the second 50-42, a majority of 8.",  # of which vote is not said
        "The bill passed 52-40. The next bill passed 50-42, a majority of 9.",
    ],
)
def test_what_is_no_margin_of_this_vote_is_not_held_against_it(text):
    assert [found.holds for found in of("margin told", text) if found.claims == (0,)] == []


@pytest.mark.parametrize(
    ("told", "votes", "holds"),
    [
        ("a simple", "61 in favour and 60 against", True),
        ("a simple", "60 in favour and 60 against", False),
        ("a simple", "60 in favour and 3 abstaining", None),
        ("a two-thirds", "70 in favour and 35 against", True),
        ("a two-thirds", "69 in favour and 35 against", False),
        ("a two-thirds", "70 in favour, 30 against and 20 abstaining", None),  # 70 of 100, or of 120
        ("a three-quarters", "70 in favour and 30 against", False),
        ("an absolute", "70 in favour and 40 against", None),  # of how many members?
    ],
)
def test_told_majority_must_be_that_of_the_tally(told, votes, holds):
    (found,) = of("majority told", f"The motion passed with {told} majority, {votes}.")

    assert found.holds is holds


@pytest.mark.parametrize(("in_favour", "holds"), [(61, True), (60, False)])
def test_absolute_majority_is_one_of_all_members(in_favour, holds):
    (found,) = of(
        "majority told",
        f"The 120-member Knesset passed it with an absolute majority: {in_favour} in favour, 12 against.",
    )

    assert found.holds is holds
    assert found.computed == {"votes": in_favour, "voting": in_favour + 12, "members": 120}


@pytest.mark.parametrize(
    "text",
    [
        "The bill passed 52-40, short of the two-thirds majority needed to override.",
        "The bill needs a two-thirds majority; members voted 52-40 for it.",
    ],
)
def test_majority_that_is_needed_or_missed_is_not_told_of_the_vote(text):
    assert of("majority told", text) == []
