"""The article in a web page. The libraries for it are large and can be kept busy for minutes: `files` runs this confined."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)


def article(page: str) -> Iterator[dict[str, str]]:
    """Yield the article; without one its text is empty."""
    logging.disable()  # the library complains of pages to whoever runs the server
    # No address is passed and nothing is fetched: what the page does not say stays empty.
    found = bare_extraction(page, with_metadata=True, include_comments=False)
    told = as_article(found, page) if isinstance(found, Document) else {"text": ""}
    yield {name: str(value) for name, value in told.items()}  # a string of the library would bring it along


def as_article(found: Document, page: str) -> dict[str, str]:
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return {
        "text": "\n\n".join(lines(found.text or "")),
        "title": found.title or "",
        "byline": found.author or "",
        "publisher": found.sitename or "",
        "url": found.url or "",
        "published": published(tree, found.date),
        "language": (tree.xpath("string(/html/@lang)") or "").replace("_", "-").strip()[:12],
    }


def lines(text: str) -> list[str]:
    """Return the paragraphs; the rows of a table keep their cells, and lose the lines drawn around them."""
    rows = [line.strip() for line in text.split("\n")]
    return [" · ".join(cells(row)) if row.startswith("|") else row for row in rows if row.strip("|- ")]


def cells(row: str) -> list[str]:
    return [cell for part in row.split("|") if (cell := part.strip())]


def published(tree: html.HtmlElement, day: str | None) -> str:
    """Return the instant of publication in ISO form; a date alone means the start of that day in UTC."""
    stamps = [str(stamp).strip() for path in PUBLISHED for stamp in tree.xpath(path)]
    for stamp in [*stamps, day or ""]:
        with suppress(ValueError):
            found = datetime.fromisoformat(stamp)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()
    return ""
