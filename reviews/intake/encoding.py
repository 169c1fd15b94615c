"""From bytes to text: the encoding that was declared, or UTF-8, or a refusal. A wrong guess would be stored for good."""

import codecs
import re

from .text import Unreadable, gettext_noop

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the next: asked first
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF32_BE, "utf-32"),
)
FORMATS = (
    (b"%PDF-", gettext_noop("a PDF")),
    (b"PK\x03\x04", gettext_noop("a ZIP file or an office document")),
    (b"PK\x05\x06", gettext_noop("a ZIP file")),
    (b"\xd0\xcf\x11\xe0", gettext_noop("an old office document")),
    (b"{\\rtf", gettext_noop("a rich-text document")),
    (b"\x1f\x8b", gettext_noop("a compressed file")),
    (b"BZh", gettext_noop("a compressed file")),
    (b"\xfd7zXZ", gettext_noop("a compressed file")),
    (b"7z\xbc\xaf", gettext_noop("a compressed file")),
    (b"\x89PNG", gettext_noop("a picture")),
    (b"GIF8", gettext_noop("a picture")),
    (b"\xff\xd8\xff", gettext_noop("a picture")),
    (b"SQLite format 3", gettext_noop("a database")),
    (b"\x7fELF", gettext_noop("a program")),
)
HEAD = 4096
"""How far into a page its own declaration is looked for, in bytes."""

IN_CONTENT_TYPE = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
IN_PAGE = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
NOT_FOR_FILES = {"utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna"}
WESTERN = {"iso8859-1", "ascii"}  # what programs say when they mean Windows' Latin, and browsers know it


def decode(data: bytes, *, content_type: str | None = None) -> str:
    """Return the text of a file, whatever its name says.

    A byte order mark decides; then bytes that are good UTF-8 are UTF-8; then the charset of `content_type` or of
    the page itself. Raises Unreadable for anything that is no text, and where a guess would be needed.
    """
    _refuse_other_formats(data)
    for bom, name in BOMS:
        if data.startswith(bom):
            return _decoded(data, name).removeprefix("\ufeff")
    declared = _declared(data, content_type)
    if declared in {None, "utf-8"} or (declared in WESTERN | {"cp1252"} and _is_utf8(data)):
        return _utf8(data)
    return _as_declared(data, declared)


def _refuse_other_formats(data: bytes) -> None:
    for start, name in FORMATS:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:16].startswith(start):
            raise Unreadable(gettext_noop("The file is %(format)s, not a text or a web page."), format=name)


def _declared(data: bytes, content_type: str | None) -> str | None:
    """Return Python's name of the declared encoding, or None. Raises Unreadable for one that nobody should use."""
    said = IN_CONTENT_TYPE.search(content_type or "")
    if said:
        label = said[1]
    else:
        found = IN_PAGE.search(data[:HEAD])
        if not found:
            return None
        label = (found[1] or found[2]).decode()
    try:
        name = codecs.lookup(label).name
        b"a".decode(name)
    except UnicodeError:
        pass  # a known encoding, that one byte is too short for
    except LookupError:
        raise Unreadable(
            gettext_noop("The encoding %(encoding)s is not known. Save the file as UTF-8."), encoding=label[:40]
        ) from None
    if name in NOT_FOR_FILES:
        raise Unreadable(
            gettext_noop("The encoding %(encoding)s is not read. Save the file as UTF-8."), encoding=label[:40]
        )
    return "utf-8" if name.startswith("utf-8") or (not said and name.startswith("utf-16")) else name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Unreadable(
            gettext_noop(
                "The file is not UTF-8 (byte %(position)s), and does not say what else it is. Save it as UTF-8."
            ),
            position=f"{error.start:,}",
        ) from None


def _as_declared(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # 10 MB that most web processes never need

    name = "cp1252" if name in WESTERN else name
    text = _decoded(data, name)
    # Eight-bit encodings accept any byte, so a wrong label gives nonsense without an error.
    if not text.isascii() and not from_bytes(data, cp_isolation=[name, "ascii"]):
        raise Unreadable(
            gettext_noop("The file says that it is %(encoding)s, but does not read like it. Save it as UTF-8."),
            encoding=name,
        )
    return text


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        raise Unreadable(
            gettext_noop("The file says that it is %(encoding)s, but it is not. Save it as UTF-8."), encoding=name
        ) from None
