"""Words that a person chose out of an article become a claim like those that the program finds."""

from datetime import date

import pytest

from reviews.extraction import extract, extract_chosen

ARTICLE = """\
Council Reopens the Bridge

ARDEN – The council voted 9-2 on Tuesday to reopen the Arden bridge, which was closed after two people were killed there in 2021.

“The bridge is safe,” said Ilse Brandt, the mayor of Arden. She added that it had carried more than 4,000 cars a day.

The plan, Brandt said, would fail if the state cut 30 jobs. The harbour office in Arden fired its director on Monday. It is late.
"""


def chosen(*words, text=ARTICLE, language="en"):
    spans = [(text.index(one), text.index(one) + len(one)) for one in words]
    claims = extract_chosen(text, spans, published=date(2024, 5, 8), language=language)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote
        assert any(claim.quote in one for one in words)
    return claims


@pytest.mark.parametrize(
    ("words", "kind", "said", "wording"),
    [
        ("The council voted 9-2 on Tuesday", "vote_tally", None, "The council voted 9-2 on 7 May 2024."),
        ("two people were killed there in 2021", "casualty", None, "Two people were killed there in 2021."),
        (
            "“The bridge is safe,” said Ilse Brandt",
            "statement",
            "Ilse Brandt, the mayor of Arden, said:",
            "“The bridge is safe.”",
        ),
        (
            "She added that it had carried more than 4,000 cars",
            "statement",
            "Ilse Brandt, the mayor of Arden, added that",
            "It had carried more than 4,000 cars.",
        ),
        (
            "The plan, Brandt said, would fail",
            "statement",
            "Ilse Brandt, the mayor of Arden, said that",
            "The plan would fail.",
        ),
        (
            "fired its director on Monday. It is late.",
            "event",
            None,
            "Fired its director on Monday. It is late.",
        ),
        (
            ", which was closed after two people were killed there",
            "casualty",
            None,
            "The Arden bridge was closed after two people were killed there.",
        ),
        ("Council Reopens", "event", None, "Council Reopens."),
        ("–", "event", None, "."),
    ],
)
def test_words_are_told_as_the_program_tells_its_own(words, kind, said, wording):
    [claim] = chosen(words)

    assert (claim.kind, claim.said, claim.wording) == (kind, said, wording)


def test_figures_are_those_that_stand_wholly_inside():
    whole, cut = chosen("two people were killed there in 2021", "more than 4,000")

    assert [(figure.kind, figure.quote) for figure in whole.figures] == [("casualty", "two people were killed")]
    assert (whole.details["count"], whole.details["harm"]) == (2, "killed")
    assert cut.figures == ()


def test_several_are_read_at_once_and_come_in_order():
    late, early = "The harbour office in Arden fired its director", "The council voted 9-2"

    assert [claim.quote for claim in chosen(late, early)] == [early, late]


def test_what_the_program_finds_by_itself_reads_the_same_when_it_is_chosen():
    found = extract(ARTICLE, published=date(2024, 5, 8))
    again = extract_chosen(ARTICLE, [(claim.start, claim.end) for claim in found], published=date(2024, 5, 8))

    assert [(claim.kind, claim.said, claim.figures) for claim in again] == [
        (claim.kind, claim.said, claim.figures) for claim in found
    ]


def test_language_without_rules_leaves_the_words_bare():
    [claim] = chosen("12 Tote", text="Der Rat stimmte zu. 12 Tote, sagte er.", language="xx")

    assert (claim.kind, claim.wording, claim.figures, claim.said) == ("event", "12 Tote.", (), None)
