"""Rationales: Markdown in, a small safe part of HTML out. Cleaned when stored and again when shown."""

import importlib

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}
TABLE = {"div", "table", "thead", "tbody", "tr", "th", "td"}
WIDE = {"class": "wide-table", "tabindex": "0", "role": "group", "aria-label": gettext_noop("Table")}
"""Around a table, as it is frozen: where it is wider than a phone it scrolls by itself, for a keyboard too."""
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
TABLE_OPENS = f"<div {' '.join(f'{name}="{value}"' for name, value in WIDE.items())}>"
_parser.add_render_rule("table_open", lambda *_: f"{TABLE_OPENS}<table>\n")
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


def shown(html: str) -> SafeString:
    """Return frozen HTML, cleaned again, with the site's own words in it in the reader's language."""
    label = WIDE["aria-label"]
    opens = TABLE_OPENS.replace(f'"{label}"', f'"{escape(gettext(label))}"')
    return mark_safe(clean(html).replace(TABLE_OPENS, opens))  # noqa: S308 (what was put in is escaped)
