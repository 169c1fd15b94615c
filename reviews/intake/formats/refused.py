"""Files that many people have and nothing here reads: what they are, and what to do instead."""

from reviews.intake.text import Unreadable, gettext_noop

from . import locked

OLD = b"\xd0\xcf\x11\xe0"
OLD_WORD = gettext_noop("This is a Word document of the old kind (.doc). Save it as .docx.")
OLD_MAIL = gettext_noop("This is a mail as Outlook keeps it (.msg). Save it as .eml, or paste its text.")
OLD_PARTS = (("WordDocument", OLD_WORD), ("__properties_version1.0", OLD_MAIL))
"""Files within an old office document, by their names there."""
ZIPPED = (
    (b"xl/workbook", gettext_noop("a spreadsheet")),
    (b"ppt/presentation", gettext_noop("a presentation")),
    (b"opendocument.spreadsheet", gettext_noop("a spreadsheet")),
    (b"opendocument.presentation", gettext_noop("a presentation")),
    (b"application/epub+zip", gettext_noop("an electronic book")),
    (b"", gettext_noop("a ZIP file")),
)


def refuse(data: bytes, kind: str = "") -> None:
    """Raise Unreadable for what is known and not read; `kind` is its type, where `kinds` knows one."""
    if kind.startswith("image/"):
        raise Unreadable(gettext_noop("This is a picture: its words cannot be read. Paste the text of the article."))
    if kind.startswith("audio/"):
        raise Unreadable(gettext_noop("This is a recording. Give its subtitles, or paste what is said in it."))
    if data.startswith(OLD):
        _refuse_old(data)
    if data.startswith(b"{\\rtf"):
        raise Unreadable(gettext_noop("This is a rich-text document (.rtf). Save it as .docx."))
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable(
            gettext_noop("The file is %(format)s, not an article. Give the article itself."),
            format=next(format_ for part, format_ in ZIPPED if part in data),
        )


def _refuse_old(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked()
    for part, sentence in OLD_PARTS:
        if part.encode("utf-16-le") in data:
            raise Unreadable(sentence)
