"""What a person can read in a copy: a paragraph on each line, and a form feed before each further page."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from reviews.confined import Limits, Stopped, results_of

from .article import Change
from .encoding import decode
from .files import READERS, extracted, read
from .formats.written import PARAGRAPH
from .kinds import HTML, PDF
from .text import CONTROLS, LIMIT, Unreadable, canonical

PAGE_BREAK = "\f"
APART = {"caption", "correction", "quoted"}
PDF_LIMITS = Limits(seconds=6, patience=8, memory=300_000_000)
"""For somebody who waits. What was read by then is kept, and the bytes are whole whatever was read."""


def readable(data: bytes, kind: str, *, declared: str = "") -> str:
    """Return the text of bytes of a type of `kinds`, at most LIMIT characters of it; nothing where there is none to read."""
    if kind == PDF:
        return PAGE_BREAK.join(map(_tidy, _pages(data)))[:LIMIT].rstrip("\n\f")
    with suppress(Unreadable):
        if kind in READERS:
            found = read(data, name="")
            return _tidy(_whole(found.text, found.changes))
        if kind.startswith("text/"):
            text = decode(data, content_type=declared)
            return _tidy(_page(extracted(text)) if kind == HTML else text)
    return ""


def _page(found: dict[str, Any]) -> str:
    return PARAGRAPH.join([found["title"], _whole(found["text"], found["changes"])])


def _whole(text: str, changes: Iterable[Change]) -> str:
    """Return an article with what one that is checked keeps apart: evidence may be in any of it."""
    return PARAGRAPH.join([text, *(change.words for change in changes if change.what in APART)])


def _pages(data: bytes) -> Iterator[str]:
    with suppress(Stopped):
        yield from (
            page for page in results_of("reviews.intake.formats.pdf:texts", data, limits=PDF_LIMITS) if page is not None
        )


def _tidy(text: str) -> str:
    """Return the lines that have words, without what cannot be stored: a letter is 4 bytes at most."""
    with suppress(Unreadable):
        told = canonical(CONTROLS.sub("", text[: LIMIT // 4]))
        return "\n".join(line.strip() for line in told.split("\n") if line.strip())
    return ""
