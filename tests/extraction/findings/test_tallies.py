"""Votes are added up, held against the members of their body and against what it takes to pass."""

from dataclasses import replace

import pytest

from reviews.extraction import extract, findings

from .conftest import of

ASSEMBLY = (
    "The 193-member UN General Assembly met. The resolution passed with {} in favour, {} against and {} abstaining."
)
TWO_VOTES = (
    "The first motion passed with 70 votes in favour, 20 against and 3 abstentions. "
    "It passed by a {} margin than a similar motion in May, which got {} votes in favour and 30 against."
)


def test_votes_are_added_up_and_held_against_the_members():
    (found,) = of("votes cast", ASSEMBLY.format("140 votes", 9, 20))

    assert found.computed == {"cast": 169, "members": 193, "not_voting": 24, "margin": 131}
    assert found.holds is True
    assert found.sentence == "169 of 193 members voted, 24 did not; the margin is 131."


def test_more_votes_than_members_do_not_hold():
    (found,) = of("votes cast", ASSEMBLY.format("140 votes", 39, 20))

    assert (found.holds, found.computed["not_voting"]) == (False, None)
    assert found.sentence == "199 votes are more than the 193 members; the margin is 101."


def test_votes_without_members_are_only_added_up():
    (found,) = of("votes cast", "The motion passed with 12 votes in favour, 5 against and 1 abstention.")

    assert (found.holds, found.computed["cast"]) == (None, 18)


def test_votes_of_a_body_that_was_corrected_to_no_members_are_too_many():
    (claim,) = extract("The motion passed with 12 votes in favour, 5 against and 1 abstention.")

    found, *_ = findings([replace(claim, details={**claim.details, "members": 0}, figures=())])

    assert (found.holds, found.sentence) == (False, "18 votes are more than the 0 members; the margin is 7.")


def test_side_that_is_not_told_leaves_those_not_voting_open():
    (found,) = of("votes cast", "The US Senate voted 52-47.")

    assert (found.holds, found.computed["not_voting"]) == (None, None)
    assert found.sentence == "99 votes are told; the margin is 5; nothing is said of those abstaining."


@pytest.mark.parametrize(
    ("word", "votes", "holds"),
    [("wider", 60, True), ("wider", 90, False), ("narrower", 90, True), ("narrower", 60, False)],
)
def test_margins_are_compared(word, votes, holds):
    (found,) = of("margins compared", TWO_VOTES.format(word, votes))

    assert found.computed == {"margin": 50, "compared_margin": votes - 30}
    assert found.holds is holds


def test_margin_compared_with_a_vote_that_is_not_told_is_open():
    text = "The motion passed with 70 votes in favour and 20 against. It passed by a wider margin than a similar motion in May."

    (found,) = of("margins compared", text)

    assert (found.holds, found.computed) == (None, {})


@pytest.mark.parametrize(
    "text",
    [
        "The shop sells at a wider margin than a year ago.",
        "The motion passed with 70 votes in favour and 20 against. Savers pay a higher marginal rate than companies.",
    ],
)
def test_margins_of_other_things_are_not_compared(text):
    assert of("margins compared", text) == []


@pytest.mark.parametrize(
    ("in_favour", "against", "holds"),
    [(120, 60, True), (119, 60, None), (91, 90, None), (90, 90, False)],
)
def test_assembly_needs_two_thirds_of_those_voting_on_important_questions(in_favour, against, holds):
    (found,) = of("enough to pass", ASSEMBLY.format(f"{in_favour} votes", against, 5))

    assert found.holds is holds
    assert found.computed["present_and_voting"] == in_favour + against


@pytest.mark.parametrize(
    ("votes", "holds"),
    [
        ("14 votes in favour and none", True),
        ("8 votes in favour and none", False),
        ("13 votes in favour and two", None),
    ],
)
def test_security_council_needs_nine_and_no_veto(votes, holds):
    (found,) = of("enough to pass", f"The UN Security Council adopted the text with {votes} against.")

    assert found.holds is holds


def test_what_an_unknown_body_needs_is_not_guessed():
    (found,) = of("enough to pass", "The motion passed with 12 votes in favour and 5 against.")

    assert found.holds is None


def test_abstentions_do_not_count_among_those_voting():
    (found,) = of("enough to pass", ASSEMBLY.format("80 votes", 40, 73))

    assert (found.holds, found.computed["needed"]) == (True, 80)


def test_part_of_the_votes_is_more_than_the_members_already():
    (found,) = of(
        "votes cast", "The 50-member UN General Assembly met. The text passed with 40 in favour and 12 against."
    )

    assert (found.holds, found.computed["not_voting"]) == (False, None)


@pytest.mark.parametrize(("absent", "holds"), [(24, True), (30, False)])
def test_those_told_absent_must_be_the_rest_of_the_members(absent, holds):
    text = ASSEMBLY.format("140 votes", 9, 20).replace("abstaining", f"abstaining, and {absent} absent")

    (found,) = of("votes cast", text)

    assert found.holds is holds


def test_tally_right_behind_a_comparison_may_be_of_either_vote():
    text = "The House voted 220-215. The Senate passed it by a wider margin than the House, 52-48."
    (found,) = of("margins compared", text)

    assert found.holds is None


def test_body_that_is_only_mentioned_has_no_members_to_exceed():
    text = "The 25-member council of Arden met. Workers at the council voted 120-35 on Tuesday to strike."
    (found,) = of("votes cast", text)

    assert found.holds is None


def test_absent_members_that_do_not_fit_are_named():
    text = "The 193-member UN General Assembly met. The text passed with 150 in favour, 20 against and 13 abstaining, with 12 absent."
    (found,) = of("votes cast", text)

    assert found.holds is False
    assert (
        found.sentence == "183 of 193 members voted, 10 did not; the margin is 130. The text tells of 12 who did not."
    )
