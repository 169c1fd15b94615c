"""Rationales: Markdown in, a small safe part of HTML out. Cleaned when stored and again when shown."""

import importlib

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}
TABLE = {"div", "table", "thead", "tbody", "tr", "th", "td"}
WIDE = {"class": "wide-table", "tabindex": "0", "role": "group", "aria-label": "Table"}
"""Around a table: where it is wider than a phone it scrolls by itself, for a keyboard too."""
SCHEMES = {"http", "https", "mailto"}
# Empty cells that a table fills in by itself: the parser's own 65,536 make 600 kB of 1 kB.
importlib.import_module("markdown_it.rules_block.table").MAX_AUTOCOMPLETED_CELLS = 50  # type: ignore[attr-defined]


def _lower_headings(state: StateCore) -> None:
    """Make the highest headings h3 and those below h4, for a rationale stands under a heading of the page."""
    headings = [token for token in state.tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((token.tag for token in headings), default="")
    for token in headings:
        token.tag = "h3" if token.tag == highest else "h4"


_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 20}).enable("table")
_parser.core.ruler.push("lower_headings", _lower_headings)
_parser.add_render_rule(
    "table_open", lambda *_: f"<div {' '.join(f'{name}="{value}"' for name, value in WIDE.items())}><table>\n"
)
_parser.add_render_rule("table_close", lambda *_: "</table></div>\n")


def to_html(source: str) -> SafeString:
    """Return the HTML of `source`; raw HTML in it stays visible as text, and links lead to the web or to mail only."""
    return clean(_parser.render(source))


def clean(html: str) -> SafeString:
    cleaned = nh3.clean(
        html,
        tags=TAGS | TABLE,
        attributes={"a": {"href"}},
        tag_attribute_values={"div": {name: {value} for name, value in WIDE.items()}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener ugc",
    )
    return mark_safe(cleaned)  # noqa: S308 (cleaned in this function)
