"""A file as it was sent, read as an article."""

import re
from datetime import datetime
from pathlib import PurePath

from reviews.confined import Limits, Stopped, results_of

from .article import Intake
from .encoding import decode
from .text import LIMIT, Unreadable, canonical, gettext_noop, too_long

SECONDS = 4
"""How long one page may take, in seconds of the processor. An honest page of 1 MB takes two; crafted ones have taken minutes."""

PATIENCE = 15
"""How long to wait for it on a busy machine, in seconds of the clock."""

PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b[^>]{0,2000}>", re.IGNORECASE)
TITLE_LENGTH, NAME_LENGTH, URL_LENGTH = 300, 200, 2000
LINE_AS_TITLE = 160
"""Most characters of a first line that is taken for the title of a plain text."""
ENDS_A_SENTENCE = (".", "!", "…", ":", ";", ",", "؟", "۔")


def read(data: bytes, *, name: str, content_type: str | None = None) -> Intake:
    """Read a plain text or a web page; which of them it is shows its content, never `name`.

    Raises Unreadable, with a message for people, for anything else and for more than LIMIT bytes.
    """
    if len(data) > LIMIT:
        raise too_long()
    text = decode(data, content_type=content_type)
    return _page(text) if PAGE.search(text[:20_000]) else _plain(canonical(text), name)


def _plain(text: str, name: str) -> Intake:
    first, _, rest = text.partition("\n")
    is_title = rest and len(first) <= LINE_AS_TITLE and not first.endswith(ENDS_A_SENTENCE)
    return Intake(text, title=_line(first if is_title else PurePath(name).stem, TITLE_LENGTH))


def _page(text: str) -> Intake:
    found = extracted(text)
    published = found["published"]
    return Intake(
        canonical(found["text"]),
        title=_line(found["title"], TITLE_LENGTH),
        byline=_line(found["byline"], NAME_LENGTH),
        publisher=_line(found["publisher"], NAME_LENGTH),
        url=_address(found["url"]),
        published=datetime.fromisoformat(published) if published else None,
        language=found["language"],
    )


def extracted(text: str) -> dict[str, str]:
    """Run `page` in a process of its own: a page that was made to hang or to eat memory takes only that process down.

    It also keeps the libraries for HTML, 60 MB of them, out of the processes that answer the web.
    """
    limits = Limits(seconds=SECONDS, patience=PATIENCE)
    try:
        (found,) = filter(None, results_of("reviews.intake.page:article", text, limits=limits))
    except Stopped:
        raise unreadable_page() from None
    if not found["text"].strip():
        raise Unreadable(gettext_noop("No article was found in this page. Paste its text instead."))
    return dict(found)


def unreadable_page() -> Unreadable:
    return Unreadable(gettext_noop("This page cannot be read. Paste its text instead."))


def _line(value: str, limit: int) -> str:
    """Return `value` on one line, at most `limit` characters; nothing if no article could have it."""
    try:
        return " ".join(canonical(value).split())[:limit].strip()
    except Unreadable:
        return ""


def _address(value: str) -> str:
    value = _line(value, URL_LENGTH + 1)
    return value if re.fullmatch(r"https?://[^\s/]\S*", value) and len(value) <= URL_LENGTH else ""
