"""What a claim's wording must be before an editor gets it."""

import pytest

from reviews.extraction.whole import retold
from reviews.extraction.wording.candidates import Candidate
from reviews.workflow.checks.wording import is_sentence, loose_words, named
from tests.factories import ArticleRevisionFactory, ClaimFactory


@pytest.mark.parametrize(
    "wording",
    [
        "The bridge is unsafe.",
        "Is the bridge unsafe?",
        "“The bridge is unsafe”",
        "[The bridge] is unsafe.",
        "12 people died.",
        "iPhone sales fell.",
        "بلغت كلفة المشروع 7.4 مليون دينار.",
        "هل الجسر آمن؟",
        "הגשר לא בטוח.",
        "橋は危険です。",
        "The bridge is unsafe.\u202e",
    ],
)
def test_sentence_is_one(wording):
    assert is_sentence(wording)


@pytest.mark.parametrize("wording", ["The bridge is unsafe", "the bridge is unsafe.", "…", "", "The bridge,", "”"])
def test_other_words_are_none(wording):
    assert not is_sentence(wording)


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("They voted for it.", [((0, 4), "They")]),
        ("Therefore they voted.", [((0, 4), "They")]),
        ("The members voted for themselves.", []),
    ],
)
def test_loose_is_what_still_stands_in_the_wording_as_a_word(wording, expected):
    claim = ClaimFactory.build(
        revision=None, quote="They voted for it, they said", wording=wording, loose=[[0, 4], [19, 23], [90, 95]]
    )

    assert loose_words(claim) == expected


@pytest.mark.parametrize(
    ("said", "after", "expected"),
    [
        ("Mayor Ada Finch, a doctor, denied that", "Bo Lind", "Bo Lind denied that"),
        ("According to Ada Finch,", "Bo Lind", "Bo Lind:"),
        ("The ministry said that", "Bo Lind", "The ministry said that"),
        ("Ada Finch said that", "", "Ada Finch said that"),
        ("", "Bo Lind", ""),
    ],
)
def test_other_speaker_stands_as_the_one_who_said_it(said, after, expected):
    assert retold(said, "Ada Finch", after) == expected


ARTICLE = "The council met. It said that no bridge is safe."
IN_FRONT = {"start": 30, "quote": "no bridge is safe", "wording": "No bridge is safe.", "said": "It said that"}


def test_loose_word_of_who_spoke_stands_in_front_and_gives_way_there():
    revision = ArticleRevisionFactory.build(text=ARTICLE)
    claim = ClaimFactory.build(revision=revision, loose=[[17, 19]], **IN_FRONT)

    assert loose_words(claim) == [((17, 19), "It")]
    changes = named(claim, (17, 19), Candidate("the council", (0, 11), (17, 19)))
    assert (changes["said"], changes["wording"], changes["loose"]) == (
        "The council said that",
        "No bridge is safe.",
        [],
    )


def test_speaker_who_was_corrected_is_no_longer_asked_for():
    revision = ArticleRevisionFactory.build(text=ARTICLE)
    claim = ClaimFactory.build(revision=revision, loose=[[17, 19]], **IN_FRONT | {"said": "Ada Lund said that"})

    assert loose_words(claim) == []
    assert named(claim, (17, 19), Candidate("the council", (0, 11), (17, 19)))["loose"] == [[17, 19]]


QUOTE = "He said that he met them on Monday."
MONDAY = {"start": 28, "end": 40, "for": [25 + 100, 34 + 100], "source": None, "rule": "date"}
ADA = Candidate("Mayor Ada Lund", (7, 21), (113, 115))


def put(candidate=ADA, loose=(113, 115), **changes):
    made = {"wording": "He said that he met them on 2 March 2026.", "insertions": [MONDAY], "start": 100}
    claim = ClaimFactory.build(revision=None, quote=QUOTE, loose=[[100, 102], [113, 115]], **made | changes)
    return named(claim, loose, candidate)


def test_chosen_words_stand_where_the_loose_ones_stood_and_say_where_they_come_from():
    after = put()

    assert after["wording"] == "He said that Mayor Ada Lund met them on 2 March 2026."
    assert after["loose"] == [[100, 102]]
    chosen, monday = after["insertions"]
    assert chosen == {"start": 13, "end": 27, "for": [113, 115], "source": [7, 21], "rule": "chosen"}
    assert after["wording"][monday["start"] : monday["end"]] == "2 March 2026"


def test_first_words_of_a_wording_get_their_capital():
    after = put(Candidate("the mayor", (7, 16), (100, 102)), (100, 102))

    assert after["wording"].startswith("The mayor said that he met")


def test_article_in_front_of_a_noun_stays_and_a_possessive_follows():
    claim = ClaimFactory.build(
        revision=None, quote="The vote was his", wording="The vote was his.", start=0, insertions=[]
    )

    changes = named(claim, (0, 8), Candidate("council", (50, 57), (4, 8)))
    assert changes["wording"] == "The council was his."
    assert (
        named(claim, (13, 16), Candidate("Ada Lund", (50, 58), (13, 16), "’s"))["wording"] == "The vote was Ada Lund’s."
    )


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("“Then he left.”", "“Then [Mayor Ada Lund] left.”"),
        ('"Then he left."', '"Then [Mayor Ada Lund] left."'),
        ("“No,” then he left.", "“No,” then Mayor Ada Lund left."),
    ],
)
def test_inside_a_quotation_they_stand_in_brackets(wording, expected):
    quote = "Then he left"
    claim = ClaimFactory.build(revision=None, quote=quote, wording=wording, start=0, insertions=[], loose=[[5, 7]])

    after = named(claim, (5, 7), Candidate("Mayor Ada Lund", (50, 64), (5, 7)))

    assert after["wording"] == expected
    (only,) = after["insertions"]
    assert expected[only["start"] : only["end"]] == "Mayor Ada Lund"


def test_what_the_program_put_in_is_never_taken_for_the_loose_word():
    he = {"start": 0, "end": 6, "for": None, "source": [0, 6], "rule": "name"}
    claim = ClaimFactory.build(
        revision=None, quote="It fell", wording="“He it” it fell.", start=0, insertions=[he], loose=[[0, 2]]
    )

    assert named(claim, (0, 2), Candidate("The ferry", (9, 18), (0, 2)))["wording"] == "“He it” The ferry fell."


def test_wording_without_the_loose_word_stays():
    assert put(wording="Ada Lund left.", insertions=[])["wording"] == "Ada Lund left."
