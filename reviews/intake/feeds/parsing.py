"""A feed's bytes become items. `feeds.read` runs this confined: it reads what others wrote, with libraries that were not made for it."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from lxml import html
from lxml.etree import LxmlError

from reviews.intake.encoding import decode
from reviews.intake.text import Unreadable, gettext_noop

from .items import MOST, Feed, Raw, address_of, feed_of

MOST_ELSEWHERE = 10
TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
LOOSE = 1_000_000
"""Characters that are looked at of a feed that is no good XML: reading it takes ten times as long. The newest stands first."""
REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,8});", re.IGNORECASE)
HALVES = range(0xD800, 0xE000)
"""Numbers that are half a letter: programs write emoji so that count in 16 bits."""
ODD = (ArithmeticError, AttributeError, LookupError, LxmlError, RecursionError, TypeError, ValueError)
"""What comes of a feed that is not what it should be."""
NO_FEED = gettext_noop("There is no feed at this address: neither RSS nor Atom nor a JSON feed.")


def feed(data: bytes, address: str, content_type: str) -> Iterator[Feed | Unreadable]:
    """Yield the feed, or why it is none."""
    try:
        text = decode(data, content_type=content_type).strip()
        yield _from_json(text, address) if text.startswith("{") else _from_xml(text, address)
    except Unreadable as unreadable:
        yield unreadable
    except ODD:
        yield Unreadable(NO_FEED)


def _from_json(text: str, base: str) -> Feed:
    told = json.loads(text)
    if "jsonfeed.org/version" not in str(told.get("version")) or not isinstance(told.get("items"), list):
        raise Unreadable(NO_FEED)
    raws = [_raw_of_json(one) for one in told["items"][:MOST] if isinstance(one, dict)]
    return feed_of(str(told.get("title") or ""), raws, base=base, left_out=max(0, len(told["items"]) - MOST))


def _raw_of_json(told: dict[str, Any]) -> Raw:
    words = {name: str(value) for name, value in told.items() if isinstance(value, str | int)}
    return Raw(
        guid=words.get("id", ""),
        address=words.get("url", ""),
        title=words.get("title", ""),
        summary=words.get("summary", ""),
        content=words.get("content_html") or words.get("content_text", ""),
        published=_instant_of_iso(words.get("date_published", "")),
    )


def _instant_of_iso(words: str) -> datetime | None:
    with suppress(ValueError, OverflowError):
        found = datetime.fromisoformat(words)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    return None


def _from_xml(text: str, base: str) -> Feed:
    text, left_out = _harmless(text)
    headers = {"content-location": base, "content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(
        BytesIO(text.encode("utf-8", "replace")),
        response_headers=headers,
        sanitize_html=False,  # nothing of it stays markup
        resolve_relative_uris=False,
    )
    if not found.version:
        return _named_in_page(text, base)
    raws = [_raw_of_entry(entry) for entry in found.entries]
    return feed_of(found.feed.get("title", ""), raws, base=base, left_out=left_out)


def _harmless(text: str) -> tuple[str, int]:
    """Return XML without entities of its own and with MOST items, and how many were left out. What is no good XML stays as it is.

    Raises Unreadable for entities that are made to grow, or that lead elsewhere.
    """
    try:
        parser = DefusedXMLParser(encoding="utf-8")  # whatever it says itself: it was decoded
        parser.feed(text.encode("utf-8", "replace"))
        root = parser.close()
    except DefusedXmlException:
        raise Unreadable(gettext_noop("This feed declares entities, which no feed needs; it is not read.")) from None
    except ParseError:
        if re.search(r"<!(ENTITY|ATTLIST)", text, re.IGNORECASE):
            raise Unreadable(NO_FEED) from None
        return REFERENCE.sub(_letter_or_none, text[:LOOSE]), 0
    left_out = sum(_left_out_of(parent) for parent in (root, *root))
    return tostring(root, encoding="unicode"), left_out


def _letter_or_none(reference: re.Match[str]) -> str:
    """Return a reference to a letter, and nothing for one to half a letter: feedparser would read no item at all."""
    digits = reference[1].lower()
    number = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return "" if number in HALVES else reference[0]


def _left_out_of(parent: Element) -> int:
    items = [child for child in parent if child.tag.rpartition("}")[2] in {"item", "entry"}]
    if beyond := {id(one) for one in items[MOST:]}:
        parent[:] = [child for child in parent if id(child) not in beyond]
    return len(beyond)


def _raw_of_entry(entry: Any) -> Raw:
    contents = [str(one.get("value", "")) for one in entry.get("content", [])]
    return Raw(
        guid=str(entry.get("id", "")),
        address=str(entry.get("link", "")),
        title=str(entry.get("title", "")),
        summary=str(entry.get("summary", "")),
        content=max(contents, key=len, default=""),
        published=_instant_of(entry.get("published_parsed") or entry.get("updated_parsed")),
    )


def _instant_of(parts: Any) -> datetime | None:
    with suppress(*ODD):
        year, month, day, hour, minute, second = parts[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return None


def _named_in_page(text: str, base: str) -> Feed:
    """Return where the feeds of a web page are. Raises Unreadable if it names none."""
    tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    links = tree.xpath("//link[contains(@rel, 'alternate') and @href]")
    named = [address_of(link.get("href"), base) for link in links if link.get("type") in TYPES]
    found = tuple(dict.fromkeys(filter(None, named)))[:MOST_ELSEWHERE]
    if not found:
        raise Unreadable(NO_FEED)
    return Feed("", elsewhere=found)
