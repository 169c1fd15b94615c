"""The article in a web page, its text as printed. The libraries for it can be kept busy for minutes: `files` runs this confined."""

import logging
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from reviews.intake.article import Change, Locator

from . import linked_data
from .chosen.article import Chosen, chosen
from .chosen.consent import clear_consent
from .chosen.head import head
from .chosen.library import picked, text_of
from .chosen.live import posts
from .facts import Facts, facts_of
from .layout.blocks import Block, Layout, layout
from .printed.tree import Noted, print_out
from .published import Day, published
from .refusals import refusal
from .words import in_words

MOST_MARKS = 100_000
"""Tags of a page that is read. The longest article that was seen has 3,200."""
MOST_CHANGES = 200
BETWEEN = "\n\n"


def article(page: str) -> Iterator[dict[str, Any]]:
    """Yield what a page gives, in plain values; `refused` says why there is no text."""
    logging.disable()  # the library complains of pages to whoever runs the server
    tree = _tree(page)
    yield {"refused": "none"} if tree is None or tree.find("body") is None else _read(tree)


def _tree(page: str) -> HtmlElement | None:
    if page.count("<") > MOST_MARKS:
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return None


def _read(tree: HtmlElement) -> dict[str, Any]:
    facts, is_scripted = facts_of(tree), tree.find(".//script") is not None
    known = linked_data.articles(tree)
    noted = print_out(tree, facts.language)
    clear_consent(tree.find("body"))
    page = layout(tree.find("body"))
    facts.look_at(page.blocks)
    live = posts(tree.find("body"), is_live=_is_live(known, facts.title))
    found = chosen(page.blocks, picked(page.blocks, text_of(tree)), facts.title, live)
    paragraphs = [_paragraph(page.blocks[at], is_post=at in found.in_posts) for at in found.places]
    why = refusal(BETWEEN.join(paragraphs), facts.title, _around(page, found), is_scripted=is_scripted)
    if why:
        return {"refused": why}
    told = linked_data.of_this_page(known, facts.title, facts.address)
    day = published(tree, told, head(page.blocks, found.places[0], found.places[-1]), facts.address, facts.language)
    return _told(facts, day) | {
        "text": BETWEEN.join(paragraphs),
        "changes": _changes(page, found, noted),
        "locators": _locators(found, paragraphs),
    }


def _is_live(known: list[dict[str, Any]], title: str) -> bool:
    return any("LiveBlogPosting" in str(node.get("@type")) for node in known) or "live" in in_words(title)


def _told(facts: Facts, day: Day) -> dict[str, Any]:
    return {
        "title": facts.title,
        "byline": facts.byline,
        "publisher": facts.publisher,
        "url": facts.address,
        "language": facts.language,
        "published": day.instant,
        "published_from": day.words,
    }


def _paragraph(block: Block, *, is_post: bool) -> str:
    around = block.place.getparent()
    is_item = block.place.tag == "li" or (around is not None and around.tag == "li" and around[0] is block.place)
    return unicodedata.normalize("NFC", f"- {block.text}" if is_item and not is_post else block.text)


def _around(page: Layout, found: Chosen) -> str:
    """Return what stands beside the article, or all of a page that has none."""
    if not found.places:
        return "\n".join(block.text for block in page.blocks)
    return "\n".join(block.text for block in page.blocks[found.places[0] : found.places[-1] + 8])


def _changes(page: Layout, found: Chosen, noted: list[Noted]) -> tuple[Change, ...]:
    """Return what was changed in the article, in its order; what was hidden elsewhere on the page matters to nobody."""
    kept = set(found.places)
    placed = list(found.changes)
    for one in noted:
        at = page.before.get(one.place, -1)
        if at in kept or (found.places[0] < at <= found.places[-1] and at - 1 in kept):
            placed.append((at, one.change))
    for at in found.places:
        placed += [(at, Change("joined", words)) for words in page.blocks[at].joined]
    ordered = [change for _, change in sorted(placed, key=lambda one: one[0])]
    return tuple(dict.fromkeys(ordered))[:MOST_CHANGES]


def _locators(found: Chosen, paragraphs: list[str]) -> tuple[Locator, ...]:
    starts = accumulate((len(one) + len(BETWEEN) for one in paragraphs), initial=0)
    times = {at: start for at, start in zip(found.places, starts, strict=False) if at in found.times}
    return tuple(Locator(start, "time", found.times[at]) for at, start in times.items())
