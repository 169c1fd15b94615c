"""A file as it was sent, read as an article."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from reviews.confined import Limits, Stopped, results_of

from . import kinds
from .article import Intake
from .days import is_possible
from .encoding import decode
from .formats import HtmlPart
from .formats.refused import refuse
from .formats.spoken.transcripts import is_transcript
from .pages.refusals import SENTENCES
from .text import LIMIT, Unreadable, canonical, gettext_noop, too_long

FILE_LIMIT = 10_000_000
"""Most bytes of a file; of the text in it LIMIT are taken in, and of a plain text that is the file."""
PAGE_LIMIT = 5 * LIMIT
"""Most bytes of a page: scripts are the larger part of many."""
ACCEPT = ".txt,.md,.html,.htm,.mhtml,.mht,.docx,.odt,.pdf,.eml,.srt,.vtt,.xml,text/plain,text/html"
"""What a browser offers when it asks for a file to `read`; nothing is judged by it."""
READERS = {
    kinds.DOCX: "office.word", kinds.ODT: "office.opendocument", kinds.PDF: "pdf", kinds.EML: "mail", kinds.MHTML: "mail",
    kinds.VTT: "spoken.subtitles", kinds.SRT: "spoken.subtitles", kinds.MARKDOWN: "markdown", kinds.XML: "parliament",
}  # fmt: skip
"""The module of `formats` that reads a type of `kinds`."""

SECONDS = 4
"""How long one page may take, in seconds of the processor. An honest page of 1 MB takes two; crafted ones have taken minutes."""

PATIENCE = 15
"""How long to wait for it on a busy machine, in seconds of the clock."""

FILE_LIMITS = Limits(seconds=6, patience=PATIENCE, memory=300_000_000)
"""What a file may take. A report of 300 pages takes two seconds and 60 MB."""

TITLE_LENGTH, NAME_LENGTH, URL_LENGTH = 300, 200, 2000
OF_FILE = ("title", "byline", "published", "published_from", "url")
LINE_AS_TITLE = 160
"""Most characters of a first line that is taken for the title of a plain text."""
ENDS_A_SENTENCE = (".", "!", "…", ":", ";", ",", "؟", "۔")


def read(data: bytes, *, name: str, content_type: str | None = None) -> Intake:
    """Read an article out of a file; what it is shows its content, and `name` only what no content can tell.

    Raises Unreadable, with a message for people, for anything else and for more than FILE_LIMIT bytes.
    """
    if len(data) > FILE_LIMIT:
        raise _too_large()
    given: bytes | str = data
    kind = kinds.of_bytes(data)
    if kind not in READERS:
        refuse(data, kind)
        given = decode(data, content_type=content_type)
        kind = kinds.of_text(given, name)
    found = _of_format(READERS[kind], given) if kind in READERS else _of_text(str(given), kind)
    return _titled(_dated(replace(found, kind=kind)), name)


def _of_text(text: str, kind: str) -> Intake:
    if len(text.encode()) > (PAGE_LIMIT if kind == kinds.HTML else LIMIT):
        raise too_long()
    if kind == kinds.HTML:
        return _page(text)
    return _of_format("spoken.transcripts", text) if is_transcript(text) else Intake(canonical(text))


def _of_format(reader: str, given: bytes | str) -> Intake:
    """Run a reader in a process of its own: a file that was made to hang or to eat memory takes only that process down."""
    try:
        (found,) = filter(None, results_of("reviews.intake.formats:results", reader, given, limits=FILE_LIMITS))
    except Stopped:
        raise Unreadable(
            gettext_noop(
                "Reading this file takes more time or memory than a file may. Paste the text of the article instead."
            )
        ) from None
    if isinstance(found, Unreadable):
        raise found
    return _tidy(_with_page(found) if isinstance(found, HtmlPart) else found)


def _with_page(part: HtmlPart) -> Intake:
    """Return the article of a page in a file. What a mail says of itself counts before what its page says."""
    try:
        page = _page(part.page)
    except Unreadable:
        if not part.about.text:
            raise
        return part.about
    told = {name: value for name in OF_FILE if (value := getattr(part.about, name))}
    return replace(page, changes=page.changes + part.about.changes, **told)


def _tidy(found: Intake) -> Intake:
    """Return what a file said of itself as an article may have it."""
    return replace(
        found,
        title=_line(found.title, TITLE_LENGTH),
        byline=_line(found.byline, NAME_LENGTH),
        publisher=_line(found.publisher, NAME_LENGTH),
        url=_address(found.url),
    )


def _titled(found: Intake, name: str) -> Intake:
    """Give an article that says no title its first line, if that is one, or else the name of the file."""
    if found.title or found.kind == kinds.HTML:
        return found
    first, _, rest = found.text.partition("\n")
    is_title = rest and len(first) <= LINE_AS_TITLE and not first.endswith(ENDS_A_SENTENCE)
    return replace(found, title=_line(first if is_title else PurePath(name).stem, TITLE_LENGTH))


def _dated(found: Intake) -> Intake:
    """Return an article without a day that cannot be its own: what is in the year 9999 is no day in the next zone."""
    if found.published is None or is_possible(found.published.date(), datetime.now(UTC).date()):
        return found
    return replace(found, published=None, published_from="")


def _page(text: str) -> Intake:
    found = extracted(text)
    return Intake(
        canonical(found["text"]),
        title=_line(found["title"], TITLE_LENGTH),
        byline=_line(found["byline"], NAME_LENGTH),
        publisher=_line(found["publisher"], NAME_LENGTH),
        url=_address(found["url"]),
        published=found["published"],
        published_from=_line(found["published_from"], NAME_LENGTH),
        language=found["language"],
        changes=found["changes"],
        locators=found["locators"],
    )


def extracted(text: str) -> dict[str, Any]:
    """Run `pages` in a process of its own: a page that was made to hang or to eat memory takes only that process down.

    It also keeps the libraries for HTML, 60 MB of them, out of the processes that answer the web.
    """
    limits = Limits(seconds=SECONDS, patience=PATIENCE, memory=300_000_000)
    try:
        (found,) = filter(None, results_of("reviews.intake.pages.article:article", text, limits=limits))
    except Stopped:
        raise unreadable_page() from None
    if why := found.get("refused"):
        raise Unreadable(SENTENCES[why])
    return dict(found)


def unreadable_page() -> Unreadable:
    return Unreadable(gettext_noop("This page cannot be read. Paste its text instead."))


def _too_large() -> Unreadable:
    return Unreadable(
        gettext_noop("This file is larger than %(limit)s MB, the most that is taken in."), limit=FILE_LIMIT // 1_000_000
    )


def _line(value: str, limit: int) -> str:
    """Return `value` on one line, at most `limit` characters; nothing if no article could have it."""
    try:
        return " ".join(canonical(value).split())[:limit].strip()
    except Unreadable:
        return ""


def _address(value: str) -> str:
    value = _line(value, URL_LENGTH + 1)
    return value if re.fullmatch(r"https?://[^\s/]\S*", value) and len(value) <= URL_LENGTH else ""
