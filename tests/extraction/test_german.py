"""What German has that the other languages here have not: how a claim is told, its day, and comparisons by data."""

from datetime import date

import pytest

from reviews.extraction import extract
from reviews.extraction.text import sentences
from reviews.extraction.whole import whole

from .mentions import figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ada Lund sagte am Dienstag, dass die Brücke sicher ist.",
            "Ada Lund sagte am Dienstag, dass die Brücke sicher ist.",
        ),
        ("Die Brücke sei sicher, sagte Ada Lund.", "Ada Lund sagte, die Brücke sei sicher."),
        ("„Die Brücke ist sicher“, sagte Ada Lund.", "Ada Lund sagte: „Die Brücke ist sicher.“"),
        ("Die Brücke sei sicher, so der Minister.", "Der Minister sagte, die Brücke sei sicher."),
        ("Laut Polizei kamen sieben Menschen ums Leben.", "Laut Polizei kamen sieben Menschen ums Leben."),
        ("Der Polizei zufolge ist die Straße gesperrt.", "Laut der Polizei ist die Straße gesperrt."),
        ("Dort werde gebaut, sagte Ada Lund.", "Ada Lund sagte, dort werde gebaut."),
        ("Die Brücke sei zu, hieß es aus dem Rathaus.", "Laut dem Rathaus: die Brücke sei zu."),
        ("Am Montag brannten 300 Häuser in Arden.", "Am Montag brannten 300 Häuser in Arden."),
    ],
)
def test_claim_is_told_as_german_tells_it(text, told):
    assert [whole(claim, "de") for claim in extract(text, language="de")] == [told]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Am 3. März 2026 stimmte der Rat mit 12 zu 3 Stimmen für den Plan.", "2026-03-03"),
        ("Der Rat billigte den Plan am Dienstag mit 12 zu 3 Stimmen.", "2026-03-03"),
        ("Der Rat billigte den Plan gestern mit 12 zu 3 Stimmen.", "2026-03-04"),
    ],
)
def test_day_of_a_vote(text, day):
    (claim,) = extract(text, language="de", published=date(2026, 3, 5))

    assert claim.details["date"] == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Es war die größte Spende seit 2009.", [("superlative", "seit 2009")]),
        ("Der Hafen ist der größte Arbeitgeber in der Region.", [("superlative", "in der Region")]),
        ("Die Mieten sind höher als in Arden.", [("comparative", "in Arden")]),
        ("Die Zahl der Unfälle hat sich verdoppelt.", [("trend", None)]),
        ("Die Klinik behandelte 900 Kranke, mehr als je zuvor.", [("comparative", "je zuvor")]),
        ("Mehr als 40 Menschen kamen.", []),
        ("Als der Rat kam, ging sie.", []),
    ],
)
def test_comparison(text, told):
    found = figures("comparison", text, language="de")

    assert [(one.details["form"], one.details["compared"]) for one in found] == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das gilt ab dem 3. März. Die Stadt zahlt 12 Mio. Euro.", 2),
        ("Der 2. Senat kam am 1. Mai 2026. Die Brücke blieb zu.", 2),
        ("Im Saal waren 12. Die Brücke blieb zu.", 2),
        ("Prof. Dr. Ada Lund kam z. B. am Montag.", 1),
    ],
)
def test_point_behind_a_number_ends_a_sentence_only_where_one_begins(text, expected):
    assert len(sentences.split(text, language="de")) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ada Lund sagte, die Brücke sei zu. Im vergangenen Jahr seien dort zwei Menschen gestorben. Es regnet.",
            ["Ada Lund sagte, die Brücke sei zu.", "Ada Lund sagte, im vergangenen Jahr seien dort zwei Menschen gestorben."],
        ),
        ("Die Brücke sei zu.", []),
        ("Ada Lund sagte, die Brücke sei zu. Die Sage ist alt.", ["Ada Lund sagte, die Brücke sei zu."]),
        ("Ada Lund sagte, die Brücke sei zu. Er fragt, wann sie wieder frei sei.", ["Ada Lund sagte, die Brücke sei zu."]),
        ("Die Partei hat nach eigenen Angaben 12.000 Mitglieder.", ["Die Partei sagte, die Partei hat 12.000 Mitglieder."]),
        ("Die Straße ist laut Polizei gesperrt.", ["Laut Polizei: die Straße ist gesperrt."]),
        (
            "„Die Kosten“, sagte Mayer, „sind um 12,5 Prozent gestiegen.“",
            ["Mayer sagte: „Die Kosten sind um 12,5 Prozent gestiegen.“"],
        ),
    ],
)  # fmt: skip
def test_words_that_go_on_are_still_somebodys(text, told):
    assert [whole(claim, "de") for claim in extract(text, language="de", published=date(2026, 3, 5))] == told
