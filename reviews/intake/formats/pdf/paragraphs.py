"""Lines of print become paragraphs again, also over the end of a page, and words that a line broke become whole."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reviews.intake.text import SOFT_HYPHEN

from .lines import PrintedLine

ENDS = re.compile(r"[.!?…:;؟۔][\"'”’»)\]]*$")
BULLET = re.compile(r"(?:[•‣▪●◦*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
HYPHENS = f"\x02\ufffe{SOFT_HYPHEN}"
"""What the library writes for the hyphen of a line that it joins by itself, or that ends with one."""
BROKEN = re.compile(rf"(?P<stem>[^\W\d_]+)[-‐{HYPHENS}]$")
WITHIN = re.compile(rf"(?P<stem>[^\W\d_]+)[{HYPHENS}](?P<rest>[^\W\d_]+)")
OPEN_RANGE = re.compile(r"\d[-–]$")
REST = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"\w+(?:[-‐]\w+)*")
WIDER, LARGER, INDENT = 1.35, 0.08, 6
"""How much more than usual parts two paragraphs: the space between lines, the size of letters, points at the left."""
ROOM = 1.6
"""How many times the room of the next word a line leaves that ends there for a reason."""
NARROW = 0.6
"""A column is at least so wide, as a part of the usual line: a few short lines make none of their own."""


@dataclass(frozen=True)
class Joined:
    """A line, and what stands between it and the line before: nothing, a space, or the end of a paragraph (None)."""

    line: PrintedLine
    words: str
    joint: str | None
    broken: str = ""
    """The word that the two lines share, as it was printed: its hyphen goes."""
    within: tuple[str, ...] = ()
    """Words that the library has joined by itself."""


class Setting:
    """How the lines of a document are set."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        gaps, rights = defaultdict(list), defaultdict(list)
        for before, line in pairwise(lines):
            if before.page == line.page and _is_alike(before, line) and 0 < before.y - line.y < 3 * line.size:
                gaps[round(line.size)].append(before.y - line.y)
        for line in lines:
            rights[self._column(line)].append(line.right)
        self._gaps = {size: sorted(found)[len(found) // 4] for size, found in gaps.items()}
        self._rights = {column: sorted(found)[int(len(found) * 0.9)] for column, found in rights.items()}
        self._usual = median(line.right - line.left for line in lines) if lines else 0
        self._known = {word.casefold() for line in lines for word in WORD.findall(line.words)}

    def _column(self, line: PrintedLine) -> tuple[int, int]:
        return line.page, round(line.left / 40)

    def usual_gap(self, size: float) -> float:
        return self._gaps.get(round(size), size * 1.2)

    def ends_for_a_reason(self, line: PrintedLine, after: PrintedLine) -> bool:
        """Whether the first word of the next line would have fitted into this one."""
        letter = (line.right - line.left) / len(line.words)
        word = len(after.words.split(" ", 1)[0]) + 1
        return self._width(line) - (line.right - line.left) > ROOM * word * letter

    def _width(self, line: PrintedLine) -> float:
        return max(self._rights[self._column(line)] - line.left, NARROW * self._usual)

    def is_one_word(self, stem: str, rest: str) -> bool:
        """Whether a hyphen only broke the word; the document may spell it with one elsewhere."""
        whole, compound = f"{stem}{rest}".casefold(), f"{stem}-{rest}".casefold()
        return rest[0].islower() and (whole in self._known or compound not in self._known)


def joined(lines: Iterable[PrintedLine], setting: Setting) -> Iterator[Joined]:
    before: PrintedLine | None = None
    for line in lines:
        found = _whole(line, setting)
        if before is not None and not _parts(before, line, setting):
            found = _in_one(before, found, setting)
        yield found
        before = line


def _whole(line: PrintedLine, setting: Setting) -> Joined:
    """Return a line as a paragraph, without the hyphens within it that only broke words."""
    within = []

    def mend(found: re.Match[str]) -> str:
        if not setting.is_one_word(found["stem"], found["rest"]):
            return f"{found['stem']}-{found['rest']}"
        within.append(f"{found['stem']}-{found['rest']}")
        return found["stem"] + found["rest"]

    words = WITHIN.sub(mend, line.words)
    return Joined(line, re.sub(f"[{HYPHENS}]", "-", words), None, within=tuple(within))


def _in_one(before: PrintedLine, found: Joined, setting: Setting) -> Joined:
    broken, rest = BROKEN.search(before.words), REST.match(found.words)
    if OPEN_RANGE.search(before.words) and found.words[:1].isdecimal():
        return replace(found, joint="")
    if not broken or not rest:
        return replace(found, joint=" ")
    is_one = setting.is_one_word(broken["stem"], rest[0])
    return replace(found, joint="", broken=f"{broken['stem']}-{rest[0]}" if is_one else "")


def _parts(before: PrintedLine, line: PrintedLine, setting: Setting) -> bool:
    """Whether a paragraph ends between two lines."""
    if not _is_alike(before, line) or BULLET.match(line.words):
        return True
    begins_small = line.words[:1].islower()
    if begins_small and BROKEN.search(before.words):
        return False
    if OPEN_RANGE.search(before.words) and line.words[:1].isdecimal():
        return False
    if not line.size:
        return bool(ENDS.search(before.words))
    is_short = not begins_small and setting.ends_for_a_reason(before, line)
    gap = before.y - line.y
    if before.page != line.page or gap < 0:
        return is_short or bool(ENDS.search(before.words))
    is_indented = line.left > before.left + INDENT and bool(ENDS.search(before.words))
    return gap > WIDER * setting.usual_gap(line.size) or is_indented or is_short


def _is_alike(before: PrintedLine, line: PrintedLine) -> bool:
    return abs(before.size - line.size) <= LARGER * max(before.size, line.size)
