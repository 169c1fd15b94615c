"""Whose words a clause is, and where they end."""

import pytest

from tests.extraction.mentions import as_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union said wages had fallen by 9 percent and the employers threatened to close two plants in Arden.",
            [
                "The union said that wages had fallen by 9 percent.",
                "The employers threatened to close two plants in Arden.",
            ],
        ),
        (
            "Lund said the 12 bridges were unsafe and the council closed them on Monday.",
            ["Lund said that the 12 bridges were unsafe and the council closed them on Monday."],
        ),
        (
            "The mayor said he had 12 letters and he accused the council of delays.",
            ["The mayor said that he had 12 letters and he accused the council of delays."],
        ),
    ],
)
def test_act_of_somebody_else_is_no_part_of_what_was_said(text, expected):
    assert as_told(text) == expected


def test_reports_speak_for_themselves_where_they_allege():
    text = "The court of Arden got reports alleging that the firm had hidden 12 million euros."

    assert "Reports alleged that the firm had hidden 12 million euros." in as_told(text)
