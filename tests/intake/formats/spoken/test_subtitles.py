import pytest

from reviews.intake import Unreadable, read
from reviews.intake.kinds import SRT, VTT

VOICES = """WEBVTT - Bridge

STYLE
::cue { color: red }

NOTE who checks this?

1
00:01.000 --> 00:04.000 align:start
<v Jo Lee>The council <i>voted</i> 12 to 3
for the

00:04.000 --> 00:06.000
<v Jo Lee>bridge &amp; the road.</v>
<v.loud Ana>No.</v>

00:06.500 --> 00:08.000
<v Ana>Never.
"""
LINES = """1
00:00:01,000 --> 00:00:04,000
{\\an8}<font color="#fff">The council voted</font>

2
00:00:04,000 --> 00:00:06,000
12 to 3.

3
00:00:06,100 --> 00:00:07,000
- Who says so?
- Jo.

4
00:00:07,100 --> 00:00:08,000
JO LEE: I do.

5
00:00:20,000 --> 00:00:21,000
Three were hurt.
"""
ROLLING = """WEBVTT

00:01.000 --> 00:02.000
the<00:00:01.500><c> council</c>

00:02.000 --> 00:02.010
the council

00:02.010 --> 00:04.000
the council
voted<c> 12</c> to 3
"""


def places(found):
    return [(place.kind, place.value, found.text[place.start :][:8]) for place in found.locators]


def test_voices_are_told_before_their_sentences_and_each_cue_keeps_its_time():
    found = read(VOICES.encode(), name="x.vtt")

    assert found.kind == VTT
    assert found.text == "Jo Lee: The council voted 12 to 3 for the bridge & the road.\n\nAna: No. Never."
    assert places(found) == [
        ("time", "00:00:01.000", "Jo Lee: "),
        ("time", "00:00:04.000", "bridge &"),
        ("time", "00:00:06.500", "Never."),
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_cues_become_sentences_and_dashes_labels_and_pauses_part_turns(codec, newline):
    found = read(LINES.replace("\n", newline).encode(codec), name="x.srt")

    assert found.kind == SRT
    assert found.text.split("\n\n") == [
        "The council voted 12 to 3.", "Who says so?", "Jo.", "JO LEE: I do.", "Three were hurt.",
    ]  # fmt: skip
    assert [place.value for place in found.locators] == [
        f"00:00:{time}" for time in ("01,000", "04,000", "06,100", "07,100", "20,000")
    ]


def test_captions_that_roll_up_are_read_once():
    assert read(ROLLING.encode(), name="x.vtt").text == "the council voted 12 to 3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LINES.replace("--> 00:00:06,000", "--> soon"), "is damaged"),
        ("WEBVTT\n\n", "is empty"),
    ],
)
def test_subtitles_that_give_nothing_say_why(text, said):
    with pytest.raises(Unreadable) as refused:
        read(text.encode(), name="x.vtt")
    assert said in str(refused.value)
