import time

import pytest

from reviews.intake import read
from reviews.intake.formats.spoken.transcripts import is_transcript

SERVICES = {
    "in brackets": "Council meeting\n\n[00:00:01] Jo Lee: The council voted.\n[00:00:04] Jo Lee: 12 to 3.\n[00:00:09] Ana: No.",
    "behind the name": "Council meeting\n\nJo Lee  00:01\nThe council voted.\n\nJo Lee  00:04\n12 to 3.\n\nAna  00:09\nNo.",
    "in round brackets": "Council meeting\n\nJo Lee (00:00:01):\nThe council voted.\nJo Lee (00:00:04):\n12 to 3.\nAna (00:00:09):\nNo.",
}


@pytest.mark.parametrize("text", SERVICES.values(), ids=SERVICES)
def test_times_go_to_the_places_and_speakers_stay(text):
    found = read(text.encode(), name="x.txt")

    assert found.text == "Council meeting\n\nJo Lee: The council voted.\n\n12 to 3.\n\nAna: No."
    assert [found.text[place.start :][:4] for place in found.locators] == ["Jo L", "12 t", "Ana:"]
    assert found.title == "Council meeting"


def test_lines_of_captions_become_sentences():
    found = read(b"0:00\nthe council voted\n0:03\n12 to 3 for the\n0:05\nbridge", name="x.txt")

    assert found.text == "the council voted 12 to 3 for the bridge"
    assert [(place.kind, place.value) for place in found.locators] == [
        ("time", "0:00"),
        ("time", "0:03"),
        ("time", "0:05"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday\n\n20:15 News\n20:30 The bridge\n22:00 A film",
        "[00:10] one\n[00:05] two\n[00:01] three",
        "The vote was at 10:30.\nThe next at 11:30.\nThe last at 12:30.",
        "Jo Lee: The council voted.\nAna: No.",
        "[00:01] one\n[00:05] two",
    ],
)
def test_other_texts_keep_their_times(text):
    found = read(text.encode(), name="x.txt")

    assert (found.text, found.locators) == (text, ())


def test_line_of_blanks_takes_no_time():
    begun = time.process_time()

    assert not is_transcript("A" + " " * 900_000 + "x")

    assert time.process_time() - begun < 0.5
