"""Claims marked in their article: spans that may nest and overlap become a flat row of pieces for a template.

A template cannot open one element for a claim that ends inside another, so every piece of text names the claims that
cover it, and where one ends its number follows.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

LINE = re.compile(r"\S[^\n]*")
BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
"""From ink to the next blank line; a single newline inside stays, for the stylesheet to show."""
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


SPAN = attrgetter("start", "end")
WINDOW = 20_000
"""Characters of an article on one page; nearly every article has fewer."""


@dataclass(frozen=True, slots=True)
class Mark[T]:
    """A claim at `start`, `end` of its article, with the number that pages call it by."""

    number: int
    claim: T
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment[T]:
    """A piece of text and the claims over it, the longest first; `begins` and `ends` are those with an edge here."""

    text: str
    marks: tuple[Mark[T], ...] = ()
    begins: tuple[Mark[T], ...] = ()
    ends: tuple[Mark[T], ...] = ()

    @property
    def inner(self) -> Mark[T] | None:
        """The shortest claim over this piece: the one that a reader who points at it means."""
        return self.marks[-1] if self.marks else None

    @property
    def outer(self) -> Mark[T] | None:
        """The claim around the inner one, for the second underline."""
        return self.marks[-2] if len(self.marks) > 1 else None


@dataclass(frozen=True, slots=True)
class Paragraph[T]:
    start: int
    segments: tuple[Segment[T], ...]

    @property
    def marks(self) -> list[Mark[T]]:
        """The claims that stand in it, wholly or in part, by number."""
        found = {mark.number: mark for segment in self.segments for mark in segment.marks}
        return [found[number] for number in sorted(found)]


def numbered[T](claims: Iterable[T]) -> list[Mark[T]]:
    """Return the claims, which have `start` and `end`, as pages number them: from 1, by start, then end."""
    return [Mark(number, claim, *SPAN(claim)) for number, claim in enumerate(sorted(claims, key=SPAN), start=1)]


def paragraphs[T](text: str, marks: Iterable[Mark[T]], stretch: tuple[int, int] | None = None) -> list[Paragraph[T]]:
    """Cut `text`, or a stretch of it, into paragraphs, and these wherever a claim begins or ends.

    A text without blank lines has a paragraph on each line. The pieces of a paragraph joined give its text; blanks
    between paragraphs are left out. Marks beyond the text are cut off. Takes time in proportion to the text and its pieces.
    """
    waiting = deque(sorted(marks, key=lambda mark: mark.start))
    active: list[Mark[T]] = []
    cut = []
    for found in _shape(text).finditer(text, *(stretch or (0, len(text)))):
        start, end = found.start(), found.start() + len(found[0].rstrip())
        while waiting and waiting[0].start < end:
            active.append(waiting.popleft())
        active = [mark for mark in active if mark.end > start]
        cut.append(Paragraph(start, tuple(_segments(text, start, end, active))))
    return cut


def starts_of(text: str) -> list[int]:
    """Return where each paragraph of `text` begins."""
    return [found.start() for found in _shape(text).finditer(text)]


def _shape(text: str) -> re.Pattern[str]:
    return BLOCK if BLANK_LINE.search(text) else LINE


def _segments[T](text: str, start: int, end: int, marks: list[Mark[T]]) -> Iterator[Segment[T]]:
    edges = {start, end}
    for mark in marks:
        edges |= {max(start, mark.start), min(end, mark.end)}
    waiting, over = deque(marks), []
    for left, right in pairwise(sorted(edges)):
        while waiting and waiting[0].start <= left:
            over.append(waiting.popleft())
        over = sorted((mark for mark in over if mark.end > left), key=_longest_first)
        yield Segment(
            text[left:right],
            tuple(over),
            tuple(mark for mark in over if mark.start == left),
            tuple(mark for mark in over if mark.end == right),
        )


def _longest_first[T](mark: Mark[T]) -> tuple[int, int]:
    return mark.start - mark.end, mark.number
