"""`python -m reviews.intake.page SECONDS`: HTML in UTF-8 on standard input, the article in it as JSON on standard output.

Without an article the text is empty. Whoever runs this must expect it to die: it works under limits of time and memory.
"""

import json
import resource
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from math import ceil

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

MEMORY = 1_000_000_000
"""Most bytes of address space; an honest page of 1 MB needs a quarter."""

PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)


def main(seconds: int) -> None:
    limit(seconds)
    page = sys.stdin.buffer.read().decode()
    # No address is passed and nothing is fetched: what the page does not say stays empty.
    found = bare_extraction(page, with_metadata=True, include_comments=False)
    json.dump(as_article(found, page) if isinstance(found, Document) else {"text": ""}, sys.stdout)


def limit(seconds: int) -> None:
    spent = ceil(time.process_time())  # on loading the libraries
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, spent + seconds))
    with suppress(ValueError, OSError):  # macOS knows the name and refuses the limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


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


if __name__ == "__main__":
    main(int(sys.argv[1]))
