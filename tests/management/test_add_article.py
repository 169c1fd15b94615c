"""The command that takes in an article from a file."""

from datetime import UTC, datetime

import pytest

from reviews.models import Article
from tests.commands import printed, refusal
from tests.factories import TEXT
from tests.intake.formats.made import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(f"Bridge approved\n\n{TEXT}\n")
    return str(path)


def test_article_is_taken_in_once(file, reviewer):
    first = printed("add_article", file, "--by", "ana", "--published", "2026-03-02", "--publisher", "The Daily Example")
    again = printed("add_article", file, "--by", "ana", "--title", "Another")

    article = Article.objects.get()
    assert (article.title, article.publisher, article.language) == ("Bridge approved", "The Daily Example", "en")
    assert article.published == datetime(2026, 3, 2, tzinfo=UTC)
    assert article.added_by == reviewer
    assert first.startswith(f"{article.public_id} Bridge approved: ")
    assert again.startswith(f"{article.public_id} Bridge approved: taken in before, ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "nobody"], "'nobody'"),
        (["--by", "ana", "--published", "last week"], "'last week' is no date"),
        (["--by", "ana", "--url", "javascript:alert(1)"], "url: Enter a valid URL."),
        (["--by", "ana", "--title", "x" * 301], "at most 300 characters"),
        (["--by", "ana", "--title", ""], "title: "),
        (["--by", "ana", "--content-type", "text/plain; charset=klingon"], "klingon is not known"),
    ],
)
def test_article_is_refused_with_a_reason(file, reviewer, options, said):
    assert said in refusal("add_article", file, *options)
    assert Article.objects.count() == 0


def test_file_that_is_missing_or_no_text_is_refused(tmp_path, reviewer):
    (tmp_path / "scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n")

    assert "No such file" in refusal("add_article", str(tmp_path / "none.txt"), "--by", "ana")
    assert "is a picture" in refusal("add_article", str(tmp_path / "scan.txt"), "--by", "ana")


def test_document_is_taken_in(tmp_path, reviewer):
    path = tmp_path / "draft"
    path.write_bytes(word("Bridge approved", TEXT))

    printed("add_article", str(path), "--by", "ana")

    article = Article.objects.get()
    assert (article.title, article.revisions.get().text) == ("Bridge approved", f"Bridge approved\n\n{TEXT}")
