import pytest

from reviews.extraction.text import tokens
from reviews.extraction.text.grammar import tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics say the report claims too much.", "NVDnVRQ."),
        ("His claims were settled.", "DnBE."),
        ("He plans to call.", "pVtV."),
        ("The leading candidate said that it rained.", "DnnETpE."),
        ("Sen. Diaz left on Tuesday.", "NNNEPX."),
    ],
)
def test_words_are_tagged_by_their_place(text, expected):
    assert tags.tag(tokens.split(text)) == expected
