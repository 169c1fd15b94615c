import pytest

from reviews.extraction.text.grammar import inflection


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
