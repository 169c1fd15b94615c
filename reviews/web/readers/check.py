"""The page of one check: as it stands, as it stood, and the notice where it stands no more."""

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.safestring import mark_safe

from factcheck.accounts.models import User
from reviews.content import markdown
from reviews.content.published import MALFORMED, log_malformed
from reviews.models import ArticleRevision, PublicationRevision
from reviews.queries import readers
from reviews.web.parts.published.asked import asked_in
from reviews.web.parts.published.check import Check, Content, is_whole
from reviews.web.parts.published.corrections import noted

from . import claimreview
from .appearances import Appearance, appearances_of
from .caching import FRESH, answer, moved, page, public

LIVE = (
    readers.published()
    .order_by()
    .values_list(
        "live__content",
        "live__number",
        "first_published_at",
        "changed_at",
        "live__content_hash",
        "live__published_at",
        "rechecked",  # type: ignore[misc] # annotated by readers.published()
    )
    .annotate(
        forgotten=Subquery(User.forgotten().values("anonymised_at")[:1]),
        appears=Exists(readers.appearances().filter(appearance_of=OuterRef("claim"))),
        has_newer_text=Exists(
            ArticleRevision.objects.filter(
                article=OuterRef("claim__revision__article"), number__gt=OuterRef("claim__revision__number")
            )
        ),
    )
)
"""Built once, for this is the busiest query, and it makes no model of what the page does not need."""


@public
def check(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponseBase:
    shown = live_check(public_id)
    if shown is None:
        return gone(public_id)
    if slug != shown.slug:
        return moved(shown.url)

    appearances = appearances_of([shown])[public_id] if shown.appears else []

    def render() -> str:
        review = review_of(shown, appearances)
        return page("readers/check.html", **context(shown, shown.number), appearances=appearances, review=review)

    return answer(request, stamp=(*_stamp(shown), appearances), changed=shown.changed, render=render)


@public
def check_version(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """A revision as it stood: readable for ever, for people only. Search engines and ClaimReview get the live one."""
    live = live_check(public_id)
    if live is None:
        return gone(public_id)
    stood = get_object_or_404(PublicationRevision, publication__claim__public_id=public_id, number=number)
    dates = (live.first_published, stood.published_at)
    shown = Check(
        public_id, stood.content, number, *dates, stood.content_hash, stood.published_at, forgotten=live.forgotten
    )

    def render() -> str:
        return page("readers/check.html", **context(shown, live.number), live=live, is_live=number == live.number)

    response = answer(request, stamp=(number, _stamp(live)), changed=live.changed, render=render)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def live_check(public_id: str) -> Check | None:
    row = next(iter(LIVE.filter(claim__public_id=public_id)), None)
    return Check(public_id, *row) if row else None


def _stamp(shown: Check) -> tuple[object, ...]:
    return "check", shown.content_hash, shown.changed, shown.rechecked, shown.forgotten, shown.has_newer_text


def gone(public_id: str) -> HttpResponse:
    """Answer 410 with the notice for a check that was withdrawn; raise 404 for one that never was."""
    publication = readers.withdrawn().filter(claim__public_id=public_id).first()
    if publication is None:
        raise Http404
    stood = Check.of(publication)
    body = page("readers/gone.html", publication=publication, check=stood if is_whole(stood) else None)
    return HttpResponse(body, status=410, headers={"Cache-Control": FRESH, "X-Robots-Tag": "noindex"})


def context(shown: Check, newest: int) -> Content:
    """Return what the page needs besides the frozen copy: every correction, that of this revision, and all revisions' numbers."""
    found = readers.corrections().filter(publication__claim__public_id=shown.public_id)
    corrections = [noted(one) for one in found]
    return {
        "check": shown,
        "by": bylines(shown),
        "corrections": corrections,
        "corrected": next((one for one in corrections if one["number"] == shown.number), None),
        "revisions": range(1, newest + 1),
        "rationale": markdown.shown(shown.content["rationale_html"]),
        "asked": asked_in(shown.content),
    }


def bylines(shown: Check) -> dict[str, str]:
    """Return who checked and who approved, as the frozen copy names them, or as they are called since their name was taken away."""
    named = {"reviewer": shown.content.get("reviewer", ""), "approved_by": shown.content.get("approved_by", "")}
    if not shown.forgotten:
        return named
    people = readers.signed_by(shown.public_id, shown.number)
    return named | {role: person.display_name for role, person in people.items() if person.anonymised_at}


def review_of(shown: Check, appearances: list[Appearance]) -> str:
    """Return the ClaimReview of the page, the same in every language; of an odd copy none, with a line in the log."""
    try:
        with translation.override(settings.LANGUAGE_CODE):
            by = {"publisher": settings.PUBLISHER, "site": settings.SITE_URL}
            return json_ld(claimreview.strict(shown, **by, appearances=appearances))
    except MALFORMED:
        log_malformed(shown.public_id, shown.number)
        return ""


def json_ld(review: dict[str, Any]) -> str:
    return mark_safe(claimreview.as_json(review))  # noqa: S308 (as_json leaves nothing that HTML could read)
