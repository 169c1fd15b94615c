"""Evidence in order, and the rationale as readers will see it."""

from datetime import UTC, datetime

import pytest

from reviews.fetching import Fetched, Unfetched
from reviews.models import EVIDENCE_LIMIT, Review
from tests.pages import HTMX, on_one_line

from .form import MINUTES, button, posted, titles

pytestmark = pytest.mark.django_db


FIRST, SECOND, THIRD = (MINUTES | {"title": title} for title in ("First", "Second", "Third"))


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        (["evidence-add"], ["First", "Second", "Third", ""]),
        (["evidence-up", 2], ["First", "Third", "Second"]),
        (["evidence-up", 0], ["First", "Second", "Third"]),
        (["evidence-up", 7], ["First", "Second", "Third"]),
        (["evidence-down", 0], ["Second", "First", "Third"]),
        (["evidence-down", 2], ["First", "Second", "Third"]),
        (["evidence-remove", 1], ["First", "Third"]),
        (["evidence-remove", 7], ["First", "Second", "Third"]),
    ],
)
def test_evidence_rows_are_arranged_and_saved(desk, claim, headers, pressed, expected):
    response = desk.post(button(claim, *pressed), posted(claim, FIRST, SECOND, THIRD), headers=headers)

    assert response.status_code == 200
    assert titles(response) == expected
    assert [item.title for item in Review.objects.get().evidence.all()] == expected
    assert ("<html" in response.text) == (not headers)


def test_half_written_evidence_survives_the_arranging_of_others(desk, claim):
    half = {"url": "https://", "title": "Half", "kind": "", "stance": ""}

    response = desk.post(button(claim, "evidence-up", 1), posted(claim, FIRST, half))

    assert titles(response) == ["Half", "First"]
    assert response.context["review_form"].rows[0]["url"].value() == "https://"
    assert "errorlist" not in response.text


def test_empty_row_is_no_evidence(desk, claim):
    empty = dict.fromkeys(MINUTES, "") | {"accessed": "2026-03-02"}

    assert desk.post(button(claim, "submit"), posted(claim, FIRST, empty)).status_code == 302

    assert [row["title"] for row in claim.review_revisions.get().content["evidence"]] == ["First"]


def test_page_holds_as_much_evidence_as_a_program_may_send_and_adds_no_more(desk, claim):
    response = desk.post(button(claim, "evidence-add"), posted(claim, *[MINUTES] * EVIDENCE_LIMIT))

    assert len(response.context["review_form"].rows) == EVIDENCE_LIMIT
    assert f"Keep at most {EVIDENCE_LIMIT} pieces of evidence." in response.text
    assert desk.post(button(claim, "save"), posted(claim, *[MINUTES] * (EVIDENCE_LIMIT + 1))).status_code == 400
    assert Review.objects.get().evidence.count() == EVIDENCE_LIMIT


def test_archived_copy_of_an_address_is_kept(desk, claim):
    desk.post(button(claim, "save"), posted(claim))
    Review.objects.get().evidence.update(archive_url="https://archive.example/1", archive_sha256="0" * 64)

    desk.post(button(claim, "save"), posted(claim, MINUTES | {"title": "Minutes"}))

    item = Review.objects.get().evidence.get()
    assert (item.title, item.archive_url) == ("Minutes", "https://archive.example/1")


def test_preview_shows_the_rationale_as_readers_will_see_it(desk, claim):
    text = "We **read** it. <script>alert(1)</script> [x](javascript:alert(1))"

    response = desk.post(button(claim, "preview"), posted(claim, rationale=text), headers=HTMX)

    assert "<strong>read</strong>" in on_one_line(response)
    assert "<script>" not in on_one_line(response)
    assert 'href="javascript' not in on_one_line(response)


def test_preview_without_javascript_keeps_what_was_typed(desk, claim):
    response = desk.post(button(claim, "preview"), posted(claim))

    assert "<strong>all</strong>" in on_one_line(response)
    assert "We read **all** of them." in response.text
    assert "The minutes say so." in response.text


# Filled in from the page ---------------------------------------------------------------------------------------------

PAGE = b"""<!doctype html><html lang="en"><head><title>Budget of Marwick</title>
<meta property="og:title" content="Budget of Marwick"><meta property="og:site_name" content="Marwick Gazette">
<meta property="article:published_time" content="2026-03-02T10:00:00Z"></head><body><article><h1>Budget of Marwick</h1>
<p>The council of Marwick passed its budget for the year by 31 votes to 18 on Monday evening after a long debate.</p>
<p>Two members abstained, and the mayor said that the budget was the best that the county could afford this year.</p>
</article></body></html>"""


def fetched(body=PAGE, content_type="text/html; charset=utf-8"):
    return Fetched("https://a.example/x", (), 200, content_type, "", body, {}, datetime.now(UTC), "0" * 64)


def fill(desk, claim, row, place=0, headers=HTMX):
    return desk.post(button(claim, "evidence-fill", place), posted(claim, row), headers=headers)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_row_is_filled_in_from_its_page_where_it_is_empty(desk, claim, monkeypatch, headers):
    monkeypatch.setattr("reviews.web.desk.claim.evidence.fetch", lambda _: fetched())

    answer = fill(desk, claim, MINUTES | {"title": "", "published": "", "publisher": "Ours"}, headers=headers)

    [row] = Review.objects.get().evidence.all()
    assert (row.title, row.publisher, row.published) == ("Budget of Marwick", "Ours", "2026-03-02")
    assert titles(answer) == ["Budget of Marwick"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (Unfetched("forbidden"), "does not lead to the public web"),
        (Unfetched("off"), "This newsroom&#x27;s server fetches nothing"),
        (fetched(b"\x00\x01%PDF", "application/pdf"), ""),
        (fetched(b"", "text/plain"), "The text is empty."),
    ],
)
def test_page_without_metadata_leaves_the_row_and_says_why(desk, claim, monkeypatch, body, message):
    def fetch(_):
        if isinstance(body, Exception):
            raise body
        return body

    monkeypatch.setattr("reviews.web.desk.claim.evidence.fetch", fetch)

    answer = fill(desk, claim, MINUTES | {"title": "Mine"})

    assert answer.status_code == 200
    assert message in answer.text
    assert [item.title for item in Review.objects.get().evidence.all()] == ["Mine"]


def test_address_inside_the_house_is_not_fetched(desk, claim):
    answer = fill(desk, claim, MINUTES | {"url": "http://127.0.0.1/admin", "title": ""})

    assert "does not lead to the public web" in answer.text
    assert "evidence-error" not in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_row_that_is_not_there_is_not_filled_in(desk, claim):
    assert fill(desk, claim, MINUTES, place=7).status_code == 200
    assert desk.post(button(claim, "evidence-fill", 0), posted(claim), headers=HTMX).status_code == 200
