"""The layout of an article: which lines are prose, and which are headings, bylines, links or list items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reviews.extraction import lexicons
from reviews.extraction.claims import Span

type Kind = Literal["paragraph", "item", "heading", "byline", "promo"]


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of layout without the white space around it; `text[start:end]`."""

    start: int
    end: int
    kind: Kind

    @property
    def is_prose(self) -> bool:
        """Whether its sentences can hold claims."""
        return self.kind in ("paragraph", "item")


_CHUNK = re.compile(r"[^\n]+(?:\n[ \t\r\xa0]*[^\s][^\n]*)*+")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[•‣▪●*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+")
_SENTENCE_END = re.compile(r"[.!?…:;,؟।。][\"'”’»)\]]*\s*$|[\"”»]\s*$")
_WORD = re.compile(r"[^\W\d_][^\s]*")
_FULL_LINE = 45
_HEADING_WORDS = 16
_TITLE_WORDS = 24


def split(text: str, language: str = "en") -> list[Block]:
    """Return the blocks of `text` in order. A single line break ends a paragraph, unless the lines are wrapped."""
    spans = [span for chunk in _CHUNK.finditer(text) for span in _paragraphs(text, chunk.start(), chunk.end())]
    alone = len(spans) == 1
    return [
        Block(start, end, "paragraph" if alone else _kind(text[start:end], position, language))
        for position, (start, end) in enumerate(spans)
    ]


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a stretch without blank lines into paragraphs: at every line break, or nowhere if its lines are wrapped."""
    lines = [line for m in _LINE.finditer(text, start, end) if (line := _trim(text, *m.span()))]
    if _is_wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the line breaks were put in by a program: even, full lines that mostly stop in mid-sentence."""
    if len(lines) < 2:
        return False
    longest = max(end - start for start, end in lines)
    inner = lines[:-1]
    full = all(end - start >= 0.6 * longest for start, end in inner)
    open_ended = sum(not _SENTENCE_END.search(text[max(start, end - 4) : end]) for start, end in inner)
    return _FULL_LINE <= longest <= 100 and full and open_ended * 2 > len(inner)


def _kind(line: str, position: int, language: str) -> Kind:
    if _BULLET.match(line):
        return "item"
    if _is_promo(line, language):
        return "promo"
    if _is_byline(line, language):
        return "byline"
    return "heading" if _is_heading(line, _HEADING_WORDS if position else _TITLE_WORDS) else "paragraph"


def _is_promo(line: str, language: str) -> bool:
    start = line[:60].lower().lstrip("([*>» ")
    return start.startswith(tuple(lexicons.words(language, "layout", "promo")))


def _is_byline(line: str, language: str) -> bool:
    """“By Jane Doe, Staff Writer”, “Published 3 May”: a short line with a known opening and no sentence in it."""
    if len(line) > 120 or _SENTENCE_END.search(line[-4:]):
        return False
    return line[:40].lower().startswith(tuple(lexicons.words(language, "layout", "byline")))


def _is_heading(line: str, limit: int) -> bool:
    """A short line that does not end like a sentence."""
    return len(line) <= 200 and not _SENTENCE_END.search(line[-4:]) and len(_WORD.findall(line)) <= limit
