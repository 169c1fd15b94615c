"""What a person can read in a copy: a paragraph on each line, and a form feed before each further page."""

from collections.abc import Iterator
from contextlib import suppress

from reviews.confined import Limits, Stopped, results_of

from .article import Intake
from .encoding import decode
from .files import READERS, extracted, read
from .formats.written import PARAGRAPH
from .kinds import HTML, PDF
from .text import CONTROLS, LIMIT, Unreadable, canonical

PAGE_BREAK = "\f"
PDF_LIMITS = Limits(seconds=6, patience=8, memory=300_000_000)
"""For somebody who waits. What was read by then is kept, and the bytes are whole whatever was read."""


def readable(data: bytes, kind: str, *, declared: str = "") -> str:
    """Return the text of bytes of a type of `kinds`, at most LIMIT characters of it; nothing where there is none to read."""
    if kind == PDF:
        return PAGE_BREAK.join(map(_tidy, _pages(data)))[:LIMIT].rstrip("\n\f")
    with suppress(Unreadable):
        if kind in READERS:
            return _tidy(_with_quoted(read(data, name="")))
        if kind.startswith("text/"):
            text = decode(data, content_type=declared)
            return _tidy(extracted(text)["text"] if kind == HTML else text)
    return ""


def _with_quoted(found: Intake) -> str:
    """Return the text of a file with the letters that it quotes: those may be the evidence."""
    return PARAGRAPH.join([found.text, *(change.words for change in found.changes if change.what == "quoted")])


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
