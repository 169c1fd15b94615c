"""Quotation marks of all styles, paired: “ ”, " ", ‘ ’, ' ', « », „ “, 「 」."""

import re
from typing import NamedTuple

from reviews.extraction.claims import Span


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included. `closed` is False when the block ends before the quotation."""

    start: int
    end: int
    closed: bool


_MARK = re.compile("[\"“”„‟«»‘’'「」『』״]")
_CLOSES = {
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "״": '״"',
    "「": "」",
    "『": "』",
    "‘": "’'",
    "'": "'’",
}
_SINGLE = "‘'"
_CLIPPED = re.compile(r"['‘’](?:\d0s|em|til|cause|tis|twas|n|round|bout)\b", re.IGNORECASE)


def find(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of one block in order.

    A double quotation left open runs to the end of the block, as papers print those that go on in the next paragraph.
    A single mark counts only when it is paired, because it is more often an apostrophe.
    """
    found: list[Quotation] = []
    opened = -1
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        inside = opened >= 0
        if inside and _closes(text[opened], match[0], before, after):
            found.append(Quotation(opened, at + 1, True))
            opened = -1
        elif _opens(match[0], before, after) and not _CLIPPED.match(text, at):
            opened = _reopened(text, opened, at)
    if opened >= 0 and text[opened] not in _SINGLE:
        found.append(Quotation(opened, end, False))
    return found


def _reopened(text: str, opened: int, at: int) -> int:
    """Where the quotation that counts begins: a double mark overrules a single one that was perhaps an apostrophe."""
    if opened < 0 or (text[opened] in _SINGLE and text[at] not in _SINGLE):
        return at
    return opened


def _opens(mark: str, before: str, after: str) -> bool:
    if after.isspace() or before.isalpha():
        return False
    if mark in _SINGLE:
        return not before.isalnum() and after.isalnum()
    if mark == '"':
        return not before.isdigit()
    return mark in "“„‟«「『״»" or (mark == "”" and before.isspace())


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSES[opening]:
        return False
    if opening in _SINGLE:
        possessive = before in "sS" and after == " "
        return not after.isalnum() and not before.isspace() and not possessive
    if mark == opening == "“":  # printed for a closing mark by mistake
        return not before.isspace() and not after.isalnum()
    return mark != '"' or not (before.isspace() and after.isalnum() and opening != '"')


def inner(text: str, quotation: Quotation) -> Span:
    """The words of a quotation without its marks."""
    return quotation.start + 1, quotation.end - 1 if quotation.closed else quotation.end


def count_words(text: str, quotation: Quotation) -> int:
    """How many words stand between the marks."""
    return len(text[quotation.start : quotation.end].split())
