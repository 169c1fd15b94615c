"""The posts of a live page: each has its time, and what was so then is no claim of now."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from .furniture import names

FEWEST = 2
TIMES = ("time", "span", "a", "p", "div", "h2", "h3", "h4", "strong", "b")
POST = {"article", "section", "div", "li"}
NAMED_LIVE = re.compile(r"(^|[-_ ])(live|liveblog|post|entry|update|event|timeline|ticker|block|minute)s?([-_ \d]|$)")
NAMED_OTHER = re.compile(
    r"(^|[-_ ])(comments?|reply|related|recirc|teasers?|cards?|promos?|latest|headlines|popular|tweet)([-_ ]|$)"
)
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
NEAR = 3
"""How many elements around its time a post has at most."""
SHORTEST = 60
"""Characters that the posts of a page have on average, for a list of links has fewer."""


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    place: HtmlElement
    time: str
    """As the page has it for programs, or else for people."""
    shown: str


def posts(body: HtmlElement, *, is_live: bool) -> list[Post]:
    """Return the posts of a live page, in their order; of any other page, none. `is_live` is one that says so."""
    beside: Counter[tuple[HtmlElement | None, str]] = Counter()
    found: dict[HtmlElement, Post] = {}
    for time in filter(_is_time, body.iter(*TIMES)):
        for around in islice(time.iterancestors(*POST), NEAR):
            if around not in found and _is_post(around, is_live=is_live):
                found[around] = _post(around, time)
                beside[around.getparent(), str(around.tag)] += 1
                break
    if not beside:
        return []
    (parent, tag), count = beside.most_common(1)[0]
    chosen = [one for one in found.values() if one.place.getparent() is parent and one.place.tag == tag]
    length = sum(len(one.place.text_content()) for one in chosen)
    clocks = sum(bool(CLOCK.search(one.time)) for one in chosen)
    return chosen if count > FEWEST - 1 and length >= count * SHORTEST and clocks >= FEWEST else []


def _is_time(element: HtmlElement) -> bool:
    if element.tag == "time" or element.get("datetime"):
        return True
    text = element.text or ""
    return len(text) < 24 and not len(element) and CLOCK.match(text.strip()) is not None


def _is_post(element: HtmlElement, *, is_live: bool) -> bool:
    told = names(element)
    return (is_live or NAMED_LIVE.search(told) is not None) and not NAMED_OTHER.search(told)


def _post(place: HtmlElement, time: HtmlElement) -> Post:
    shown = " ".join(time.text_content().split())
    return Post(place, time.get("datetime") or shown, shown)
