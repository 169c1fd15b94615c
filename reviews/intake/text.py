"""From whatever was pasted or sent to the one form in which a text is stored."""

import re
import unicodedata
from collections.abc import Callable

LIMIT = 1_000_000
"""Most bytes an article may have, as UTF-8."""

NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
SOFT_HYPHEN = "\u00ad"
"""Where a line may break: a hint for who prints it, not a letter of the word."""
CUTS = ("\n\n", "\n", " ")
"""Where a text may be cut, the best first."""
BLANK_LINES = re.compile(r"\n{3,}")
MARKS_IN_A_ROW = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{20}")
TERMS = {"format"}
"""Figures of a message that are our words."""


def gettext_noop(text: str) -> str:
    """Mark a text for translation; whoever shows it translates it."""
    return text


class Unreadable(ValueError):
    """The bytes or the text cannot be taken in. `reason` says why, for people, and has room for `figures` by their names."""

    def __init__(self, reason: str, **figures: object) -> None:
        super().__init__(reason)
        self.reason, self.figures = reason, figures

    def worded(self, translate: Callable[[str], str] = str) -> str:
        """Return why, in the language of `translate`."""
        terms = {name: translate(str(self.figures[name])) for name in TERMS & self.figures.keys()}
        return translate(self.reason) % (self.figures | terms)

    def __str__(self) -> str:
        """Return why, in English."""
        return self.worded()


def canonical(text: str) -> str:
    """Return the text as it is stored: NFC, newlines as \\n, no soft hyphens, no blanks at line ends, at most one blank line in a row.

    The same text in another spelling of Unicode gives the same result. Raises Unreadable for an empty text, for one
    above LIMIT, and for characters that no article has.
    """
    if len(text) > LIMIT:
        raise too_long()
    text = NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    if found := CONTROLS.search(text):
        raise Unreadable(
            gettext_noop("The text has a control character (%(code)s) at position %(position)s."),
            code=f"U+{ord(found[0]):04X}",
            position=found.start(),
        )
    text = unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))
    if found := MARKS_IN_A_ROW.search(text):
        raise Unreadable(
            gettext_noop("The text has more accents on one letter than any language uses, at position %(position)s."),
            position=found.start(),
        )
    text = BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()
    if not text:
        raise Unreadable(gettext_noop("The text is empty."))
    if len(text.encode()) > LIMIT:
        raise too_long()
    return text


def too_long() -> Unreadable:
    return Unreadable(
        gettext_noop("The text is longer than %(limit)s kB, the most that is taken in."), limit=f"{LIMIT // 1000:,}"
    )


def cut(text: str, size: int) -> list[tuple[int, int]]:
    """Return spans of at most `size` characters that make up the text.

    Each ends with a paragraph, or a line, or a word, whichever ends in its second half; one word without end is cut.
    """
    spans, start = [], 0
    while len(text) - start > size:
        places = (text.rfind(mark, start + size // 2, start + size - 1) + len(mark) for mark in CUTS)
        end = next((place for place in places if place > start + size // 2), start + size)
        spans.append((start, end))
        start = end
    return [*spans, (start, len(text))]


def around(text: str, start: int, end: int, size: int) -> tuple[int, int]:
    """Return the stretch of about `size` characters around a span, cut like the spans of `cut`."""
    room = max(0, size - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), end + room)
    if first:
        places = (text.find(mark, first, (first + start) // 2) + len(mark) for mark in CUTS)
        first = next((place for place in places if place > first), first)
    if last < len(text):
        places = (text.rfind(mark, (end + last) // 2, last) for mark in CUTS)
        last = next((place for place in places if place > 0), last)
    return first, last
