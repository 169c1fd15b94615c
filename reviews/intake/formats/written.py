"""A text that is put together from a file, with where its words stand there and what was left out of it."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Literal

from reviews.intake.article import Change, Intake, Locator, What
from reviews.intake.text import CONTROLS, SOFT_HYPHEN, Unreadable, canonical

PARAGRAPH = "\n\n"
CELL = " · "
MOST_CHANGES = 2_000
"""More of them nobody reads."""
LONGEST_CHANGE = 2_000
"""Characters of one that are told."""
MOST_TOLD = 400_000
"""Characters of all of them: they are stored with the text, and stand on each page beside it."""
BROKEN_WORD = re.compile(rf"\w+(?:{SOFT_HYPHEN}+\w+)+")
SPACES = re.compile(r"(?<=\S)[ ]{2,}")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

type Place = tuple[Literal["page", "time"], str]


class Line:
    """A paragraph while it is read: its words, what was left out between them, and the notes that it refers to."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._left: list[tuple[What, str, int]] = []
        self.notes: list[str] = []

    @property
    def words(self) -> str:
        return "".join(self._words)

    @property
    def left(self) -> list[tuple[What, str]]:
        return [(what, words) for what, words, _ in self._left]

    def put(self, words: str, gone: What | None = None) -> None:
        """Add words, to what was left out if they are `gone`; in one with those that they follow."""
        if not gone:
            self._words.append(words)
        elif self._left and self._left[-1][::2] == (gone, len(self._words)):
            self._left[-1] = (gone, self._left[-1][1] + words, len(self._words))
        else:
            self._left.append((gone, words, len(self._words)))

    def take_in(self, line: "Line", joint: str) -> None:
        """Add what another line has, with `joint` before its words."""
        self._words += [joint, line.words] if self.words and line.words else [line.words]
        self.take_in_left(line)

    def take_in_left(self, line: "Line") -> None:
        self._left += [(what, words, -1) for what, words in line.left]
        self.notes += line.notes


def row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """Return a row of a table as a line; where all words are in one cell, it only places them, and they are paragraphs."""
    if sum(any(line.words.strip() for line in cell) for cell in cells) < 2:
        return [line for cell in cells for line in cell]
    whole = Line()
    for cell in cells:
        told = Line()
        for line in cell:
            told.take_in(line, " ")
        flat = Line()
        flat.put(" ".join(told.words.split()))
        whole.take_in(flat, CELL)
        whole.take_in_left(told)
    return [whole]


@dataclass(frozen=True)
class _Piece:
    words: str
    place: Place | None
    joint: str


class Written:
    """Paragraphs in their order, as a reader finds them."""

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._changes: list[Change] = []
        self._room = MOST_TOLD

    def add(self, words: str, *, place: Place | None = None, joint: str = PARAGRAPH) -> None:
        """Add words that `joint` parts from those before: by default they are a paragraph."""
        for broken in BROKEN_WORD.findall(words):
            self.tell("joined", broken)
        if tidied := tidy(words):
            self._pieces.append(_Piece(tidied, place, joint))

    def add_line(self, line: Line) -> None:
        self.add(SPACES.sub(" ", line.words) if line.left else line.words)
        for what, words in line.left:
            self.tell(what, words)

    def cut_last(self, count: int) -> None:
        """Take off the last letters: the hyphen at which a line broke a word."""
        last = self._pieces[-1]
        self._pieces[-1] = replace(last, words=last.words[:-count])

    def tell(self, what: What, words: str) -> None:
        """Tell of words that do not stand in the text as they stood in the file."""
        said = " ".join(words.split())[: min(LONGEST_CHANGE, self._room)]
        if said and len(self._changes) < MOST_CHANGES:
            self._changes.append(Change(what, said))
            self._room -= len(said)

    def intake(self, **facts: Any) -> Intake:
        """Return what was read. Raises Unreadable if there are no words, or too many."""
        parts: list[str] = []
        locators: list[Locator] = []
        at, last = 0, None
        for piece in self._pieces:
            joint = piece.joint if parts else ""
            at += len(joint)
            if piece.place and piece.place != last:
                locators.append(Locator(at, *piece.place))
            parts += [joint, piece.words]
            at, last = at + len(piece.words), piece.place
        text = canonical("".join(parts))
        return Intake(text, changes=tuple(self._changes), locators=tuple(locators), **facts)


def tidy(words: str) -> str:
    """Return words as they are stored, without what no article has; nothing where none are left."""
    with suppress(Unreadable):
        return canonical(CONTROLS.sub("", words))
    return ""


def raised(words: str) -> str:
    """Return words that are printed above the line: "12" and a raised 3 is no 123."""
    return words.translate(RAISED)
