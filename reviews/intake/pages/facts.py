"""What a page says of itself: its title as printed, who wrote it and where it stands."""

import re
from contextlib import suppress
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from .layout.blocks import Block
from .words import in_words

NO_DATE = {"extensive_search": False, "original_date": True}
"""The day is read elsewhere; the library looks for one whatever it is asked."""
ALIKE = 0.6
SUFFIX = re.compile(r"\s+[|–—·•»:-]\s+([^|–—·•»]{2,50})$")


@dataclass(slots=True)
class Facts:
    title: str = ""
    byline: str = ""
    publisher: str = ""
    address: str = ""
    language: str = ""
    others: tuple[str, ...] = ()
    """What the page calls itself for programs."""

    def look_at(self, blocks: list[Block]) -> None:
        """Take the heading that is printed for the title, if it is of this article: what programs are told is often another."""
        site = set(in_words(self.publisher))
        heads = [block.text for block in blocks if block.place.tag == "h1" and set(in_words(block.text)) - site]
        alike = [head for head in heads if any(_are_alike(head, other) for other in self.others)]
        if alike:
            self.title = alike[0]
        elif len(heads) == 1 and not self.title:
            self.title = heads[0]


def facts_of(tree: HtmlElement) -> Facts:
    language = (
        (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
        .replace("_", "-")
        .strip()[:12]
    )
    titles = [
        _content(tree, "og:title"),
        _content(tree, "twitter:title"),
        " ".join((tree.findtext(".//title") or "").split()),
    ]
    found = Facts(language=language, others=tuple(filter(None, titles)))
    with suppress(Exception):  # the library raises whatever an odd page leads it to, and a title can do without it
        about = extract_metadata(tree, date_config=dict(NO_DATE))
        found.title, found.byline = str(about.title or ""), str(about.author or "")
        found.publisher, found.address = str(about.sitename or ""), str(about.url or "")
    found.others = (*found.others, *filter(None, [found.title]))
    found.title = _without_site(found.title or (titles[-1] or ""), found.publisher)
    return found


def _content(tree: HtmlElement, name: str) -> str:
    for meta in tree.iter("meta"):
        if name in {meta.get("property"), meta.get("name")}:
            return (meta.get("content") or "").strip()
    return ""


def _are_alike(head: str, other: str) -> bool:
    first, second = set(in_words(head)), set(in_words(other))
    return len(first & second) >= ALIKE * min(len(first), len(second)) and len(first & second) > 1


def _without_site(title: str, publisher: str) -> str:
    found = SUFFIX.search(title)
    if not found or not publisher:
        return title
    words = set(in_words(found[1]))
    return title[: found.start()] if words & set(in_words(publisher)) else title
