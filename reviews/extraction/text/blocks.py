"""The layout of an article: which lines are prose, and which are headings, bylines, links or list items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reviews.extraction import lexicons
from reviews.extraction.claims import Span

type Kind = Literal["paragraph", "item", "heading", "byline", "promo", "correction"]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One stretch of layout without the white space around it; `text[start:end]`.

    `label` is where a transcript names who speaks it, "HOLT" of "HOLT: …" and of the paragraphs that follow.
    """

    start: int
    end: int
    kind: Kind
    label: Span | None = None

    @property
    def is_prose(self) -> bool:
        """Whether its sentences can hold claims."""
        return self.kind in ("paragraph", "item")


_CHUNK = re.compile(r"[^\n]+(?:\n[ \t\r\xa0]*[^\s][^\n]*)*+")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[•‣▪●*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+")
_SENTENCE_END = re.compile(r"[.!?…:;,؟।。][\"'”’»)\]]*\s*$|[\"”»]\s*$")
_WORD = re.compile(r"[^\W\d_][^\s]*")
# A stop, not the comma or the colon that a line may break behind.
_STOP = re.compile(r"[.!?…؟।。][\"'”’»)\]]*\s*$")
_CREDITED = re.compile(r"[”\"»]\s*[—–-]{1,2}\s*[^\W\d_]|[—–-]\s*\w[^\n@]{2,60}\(@\w")
_LAST_WORD = re.compile(r"[\w’'-]+[,;]?-?$")
_FIRST_LETTER = re.compile(r"[\s>]*[\"“‘'«(\[]*(\S)")
# HARBOURTON, March 3 (Reuters) - · Harbourton, 2 Nov 89 (Radio One) -- [Text] · KYIV, Ukraine (AP) — · Harbourton (AP) — · Harbourton, 3 March –
_TOWN = r"(?:, (?:[A-Z][\w.]+ ?){1,3})?"
_DAY = r"(?:, (?:no date|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4}| \d\d)?)"
_AGENCY = r"(?:\((?:[A-Z]{2,}|[A-Z][a-z]{2,}|dpa|epd|apa|afp|sda|kna|sid|ots)(?:[ /.][\w.]+){0,3}\))"
_DASH = r"\s*(?:[—–―|]|--?)\s+(?:\[[^\[\]\n]{1,40}\]\s+)*(?=[\"“‘'A-Z\d])"  # -- [Text]
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’-]{{3,}}(?: [A-Z][A-Z.'’-]+){{0,3}}{_TOWN}{_DAY}?\s*{_AGENCY}?|[A-Z]{{2,}}(?: [A-Z][A-Z.'’-]+){{1,3}}{_TOWN}{_DAY}?\s*{_AGENCY}?"
    rf"|{_NAME}{_TOWN}{_DAY}?\s*{_AGENCY}|{_NAME}{_TOWN}{_DAY}(?:\s*\([^()\n]{{2,40}}\))?){_DASH}"
)
_FULL_LINE = 45
_HEADING_WORDS = 16
_LONGEST_WORD = 40
_SHORTEST_LINE = 4  # words
_TITLE_WORDS = 24


def split(text: str, language: str = "en") -> list[Block]:
    """Return the blocks of `text` in order. A single line break ends a paragraph, unless a sentence goes on behind it."""
    spans = [
        span for chunk in _CHUNK.finditer(text) for span in _paragraphs(text, chunk.start(), chunk.end(), language)
    ]
    alone = len(spans) == 1
    return [
        _block(text, start, end, "paragraph" if alone else _kind(text[start:end], position, language))
        for position, (start, end) in enumerate(spans)
    ]


def _block(text: str, start: int, end: int, kind: Kind) -> Block:
    """A block without its dateline ("HARBOURTON (Reuters) - "), which is nobody’s words."""
    dateline = _DATELINE.match(text, start, end) if kind == "paragraph" else None
    return Block(dateline.end() if dateline else start, end, kind)


