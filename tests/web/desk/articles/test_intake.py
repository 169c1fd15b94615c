"""Articles come in by paste and by file; what cannot be taken in is told next to its field, with the text kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reviews.models import Article
from tests.factories import TEXT

from .conftest import add

pytestmark = pytest.mark.django_db
PAGE = """<!doctype html><html lang="fr"><head><title>Le pont de Lindgate</title>
<meta name="author" content="Ines Moreau"><meta property="og:site_name" content="La Gazette">
<link rel="canonical" href="https://gazette.example/pont"></head><body><article><h1>Le pont de Lindgate</h1>
<p>Le conseil a voté pour le pont par 12 voix contre 3, après un long débat mardi soir à la mairie de Lindgate.</p>
<p>La maire a dit que « le pont sera ouvert avant la fin de l'année prochaine », devant une salle pleine.</p>
</article></body></html>"""


def file(content, name="article.txt", kind="text/plain"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode(), kind)


def test_pasted_article_is_taken_in_and_split(desk, reviewer):
    response = add(desk, publisher="The Daily Example", published="2026-03-02", language="en", rights="whole")

    article = Article.objects.get()
    assert response.url == reverse("desk-article", args=[article.public_id])
    assert (article.title, article.publisher, article.rights, article.added_by) == (
        "The bridge",
        "The Daily Example",
        "whole",
        reviewer,
    )
    assert article.published.isoformat() == "2026-03-02T00:00:00+00:00"
    assert article.revisions.get().claims.exists()


def test_same_text_again_leads_to_the_first_article(desk):
    add(desk)

    response = add(desk, title="Another title", text=TEXT.replace(" ", "  ").replace("  ", " ") + "\r\n\r\n")

    assert response.url == reverse("desk-article", args=[Article.objects.get().public_id])
    assert "This text is here already" in desk.get(response.url).text


def test_article_comes_in_as_a_text_file(desk):
    response = add(desk, text="", title="", file=file("A vote on the bridge\n\n" + TEXT))

    assert response.status_code == 302
    assert Article.objects.get().title == "A vote on the bridge"


def test_article_comes_in_as_a_web_page_and_brings_its_facts(desk):
    add(desk, text="", title="", file=file(PAGE, "page.html", "text/html"))

    article = Article.objects.get()
    assert (article.title, article.language, article.url) == (
        "Le pont de Lindgate",
        "fr",
        "https://gazette.example/pont",
    )
    assert "par 12 voix contre 3" in article.revisions.get().text


def test_what_a_person_types_wins_over_what_the_file_says(desk):
    add(desk, text="", title="The bridge of Lindgate", language="en", file=file(PAGE, "page.html", "text/html"))

    assert (Article.objects.get().title, Article.objects.get().language) == ("The bridge of Lindgate", "en")


def test_text_of_a_file_is_kept_on_the_page_when_something_else_is_wrong(desk):
    response = add(desk, text="", title="", url="no address at all", file=file("A vote on the bridge\n\n" + TEXT))

    assert response.status_code == 422
    assert "Three people were hurt" in response.text
    assert 'value="A vote on the bridge"' in response.text
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("text", "", "Paste the article here, or choose a file above."),
        ("text", " \n\t ", "Paste the article here, or choose a file above."),
        ("text", "x" * 1_000_001, "longer than 1,000 kB"),
        ("text", "é" * 600_000, "longer than 1,000 kB"),
        ("text", "A bell\x07 rang.", "control character"),
        ("text", "e" + "\u0301" * 40, "more accents"),
        ("title", "", "Give the title of the article."),
        ("title", "x" * 301, "at most 300 characters"),
        ("url", "javascript:alert(1)", "Enter a valid URL."),
        ("url", "https://" + "x" * 2000 + ".example", "at most 2000 characters"),
        ("published", "31.03.2026", "Give the day as 2026-03-31."),
        ("published", "9999-12-31", "Give a day between 1600 and today."),
        ("language", "tlh", "Select a valid choice."),
        ("rights", "everything", "Select a valid choice."),
        ("rights", "", "This field is required."),
        ("byline", "x" * 201, "at most 200 characters"),
    ],
)
def test_wrong_value_is_told_next_to_its_field(desk, field, value, message):
    response = add(desk, **{field: value})

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.text
    assert message in response.text
    assert not Article.objects.exists()


def test_what_was_typed_is_kept(desk):
    response = add(desk, url="no address at all", title="", byline="Ann Lee")

    for kept in (TEXT, "no address at all", "Ann Lee"):
        assert kept in response.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The submitted file is empty."),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"%PDF-1.7\n\x00\x01\x02\xff\xfe" * 40, ""),
        (b"\x00" * 100, ""),
        (b"\xff\xfe\x00\xd8" * 50, ""),
        (b"<html><body></body></html>", ""),
    ],
)
def test_file_that_cannot_be_read_is_told_next_to_the_field(desk, content, message):
    response = add(desk, text="", file=file(content))

    assert response.status_code == 422
    assert 'id="id_file_error"' in response.text
    assert message in response.text
    assert not Article.objects.exists()


def test_file_and_text_at_once_are_refused(desk):
    response = add(desk, file=file(TEXT))

    assert response.status_code == 422
    assert "Send a file or paste a text, not both." in response.text


@pytest.mark.parametrize("field", ["text", "title", "byline", "publisher", "language"])
def test_text_that_no_database_stores_is_refused(desk, field):
    assert add(desk, **{field: "a\x00b"}).status_code == 400
    assert add(desk, **{field: "a\uffffb"}).status_code == 400
    assert not Article.objects.exists()


def test_title_is_kept_on_one_line(desk):
    add(desk, title="The\nbridge \t of  Lindgate")

    assert Article.objects.get().title == "The bridge of Lindgate"


def test_form_explains_the_rights(desk):
    response = desk.get(reverse("article-add"))

    assert "Choose the whole text only if you hold the rights to show it." in response.text
    assert response.context["form"]["rights"].value() == "excerpts"
