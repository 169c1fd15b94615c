import pytest

from tests.extraction.corpora import cases
from tests.extraction.mentions import statements


def told(text, claim):
    row = {
        "claimant": claim.claimant.name if claim.claimant else None,
        "cue": claim.details["cue"],
        "form": claim.details["form"],
        "content": [text[start:end] for start, end in claim.details["content"]],
    }
    return row | ({"role": claim.claimant.role} if claim.claimant and claim.claimant.role else {})


@pytest.mark.parametrize("case", cases("statements"))
def test_statement_is_read_as_the_corpus_says(case):
    found = [told(case["text"], claim) for claim in statements(case["text"])]

    assert found == case["statements"]


def test_statement_spans_name_the_words_they_stand_for():
    text = "On Monday the mayor said little. “It is safe,” Ilse Brandt told reporters. “We tested it.”"

    (claim,) = statements(text)

    assert text[slice(*claim.details["cue_span"])] == "told"
    assert text[slice(*claim.claimant.mention)] == "Ilse Brandt"
    assert claim.quote == "“It is safe,” Ilse Brandt told reporters. “We tested it.”"
    assert claim.rule == "words, source, cue"


def test_statement_of_a_pronoun_mentions_the_pronoun():
    text = "Ilse Brandt opened the bridge. She said it was safe."

    (claim,) = statements(text)

    assert claim.claimant.name == "Ilse Brandt"
    assert text[slice(*claim.claimant.mention)] == "She"


def test_role_is_told_where_it_stands_and_not_again():
    text = "Ilse Brandt, the mayor of Arden, said the bridge was safe. Brandt added that the tunnel was not."

    first, second = statements(text)

    assert (first.claimant.name, first.claimant.role) == ("Ilse Brandt", "the mayor of Arden")
    assert (second.claimant.name, second.claimant.role) == ("Ilse Brandt", None)


def test_quotation_that_an_apostrophe_interrupts_is_whole():
    text = "‘It’s the councillors’ bridge,’ said Ilse Brandt."

    (claim,) = statements(text)

    assert claim.quote == "‘It’s the councillors’ bridge,’"


def test_text_of_marks_that_nobody_sees_holds_no_statement():
    assert statements("\u200b\n\n“\u200b”\n\n\ufeff\u00ad") == []
