"""The article for readers: its paragraphs with the published claims marked, and the notes beside each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from reviews.extraction.claims import Span
from reviews.intake.text import cut
from reviews.models import Article
from reviews.queries import readers
from reviews.web.parts.links import web_address
from reviews.web.parts.marks import WINDOW, Mark, Paragraph, numbered, paragraphs

from . import placing
from .caching import listing, moved, public
from .pages import one_page, page_number
from .placing import Place

SHOWN = ("pk", "title", "byline", "publisher", "url", "language", "published", "published_offset", "rights")
"""What of an article its page depends on, besides the checks."""


@public
def article(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponseBase:
    found = get_object_or_404(readers.published_articles(), public_id=public_id)
    url = reverse("article", args=[found.public_id, found.slug])
    if slug != found.slug:
        return moved(url + (f"?at={request.GET['at']}" if is_place(request.GET.get("at", "")) else ""))
    if is_place(request.GET.get("at", "")):
        return moved(f"{url}?page={page_at(found, int(request.GET['at']))}")
    number = page_number(request)

    def context() -> dict[str, Any]:
        known = placing.shown(found)
        page = one_page(stretches(found, known.text), number, size=1)
        passages = marked(known.text, known.places, page[0], whole=found.rights == Article.Rights.WHOLE)
        return {
            "article": found,
            "link": web_address(found.url),
            "url": url,
            "count": len(known.places) + len(known.elsewhere),
            "elsewhere": known.elsewhere,
            "page": page,
            "passages": passages,
        }

    stamp = [number, *(getattr(found, name) for name in SHOWN)]
    return listing(request, "readers/article.html", stamp, context)


def stretches(found: Article, text: str) -> list[Span]:
    """Return what each page shows: a long text in parts, as at the desk, and excerpts on one page."""
    return cut(text, WINDOW) if found.rights == Article.Rights.WHOLE else [(0, len(text))]


def page_at(found: Article, place: int) -> int:
    """Return the number of the page on which a place of the text is."""
    known = placing.shown(found)
    parts, at = stretches(found, known.text), known.place_of(place)
    return next((number for number, (_, end) in enumerate(parts, start=1) if at < end), len(parts))


def is_place(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 9


@dataclass(frozen=True)
class Passage:
    """A paragraph, the notes on claims that begin in it, and whether text was left out before it."""

    paragraph: Paragraph[Place] | None
    notes: list[Mark[Place]]
    after_gap: bool


def marked(text: str, places: Iterable[Place], stretch: Span, *, whole: bool) -> list[Passage]:
    """Return the passages to show of a stretch of the text: all of them, or only those with a published claim."""
    return list(_passages(paragraphs(text, numbered(places), stretch), whole=whole))


def _passages(found: Iterable[Paragraph[Place]], *, whole: bool) -> Iterator[Passage]:
    noted: set[int] = set()
    gap = False
    for paragraph in found:
        if not (whole or paragraph.marks):
            gap = True
            continue
        notes = [mark for mark in paragraph.marks if mark.number not in noted]
        noted |= {mark.number for mark in notes}
        yield Passage(paragraph, notes, gap)
        gap = False
    if gap:
        yield Passage(None, [], after_gap=True)
