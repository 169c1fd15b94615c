"""The lines of a PDF with where they stand on their page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
from pypdfium2 import raw

from reviews.intake.formats import damaged, locked
from reviews.intake.formats.written import raised

from .direction import Letter, in_order, is_leftward
from .letters import Letters

LINE = re.compile(r"[^\r\n]+")
TINY = 2
"""Points of a size that nobody reads."""
SMALLER, HIGHER = 0.9, 0.15
"""What part of the size of its neighbours a raised figure has at most, and how far above the line it stands at least."""
MARK = re.compile(r"[\d*†‡]{1,3}(?!\d)")


@dataclass(frozen=True)
class PrintedLine:
    """Words on one line, which begins and ends at `left` and `right` and stands at the height `y`, in points; `page` is from 1 on.

    A line that is read from right to left is told as if its page were seen in a mirror.
    """

    words: str
    page: int
    left: float = 0
    right: float = 0
    y: float = 0
    size: float = 0
    is_hidden: bool = False


@dataclass(frozen=True)
class Page:
    number: int
    lines: tuple[PrintedLine, ...]
    is_picture: bool


def pages(data: bytes) -> Iterator[Page]:
    """Yield each page. Raises Unreadable if a password is asked for, or if there are none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (locked() if error.err_code == raw.FPDF_ERR_PASSWORD else damaged()) from None
    if not len(document):
        raise damaged()
    for place in range(len(document)):
        yield _page(document, place)


def _page(document: Any, place: int) -> Page:
    """Return a page; one that cannot be read has no words."""
    try:
        page = document[place]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(place + 1, (), is_picture=True)
    lines = tuple(_with_raised(_lines(page, text, place + 1)))
    found = Page(place + 1, lines, is_picture=not lines and _has_pictures(page))
    text.close()
    page.close()
    return found


def _lines(page: Any, text: Any, number: int) -> Iterator[PrintedLine]:
    words = text.get_text_range()
    is_placed = text.count_chars() == len(words)
    size = page.get_size()
    for found in LINE.finditer(words):
        if not (told := found[0].strip()):
            continue
        if is_placed:
            start = found.start() + found[0].index(told)
            yield _placed(Letters(text.raw), told, start, size, number)
        else:
            yield PrintedLine(told, number)


def _placed(letters: Letters, words: str, start: int, page_size: tuple[float, float], number: int) -> PrintedLine:
    width, height = page_size
    left, right, y = letters.edges(start)[0], letters.edges(start + len(words) - 1)[1], letters.base(start)
    size = letters.size(start)
    if is_leftward(words):
        placed = [Letter(one, *letters.edges(start + at)) for at, one in enumerate(words)]
        words = in_order(placed, size)
        left, right = width - max(one.right for one in placed), width - min(one.left for one in placed)
    else:
        words = _raised_within(letters, words, start, size, y)
    is_hidden = 0 < size < TINY or right < 0 or left > width or y < 0 or y > height
    return PrintedLine(words, number, left, right, y, size, is_hidden)


def _raised_within(letters: Letters, words: str, start: int, size: float, y: float) -> str:
    """Return words with the figures that are printed above the line told from those on it: "12³"."""
    told = list(words)
    for at, letter in enumerate(words):
        if at and letter.isdecimal() and not words[at - 1].isspace() and letters.size(start + at) < SMALLER * size:
            told[at] = raised(letter) if letters.base(start + at) > y + HIGHER * size else letter
    return "".join(told)


def _with_raised(lines: Iterator[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the lines, in one those that only a raised mark parts."""
    before: PrintedLine | None = None
    for line in lines:
        mark = MARK.match(line.words)
        if before and mark and _is_raised(before, line):
            words = before.words + raised(mark[0]) + line.words[mark.end() :]
            before = replace(before, words=words, right=line.right)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _is_raised(before: PrintedLine, line: PrintedLine) -> bool:
    is_behind = before.right - before.size < line.left < before.right + before.size
    is_above = HIGHER * before.size < line.y - before.y < before.size
    return is_behind and is_above and line.size < SMALLER * before.size


def _has_pictures(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3))
