from dataclasses import replace
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


# Told margins and majorities ------------------------------------------------------------------------------------------


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


# Parts and their sum --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (": seven men, three women and two children", True),
        (": seven men, three women and one child", False),
        (" — seven men and three women", False),
        (", including seven men and three women", True),
        (", including seven men, three women and four children", False),
        (", including seven women and six teachers", None),  # some women may be teachers
        (", including three boys, four girls and six children", None),
        (", seven men, three women and two children", True),
        (", seven men, three women and one child", None),  # nobody says that the list is whole
    ],
)
def test_parts_must_make_their_whole(told, holds):
    (found,) = of("parts of the whole", f"12 people were killed{told}.")

    assert found.holds is holds


def test_sum_of_the_parts_is_told_with_its_figures():
    (found,) = of("parts of the whole", "12 people were killed: seven men, three women and one child.")

    assert found.computed == {"total": 12, "parts": [7, 3, 1], "sum": 11}
    assert found.sentence == "7, 3 and 1 make 11, and the list is of 12."
    assert len(found.claims) == 4


def test_part_too_large_by_itself_is_no_matter_of_the_sum():
    holds = [found.holds for found in of("part of the whole", "Six were killed, including two men and nine women.")]

    assert holds == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed, five rebels and three policemen, the army said.",
        "At least 12 people were killed: seven men and three women.",
        "The blast killed six priests, a cook and her son.",
        "Twelve people were killed, seven men and three women were wounded.",
    ],
)
def test_list_that_is_of_no_known_whole_is_not_summed(text):
    assert of("parts of the whole", text) == []


def test_one_of_several_is_no_second_figure():
    assert of("told in two ways", "Two men were killed. The gunman was one of the two men who were killed.") == []


# Shares ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("62 per cent (31 of 50)", True),
        ("63 per cent (31 of 50)", None),  # cut or rounded by another digit
        ("65 per cent (31 of 50)", False),
        ("62.4 per cent (31 of 50)", False),
        ("about 60 per cent (31 of 50)", True),
        ("about 70 per cent (31 of 50)", None),
        ("about 80 per cent (31 of 50)", False),
        ("more than 60 per cent (31 of 50)", True),
        ("more than 70 per cent (31 of 50)", False),
        ("less than 60 per cent (31 of 50)", False),
        ("62% of its members, or 31 of 50", True),
        ("31 of the 50 members, 62%", True),
        ("31 of the 50 members, 69%", False),
        ("31 out of 50 members (62%)", True),
        ("31 members, or 62% of the 50", True),
        ("31 (52%) of the 50 members", False),
        ("about a third of the 30 members, 10 in all", True),
        ("a third of the 30 members, 19 in all", False),
        ("half of the 30 members, 15", True),
        ("half of the 30 members, 18", None),  # half may be roughly said
    ],
)
def test_share_must_fit_its_parts_as_precisely_as_it_is_printed(told, holds):
    (found,) = of("percentage of the whole", f"The clerk counted again and found that {told}, had signed.")

    assert found.holds is holds


def test_whole_before_its_part_and_share():
    (found,) = of("percentage of the whole", "Of the 40 members 10, or 30%, had signed.")

    assert (found.computed, found.holds) == ({"part": 10, "whole": 40, "percentage": 25.0}, False)
    assert found.sentence == "10 of 40 is 25 per cent; the text says 30%."


@pytest.mark.parametrize(
    "text",
    [
        "12 of the 30 said that 40 per cent would sign.",
        "12 of the 30 miners, 41 and 52 per cent of those asked, signed.",
        "Half of the 30 villages were flooded, 16 in the north.",
        "The fund lent $12 million of the $30 million, or 90%, to the town.",
        "Of the 40 members, 12 said that 25% of them had signed.",
        "None of the 0 members, or 0 of 0, 5%, had signed.",
    ],
)
def test_figures_that_only_stand_near_each_other_are_no_share(text):
    assert of("percentage of the whole", text) == []


def test_share_is_told_once_of_the_claim_that_holds_it():
    (found,) = of("percentage of the whole", "Ilse Brandt said that 62 per cent (31 of 50) had signed.")

    assert found.claims == (0,)


# Weekdays -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "holds"), [("Monday, 13 May", True), ("Friday, 13 May", False), ("Monday, May 13", True)]
)
def test_weekday_of_a_date_without_a_year_is_held_against_the_day_that_a_claim_has(told, holds):
    text = f"Ilse Brandt said that 40 houses were flooded on {told}."

    (found,) = of("weekday of the date", text, published=date(2024, 5, 15))

    assert (found.holds, found.computed) == (holds, {"date": "2024-05-13", "weekday": "Monday"})


def test_weekday_that_fits_the_year_beside_is_open():
    text = "Ilse Brandt said that 40 houses were flooded on Tuesday, 13 May."

    (found,) = of("weekday of the date", text, published=date(2024, 5, 15))

    assert found.holds is None
    assert found.sentence == ("13 May 2024 was a Monday; the text says Tuesday. It would fit 2025: no year is printed.")


