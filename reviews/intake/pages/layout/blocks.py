"""The paragraphs of a page: what stands between two places where a browser begins a new line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from .lines import BREAK, lines
from .tables import is_table_of_figures, rows

BREAKS = {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
"""Elements that begin a new line and end it."""


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, a heading, an item of a list or a row of a table, in `place`, the element around it."""

    text: str
    place: HtmlElement
    linked: int = 0
    """How many characters of it lead elsewhere."""
    joined: tuple[str, ...] = ()
    """Words that were broken in the source."""
    is_row: bool = False
    bare: str = ""
    """A row without the headings of its columns."""

    @property
    def is_heading(self) -> bool:
        return self.place.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(slots=True)
class Layout:
    """The blocks of a page in their order, and before which of them an element stands that was emptied."""

    blocks: list[Block] = field(default_factory=list)
    before: dict[HtmlElement, int] = field(default_factory=dict)


@dataclass(slots=True)
class Run:
    """What stands on a line so far."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    depth: int = 0
    """How many links it stands in."""

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.depth else 0

    def end(self, place: HtmlElement) -> Iterator[Block]:
        whole, linked = "".join(self.pieces), self.linked
        self.pieces, self.linked = [], 0
        if not whole.strip():
            return
        told = list(lines(whole, is_preformatted=place.tag == "pre"))
        length = sum(len(text) for text, _ in told) or 1
        for text, joined in told:
            yield Block(text, place, linked=min(len(text), round(linked * len(text) / length)), joined=joined)


def layout(body: HtmlElement) -> Layout:
    """Return the blocks of a page."""
    found, run, around = Layout(), Run(), [body]
    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        breaks = element.tag in BREAKS
        if event == "start":
            found.before[element] = len(found.blocks)
            if breaks:
                found.blocks += run.end(around[-1])
                around.append(element)
            if element.tag == "table" and is_table_of_figures(element):
                found.blocks += [Block(text, row, is_row=True, bare=bare) for text, bare, row in rows(element)]
                walk.skip_subtree()
                continue
            run.depth += element.tag == "a"
            run.add(BREAK if element.tag == "br" else element.text if isinstance(element.tag, str) else "")
        else:
            if breaks:
                found.blocks += run.end(around[-1])
                around.pop()
            run.depth -= element.tag == "a"
            run.add(element.tail if element is not body else "")
    found.blocks += run.end(body)
    return found
