"""Zipped documents that were made to harm; what is asked of each is one clear message, soon."""

import os
import time
import zipfile
from io import BytesIO

import pytest

from reviews.intake import Unreadable, read
from reviews.intake.formats.office import archive as module
from reviews.intake.formats.office.archive import ENTRIES, UNPACKED, Archive
from tests.intake.formats.made import with_part, word, zipped

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = LAUGHS.replace('<!ENTITY a0 "ha">', '<!ENTITY a0 SYSTEM "file:///etc/passwd">')


def refusal(data: bytes) -> str:
    began = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        read(data, name="x.docx")
    assert time.monotonic() - began < 8
    return str(refused.value)


def entry(name: str, data: bytes = b"words", **told: int) -> bytes:
    """Return a Word document with one more part, whose entry tells of it what is `told`."""
    made = BytesIO(word("Words."))
    with zipfile.ZipFile(made, "a") as archive:
        info = zipfile.ZipInfo(name)
        for key, value in told.items():
            setattr(info, key, value)
        archive.writestr(info, data)
    return made.getvalue()


@pytest.mark.parametrize(
    "name",
    ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\..\\x", "C:/x", "word/../document.xml", "WORD/DOCUMENT.XML"],
)
def test_part_that_would_be_unpacked_elsewhere_or_twice_is_refused(name):
    assert "no office program" in refusal(entry(name))


def test_link_is_refused():
    assert "no office program" in refusal(entry("word/link", b"/etc/passwd", external_attr=0o120777 << 16))


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = entry("word/document.xml")

    assert "no office program" in refusal(twice)


def test_too_many_parts_are_refused():
    document = {f"word/{n}": b"" for n in range(ENTRIES)} | {"word/document.xml": b"", "[Content_Types].xml": b""}

    assert "no office program" in refusal(zipped(document))


def test_list_of_parts_that_is_too_long_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(module, "ZipFile", None)
    parts = {f"word/{n}" + "x" * 200: b"" for n in range(3_000)}

    with pytest.raises(Unreadable, match="unpacks to more"):
        Archive(zipped(parts))


@pytest.mark.parametrize("size", [2_000_000, UNPACKED + 1])
def test_bomb_is_refused_by_how_much_it_would_unpack_to(size):
    assert "unpacks to more than is taken in, 25 MB" in refusal(
        with_part(word("Words."), "word/document.xml", b"<" + b" " * size)
    )


def test_bomb_that_lies_about_its_size_is_refused():
    bomb = with_part(word("Words."), "word/document.xml", b" " * 40_000_000)
    lying = bomb.replace((40_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))

    assert lying != bomb
    assert "is damaged" in refusal(lying)


def test_parts_together_are_limited(monkeypatch):
    monkeypatch.setattr(module, "UNPACKED", 3_000)
    archive = Archive(zipped({"a": os.urandom(1_000), "b": os.urandom(1_000)}))

    assert len(archive.part("a") + archive.part("b")) == 2_000
    with pytest.raises(Unreadable, match="unpacks to more"):
        archive.part("a") + archive.part("b")


@pytest.mark.parametrize("document", [LAUGHS, OUTSIDE, LAUGHS.encode("utf-16")])
def test_entities_are_refused(document):
    began = time.monotonic()

    assert "XML entities" in refusal(with_part(word("Words."), "word/document.xml", document))
    assert time.monotonic() - began < 5


def test_locked_parts_are_said():
    document = word("Words.")
    at = document.index(b"PK\x01\x02") + 8  # the flags, in the list of the parts

    assert "protected with a password" in refusal(document[:at] + b"\x01" + document[at + 1 :])


def test_deep_nesting_is_refused():
    deep = "<w:body>" + "<w:sdt>" * 5_000
    opened = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{deep}'

    assert "is damaged" in refusal(with_part(word("Words."), "word/document.xml", opened))
