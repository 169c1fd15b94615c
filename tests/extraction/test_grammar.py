import pytest

from reviews.extraction.text import tokens
from reviews.extraction.text.grammar import inflection, tags


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("warn", ("warn", "warns", "warned", "warned", "warning")),
        ("plan", ("plan", "plans", "planned", "planned", "planning")),
        ("deny", ("deny", "denies", "denied", "denied", "denying")),
        ("stress", ("stress", "stresses", "stressed", "stressed", "stressing")),
        ("agree", ("agree", "agrees", "agreed", "agreed", "agreeing")),
        ("declare", ("declare", "declares", "declared", "declared", "declaring")),
        ("say", ("say", "says", "said", "said", "saying")),
        ("write", ("write", "writes", "wrote", "written", "writing")),
        ("admit", ("admit", "admits", "admitted", "admitted", "admitting")),
    ],
)
def test_verb_has_its_forms(base, forms):
    assert tuple(inflection.verb(base)) == forms


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
