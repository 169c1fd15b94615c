import pytest

from reviews.extraction import extract
from reviews.extraction.figures import numbers
from reviews.extraction.text import tokens

from .corpora import cases
from .mentions import figures, statements


@pytest.mark.parametrize("case", cases("languages"))
def test_statement_in_another_language(case):
    text = case["text"]
    found = statements(text, case["language"])

    assert [
        [
            claim.claimant and claim.claimant.name,
            claim.details["cue"],
            [text[start:end] for start, end in claim.details["content"]],
        ]
        for claim in found
    ] == case["statements"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "3,5 millions d’euros", [3_500_000]),
        ("fr", "1\u202f200 personnes et deux cents soldats", [1200, 200]),
        ("fr", "vingt-trois élus", [23]),
        ("es", "1.200,5 millones de euros", [1_200_500_000]),
        ("es", "veintitrés personas y dos mil soldados", [23, 2000]),
        ("ar", "شارك ١٬٢٠٠ شخص و 12 نائبا", [1200, 12]),
        ("ar", "خمسة جنود", [5]),
        ("he", "הגשר עלה 3.5 מיליון שקל", [3_500_000]),
        ("he", "עשרים איש", [20]),
    ],
)
def test_numbers_in_another_language(language, text, expected):
    assert [number.value for number in numbers.find(tokens.split(text), language)] == expected


@pytest.mark.parametrize("case", cases("language_figures"))
def test_figures_in_another_language(case):
    text, language = case["text"], case["language"]
    found = numbers.find(tokens.split(text, language=language), language)
    claims = figures("quantity", text, language=language)

    values = [[each.minimum, each.maximum] if each.value is None else each.value for each in found]
    assert (values, [claim.details["unit"] for claim in claims]) == (case["numbers"], case["units"])


def test_a_pronoun_is_parted_from_its_verb_where_the_verb_reports():
    words = [token.text for token in tokens.split("dit-il, ajoute-t-elle, a-t-on, Jong-il", language="fr")]

    assert words == ["dit", "-il", ",", "ajoute", "-t-elle", ",", "a-t-on", ",", "Jong-il"]


def test_english_words_stay_whole():
    assert [token.text for token in tokens.split("dit-il add-on")] == ["dit-il", "add-on"]


def test_language_without_lexicons_still_gives_a_list():
    assert isinstance(extract("Das Amt meldete 12 Verletzte.", language="de"), list)


@pytest.mark.parametrize(("code", "language"), [("en-US", "en"), ("EN-gb", "en"), ("fr-CA", "fr"), ("es-419", "es")])
def test_language_of_a_country_is_read_as_the_language(code, language):
    text = {
        "en": "The council voted 12 to 3 for the bridge. “It will cost 48 million euros,” said Mayor Ada Lund.",
        "fr": "« Le pont coûtera 48 millions d’euros », a déclaré Ada Lund.",
        "es": "«El puente costará 48 millones de euros», dijo Ada Lund.",
    }[language]

    claims = extract(text, language=code)

    assert claims == extract(text, language=language)
    assert "statement" in {claim.kind for claim in claims}
