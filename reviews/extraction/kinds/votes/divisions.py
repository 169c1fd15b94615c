"""Divisions as parliaments print them, a side beside its figure: "Ayes 71 ⏎ Noes 69", "YEAS—229. NAYS—195. NOT VOTING—11"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.details import SIDES
from reviews.extraction.document import Document


class Division(NamedTuple):
    """The sides of one division with their figures, on `text[start:end]`; `margin` is the majority printed below."""

    start: int
    end: int
    votes: dict[str, int]
    margin: int | None
    outcome: str | None


_GAP = r"[ \t\xa0]*+(?:[:=|,—–-]|[.…·_]{2,}+|\t)?[ \t\xa0.…·_]*+\(?"
_BETWEEN = re.compile(r"(?:[\s.;,|()]|[Aa]nd\b){1,40}+")
_COUNT = r"(?P<count>\d{1,3}(?:,\d{3})++|\d{1,7})(?![\d%]|[.,:/-]\d|\s*(?:%|per\s?cent|percent|million|billion))"
_MOST_NAMES, _LONGEST_NAME = 700, 60  # lines, code points of one
_MARGIN = 8  # code points beside a side within its line
_TAIL = 80  # code points behind a division: "Question agreed to."


@cache
def _entry(language: str) -> re.Pattern[str] | None:
    """A side and its figure; the sides are printed with a capital."""
    sides = lexicons.load(language, "votes").get("divisions", {})
    if not sides:
        return None
    names = "|".join(
        f"(?P<{side}>{'|'.join(re.escape(word) for word in sorted(forms, key=len, reverse=True))})"
        for side, forms in sides.items()
    )
    return re.compile(rf"(?=[A-Z])(?<![\w-])(?i:{names})(?![\w’'-]){_GAP}{_COUNT}")


def find(document: Document) -> Iterator[Division]:
    """Yield the divisions of a text in order."""
    entry = _entry(document.language)
    row: list[re.Match[str]] = []
    for found in entry.finditer(document.text) if entry else ():
        if row and not _is_row(document, row[-1], found):
            yield from _divisions(document, row)
            row = []
        row.append(found)
    yield from _divisions(document, row)


def _is_row(document: Document, before: re.Match[str], found: re.Match[str]) -> bool:
    """Whether nothing but marks parts two sides, and a full stop only where a clerk calls them: "YEAS—229. NAYS—195." """
    between = document.text[before.end() : found.start()]
    if _fills_line(document.text, before) and _fills_line(document.text, found):
        lines = between.split("\n", _MOST_NAMES)  # of those who voted so
        return len(lines) <= _MOST_NAMES and all(
            len(line) <= _LONGEST_NAME and not line.rstrip().endswith(".") for line in lines
        )
    called = lexicons.words(document.language, "votes", "called")
    is_called = "." not in between or before[_side(before)].lower() in called
    return is_called and _BETWEEN.fullmatch(between) is not None


def _fills_line(text: str, found: re.Match[str]) -> bool:
    """Whether a side and its figure are a line of their own."""
    before = text[max(found.start() - _MARGIN, 0) : found.start()]
    after = text[found.end() : found.end() + _MARGIN]
    begins = "\n" in before or found.start() < _MARGIN
    ends = "\n" in after or found.end() + _MARGIN > len(text)
    return begins and ends and not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip(" \t\r).:")


def _divisions(document: Document, row: list[re.Match[str]]) -> Iterator[Division]:
    """What a row of sides with their figures tells, cut where a side begins anew."""
    votes: dict[str, int] = {}
    start, end, margin = 0, 0, None
    for found in row:
        side, count = _side(found), int(found["count"].replace(",", ""))
        if side in votes:
            yield from _whole(document, start, end, votes, margin)
            votes, margin = {}, None
        if side == "margin":
            margin = count
        else:
            start = found.start() if not votes else start
            votes, end = votes | {side: count}, found.end()
    yield from _whole(document, start, end, votes, margin)


def _side(found: re.Match[str]) -> str:
    return next(side for side in (*SIDES, "margin") if side in found.re.groupindex and found[side])


def _whole(document: Document, start: int, end: int, votes: dict[str, int], margin: int | None) -> Iterator[Division]:
    if {"in_favour", "against"} <= votes.keys() and sum(votes.values()) > 1:
        yield Division(start, end, votes, margin, _outcome(document, end))


def _outcome(document: Document, end: int) -> str | None:
    """What became of the question, told right behind: "agreed", "negatived"."""
    ends = lexicons.words(document.language, "votes", "division_ends")
    behind = document.tokens_in(end, end + _TAIL)
    return next((token.lower for token in behind if token.lower in ends), None)
