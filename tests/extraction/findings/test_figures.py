"""Shares must fit their figures and make no more than the whole, weekdays their dates."""

from datetime import date

import pytest

from reviews.extraction import ExtractedClaim, findings

from .conftest import of


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
