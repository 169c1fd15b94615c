"""Lines that are written from right to left, in the order in which they are read: a PDF keeps only where each letter stands."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LEFTWARD = {"R", "AL"}
GAP = 0.1
"""Of the size of a letter: what is nearer than that has no space between."""
RIGHTWARD = re.compile(r"[^\W\d_](?<![\u0590-\u08ff])[A-Za-z0-9À-ɏ .,:/’'+-]*[A-Za-z0-9À-ɏ]|[\d][\d.,:/٫٬]*\d")
"""Latin words and figures within such a line, letters in their own order."""


@dataclass(frozen=True)
class Letter:
    letter: str
    left: float
    right: float


def is_leftward(words: str) -> bool:
    """Whether most letters of a line are written from right to left."""
    directions = [unicodedata.bidirectional(letter) for letter in words]
    leftward = sum(direction in LEFTWARD for direction in directions)
    return leftward > 0 and leftward >= directions.count("L")


def in_order(letters: Sequence[Letter], size: float) -> str:
    """Return the words of a line that is written from right to left."""
    bases = [one for one in letters if not unicodedata.combining(one.letter)]
    placed = sorted(letters, key=lambda one: (-_place(one, bases), bool(unicodedata.combining(one.letter))))
    told = "".join(one.letter for at, one in enumerate(placed) if not _is_in_word(placed, at, size))
    return RIGHTWARD.sub(lambda run: run[0][::-1], told).strip()


def _place(one: Letter, bases: Sequence[Letter]) -> float:
    """Return where a letter stands; a mark stands at the letter that it is printed on."""
    if not unicodedata.combining(one.letter) or not bases:
        return one.left
    middle = (one.left + one.right) / 2
    return min(bases, key=lambda base: abs((base.left + base.right) / 2 - middle)).left


def _is_in_word(placed: Sequence[Letter], at: int, size: float) -> bool:
    """Whether a space has no room between the letters beside it."""
    if not placed[at].letter.isspace() or not 0 < at < len(placed) - 1:
        return False
    return placed[at - 1].left - placed[at + 1].right < GAP * size
