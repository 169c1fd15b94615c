"""The page of one check: as it stands, as it stood, and the notice where it stands no more."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.safestring import mark_safe

from reviews import queries
from reviews.markdown import clean
from reviews.models import Publication, PublicationRevision

from . import claimreview
from .frozen import Check, Content, noted
from .serving import FRESH, answer, moved, page, public


@public
def check(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponseBase:
    publication = _published(public_id)
    if publication is None:
        return gone(public_id)
    shown = Check.of(publication)
    if slug != shown.slug:
        return moved(shown.url)

    def render() -> str:
        review = claimreview.strict(shown, publisher=settings.PUBLISHER, site=settings.SITE_URL)
        return page("public/check.html", **context(shown, publication), review=json_ld(review))

    return answer(request, stamp=_stamp(publication), changed=publication.changed_at, render=render)


@public
def check_version(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """A revision as it stood: readable for ever, for people only. Search engines and ClaimReview get the live one."""
    publication = _published(public_id)
    if publication is None:
        return gone(public_id)
    revision = get_object_or_404(PublicationRevision, publication=publication, number=number)
    shown = Check(public_id, revision.content, number, publication.first_published_at, revision.published_at)

    def render() -> str:
        live = Check.of(publication)
        return page("public/check.html", **context(shown, publication), live=live, is_live=number == live.number)

    response = answer(request, stamp=(number, _stamp(publication)), changed=publication.changed_at, render=render)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _published(public_id: str) -> Publication | None:
    """Return the check with its live revision, and nothing else of the newsroom's: this is the busiest query."""
    shown = queries.published().filter(claim__public_id=public_id)
    return shown.select_related(None).defer(None).select_related("live", "claim").only(*NEEDED).first()


NEEDED = ("first_published_at", "changed_at", "live__number", "live__content", "live__content_hash", "claim__public_id")


def _stamp(publication: Publication) -> tuple[object, ...]:
    assert publication.live is not None  # noqa: S101 (queries.published() promises it; this tells the type checker)
    return "check", publication.live.content_hash, publication.changed_at


def gone(public_id: str) -> HttpResponse:
    """Answer 410 with the notice for a check that was withdrawn; raise 404 for one that never was."""
    publication = queries.withdrawn().filter(claim__public_id=public_id).first()
    if publication is None:
        raise Http404
    body = page("public/gone.html", publication=publication, check=Check.of(publication))
    return HttpResponse(body, status=410, headers={"Cache-Control": FRESH, "X-Robots-Tag": "noindex"})


def context(shown: Check, publication: Publication) -> Content:
    """Return what the page needs besides the frozen copy: what was corrected in it, up to the revision shown or later."""
    corrections = [noted(one) for one in queries.corrections().filter(publication=publication)]
    assert publication.live is not None  # noqa: S101 (queries.published() promises it; this tells the type checker)
    return {
        "check": shown,
        "corrections": corrections,
        "revisions": range(1, publication.live.number + 1),
        "rationale": mark_safe(clean(shown.content["rationale_html"])),  # noqa: S308 (cleaned in this line)
    }


def json_ld(review: dict[str, Any]) -> str:
    return mark_safe(claimreview.as_json(review))  # noqa: S308 (as_json leaves nothing that HTML could read)