@pytest.mark.parametrize("published", [None, date(2024, 5, 15)])
def test_weekday_alone_or_of_an_unknown_year_is_no_finding(published):
    text = "Ilse Brandt said that 40 houses were flooded on Tuesday. “We met on Friday, 3 May,” she said."

    assert of("weekday of the date", text, published=published) == []


def test_leap_day_is_looked_for_in_no_other_year():
    text = "Ilse Brandt said that 40 houses were flooded on Monday, 29 February."

    (found,) = of("weekday of the date", text, published=date(2024, 3, 5))

    assert (found.holds, found.computed["weekday"]) == (False, "Thursday")


def test_date_typed_by_hand_tells_no_year():
    claims = [ExtractedClaim(0, 4, "Monday, 13 May", "event", (0, 4), details={"date": "2024-13-77"})]

    assert findings(claims) == []


# ----------------------------------------------------------------------------------------------------------------------


def test_article_without_figures_has_no_findings():
    assert findings(extract("The mayor opened the bridge and went home.")) == []


def test_claims_added_by_hand_without_details_are_left_open():
    claims = [
        ExtractedClaim(0, 4, "some", kind, (0, 4)) for kind in ("vote_tally", "casualty", "comparison", "quantity")
    ]

    assert [found.holds for found in findings(claims)] == [None]


def test_tally_right_behind_a_comparison_may_be_of_either_vote():
    text = "The House voted 220-215. The Senate passed it by a wider margin than the House, 52-48."
    (found,) = of("margins compared", text)

    assert found.holds is None


def test_body_that_is_only_mentioned_has_no_members_to_exceed():
    text = "The 25-member council of Arden met. Workers at the council voted 120-35 on Tuesday to strike."
    (found,) = of("votes cast", text)

    assert found.holds is None


def test_large_change_is_said_in_plain_figures():
    (found,) = of("size of the change", "Sales rose from 10 dollars to 500 dollars, an increase of 4,900 per cent.")

    assert "is 4,900 per cent" in found.sentence


def test_absent_members_that_do_not_fit_are_named():
    text = "The 193-member UN General Assembly met. The text passed with 150 in favour, 20 against and 13 abstaining, with 12 absent."
    (found,) = of("votes cast", text)

    assert found.holds is False
    assert (
        found.sentence == "183 of 193 members voted, 10 did not; the margin is 130. The text tells of 12 who did not."
    )


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("from $410 million to $615 million, an increase of 50 percent", True),
        ("from $410 million to $615 million, an increase of 40 percent", False),
        ("50 percent, from 450 pounds to 675 pounds", True),
        ("28 per cent, from 20,530 to 26,280", True),
        ("38 per cent, from 20,530 to 26,280", False),
        ("70 percent, from 450 pounds to 675 pounds", False),
        ("to 15 boats from 12 boats (25%)", True),
        ("to 15 boats from 12 boats, up nearly 40 percent", False),
        ("from 1,200 boats to 1,500 boats, up more than 20 percent", True),
        ("from $1.2 million to $1.5 million, up 28 percent", None),
        ("from 8.4% to 6.9%, a drop of 1.5 percentage points", True),
        ("from 8.4% to 6.9%, a drop of 1.9 percentage points", False),
        ("from 8.4% to 6.9%, a drop of 18 percent", True),
        ("from 8.4% to 6.9%, a drop of 1.5 percent", None),
        ("from 61.2 percent to 48.7 percent, down more than 20 points", False),
    ],
)
def test_size_of_a_change_is_held_against_its_figures(told, holds):
    (found,) = of("size of the change", f"The figure rose {told}.")

    assert found.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Tickets range from $4 to $6, and sales rose 5 percent.",
        "He cut the staff from 40 people to 30 people while the pay of the rest rose 5 percent.",
        "Exports rose from $4 million to $6 million, and imports of grain rose 5 percent.",
    ],
)
def test_share_of_something_else_is_no_size_of_the_change(text):
    assert not of("size of the change", text)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("58 percent support the bridge, 31 percent oppose it and 11 percent are undecided", True),
        ("58 percent support the bridge, 31 percent oppose it and 16 percent are undecided", False),
        ("45 percent of voters approve of him and 56 percent disapprove", True),
        ("the plan passed with 52.3 percent voting yes and 48.7 percent voting no", False),
    ],
)
def test_shares_for_and_against_are_no_more_than_the_whole(text, holds):
    (found,) = of("shares of the whole", f"According to the institute, {text}.")

    assert found.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "58 percent of women support the bridge and 61 percent of men oppose it",
        "62 percent support the bridge and 59 percent support the tunnel",
        "58 percent support the bridge and 31 percent oppose it",
        "60 percent support the bridge and 55 percent oppose the tunnel",
        "in Arden 58 per cent voted yes, and in Lindgate 55 per cent voted no",
    ],
)
def test_shares_of_two_wholes_or_of_some_are_not_added(text):
    assert not of("shares of the whole", f"According to the institute, {text}.")


@pytest.mark.parametrize(("children", "holds"), [(4, True), (7, False)])
def test_what_is_told_of_the_dead_adds_up_to_them(children, holds):
    (found,) = of("parts of the whole", f"Of the 31 dead, 18 were women, 9 were men and {children} were children.")

    assert found.holds is holds
