"""A claim reads alone: what is put in stands in the article, or is computed from its day; what fits twice is left loose."""

from datetime import date

import pytest

from reviews.extraction import extract
from tests.extraction.mentions import as_told

from .conftest import PUBLISHED, worded


def test_relative_clause_has_its_noun_for_a_subject():
    text = "The motion passed by a wider margin than a motion in May, which got 9 votes in favour and 4 against."

    assert worded(text)[-1] == "A motion in May 2025 got 9 votes in favour and 4 against."


def test_inside_a_quotation_what_is_put_in_stands_in_brackets():
    text = "Arden fights a measles outbreak. “The outbreak killed 12 children,” said Ilse Brandt."

    assert worded(text)[-1] == "“The [measles] outbreak killed 12 children.”"


def test_wording_is_one_sentence_of_the_words_and_the_insertions():
    text = "On Monday,\nthe council\nof Arden cut 40 jobs,"
    (claim,) = extract(text, published=PUBLISHED)

    assert claim.quote == "On Monday,\nthe council\nof Arden cut 40 jobs"
    assert claim.wording == "On 2 March 2026, the council of Arden cut 40 jobs."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The IMF report stated that 12 banks are weak. It called the plan “a farce of 12 acts”.",
            "The IMF report called the plan “a farce of 12 acts”.",
        ),
        (
            "The Arden council passed it by 40 votes to 12. The contempt resolution was sent to the court on Monday.",
            "The Arden council contempt resolution was sent to the court on 2 March 2026.",
        ),
        (
            "There is something that concerns Henry Crespo, president of the club. “No one is writing 12 songs,” he said.",
            "Henry Crespo, president of the club, said: “No one is writing 12 songs.”",
        ),
        (
            "Bill Lund’s presidency ended in 2001. There is no chance Ada Brandt will run for the presidency, Lund said.",
            "Bill Lund said that there is no chance Ada Brandt will run for the presidency.",
        ),
        (
            "Ed Lund, who led the party during the 2000 election, spoke. Lund said 12 talks should wait until after the election.",
            "Ed Lund said that 12 talks should wait until after the election.",
        ),
        (
            "Josh Lund said Monday that 12 reforms have failed.",
            "Josh Lund said on 2 March 2026 that 12 reforms have failed.",
        ),
        (
            "The Times has a report that showed the businessman and his 12 firms lost money in 2021.",
            "The Times has a report that showed the businessman and his 12 firms lost money in 2021.",
        ),
        (
            "Tim Kane is a lawyer. As governor of Arden he did not interfere with 11 executions.",
            "As governor of Arden Tim Kane did not interfere with 11 executions.",
        ),
        (
            "Ada Keller left. In a March 2016 meeting with the board of the Arden Post Keller said that 12 dams leak.",
            "Ada Keller said that 12 dams leak.",
        ),
    ],
)
def test_what_is_put_in_is_what_was_meant(text, expected):
    assert as_told(text, published=date(2026, 3, 5))[-1] == expected
