"""What happened gets the place of its story, and nothing else does."""

import pytest

from tests.extraction.mentions import as_told

from .conftest import worded


def test_happening_gets_the_place_and_the_day_of_the_lead():
    text = "A bomb exploded at the market in Arden on Monday. Dozens died in the attack, doctors said."

    assert worded(text)[-1] == "Dozens died in the attack in Arden on 2 March 2026."


PASSAGE = "The assembly met on Monday. The talks went on for hours.\n\nThe raid on Brill has gone on for two days. "


@pytest.mark.parametrize(
    ("told", "wording"),
    [
        ("Five Samoans have been killed.", "Five Samoans have been killed in Brill."),
        ("It was reported that seven people have been killed.", "It was reported that seven people have been killed in Brill."),
        ("There are many wounded civilians.", "There are many wounded civilians in Brill."),
        ("The club added that there were “clashes between youths and soldiers.”", "There were “clashes between youths and soldiers [in Brill].”"),
        ("Over 300 rescuers from the valley responded.", "Over 300 rescuers from the valley responded in Brill."),
        ("Five Samoans have been killed near Dover.", "Five Samoans have been killed near Dover."),
    ],
)  # fmt: skip
def test_harm_gets_the_place_of_its_passage(told, wording):
    assert worded(PASSAGE + told)[-1] == wording


@pytest.mark.parametrize(
    "told",
    [
        "Last month, when the mayor was asked about it, she cut 12 jobs.",
        "For four years Lund and Oakes ran 12 ferries.",
        "Natural gas rose to 3 euros.",
        "The poster who started it told 12 people.",
    ],
)
def test_place_is_not_put_behind_what_is_no_news_of_it(told):
    assert "in Arden" not in worded(f"ARDEN – The attack on Monday killed two people. {told}")[-1]


def test_headline_in_capitals_names_no_place():
    text = "Lund Puts Harbour Plans In Question Before Vote\n\nMore than 300 people responded to the plans."

    assert worded(text) == ["More than 300 people responded to the plans."]


def test_place_is_not_put_in_where_another_was_named():
    text = (
        "A bomb exploded at the market in Arden on Monday. It was the worst week since the siege of Brill. Soldiers in Brill "
        "said the attack killed 12 people."
    )

    assert "Arden" not in worded(text)[-1]


@pytest.mark.parametrize("told", ["The number of attacks worldwide has risen.", "The attack of 1994 killed 12 guards."])
def test_place_of_the_story_is_not_put_behind_what_is_of_elsewhere(told):
    text = f"ARDEN – The attack in Arden on Monday killed two people.\n\n{told}"

    assert worded(text)[-1] == told


def test_crime_that_somebody_is_charged_with_happened_nowhere():
    text = "Two riots began in Arden. Jo Lund had been sentenced to 30 years in prison for double murder."

    assert as_told(text)[-1] == "Jo Lund had been sentenced to 30 years in prison for double murder."


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Two men were shot at Oak Sports Bar on Monday.", "Three others were wounded when 50 rounds were fired at Oak Sports Bar."),
        ("Two men were shot near Brill on Monday.", "Three others were wounded when 50 rounds were fired near Brill."),
        ("Two men were shot in Arden on Monday.", "Three others were wounded when 50 rounds were fired in Arden."),
    ],
)  # fmt: skip
def test_place_is_told_as_the_article_has_it(opening, expected):
    assert as_told(f"{opening} Three others were wounded when 50 rounds were fired.")[-1] == expected


@pytest.mark.parametrize(
    "opening",
    [
        "A shooting near Oak Ave. hurt two men.",
        "A shooting in Main Street hurt two men.",
        "A paper, whose offices are in Mexico, wrote of a shooting.",
    ],
)
def test_address_or_seat_is_no_place_of_the_story(opening):
    *_, last = as_told(f"{opening} Ten people were wounded.")

    assert last == "Ten people were wounded."