def _paragraphs(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Cut a stretch without blank lines into paragraphs: where a line ends a sentence, or nowhere if its lines are wrapped."""
    lines = [line for m in _LINE.finditer(text, start, end) if (line := _trim(text, *m.span()))]
    if len(lines) < 2 or _is_wrapped(text, lines):
        yield from ((first[0], last[1]) for first, last in zip(lines[:1], lines[-1:], strict=True))
        return
    longest, is_column, begin = max(last - first for first, last in lines), _is_column(text, lines), lines[0][0]
    for line, after in pairwise(lines):
        is_full = is_column and line[1] - line[0] >= 0.6 * longest
        if not _goes_on(text, line, after, language, is_full=is_full):
            yield begin, line[1]
            begin = after[0]
    yield begin, lines[-1][1]


def _is_column(text: str, lines: list[Span]) -> bool:
    """Whether the lines of a stretch were broken by a program: most that end in mid-sentence go on with a small letter."""
    broken = [after for line, after in pairwise(lines) if not _stops(text, line)]
    return bool(broken) and sum(_begins_small(text, after) for after in broken) * 2 >= len(broken)


def _goes_on(text: str, line: Span, after: Span, language: str, *, is_full: bool) -> bool:
    """Whether a sentence goes on from one line to the next, as text copied from a mail or a PDF breaks it."""
    if _stops(text, line) or _BULLET.match(text, *after) or _opens_furniture(text[slice(*after)], language):
        return False
    if _begins_small(text, after) or is_full:
        return True
    last = _LAST_WORD.search(text, max(line[1] - _LONGEST_WORD, line[0]), line[1])
    word = last[0].lower() if last else ""
    is_open = (
        word.endswith(",") or word in lexicons.closed(language) or word in lexicons.words(language, "names", "title")
    )
    is_short = len(_WORD.findall(text, *line)) < _SHORTEST_LINE
    first = text[after[0]]
    return not is_short and (is_open or (first.isdecimal() and text[line[1] - 1].islower()))


def _stops(text: str, line: Span) -> bool:
    """Whether a line ends a sentence or leads to the next line by a colon."""
    tail = text[max(line[0], line[1] - 4) : line[1]]
    return _STOP.search(tail) is not None or tail.endswith((":", "”", "»"))


def _begins_small(text: str, line: Span) -> bool:
    letter = _FIRST_LETTER.match(text, *line)
    return letter is not None and letter[1].islower()


def _opens_furniture(line: str, language: str) -> bool:
    return _is_promo(line, language) or _is_byline(line, language)


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
    if _is_promo(line, language) or _is_caption(line, language):
        return "promo"
    if _is_correction(line, language):
        return "correction"
    if _is_byline(line, language):
        return "byline"
    is_heading = _is_heading(line, _HEADING_WORDS) if position else _is_heading(line.rstrip(";"), _TITLE_WORDS)
    return "heading" if is_heading else "paragraph"


def _is_promo(line: str, language: str) -> bool:
    start = line[:60].lower().lstrip("([*>» ")
    return start.startswith(tuple(lexicons.words(language, "layout", "promo")))


def _is_caption(line: str, language: str) -> bool:
    """Whether a line is what stands under a picture, with the words of its buttons: "… on Monday. View Full Caption"."""
    marks = lexicons.words(language, "layout", "caption_marks")
    return any(mark in line for mark in marks)


def _is_correction(line: str, language: str) -> bool:
    """“Correction: An earlier version of this article …”: it takes back what it repeats."""
    start = line[:60].lower().lstrip("([*_•- ").replace("’", "'")
    return start.startswith(tuple(lexicons.words(language, "layout", "correction")))


def _is_byline(line: str, language: str) -> bool:
    """“By Jane Doe, Staff Writer”, “Published 3 May”: a short line with a known opening and no sentence in it."""
    if len(line) > 120 or _SENTENCE_END.search(line[-4:]):
        return False
    return line[:40].lower().startswith(tuple(lexicons.words(language, "layout", "byline")))


def _is_heading(line: str, limit: int) -> bool:
    """A short line that does not end like a sentence."""
    return (
        len(line) <= 200
        and not _CREDITED.search(line)
        and not _SENTENCE_END.search(line[-4:])
        and len(_WORD.findall(line)) <= limit
    )
