"""A denial is never shown as a statement of what is denied."""

import pytest

from reviews.content.denials import reads_as_its_opposite, saying, sentence_of


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "Said"),
        ("denied", "Denied"),
        ("Has denied", "Denied"),
        ("denied having", "Denied"),
        ("refused", "Refused"),
        ("rejected", "Rejected"),
        ("disputed", "Disputed"),
        ("negó", "Denied"),
        ("نفى", "Denied"),
        ("הכחישה", "Denied"),
        ("did not deny", "Not denied"),
        ("hasn’t denied", "Not denied"),
        ("cannot deny", "Not denied"),
        ("did not say", "Not said"),
        ("doubted", "Doubted"),
        ("never said", "Not said"),
        ("undenied", "Said"),
        (None, "Said"),
    ],
)
def test_word_of_saying_shows_what_the_speaker_did(cue, expected):
    assert saying({"kind": "statement", "details": {"cue": cue}, "said": ""}) == expected


def test_comparing_word_is_no_word_of_saying():
    assert saying({"kind": "comparison", "details": {"cue": "denied"}, "said": ""}) == "Said"


@pytest.mark.parametrize(
    ("wording", "cue", "expected"),
    [
        ("a quote", "denied", True),
        ("The whole quote", "denied", True),
        ("Ann Vance denies that it is not a quote", "denied", False),
        ("A quote.", "denied", True),
        ("a quote", "did not say", True),
        ("a quote", "said", False),
        ("Not a quote", "said", False),
    ],
)
def test_denial_reads_as_its_opposite_while_its_wording_does_not_say_so(wording, cue, expected):
    claim = {"kind": "statement", "quote": "a\nquote", "wording": wording, "details": {"cue": cue}}
    assert reads_as_its_opposite(claim) is expected


def test_denied_words_that_hold_such_a_verb_make_no_denial():
    claim = {"kind": "statement", "quote": "the council rejected the plan", "details": {"cue": "denied"}}

    assert reads_as_its_opposite(claim | {"wording": "The council rejected the plan."})
    assert not reads_as_its_opposite(claim | {"wording": "Ann Vance denies that the council rejected the plan."})


@pytest.mark.parametrize(
    ("said", "wording", "language", "expected"),
    [
        ("Ada Finch added:", "Nobody was hurt.", "en", "Ada Finch added that nobody was hurt."),
        ("Ada Finch told the council:", "Two people died.", "en", "Ada Finch told the council that two people died."),
        ("Ada Finch added:", "“Nobody was hurt.”", "en", "Ada Finch added: “Nobody was hurt.”"),
        ("Ada Finch:", "Nobody was hurt.", "en", "Ada Finch: nobody was hurt."),
        ("According to Ada Finch,", "Lindgate is safe.", "en-GB", "According to Ada Finch, Lindgate is safe."),
        ("Anne Morel a déclaré :", "Le pont est sûr.", "fr", "Anne Morel a déclaré que le pont est sûr."),
        ("وقال نبيل الحموي:", "الجسر آمن.", "ar", "وقال نبيل الحموي إن الجسر آمن."),
        ("نبيل الحموي:", "الجسر آمن.", "ar", "نبيل الحموي: الجسر آمن."),
        ("Ada Lund sagte:", "Die Brücke ist sicher.", "de", "Ada Lund sagte, die Brücke ist sicher."),
    ],
)
def test_words_that_are_no_quotation_follow_as_a_clause(said, wording, language, expected):
    claim = {"kind": "statement", "details": {}, "quote": "It", "said": said, "wording": wording}

    assert sentence_of(claim, language) == expected
