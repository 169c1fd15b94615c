import pytest

from reviews.intake import kinds
from reviews.intake import readable as module
from reviews.intake.readable import readable
from tests.features.evidence.made import PAGE, pdf
from tests.intake.formats.made import word


def test_page_gives_its_paragraphs():
    assert [line[:12] for line in readable(PAGE, "text/html").split("\n")][-2:] == ["The council ", "Two members "]


def test_page_gives_its_title_and_what_stands_apart():
    apart = "<figcaption>The town hall</figcaption><p>Correction: An earlier version of this article said 9.</p>"
    lines = readable(PAGE.replace(b"</p>", b"</p>" + apart.encode(), 1), "text/html").split("\n")

    assert lines[0] == readable(PAGE, "text/html").split("\n")[0]
    assert lines[-2:] == ["The town hall", "Correction: An earlier version of this article said 9."]


def test_pdf_gives_its_pages():
    assert readable(pdf("The council met", "", "It voted 31 to 18"), "application/pdf") == (
        "The council met\f\fIt voted 31 to 18"
    )


@pytest.mark.parametrize("data", [b"%PDF-1.4 and no more", b"%PDF-", pdf("x")[:200]])
def test_broken_pdf_gives_nothing(data):
    assert readable(data, "application/pdf") == ""


def test_pdf_that_takes_too_long_gives_what_was_read(monkeypatch):
    limits = module.Limits(seconds=1, patience=0.01)
    monkeypatch.setattr(module, "PDF_LIMITS", limits)

    assert readable(pdf("The council met"), "application/pdf") == ""


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        (b"a,b\r\n\r\n1,2\r\n", "text/csv", "a,b\n1,2"),
        (b"one\x01 two", "text/plain", "one two"),
        (b"   ", "text/plain", ""),
        (b"\xff\xfe\x00", "text/plain", ""),
        (b"<html><body></body></html>", "text/html", ""),
        (b"\x89PNG\r\n\x1a\n", "image/png", ""),
        (word("The council met", "It voted 31 to 18"), kinds.DOCX, "The council met\nIt voted 31 to 18"),
        (b"Received: x\n\nYes.\n\nJo wrote:\n> Was it 12?\n", kinds.EML, "Yes.\nJo wrote: Was it 12?"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt voted\n", kinds.VTT, "It voted"),
        (b"PK\x03\x04 no more", kinds.DOCX, ""),
    ],
)
def test_other_bytes_give_what_can_be_read(data, kind, text):
    assert readable(data, kind) == text
