"""A kept copy is read on the desk, and taken away without being rendered here."""

import pytest
from django.urls import reverse

from reviews.intake.kinds import DOCX, ENDINGS, ODT, PDF
from reviews.models import Copy, State
from reviews.workflow.copies.keeping import keep_file
from tests.factories import UserFactory, claim_at, write
from tests.features.evidence.made import PAGE, copy_of, pdf
from tests.pages import on_one_line

pytestmark = pytest.mark.django_db
HOSTILE = b"<html><body><article><p>%s</p></article><script>alert(1)</script></body></html>" % (
    b"The council met. " * 20
)


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def copy(reviewer, monkeypatch):
    return copy_of(by=reviewer, monkeypatch=monkeypatch)


def where(copy, name="copy"):
    return reverse(name, args=[copy.public_id])


def test_copy_is_read_with_when_from_where_and_what(desk, copy, django_assert_num_queries):
    with django_assert_num_queries(3):  # session, user, copy
        page = on_one_line(desk.get(where(copy)))

    assert "https://records.example/minutes/1" in page
    assert "27 November 2026" in page
    assert copy.body.sha256 in page
    assert '<li dir="auto">Two members abstained' in page
    assert "Use as the excerpt" not in page


def test_pages_of_a_pdf_are_numbered(desk, reviewer):
    copy = keep_file(pdf("The council met", "It voted"), name="m.pdf", address="", by=reviewer)

    page = on_one_line(desk.get(where(copy)))

    assert "Page 2" in page
    assert "m.pdf" in page
    assert "Given by hand" in page


def test_copy_without_text_says_so(desk, reviewer):
    copy = keep_file(b"\x89PNG\r\n\x1a\n", name="map.png", address="", by=reviewer)

    assert "There is no text to read in this copy." in desk.get(where(copy)).text


def test_words_are_found(desk, copy):
    page = on_one_line(desk.get(where(copy), {"q": "MAYOR budget"}))

    assert "1 paragraph with these words" in page
    assert "paragraph 3" in page
    assert "0 paragraphs with these words" in desk.get(where(copy), {"q": "<b>"}).text


def test_who_holds_the_claim_picks_words_for_its_row(desk, copy, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    write(claim, reviewer)
    row = claim.reviews.get().evidence.get()
    asked = {"claim": claim.public_id, "row": row.key, "q": "mayor"}

    page = desk.get(where(copy), asked).text

    assert "Use as the excerpt" in page
    assert "Use this paragraph" in page
    assert "Use as the excerpt" not in desk.get(where(copy), asked | {"row": "beef"}).text
    assert "Use as the excerpt" not in desk.get(where(copy), asked | {"claim": "beef"}).text
    desk.force_login(UserFactory(reviewer=True))
    assert "Use as the excerpt" not in desk.get(where(copy), asked).text


def test_bytes_are_given_as_an_attachment(desk, copy):
    answer = desk.get(where(copy, "copy-file"))

    assert answer.content == PAGE
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="{copy.public_id}.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_archive_is_given_as_an_attachment(desk, copy):
    answer = desk.get(where(copy, "copy-warc"))

    assert answer.content[:2] == b"\x1f\x8b"
    assert answer["Content-Type"] == "application/warc+gzip"
    assert answer["Content-Disposition"] == f'attachment; filename="{copy.public_id}.warc.gz"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_file_keeps_a_plain_name_and_its_type(desk, reviewer):
    copy = keep_file(pdf("x"), name='a"; x=ü\r\nb.exe', address="", by=reviewer)

    answer = desk.get(where(copy, "copy-file"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="a-xu-b.pdf"'


def test_nothing_of_a_hostile_page_is_rendered(desk, reviewer, monkeypatch):
    page = desk.get(where(copy_of(HOSTILE, by=reviewer, monkeypatch=monkeypatch))).text

    assert "The council met." in page
    assert "alert(1)" not in page


@pytest.mark.parametrize("name", ["copy", "copy-file", "copy-warc"])
def test_copies_are_the_desks(client, copy, name):
    assert client.get(where(copy, name)).status_code == 302
    client.force_login(UserFactory())
    assert client.get(where(copy, name)).status_code == 403
    client.force_login(UserFactory(editor=True))
    assert client.get(where(copy, name)).status_code == 200
    assert client.get(reverse(name, args=["0" * 32])).status_code == 404


@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_what_a_program_could_run_is_given_as_mere_bytes(desk, copy, kind):
    other = Copy(body=copy.body, content_type=kind, by_hand=True)
    other.hash = other.sealed()
    other.save(force_insert=True)

    answer = desk.get(where(other, "copy-file"))

    is_inert = kind.startswith(("image/", "audio/")) or kind in {PDF, DOCX, ODT}
    assert answer["Content-Type"] == (kind if is_inert else "application/octet-stream")
    assert answer["Content-Disposition"].startswith("attachment; ")
