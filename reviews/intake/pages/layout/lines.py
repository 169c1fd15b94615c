"""One stretch of text cut into paragraphs: a line that was broken in a sentence goes on, however it was broken."""

import re
from collections.abc import Iterator

BREAK = "\x01"
"""Where the page begins a new line; in the source any white space is a blank."""
SOFT_HYPHEN = "\u00ad"
UNSEEN = re.compile("[\u200b\u2060\ufeff]")
STOP = re.compile(r"[.!?…:;؟۔।。][\"'”’»)\]]*$")
FULL_LINE = 40
"""Characters of a line that a sentence may have filled."""


def lines(text: str, *, is_preformatted: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the paragraphs of a stretch, each on one line, with the words that were broken in it."""
    text = UNSEEN.sub("", text)
    if is_preformatted:
        text = text.replace("\n", BREAK)
    for paragraph in re.split(f"{BREAK}\\s*{BREAK}\\s*", text):
        for line in _whole([" ".join(line.split()) for line in paragraph.split(BREAK)]):
            told, joined = line
            soft = [word.replace(SOFT_HYPHEN, "") for word in told.split() if SOFT_HYPHEN in word]
            if told := told.replace(SOFT_HYPHEN, ""):
                yield told, (*dict.fromkeys(soft), *joined)


def _whole(broken: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines as sentences have them: put together where one goes on behind a break."""
    parts: list[str] = []
    joined: list[str] = []
    for line in filter(None, broken):
        if parts and not _goes_on(parts[-1], line):
            yield "".join(parts), joined
            parts, joined = [], []
        if parts:
            joined.append(f"{parts[-1].split()[-1]} {line.split()[0]}")
            parts.append("" if parts[-1].endswith("-") else " ")
        parts.append(line)
    if parts:
        yield "".join(parts), joined


def _goes_on(line: str, after: str) -> bool:
    if STOP.search(line[-4:]):
        return False
    return after[0].islower() or after[0].isdecimal() or line[-1] in ",-" or len(line) >= FULL_LINE
