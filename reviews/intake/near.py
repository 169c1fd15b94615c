"""Near copies: an agency's text that two papers print, with other headlines, cut, and with some words changed.

A text is taken as its runs of SHINGLE words. Its sketch is the smallest of their hashes: texts that share half of their runs
share about half of their sketches, so a database finds candidates by a few numbers, and the runs themselves decide.
"""

import re
import unicodedata
from hashlib import blake2b

SHINGLE = 4
"""Words in a run. Names and phrases of one matter have two or three; four in a row are somebody's sentence."""
SIZE = 32
"""Hashes of a sketch: of a text that was cut to a third, ten are left among them."""
CANDIDATE = 3
"""How many hashes two sketches share at least, before the texts are compared."""
SAME = 0.4
"""Which part of its runs the shorter text has in common with the longer one, at least, to be called the same story."""
FEWEST = 30
"""Runs of the shorter text: what is shorter is like many others."""
UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts that put no blanks between words: each letter counts as one."""
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


def sketch(text: str) -> list[int]:
    """Return at most SIZE numbers of 64 bits, ascending; nothing for a text that is too short to tell."""
    hashes = _hashes(text)
    return sorted(hashes)[:SIZE] if len(hashes) >= FEWEST else []


def likeness(text: str, other: str) -> float:
    """Return which part of the runs of the shorter text stands in the longer one, too: 0 to 1."""
    one, two = _hashes(text), _hashes(other)
    shorter = min(len(one), len(two))
    return len(one & two) / shorter if shorter >= FEWEST else 0.0


def are_near(text: str, other: str) -> bool:
    return likeness(text, other) >= SAME


def _hashes(text: str) -> set[int]:
    words = WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    return {_number(" ".join(run)) for run in runs}


def _number(run: str) -> int:
    """Return the same number on every machine: Python's own hashes differ from one start to the next."""
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
