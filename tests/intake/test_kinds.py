import pytest

from reviews.intake import Unreadable
from reviews.intake.kinds import BY_NAME, DOCX, EML, ENDINGS, HTML, MARKDOWN, MHTML, ODT, SRT, VTT, XML, type_of

BYTES = {
    "application/pdf": b"%PDF-1.7\n%\xe2\xe3",
    "image/png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "image/gif": b"GIF89a\x01\x00",
    "image/webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "audio/mpeg": b"ID3\x04\x00\x00",
    "audio/ogg": b"OggS\x00\x02",
    "audio/flac": b"fLaC\x00\x00",
    "audio/mp4": b"\x00\x00\x00\x20ftypM4A \x00",
    DOCX: b"PK\x03\x04\x14\x00[Content_Types].xml word/document.xml",
    ODT: b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
    EML: b"Received: from news.example\r\n\tby mail.example\r\nFrom: jo@news.example\r\n\r\nWords.",
    MHTML: b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n",
    VTT: b"WEBVTT\n\n00:01.000 --> 00:02.000\nWords.\n",
    SRT: b"1\r\n00:00:01,000 --> 00:00:02,000\r\nWords.\r\n",
    XML: b'<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate/></akomaNtoso>',
    MARKDOWN: b"# Bridge\n\n<!-- draft -->Words.",
    "text/html": b"<!doctype html><p>Hello",
    "text/csv": b"a,b\n1,2\n",
    "text/plain": "Grüße".encode(),
}


@pytest.mark.parametrize("kind", ENDINGS)
def test_bytes_tell_what_they_are(kind):
    named = {known: f"votes{ending}" for ending, known in BY_NAME.items()}

    assert type_of(BYTES[kind], name=named.get(kind, "minutes.exe")) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"From: the council\nTo: everybody\n\nWe voted.", "text/plain"),
        (b"Subject: a speech about Received: wisdom", "text/plain"),
        (b"12 to 3 --> passed", "text/plain"),
        (b"The WEBVTT format", "text/plain"),
        (b"<?xml version='1.0'?><votes><vote/></votes>", "text/plain"),
        (b"<html><body><p>On &lt;TEI&gt;</p></body></html>", HTML),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", None),
    ],
)
def test_what_only_looks_like_a_format_is_not_taken_for_it(data, kind):
    if kind is None:
        with pytest.raises(Unreadable):
            type_of(data)
    else:
        assert type_of(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00", b"PK\x03\x04", b"\x7fELF", b"text with \x00 in it", b"Gr\xfc\xdfe", b"{\\rtf1", b"\x1f\x8b\x08", b"7z\xbc\xaf'\x1c",
        b"SQLite format 3\x00",
    ],
)  # fmt: skip
def test_everything_else_is_refused(data):
    with pytest.raises(Unreadable, match="This is no file that is kept here"):
        type_of(data, name="minutes.pdf")


def test_declared_encoding_of_a_text_counts():
    words = "Die Größe und die Güte der Bäume über Köln, in Fülle und schöner als früher."

    assert type_of(words.encode("cp1252"), declared="text/plain; charset=windows-1252") == "text/plain"
