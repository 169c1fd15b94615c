from datetime import date

import pytest

from reviews.extraction import ExtractedClaim, extract, findings

ASSEMBLY = (
    "The 193-member UN General Assembly met. The resolution passed with {} in favour, {} against and {} abstaining."
)
TWO_VOTES = (
    "The first motion passed with 70 votes in favour, 20 against and 3 abstentions. "
    "It passed by a {} margin than a similar motion in May, which got {} votes in favour and 30 against."
)


def of(rule, text, **options):
    return [found for found in findings(extract(text, **options)) if found.rule == rule]


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


@pytest.mark.parametrize(("whole", "part", "holds"), [("Five", "three", True), ("Five", "six", False)])
def test_part_must_fit_its_whole(whole, part, holds):
    (found,) = of("part of the whole", f"{whole} people were killed, including {part} children.")

    assert found.holds is holds


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        ("At least 5", "three", True),
        ("At least 5", "seven", None),
        ("Five", "at least seven", False),
        ("Five", "up to three", True),
        ("Up to five", "seven", False),
        ("Up to five", "three", None),
        ("Dozens of", "three", None),
    ],
)
def test_part_of_an_open_figure_is_judged_by_what_the_figures_can_mean(whole, part, holds):
    (found,) = of("part of the whole", f"{whole} people were killed, including {part} children.")

    assert found.holds is holds


def test_figure_told_in_two_ways_is_pointed_out_and_not_judged():
    text = "Twelve miners were killed on Monday, police said. The mayor said 14 miners were killed."

    (found,) = of("told in two ways", text)

    assert (found.computed, found.holds) == ({"counts": [12, 14]}, None)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve miners were killed in Arden. In Besk, 14 miners were killed.",
        "Twelve miners were killed on Monday. On Tuesday 14 miners were killed.",
    ],
)
def test_figures_of_two_places_or_days_are_not_held_against_each_other(text):
    assert of("told in two ways", text, published=date(2024, 5, 3)) == []


def test_figure_told_twice_alike_is_no_finding():
    assert (
        of("told in two ways", "Twelve miners were killed, police said. The 12 miners were killed underground.") == []
    )


@pytest.mark.parametrize(("share", "holds"), [("79 per cent", True), ("79.3%", True), ("89 per cent", False)])
def test_percentage_must_fit_its_figures(share, holds):
    (found,) = of(
        "percentage of the whole", f"“We have 153 of the 193 members, or {share}, with us today,” said Ilse Brandt."
    )

    assert found.holds is holds


@pytest.mark.parametrize(("weekday", "holds"), [("Tuesday", True), ("Monday", False)])
def test_weekday_must_fit_its_date(weekday, holds):
    text = f"“We met on {weekday}, 12 December 2023, in the hall of the town,” said Ilse Brandt."

    (found,) = of("weekday of the date", text, published=date(2024, 1, 3))

    assert found.holds is holds


def test_article_without_figures_has_no_findings():
    assert findings(extract("The mayor opened the bridge and went home.")) == []


def test_claims_added_by_hand_without_details_are_left_open():
    claims = [
        ExtractedClaim(0, 4, "some", kind, (0, 4)) for kind in ("vote_tally", "casualty", "comparison", "quantity")
    ]

    assert [found.holds for found in findings(claims)] == [None]
