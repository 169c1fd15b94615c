"""Subtitles (.srt, .vtt) as what was said."""

import html
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

import webvtt

from reviews.intake.article import Intake
from reviews.intake.formats import damaged

from .cues import Cue, intake

ARROW, TIMES = "-->", re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}")
VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^>\n]{1,100})>")
TAG = re.compile(r"<[^>\n]{0,100}>|\{\\[^}\n]{0,40}\}")
TURN = re.compile(r"(?:>>+|[-–—](?=\s|[^\W\d_]))\s*")
"""Somebody else speaks: ">> Yes." or "- Yes." """


def read(text: str) -> Intake:
    is_srt = not text.startswith("WEBVTT")
    if any(ARROW in line and not TIMES.match(line) for line in text.splitlines()):
        raise damaged()  # the library would leave the cue out, and say nothing
    try:
        cues = webvtt.from_buffer(StringIO(text), format="srt" if is_srt else "vtt")
        return intake(_without_repeats(cue for found in cues.captions for cue in _cues(found, is_srt=is_srt)))
    except webvtt.errors.MalformedFileError:
        raise damaged() from None


def _cues(found: Any, *, is_srt: bool) -> Iterator[Cue]:
    """Yield what each line of a cue says, and who, as its voice or its dash tells."""
    time = found.start.replace(".", ",") if is_srt else found.start
    speaker = ""
    for line in found.raw_text.splitlines():
        for place, part in enumerate(VOICE.split(line)):
            if place % 2:
                speaker = " ".join(html.unescape(part).split())
                continue
            words = " ".join(html.unescape(TAG.sub("", part)).split())
            turn = TURN.match(words)
            if words := words[turn.end() if turn else 0 :]:
                yield Cue(words, time, speaker, turn is not None, found.start_in_seconds, found.end_in_seconds)


def _without_repeats(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield each line once: captions that roll up show the line before again."""
    last = ""
    for cue in cues:
        if cue.words != last:
            yield cue
        last = cue.words
