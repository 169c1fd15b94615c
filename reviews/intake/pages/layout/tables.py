"""A table as rows. A figure keeps the heading of its column, for a claim is read alone."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

LONGEST = 200
"""Characters of a cell in a table that is no frame for a page."""
FRAMES = {"table", "p", "ul", "ol", "h1", "h2", "h3", "form", "article", "section", "blockquote"}
FIGURE = re.compile(r"[^\w]{0,3}[-+−]?\d")
BETWEEN = " · "


def is_table_of_figures(table: HtmlElement) -> bool:
    """Whether it is a table for readers: one that holds the parts of a page is none."""
    widest = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        widest = max(widest, len(cells))
        for cell in cells:
            inner = [one.tag for one in cell.iterdescendants(*FRAMES)]
            if "table" in inner or len(inner) > 1 or len(cell.text_content()) > LONGEST:
                return False
    return widest > 1


def rows(table: HtmlElement) -> Iterator[tuple[str, str, HtmlElement]]:
    """Yield the caption and the rows of a table, each without the headings, too, and with its element."""
    for caption in table.iterchildren("caption"):
        if told := _words(caption):
            yield told, told, caption
    heads: list[str] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        words = [_words(cell) for cell in cells]
        if not heads and len(cells) > 1 and _is_head(row, cells):
            heads = [""] if any(cell.get("colspan", "1") != "1" for cell in cells) else words
            headed = words
        else:
            headed = _headed(words, heads)
        if text := BETWEEN.join(filter(None, headed)):
            yield text, BETWEEN.join(words), row


def _is_head(row: HtmlElement, cells: list[HtmlElement]) -> bool:
    return row.getparent().tag == "thead" or all(cell.tag == "th" for cell in cells)


def _headed(words: list[str], heads: list[str]) -> list[str]:
    if len(words) != len(heads):
        return words
    return [
        f"{head}: {word}" if head and place and FIGURE.match(word) else word
        for place, (word, head) in enumerate(zip(words, heads, strict=True))
    ]


def _words(cell: HtmlElement) -> str:
    return " ".join(" ".join(cell.itertext()).split())
