"""Quotation marks of all styles, paired: “ ”, " ", ‘ ’, ' ', '' '', « », „ “, 「 」."""

import re
from dataclasses import dataclass

from reviews.extraction.claims import Span

from .tokens import INVISIBLE


@dataclass(slots=True, eq=False)
class Quotation:
    """A stretch between quotation marks, marks included. `closed` is False when the block ends before the quotation."""

    start: int
    end: int
    closed: bool
    inner: Span
    """The words, without the marks and the space inside them."""


# An apostrophe inside a word is no mark. The class stands first, so that what is none of it is passed over quickly.
_MARK = re.compile(r"[\"“”„‟«»‘「」『』״'’](?:(?<=')'|(?<!['’])|(?<![^\W_].)|(?![^\W_]))")
_CLOSES = {
    "“": ("”", "“", '"'), "”": ("”",), "„": ("“", "”", '"'), "‟": ("”",), "«": ("»",), "»": ("«",), '"': ('"', "”"), "״": ("״", '"'),
    "''": ("''",), "「": ("」",), "『": ("』",), "‘": ("’", "'"), "'": ("'", "’"),
}  # fmt: skip
_SINGLE = ("‘", "'")
_STRAIGHT = ('"', "''")
_WIDE = ("«", "„", "「", "『")
_CLOSED_LATER = re.compile(r"[^‘“\"\n]{1,400}?[,.?!…]['’](?!\w)")
_CLIPPED = re.compile(r"['‘’](?:\d0s|s|em|til|cause|tis|twas|n|round|bout)\b", re.IGNORECASE)


def find(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of one block in order.

    A double quotation left open runs to the end of the block, as papers print those that go on in the next paragraph.
    A single mark counts only when it is paired, because it is more often an apostrophe.
    """
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    paired = [mark for mark in _STRAIGHT if text.count(mark, start, end) % 2 == 0]
    for mark in _MARK.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if (
            opened
            and _closes(opened[0], mark[0], before, after)
            and not _is_possessive(text, opened[0], mark.end(), end)
        ):
            found.append(Quotation(opened.start(), mark.end(), True, _trimmed(text, opened.end(), mark.start())))
            opened = None
        elif (
            _counts(opened, mark)
            and _may_open(mark[0], before, after, paired)
            and not _CLIPPED.match(text, mark.start())
        ):
            opened = mark
    if opened and opened[0] not in _SINGLE:
        found.append(Quotation(opened.start(), end, False, _trimmed(text, opened.end(), end)))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the space around it, as some print “ yes ”, and without marks that nobody sees."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def _counts(opened: re.Match[str] | None, mark: re.Match[str]) -> bool:
    """Whether a quotation begins here: a double mark overrules a single one that was perhaps an apostrophe."""
    return opened is None or (opened[0] in _SINGLE and mark[0] not in _SINGLE)


def _may_open(mark: str, before: str, after: str, paired: list[str]) -> bool:
    """Whether a quotation begins here; a straight mark between spaces does where all of them are paired: " Yes , " she said."""
    is_apart = before.isspace() and after.isspace()
    return _opens(mark, before, after) or (is_apart and mark in paired)


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _WIDE or (mark == "“" and before.isspace()):
        return True
    if after.isspace() or before.isalpha():
        return False
    if mark in _SINGLE:
        return not before.isalnum() and after.isalnum()
    if mark == '"':
        return not before.isdigit()
    return mark in ("“", "‟", "״", "''") or (mark in "”»" and before.isspace())


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSES[opening]:
        return False
    if opening in _SINGLE:
        return not after.isalnum() and not before.isspace()
    if mark == opening == "“":  # printed for a closing mark by mistake
        return not before.isspace() and not after.isalnum()
    return True


def _is_possessive(text: str, opening: str, after: int, end: int) -> bool:
    """Whether a single mark is the apostrophe of “the players’ bus”, because the quotation is closed later."""
    return opening in _SINGLE and text[after - 2] in "sS" and bool(_CLOSED_LATER.match(text, after, end))
