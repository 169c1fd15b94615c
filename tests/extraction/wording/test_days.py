"""Days, months and years are told whole, computed from the day of publication."""

from datetime import date

import pytest

from reviews.extraction import extract
from tests.extraction.mentions import as_told

from .conftest import PUBLISHED, worded


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("on Monday", "on 2 March 2026"),
        ("last Monday", "on 2 March 2026"),
        ("yesterday", "on 4 March 2026"),
        ("on Monday night", "on the night of 2 March 2026"),
        ("in October", "in October 2025"),
        ("on 4 February", "on 4 February 2026"),
        ("on 4 February 2025", "on 4 February 2025"),
        ("last month", "in February 2026"),
        ("late last year", "in late 2025"),
        ("last week", "in the week of 23 February 2026"),
        ("in June of this year", "in June of 2026"),
    ],
)
def test_day_is_whole(told, expected):
    text = f"The council of Arden cut 40 jobs at the port {told}."

    assert worded(text) == [f"The council of Arden cut 40 jobs at the port {expected}."]


def test_day_is_written_as_the_article_writes_days():
    text = "The council of Arden cut 40 jobs on Monday. It had cut 12 jobs on March 3, 2025."

    assert worded(text)[0] == "The council of Arden cut 40 jobs on March 2, 2026."


def test_possessive_day_follows_its_noun():
    assert worded("Tuesday’s storm in Arden killed 12 people.") == [
        "The storm of 3 March 2026 in Arden killed 12 people."
    ]


def test_nothing_is_put_in_without_a_day_of_publication():
    assert worded("The council of Arden cut 40 jobs on Monday.", published=None) == [
        "The council of Arden cut 40 jobs on Monday."
    ]


def test_month_of_a_condition_or_a_duty_is_ahead():
    for told in ("Lund leads by 40 seats if his party wins in November.", "Lund now has to win 40 states in November."):
        (claim,) = extract(told, published=date(2024, 9, 3))

        assert "November 2024" in claim.wording


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("more than a year ago", "more than a year before 3 September 2024"),
        ("nearly two decades ago", "nearly two decades before 3 September 2024"),
        ("more than 20 years ago, in 2001", "more than 20 years ago, in 2001"),
        ("three years ago", "in 2021"),
    ],
)
def test_what_is_counted_back_is_counted_from_the_day_of_the_paper(told, expected):
    (claim,) = extract(f"Lund opened 40 mills {told}.", published=date(2024, 9, 3))

    assert claim.wording == f"Lund opened 40 mills {expected}."


def test_what_somebody_counts_back_in_a_quotation_stays():
    (claim,) = extract("“Lund opened 40 mills decades ago,” said Ada Finch.", published=date(2024, 9, 3))

    assert (claim.wording, claim.loose) == ("“Lund opened 40 mills decades ago.”", ())


def test_year_that_something_is_compared_with_is_dated():
    (claim,) = extract("The turnout in Arden was 71%, some 25% higher than last year.", published=date(2024, 9, 3))

    assert claim.wording == "The turnout in Arden was 71%, some 25% higher than in 2023."


@pytest.mark.parametrize(
    ("told", "expected", "loose"),
    [
        ("Last year", "“[In 2025] the bank cut 12 jobs.”", []),
        ("Yesterday", "“Yesterday the bank cut 12 jobs.”", ["Yesterday"]),
    ],
)
def test_year_is_certain_in_a_quotation_and_a_day_is_not(told, expected, loose):
    text = f"“{told} the bank cut 12 jobs,” said Ilse Brandt."
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == (expected, loose)


@pytest.mark.parametrize(
    "text",
    [
        "A reporter for Harbour Today saw 12 ships at the pier.",
        "The council cut 40 jobs before her Sunday walk.",
    ],
)
def test_day_that_is_part_of_a_name_or_describes_a_noun_stays(text):
    assert worded(text) == [text]


def test_this_morning_is_the_day_of_the_article():
    text = "The mayor of Arden this morning condemned the murder of 12 priests."

    assert as_told(text, published=date(2026, 3, 5)) == [
        "The mayor of Arden on the morning of 5 March 2026 condemned the murder of 12 priests."
    ]
