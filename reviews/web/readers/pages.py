"""The pages that readers browse: latest checks, claimants, search, corrections, method."""

from collections import Counter
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from reviews.features.search.query import LONGEST_QUERY, in_order, ranked
from reviews.models import Claimant, Publication, RatingScale
from reviews.models.publication import CORRECTIONS
from reviews.queries import readers
from reviews.web.parts.links import web_addresses
from reviews.web.parts.published.check import checks, is_whole
from reviews.web.parts.published.corrections import noted
from reviews.web.parts.published.verdicts import quotation

from .caching import listing, public

PER_PAGE = 20


@public
def home(request: HttpRequest) -> HttpResponseBase:
    number = page_number(request)

    def context() -> dict[str, Any]:
        listed = one_page(readers.published(), number)
        return {"here": "home", "page": listed, "checks": checks(listed)}

    return listing(request, "readers/home.html", ("home", number), context)


@public
def claimant(request: HttpRequest, slug: str) -> HttpResponseBase:
    number = page_number(request)
    found = get_object_or_404(Claimant, slug=slug)
    shown = readers.published().filter(
        live__content__claimant__slug=slug
    )  # as published, whatever the desk changes now
    if not (found.is_named and shown.exists()):
        raise Http404

    def context() -> dict[str, Any]:
        listed = one_page(shown, number)
        links = web_addresses(found.same_as)
        counts = verdict_counts(shown)
        return {"claimant": found, "links": links, "counts": counts, "page": listed, "checks": checks(listed)}

    stamp = ("claimant", number, found.pk, found.name, found.kind, found.description, found.same_as)
    return listing(request, "readers/claimant.html", stamp, context)


def verdict_counts(shown: QuerySet[Publication]) -> list[tuple[str, int]]:
    """Return how often each verdict was given, the most frequent first."""
    given = shown.values_list("live__content__verdict__name", "live__content__attribution_verdict__name")
    names = (
        gettext(verdict) if verdict else quotation(attribution)
        for verdict, attribution in given
        if isinstance(verdict or attribution, str)  # an odd copy has none
    )
    return Counter(names).most_common()


@public
def search(request: HttpRequest) -> HttpResponseBase:
    query = " ".join(request.GET.get("q", "").split())[:LONGEST_QUERY]
    number = page_number(request)

    def context() -> dict[str, Any]:
        listed = one_page(ranked(query), number)
        return {"query": query, "page": listed, "checks": checks(in_order(list(listed)))}

    return listing(request, "readers/search.html", ("search", query, number), context, keep=False)


@public
def corrections(request: HttpRequest) -> HttpResponseBase:
    number = page_number(request)

    def context() -> dict[str, Any]:
        listed = one_page(readers.corrections(), number)
        notes = [note for note in map(noted, listed) if note["check"] is None or is_whole(note["check"])]
        return {"here": "corrections", "page": listed, "corrections": notes}

    return listing(request, "readers/corrections.html", ("corrections", number), context)


@public
def methodology(request: HttpRequest) -> HttpResponseBase:
    scales = list(RatingScale.objects.prefetch_related("ratings").order_by("pk"))
    ratings = [rating for scale in scales for rating in scale.ratings.all()]
    worded = [(scale.name, scale.question) for scale in scales]
    changed = max([*(one.changed_at for one in scales), *(one.changed_at for one in ratings)], default=None)
    stamp = [worded, [(one.scale_id, one.name, one.definition, one.value, one.position) for one in ratings]]

    def context() -> dict[str, Any]:
        line = sorted((one for one in ratings if one.value), key=lambda one: -(one.value or 0))
        return {"here": "methodology", "scales": scales, "line": line, "corrections": CORRECTIONS.values()}

    return listing(request, "readers/methodology.html", stamp, context, changed=changed)


def page_number(request: HttpRequest) -> int:
    """Return ?page=, 1 without it; 404 for what is no page number."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 7):
        raise Http404
    return int(asked)


def one_page[T](found: "QuerySet[Any, T] | list[T]", number: int, size: int = PER_PAGE) -> Page[T]:
    """Return a page of it; 404 beyond the last."""
    try:
        return Paginator(found, size).page(number)
    except EmptyPage:
        raise Http404 from None
