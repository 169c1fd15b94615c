"""Rationales: Markdown in, a small safe part of HTML out. Cleaned when stored and again when shown."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}
SCHEMES = {"http", "https", "mailto"}

_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 20})


def to_html(source: str) -> str:
    """Return the HTML of `source`; raw HTML in it stays visible as text, and links lead to the web or to mail only."""
    return clean(_parser.render(source))


def clean(html: str) -> str:
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel="nofollow noopener ugc")
