from datetime import date

import pytest

from tests.extraction.corpora import cases
from tests.extraction.mentions import figures


def casualties(text, **options):
    return figures("casualty", text, **options)


def figure(details):
    """The harm with its count, its vague word, or its [minimum, maximum]."""
    count = details["count"] if details["count"] is not None else details["vague"]
    return [details["harm"], [details["minimum"], details["maximum"]] if count is None else count]


@pytest.mark.parametrize("case", cases("casualties"))
def test_casualties_are_told_as_the_corpus_says(case):
    found = [claim.details for claim in casualties(case["text"])]

    assert [figure(details) for details in found] == case["figures"]
    for details in found:
        assert details["attribution"] == case.get("attribution", details["attribution"])
        assert details["place"] == case.get("place", details["place"])


def test_casualty_marks_the_words_of_its_number():
    text = "Officials said at least twenty-three miners were killed."

    (claim,) = casualties(text)

    assert text[slice(*claim.details["figure"])] == "twenty-three"
    assert claim.quote == "at least twenty-three miners were killed"
    assert claim.details["victims"] == "miners"


@pytest.mark.parametrize(
    ("text", "attributions"),
    [
        ("Nine people were killed, the coroner’s office said.", ["the coroner’s office"]),
        ("According to the Red Cross, nine people were killed.", ["the Red Cross"]),
        ("Two were killed, a spokesman said; villagers said eight died.", ["a spokesman", "villagers"]),
        ("The blast killed nine people.", [None]),
    ],
)
def test_casualty_names_who_says_so(text, attributions):
    assert [claim.details["attribution"] for claim in casualties(text)] == attributions


def test_casualty_takes_in_the_short_quotation_it_opens():
    text = "The mayor spoke of “three wounded civilians in the school” and left."

    (claim,) = casualties(text)

    assert claim.quote == "“three wounded civilians in the school”"


def test_casualty_part_names_its_whole():
    text = "Five people were killed, including three children."

    whole, part = casualties(text)

    assert part.details["part_of"] == whole.details["figure"]
    assert whole.details["part_of"] is None


def test_casualty_day_is_the_nearest_date():
    text = "On Monday the mayor met reporters; two men were killed on Tuesday."

    (claim,) = casualties(text, published=date(2024, 5, 2))

    assert claim.details["date"] == "2024-04-30"


def test_dead_of_a_year_long_past_are_casualties_of_that_year():
    text = "In 1985 the siege left 100 people dead."

    (claim,) = casualties(text, published=date(1995, 11, 7))

    assert (claim.details["count"], claim.details["date"]) == (100, "1985")


def test_total_of_a_war_is_a_quantity():
    text = "More than 70,000 people have died since the war began."

    assert casualties(text) == []
    assert [claim.details["value"] for claim in figures("quantity", text)] == [70000]


def test_figures_of_one_verb_are_quoted_apart():
    text = "Three teachers and eleven pupils were hurt. A wall killed two men and three women."

    assert [claim.quote for claim in casualties(text)] == [
        "Three teachers and eleven pupils were hurt",
        "eleven pupils were hurt",
        "killed two men",
        "killed two men and three women",
    ]


def test_source_keeps_what_its_owner_owns():
    (found,) = figures("casualty", "Twelve people were killed, according to the medical examiner’s office.")

    assert found.details["attribution"] == "the medical examiner’s office"
