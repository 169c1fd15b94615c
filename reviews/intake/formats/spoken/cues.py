"""What was said, cue by cue: cues become sentences and turns, who speaks stands before them, and each keeps its time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reviews.intake.article import Intake
from reviews.intake.formats.written import PARAGRAPH, Written

ENDS = re.compile(r"[.!?…؟。]['\"”’»)\]♪]*$")
LABEL = re.compile(r"[^\W\d_a-z][^:\n]{0,60}:\s")
"""Who speaks, as the words of a cue begin with it: "JO LEE: …"."""
LONG = 400
"""Characters after which a turn goes on in a new paragraph, at the end of a sentence."""
PAUSE = 2.0
"""Seconds of silence after which it does so, too."""


@dataclass(frozen=True)
class Cue:
    """Words that were said at `time`, as the source has it; `speaker` where it names one apart from the words."""

    words: str
    time: str
    speaker: str = ""
    is_turn: bool = False
    """Somebody else begins to speak, whoever it is."""
    seconds: float = 0
    end: float = 0


def intake(cues: Iterable[Cue], *, title: str = "") -> Intake:
    written = Written()
    before: Cue | None = None
    length = 0
    for cue in cues:
        speaks = cue.speaker and (before is None or before.speaker != cue.speaker)
        is_new = before is None or speaks or _parts(before, cue, length)
        words = f"{cue.speaker}: {cue.words}" if speaks else cue.words
        written.add(words, place=("time", cue.time) if cue.time else None, joint=PARAGRAPH if is_new else " ")
        length = len(words) if is_new else length + len(words)
        before = cue
    return written.intake(title=title)


def _parts(before: Cue, cue: Cue, length: int) -> bool:
    if cue.is_turn or LABEL.match(cue.words) or (before.speaker and not cue.speaker):
        return True
    is_pause = cue.seconds - before.end >= PAUSE
    return bool(ENDS.search(before.words)) and (is_pause or length > LONG)
