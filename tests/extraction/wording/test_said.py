"""Who says a claim, and how."""

import pytest

from reviews.extraction import extract
from reviews.extraction.whole import whole
from tests.extraction.mentions import as_told

from .conftest import PUBLISHED, worded


def test_hour_that_somebody_speaks_at_keeps_its_full_stop():
    (claim,) = extract("At around 1 a.m., police say the man, armed with a gun, killed 12 people.")

    assert whole(claim) == "At around 1 a.m., police say that the man, armed with a gun, killed 12 people."


def test_what_somebody_has_been_demanding_is_told_so():
    (claim,) = extract("Ada Lund and others have been demanding that the police release 40 films.")

    assert claim.said == "Ada Lund and others have been demanding that"


def test_only_stays_in_front_of_how_many_spoke():
    (claim,) = extract("Only 52 percent of the voters agreed that Karl Lund had 40 clerks.")

    assert claim.said == "Only 52 percent of the voters agreed that"


def test_recording_has_a_single_label():
    text = "The editor was there.\n\n[Begin recording] [Visser] the fire took place at 2120 and cost 40 million. [End recording]"

    assert [claim.said for claim in extract(text)] == ["Visser said that"]


def test_courtesy_s_point_does_not_end_whom_something_is_said_of():
    text = "“It has cost 40 million,” Karl Visser said of Mrs. Lund’s plan."

    assert extract(text)[0].said == "Karl Visser said of Mrs. Lund’s plan:"


def test_what_somebody_says_meanwhile_is_a_sentence():
    text = "The search was suspended on Monday, with Ilse Brandt calling the danger of 12 more rockfalls “real”."

    assert worded(text)[-1] == "Ilse Brandt called the danger of 12 more rockfalls “real”."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mayor Ilse Brandt denied the fires were related to the strike.", "Mayor Ilse Brandt denied that"),
        ("Ilse Brandt, the mayor, told reporters on Monday that 12 people had died.", "Ilse Brandt, the mayor, told reporters on 2 March 2026 that"),
        ("According to the ministry, 12 people had died.", "According to the ministry,"),
        ("On Monday, hours before the vote, Ilse Brandt said 12 people had died.", "On 2 March 2026, hours before the vote, Ilse Brandt said that"),
        ("Twelve people had died, officials told the agency.", "Officials told the agency that"),
        ("“We lost 12 people,” said Ilse Brandt, the mayor.", "Ilse Brandt, the mayor, said:"),
        ("The council approved the plan by 9 votes to 4.", None),
    ],
)  # fmt: skip
def test_said_tells_who_says_it_and_how(text, said):
    assert extract(text, published=PUBLISHED)[0].said == said


def test_denial_reads_as_a_denial():
    (claim,) = extract("Mayor Ilse Brandt denied the two fires in Arden were related to the strike.")

    assert whole(claim) == "Mayor Ilse Brandt denied that the two fires in Arden were related to the strike."


def test_quotation_that_its_cue_interrupts_is_one():
    text = "“The plan, though old,” harbour director Ilse Brandt said, “would cost 12 people their work.”"

    assert worded(text) == ["“The plan, though old, would cost 12 people their work.”"]


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        ("Karl Oakes left Arden.", "His aides said 12 boats had sunk.", "Karl Oakes’s aides said that 12 boats had sunk."),
        ("Ada Finch left Arden.", "According to her lawyer, 12 boats had sunk.", "According to Ada Finch’s lawyer, 12 boats had sunk."),
        # nobody, or two that may be meant
        ("The boats left Arden.", "His aides said 12 boats had sunk.", "His aides said that 12 boats had sunk."),
        ("Karl Oakes and Tom Lund left Arden.", "His aides said 12 boats had sunk.", "His aides said that 12 boats had sunk."),
        # somebody else stands in front
        ("Karl Oakes left Arden.", "After Tom Lund left, his aides said 12 boats had sunk.", "After Tom Lund left, his aides said that 12 boats had sunk."),
    ],
)  # fmt: skip
def test_whose_the_speaker_is_stands_by_name(before, told, expected):
    assert as_told(f"{before} {told}")[-1] == expected


def test_his_aides_are_loose_until_it_is_told_whose():
    text = "The boats left Arden. His aides said 12 boats had sunk."
    *_, claim = extract(text)

    assert [text[start:end] for start, end in claim.loose] == ["His"]
