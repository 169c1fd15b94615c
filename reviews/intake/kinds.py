"""What bytes are, going by the bytes: a name or a header may say anything."""

import re

from .encoding import decode
from .files import PAGE
from .text import Unreadable, gettext_noop

MAGIC = (
    (rb"%PDF-", "application/pdf"),
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF.{4}WEBP", "image/webp"),
    (rb"RIFF.{4}WAVE", "audio/wav"),
    (rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", "audio/mpeg"),
    (rb"OggS", "audio/ogg"),
    (rb"fLaC", "audio/flac"),
    (rb".{4}ftypM4A", "audio/mp4"),
)
ENDINGS = {
    "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
    "audio/wav": ".wav", "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/flac": ".flac", "audio/mp4": ".m4a",
    "text/html": ".html", "text/csv": ".csv", "text/plain": ".txt",
}  # fmt: skip
"""The types that a file may have, and what the names of such files end in."""


def type_of(data: bytes, *, name: str = "", declared: str = "") -> str:
    """Return the type of a file, one of ENDINGS. `declared` only says how its text is encoded, `name` whether that is a table.

    Raises Unreadable, with a sentence for people, for anything else.
    """
    for pattern, kind in MAGIC:
        if re.match(pattern, data[:16], re.DOTALL):
            return kind
    try:
        text = decode(data, content_type=declared)
    except Unreadable:
        raise unknown() from None
    if "\x00" in text[:20_000]:
        raise unknown()
    if PAGE.search(text[:20_000]):
        return "text/html"
    return "text/csv" if name.lower().endswith(".csv") else "text/plain"


def unknown() -> Unreadable:
    return Unreadable(
        gettext_noop(
            "This is no file that is kept here. Give a PDF, an image, a recording, a table as CSV, a page or a text."
        )
    )
