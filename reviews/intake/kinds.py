"""What bytes are, going by the bytes: a name or a header may say anything."""

import re

from .encoding import decode
from .text import Unreadable, gettext_noop

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EML, MHTML = "message/rfc822", "multipart/related"
HTML, PLAIN, CSV, MARKDOWN, XML = "text/html", "text/plain", "text/csv", "text/markdown", "application/xml"
VTT, SRT = "text/vtt", "application/x-subrip"

MAGIC = (
    (rb"%PDF-", PDF),
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
    PDF: ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
    "audio/wav": ".wav", "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/flac": ".flac", "audio/mp4": ".m4a",
    DOCX: ".docx", ODT: ".odt", EML: ".eml", MHTML: ".mhtml", VTT: ".vtt", SRT: ".srt", XML: ".xml",
    HTML: ".html", CSV: ".csv", MARKDOWN: ".md", PLAIN: ".txt",
}  # fmt: skip
"""The types that a file may have, and what the names of such files end in."""
BY_NAME = {".csv": CSV, ".md": MARKDOWN, ".markdown": MARKDOWN}
"""What no content tells from a text."""

ZIP = b"PK\x03\x04"
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b[^>]{0,2000}>", re.IGNORECASE)
RECORD = re.compile(r"<(?:[\w-]+:)?(?:akomaNtoso|publicwhip|TEI|teiCorpus)[\s>]")
SUBTITLES = re.compile(r"\s*\d+[ \t]*\r?\n\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")
HEADERS = re.compile(rb"(?:[!-9;-~]{1,70}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
OF_MAIL = re.compile(rb"^(?:MIME-Version|Received|Message-ID|Return-Path|Content-Type):", re.IGNORECASE | re.MULTILINE)
OF_PAGE = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
BEGINNING = 20_000


def type_of(data: bytes, *, name: str = "", declared: str = "") -> str:
    """Return the type of a file, one of ENDINGS. `declared` only says how its text is encoded, `name` whether that is a table.

    Raises Unreadable, with a sentence for people, for anything else.
    """
    if kind := of_bytes(data):
        return kind
    try:
        text = decode(data, content_type=declared)
    except Unreadable:
        raise unknown() from None
    if "\x00" in text[:BEGINNING]:
        raise unknown()
    return of_text(text, name)


def of_bytes(data: bytes) -> str:
    """Return the type of what is more than a text; nothing where only its text can tell."""
    for pattern, kind in MAGIC:
        if re.match(pattern, data[:16], re.DOTALL):
            return kind
    if data.startswith(ZIP):
        return _zipped(data)
    headers = HEADERS.match(data.removeprefix(b"\xef\xbb\xbf")[:BEGINNING])
    if headers and OF_MAIL.search(headers[0]):
        return MHTML if OF_PAGE.search(headers[0]) and b"text/html" in data else EML
    return ""


def _zipped(data: bytes) -> str:
    if data[30:].startswith(OPEN_DOCUMENT):
        return ODT if data[30 + len(OPEN_DOCUMENT) :].startswith(b"text") else ""
    return DOCX if b"word/document" in data and b"[Content_Types].xml" in data else ""


def of_text(text: str, name: str) -> str:
    """Return the type of a text; `name` counts for what no content tells."""
    beginning = text[:BEGINNING]
    if beginning.startswith("WEBVTT"):
        return VTT
    if SUBTITLES.match(beginning):
        return SRT
    if beginning.lstrip().startswith("<") and RECORD.search(beginning):
        return XML
    named = next((kind for ending, kind in BY_NAME.items() if name.lower().endswith(ending)), PLAIN)
    is_page = PAGE.search(beginning) and not (named == MARKDOWN and not beginning.lstrip().startswith("<"))
    return HTML if is_page else named


def unknown() -> Unreadable:
    return Unreadable(
        gettext_noop(
            "This is no file that is kept here. Give a PDF, a document, a mail, an image, a recording, subtitles, a table as CSV, a page or a text."
        )
    )
