import pytest

from reviews.extraction.text import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Sheikh’s don’t", ["al-Sheikh", "’s", "don’t"]),
        ("The U.S. paid $3.5 at 24-hour notice", ["The", "U.S.", "paid", "$", "3.5", "at", "24-hour", "notice"]),
        ("1,200 men; “yes”", ["1,200", "men", ";", "“", "yes", "”"]),
        ("and so on...", ["and", "so", "on", "..."]),
        ("Kel\u00adler\u200b said\ufeff so", ["Keller", "said", "so"]),
    ],
)
def test_text_is_cut_into_tokens(text, expected):
    assert [token.text for token in tokens.split(text)] == expected
