import pytest

from reviews.intake import Unreadable
from reviews.intake.kinds import ENDINGS, type_of

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
    "text/html": b"<!doctype html><p>Hello",
    "text/csv": b"a,b\n1,2\n",
    "text/plain": "Grüße".encode(),
}


@pytest.mark.parametrize("kind", ENDINGS)
def test_bytes_tell_what_they_are(kind):
    assert type_of(BYTES[kind], name="votes.csv" if kind == "text/csv" else "minutes.exe") == kind


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
