"""What a reader may take, and what is said of a file that takes more."""

import pytest

from reviews.confined import Limits
from reviews.intake import ACCEPT, FILE_LIMIT, Unreadable, files, read
from reviews.intake.files import READERS
from reviews.intake.formats import results
from reviews.intake.kinds import ENDINGS

from .made import with_part, word

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(data: bytes, name: str = "x") -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, name=name)
    return str(refused.value)


def test_form_offers_every_format_that_is_read():
    assert {ENDINGS[kind] for kind in READERS} <= set(ACCEPT.split(","))


def test_file_is_limited_before_it_is_looked_at():
    assert refusal(b"%PDF-" + b"x" * FILE_LIMIT) == "This file is larger than 10 MB, the most that is taken in."


def test_file_that_was_made_to_hang_is_stopped(monkeypatch):
    monkeypatch.setattr(files, "FILE_LIMITS", Limits(seconds=1, patience=20, memory=300_000_000))

    assert "takes more time or memory" in refusal(b"[" * 900_000, "x.md")


def test_file_that_was_made_to_eat_memory_is_stopped(monkeypatch):
    monkeypatch.setattr(files, "FILE_LIMITS", Limits(seconds=6, patience=20, memory=120_000_000))
    empty = "".join(f"<w:p w:a{number % 997}='{number}'/>" for number in range(300_000))

    said = refusal(
        with_part(word("x"), "word/document.xml", f"<w:document {SPACE}><w:body>{empty}</w:body></w:document>")
    )

    assert "takes more" in said
    assert "memory" in said


def test_whatever_a_reader_stumbles_over_is_a_damaged_file():
    (said,) = results("pdf", "no bytes")  # type: ignore[arg-type]

    assert "is damaged" in str(said)
