"""Whom or what loose words may mean: the article's own words, the nearest first, for a person to choose among."""

import pytest

from reviews.extraction.wording.candidates import MOST, candidates

PRESIDENT = "President Ann Vance met Mayor Tom Reed. Clara Bonn came later. In the evening {} left."
COMPANY = "The Acme Company built a ferry with three new turbines. A rule on ports was passed. {} was praised."


def offered(text: str, loose: str, **more) -> list[str]:
    at = text.rindex(loose)
    return [one.words + one.tail for one in candidates(text, (at, at + len(loose)), **more)]


@pytest.mark.parametrize(
    ("text", "loose", "expected"),
    [
        (PRESIDENT.format("the president"), "the president", ["President Ann Vance", "Clara Bonn", "Mayor Tom Reed"]),
        (PRESIDENT.format("he"), "he", ["Mayor Tom Reed"]),
        (PRESIDENT.format("her dog"), "her", ["Clara Bonn’s", "President Ann Vance’s"]),
        (PRESIDENT.format("a man saw her and"), "her", ["Clara Bonn", "President Ann Vance"]),
        (COMPANY.format("It"), "It", ["A rule on ports", "a ferry", "The Acme Company"]),
        (COMPANY.format("The company"), "The company", ["Acme Company"]),
        (COMPANY.format("They"), "They", ["three new turbines", "The Acme Company"]),
        ("A measles outbreak in Samoa killed 70. The outbreak grew.", "The outbreak", ["measles outbreak in Samoa"]),
        ("The outbreak grew. A measles outbreak in Samoa followed.", "The outbreak", ["measles outbreak in Samoa"]),
        ("In May it rained for a year. Their dog saw this. It barked.", "It", []),
        ("It.", "It", []),
        ("", "", []),
    ],
)
def test_what_fits_is_offered_the_nearest_first(text, loose, expected):
    assert offered(text, loose) == expected


def test_no_more_than_four_are_offered_each_once():
    met = " ".join(f"Clara {name} met Clara {name}." for name in ("Bonn", "Reed", "Vance", "Lund", "Osei", "Finch"))

    assert offered(f"{met} She left.", "She") == [f"Clara {name}" for name in ("Finch", "Osei", "Lund", "Vance")]
    assert MOST == 4


def test_words_stand_in_the_article_where_their_source_says_however_long_it_is():
    text = f"{'Nothing happened here. ' * 3000}\n\nLast week the Acme Company paid for the bridge that it built. Later it left."
    at = text.rindex("it")

    (only,) = candidates(text, (at, at + 2))

    assert (only.words, text[slice(*only.source)]) == ("the Acme Company", "the Acme Company")
    assert text[slice(*only.replaces)] == "it"


def test_article_of_a_noun_stays_and_what_says_which_one_is_put_in():
    text = "A measles outbreak in Samoa killed 70. The outbreak grew."

    (only,) = candidates(text, (39, 51))

    assert text[slice(*only.replaces)] == "outbreak"


@pytest.mark.parametrize("language", ["fr", "ar", "de", "xx", ""])
def test_any_language_gives_a_list(language):
    assert isinstance(candidates("Ada Lund est partie. Elle dort.", (21, 25), language=language), list)
