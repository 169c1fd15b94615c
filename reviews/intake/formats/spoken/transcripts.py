"""Plain texts that are transcripts with times, as services that write down what was said give them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviews.intake.article import Intake
from reviews.intake.text import canonical

from .cues import Cue, intake

CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
BEFORE = re.compile(
    rf"(?:\[({CLOCK})\]|\(({CLOCK})\)|(\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?))\s*[-–—:]?\s*(?P<words>.*)"
)
"""[00:01:23] Jo Lee: Words · (1:23) Words · 00:01:23 Words. A bare 20:15 may be an hour of the day."""
ALONE = re.compile(rf"({CLOCK})")
BEHIND = re.compile(rf"(?P<name>[^\W\d_][^\d\n:]{{0,60}}(?:\d{{1,2}})?)[,:]?\s{{1,20}}[\[(]?({CLOCK})[\])]?:?")
"""Jo Lee  01:23 · Speaker 2 (00:01:23): A line of a million blanks would be gone through for each letter of the name."""
LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n]{0,60}):\s+(?P<words>.+)")
FEWEST, SHARE = 3, 5
"""So many times, and one in so many lines at least, make a transcript."""


@dataclass(frozen=True)
class _Stamp:
    time: str
    speaker: str
    words: str


def is_transcript(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    times = [_seconds(stamp.time) for line in lines if (stamp := _stamp(line.strip()))]
    return len(times) >= FEWEST and len(times) * SHARE >= len(lines) and times == sorted(times)


def read(text: str) -> Intake:
    """Return what was said; what stands before the first time is kept as it stands."""
    lines = canonical(text).split("\n")
    first = next(place for place, line in enumerate(lines) if _stamp(line.strip()))
    opening = "\n".join(lines[:first]).strip()
    said = [*_cues(lines[first:])]
    return intake([*([Cue(opening, "")] if opening else []), *said])


def _cues(lines: Sequence[str]) -> Iterator[Cue]:
    time, speaker = "", ""
    for line in filter(None, map(str.strip, lines)):
        stamp = _stamp(line)
        if stamp:
            time, speaker = stamp.time, stamp.speaker
        if words := stamp.words if stamp else line:
            yield Cue(
                words, time, speaker, is_turn=bool(stamp and stamp.speaker), seconds=_seconds(time), end=_seconds(time)
            )


def _stamp(line: str) -> _Stamp | None:
    """Return the time that a line begins or ends with, or is."""
    if found := ALONE.fullmatch(line):
        return _Stamp(found[1], "", "")
    if found := BEFORE.fullmatch(line):
        time = found[1] or found[2] or found[3]
        label = LABEL.fullmatch(found["words"])
        return _Stamp(time, label["name"], label["words"]) if label else _Stamp(time, "", found["words"])
    if found := BEHIND.fullmatch(line):
        return _Stamp(found[2], found["name"].strip(" ,-–—"), "")
    return None


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part or 0)
    return total
