"""A program hands in a page by its address, or a file, and nobody looks it over: it is taken in at once, its source kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reviews import fetching
from reviews.fetching import Unfetched
from reviews.models import Article, Copy
from tests.features.evidence.made import PAGE
from tests.features.incoming.made import ADDRESS, TEXT, stand_in

pytestmark = pytest.mark.django_db
ADDRESS_OF_API = "/api/v1/articles/"
BYTES = TEXT.encode()


def test_page_is_fetched_taken_in_and_kept(ana, monkeypatch):
    stand_in(monkeypatch)

    response = ana.post("articles/", {"url": ADDRESS})

    assert response.status_code == 201, response.content
    told = response.json()
    assert (told["title"], told["url"], told["language"]) == ("Minutes", ADDRESS, "en")
    assert response["Location"].endswith(reverse("article-data-detail", args=[told["id"]]))
    revision = Article.objects.get().revisions.get()
    assert (bytes(revision.copy.body.data), revision.copy.asked) == (PAGE, ADDRESS)
    assert "passed its budget" in revision.text


def test_what_a_program_says_wins_over_the_page(ana, monkeypatch):
    stand_in(monkeypatch)

    told = ana.post("articles/", {"url": ADDRESS, "title": "The budget", "published": "2026-11-20"}).json()

    assert (told["title"], told["published"]) == ("The budget", "2026-11-20T00:00:00Z")


def test_same_page_again_leads_to_the_first(ana, monkeypatch):
    stand_in(monkeypatch)
    first = ana.post("articles/", {"url": ADDRESS}).json()

    again = ana.post("articles/", {"url": ADDRESS})

    assert (again.status_code, again.json()["id"]) == (200, first["id"])


@pytest.mark.parametrize("code", ["off", "busy", "not-found", "forbidden"])
def test_page_that_is_not_fetched_is_told(ana, monkeypatch, code):
    def refuse(address):
        raise Unfetched(code, status=404)

    monkeypatch.setattr(fetching, "fetch", refuse)

    response = ana.post("articles/", {"url": ADDRESS})

    problem = response.json()
    assert (response.status_code, response["Content-Type"], problem["code"]) == (422, "application/problem+json", code)
    assert problem["errors"] == {"url": [problem["detail"]]}
    assert not Article.objects.exists()
    assert not Copy.objects.exists()


def test_page_without_an_article_is_told(ana, monkeypatch):
    stand_in(monkeypatch, b"<html><body></body></html>")

    response = ana.post("articles/", {"url": ADDRESS})

    assert response.status_code == 422
    assert response.json()["detail"].startswith("No article was found")


@pytest.fixture
def given(ana):
    """Send a form as `ana`."""

    def send(file=BYTES, name="budget.txt", **form):
        form = form | ({} if file is None else {"file": SimpleUploadedFile(name, file)})
        return ana.client.post(ADDRESS_OF_API, form)

    return send


def test_file_is_read_taken_in_and_kept(given):
    response = given(title="The budget", publisher="The Marwick Post")

    assert response.status_code == 201, response.content
    revision = Article.objects.get().revisions.get()
    assert (revision.text, revision.copy.name, bytes(revision.copy.body.data)) == (TEXT, "budget.txt", TEXT.encode())
    assert response.json()["publisher"] == "The Marwick Post"


def test_title_of_a_file_is_its_first_line(given):
    assert given().json()["title"] == "Council passes budget"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"file": None, "title": "Budget"}, 415),
        ({"file": b""}, 400),
        ({"file": b"x" * 10_000_001}, 400),
        ({"file": b"\x7fELF" + b"\x00" * 100}, 422),
        ({"colour": "blue"}, 400),
        ({"url": "ftp://paper.example/"}, 400),
        ({"title": "a\x00b"}, 400),
    ],
    ids=["no file", "empty", "large", "program", "unknown field", "no address", "NUL"],
)
def test_bad_form_is_refused(given, form, status):
    response = given(**form)

    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert not Article.objects.exists()


def test_same_key_gives_the_first_answer_to_the_same_form_only(ana, given):
    key = {"Idempotency-Key": "one"}
    form = {"file": SimpleUploadedFile("budget.txt", TEXT.encode())}
    first = ana.client.post(ADDRESS_OF_API, form, headers=key)
    form["file"].seek(0)
    again = ana.client.post(ADDRESS_OF_API, form, headers=key)
    changed = {"file": SimpleUploadedFile("budget.txt", TEXT.encode() + b" So it was.")}
    other = ana.client.post(ADDRESS_OF_API, changed, headers=key)

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.json()["id"] == again.json()["id"]


def test_neither_text_nor_address_is_refused_by_name(ana):
    assert ana.post("articles/", {}).json()["errors"].keys() == {"title", "text"}
    assert ana.post("articles/", {"text": TEXT}).json()["errors"].keys() == {"title"}


def test_stranger_hands_in_nothing(client):
    response = client.post("/api/v1/articles/", {"url": ADDRESS}, content_type="application/json")

    assert response.status_code == 401
