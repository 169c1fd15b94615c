"""What a page says of its article for programs, as JSON-LD."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lxml.html import HtmlElement

from .words import in_words

ARTICLES = ("article", "posting", "report", "review", "newsarticle", "opinion")
"""How the types of what a page may be about end, in lower case. A page itself is asked last."""
OF_OTHERS = {
    "itemListElement", "relatedLink", "isPartOf", "hasPart", "comment", "mentions", "about", "citation", "liveBlogUpdate", "video",
    "isBasedOn", "publisher", "author", "itemReviewed", "subjectOf", "image", "significantLink",
}  # fmt: skip
"""Properties that lead to something else than the article of this page."""
MOST = 2_000
"""Objects that are looked at."""


def articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return what is said of articles, each with its properties."""
    return [node for node in _nodes(tree) if _types(node).endswith(ARTICLES)]


def of_this_page(found: list[dict[str, Any]], title: str, address: str) -> dict[str, Any]:
    """Return what is said of the article of this page: the one with its title or its address, or the only one."""
    for node in found:
        if (title and _is_called(node, title)) or (address and address.rstrip("/") in _addresses(node)):
            return node
    first = found[:1] if len(found) == 1 or not any(node.get("headline") for node in found) else []
    return first[0] if first else {}


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting: list[Any] = []
        with suppress(ValueError, RecursionError):
            waiting = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        for _ in range(MOST):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node[:MOST]
            elif isinstance(node, dict):
                yield node
                waiting += [
                    value for name, value in node.items() if name not in OF_OTHERS and isinstance(value, dict | list)
                ]


def _types(node: dict[str, Any]) -> str:
    told = node.get("@type")
    return str(told[0] if isinstance(told, list) and told else told or "").lower()


def _is_called(node: dict[str, Any], title: str) -> bool:
    told, wanted = in_words(str(node.get("headline") or node.get("name") or "")[:500]), in_words(title)
    both = len(set(told) & set(wanted))
    return bool(told) and both >= 0.7 * min(len(set(told)), len(set(wanted)))


def _addresses(node: dict[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    told = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {one.rstrip("/") for one in told if isinstance(one, str)}
