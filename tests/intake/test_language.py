"""Which language a text is in: told by the text alone, the same each time, and not at all where it is too short."""

import pytest

from reviews import languages
from reviews.intake.language import recognisable, recognised
from reviews.models import Article
from tests.extraction.corpora import cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council voted 12 to 3 for the bridge.", "en"),
        ("Le conseil a voté par 12 voix contre 3.", "fr"),
        ("El consejo votó por 12 votos contra 3 el lunes.", "es"),
        ("صوت المجلس لصالح الجسر يوم الاثنين.", "ar"),
        ("המועצה הצביעה בעד הגשר ביום שני.", "he"),
        ("Der Rat stimmte am Montag für die Brücke.", "de"),
        ("市议会周一投票赞成修建这座桥。", "zh"),
        ("THE COUNCIL VOTED 12 TO 3 FOR THE BRIDGE.", "en"),
        ("", ""),
        (" \n", ""),
        ("Bridge", ""),
        ("12 to 3, 14 to 5, 193 of 200: 12.5 %", ""),
        ("🎉" * 1000, ""),
        ("قال", ""),
        ("\x00\ud800" * 20, ""),
    ],
)
def test_language_is_recognised_or_nothing_is_said(text, expected):
    assert recognised(text) == recognised(text) == expected


@pytest.mark.parametrize("row", cases("languages"))
def test_sentence_of_a_language_with_rules_is_never_taken_for_another(row):
    assert recognised(row["text"]) in (row["language"], "")


def test_megabyte_is_judged_by_its_beginning():
    assert recognised("The council voted for the bridge. " * 30_000) == recognised(
        ("The council voted for the bridge. " * 30_000)[:4_000]
    )


def test_every_language_that_is_recognised_has_a_name():
    assert recognisable() - languages.NAMES.keys() == set()


@pytest.mark.parametrize(
    ("tag", "name", "has_rules", "is_rtl"),
    [
        ("en", "English", True, False),
        ("en-US", "English (en-US)", True, False),
        ("fr-CA", "French (fr-CA)", True, False),
        ("ar_EG", "Arabic (ar_EG)", True, True),
        ("de", "German", True, False),
        ("nl", "Dutch", False, False),
        ("ps", "Pashto", False, True),
        ("xx", "xx", False, False),
        ("", "", False, False),
    ],
)
def test_tag_of_a_language_has_a_name_and_rules_or_none(tag, name, has_rules, is_rtl):
    article = Article(language=tag)

    assert (article.language_name, article.has_rules, article.is_right_to_left) == (name, has_rules, is_rtl)
    assert languages.is_known(tag) is (name != tag)
