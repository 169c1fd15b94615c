"""An item as people see it: plain words, an address of the public web, a key by which it is known again."""

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from ipaddress import ip_address

import nh3

from reviews.intake.fetch.addresses import is_public
from reviews.intake.fetch.errors import Unfetched
from reviews.intake.fetch.spelling import plain
from reviews.intake.files import TITLE_LENGTH
from reviews.intake.text import CONTROLS, Unreadable, canonical, cut

MOST = 500
"""Items of one feed that are looked at, from its beginning; what comes after them is older."""
SUMMARY_LENGTH = 400
TEXT_LENGTH = 200_000
BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|blockquote|figure|section)\b[^<>]{0,500}>", re.IGNORECASE)


@dataclass(frozen=True)
class Raw:
    """An item as a feed has it: anything may be in it."""

    guid: str = ""
    address: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published: datetime | None = None


@dataclass(frozen=True)
class Item:
    key: str
    """64 hexadecimal digits: what the feed calls the item, however it is spelt."""
    address: str
    title: str
    summary: str
    text: str
    """The whole text, where the feed has it: a paragraph on each line."""
    published: datetime | None
    """As the feed says: it may lie in the future."""


@dataclass(frozen=True)
class Feed:
    title: str
    items: tuple[Item, ...] = ()
    left_out: int = 0
    """Items beyond MOST, and those with neither an address nor a text."""
    elsewhere: tuple[str, ...] = ()
    """The addresses of feeds that a page names, where a page stands at this one."""


def feed_of(title: str, raws: list[Raw], *, base: str, left_out: int = 0) -> Feed:
    """Return what people see of a feed. Items that call themselves the same are told apart by their addresses."""
    looked_at = raws[:MOST]
    items = [item for raw in looked_at if (item := _item(raw, base))]
    known: dict[str, Item] = {}
    for item in items:
        other = known.setdefault(item.key, item)
        if other.address != item.address:
            key = _key(f"{item.key} {item.address}")
            known.setdefault(key, replace(item, key=key))
    return Feed(line(title), tuple(known.values()), left_out + len(raws) - len(items))


def _item(raw: Raw, base: str) -> Item | None:
    address, text = address_of(raw.address, base), paragraphs(raw.content)
    if not address and not text:
        return None
    summary = shortened(paragraphs(raw.summary) or text)
    title = line(raw.title) or line(summary) or address[:TITLE_LENGTH]
    return Item(_key(raw.guid or address or title), address, title, summary, text, raw.published)


def _key(called: str) -> str:
    return sha256(called.encode("utf-8", "surrogatepass")).hexdigest()


def address_of(address: str, base: str) -> str:
    """Return the whole address; nothing where it leads anywhere but to the web."""
    with suppress(Unfetched):
        found = plain(address.strip(), base=base) if address.strip() else None
        return str(found) if found and _is_public(found.host) else ""
    return ""


def _is_public(host: str) -> bool:
    """Return whether a host is one of the public web, as far as its name tells: people follow what a feed offers."""
    try:
        return is_public(ip_address(host))
    except ValueError:  # a name; what its number is, who fetches it asks
        return True


def line(markup: str) -> str:
    return " ".join(paragraphs(markup).split())[:TITLE_LENGTH].strip()


def paragraphs(markup: str) -> str:
    """Return the words of HTML, or of a text in which a < is one: each paragraph on its line, without what nobody may store."""
    marked = BLOCK.sub("\n", CONTROLS.sub("", markup[: 2 * TEXT_LENGTH]))
    words = html.unescape(nh3.clean(marked, tags=set()))
    with suppress(Unreadable):
        lines = canonical(CONTROLS.sub("", words)[:TEXT_LENGTH]).split("\n")
        return "\n".join(filter(None, _tidy(lines)))
    return ""


def _tidy(lines: list[str]) -> Iterator[str]:
    return (" ".join(one.split()) for one in lines)


def shortened(text: str) -> str:
    start, end = cut(text, SUMMARY_LENGTH)[0]
    return text[start:end].strip() + (" …" if end < len(text) else "")
