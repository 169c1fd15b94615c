"""What a claim's wording must be before an editor gets it."""

import pytest

from reviews.workflow.wording import is_sentence, loose_words, retold
from tests.factories import ClaimFactory


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
        ("They voted for it.", [(0, "They")]),
        ("Therefore they voted.", [(0, "They")]),
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
def test_other_speaker_is_told_as_the_one_who_said_it(said, after, expected):
    assert retold(said, "Ada Finch", after) == expected
