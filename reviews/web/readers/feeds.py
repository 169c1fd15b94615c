"""What programs read: the Atom feed, the ClaimReview feed, the sitemap, and whether the site is up."""

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.db import Error, connection
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from factcheck import deadline
from factcheck.errors import hang_up
from reviews.content.published import MALFORMED, log_malformed, well_formed
from reviews.models import Article, Publication
from reviews.models.article import slug_of
from reviews.models.claimant import is_proper
from reviews.queries import readers
from reviews.web.parts.published.check import Check, Content, checks
from reviews.web.parts.published.corrections import noted
from reviews.workflow import outbox

from . import claimreview
from .appearances import appearances_of
from .caching import answer, newest, page, public
from .pages import one_page, page_number

IN_FEED = 50
IN_DATA = 500
READY_SECONDS = 2
IN_SITEMAP = 45_000
"""Checks in the sitemap, of the 50,000 addresses that one may have."""

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@public
def feed(request: HttpRequest) -> HttpResponseBase:
    """The checks that changed last. A correction or a withdrawal is the same entry, updated, with the reason first."""
    changes = readers.latest_changes()

    def render() -> str:
        atom = Atom1Feed(
            title=gettext("%(name)s: checks") % {"name": settings.PUBLISHER},
            link=at("home"),
            description=gettext("Claims in the news, checked against evidence."),
            feed_url=at("feed"),
            author_name=settings.PUBLISHER,
            language=settings.LANGUAGE_CODE,
        )
        for entry in sorted(entries(), key=itemgetter("updateddate"), reverse=True)[:IN_FEED]:
            atom.add_item(**entry)
        return str(atom.writeString("utf-8"))

    kind = Atom1Feed.content_type
    return answer(request, stamp=("feed", changes), changed=newest(changes), render=render, content_type=kind)


def entries() -> Iterator[Content]:
    shown = checks(readers.published().order_by("-changed_at")[:IN_FEED])
    corrected = corrections_of(shown)
    for check in shown:
        notes = corrected[check.public_id]
        if check.rechecked:
            again = {"kind": gettext("Being checked again"), "reason": gettext("What stands here may change.")}
            notes = [again, *notes]
        yield _entry(check, check.title, *notes[:1], {"reason": check.content["summary"]})
    yield from well_formed(readers.withdrawn().order_by("-changed_at")[:IN_FEED], _withdrawal)


def _withdrawal(publication: Publication) -> Content:
    check = Check.of(publication)
    title = gettext("Withdrawn: {claim}").format(claim=check.headline)
    return _entry(check, title, {"kind": gettext("Withdrawn"), "reason": publication.notice})


def _entry(check: Check, title: str, *notes: Content) -> Content:
    texts = (gettext("{kind}: {reason}").format(**note) if "kind" in note else note["reason"] for note in notes)
    return {
        "title": in_xml(title),
        "link": check.address,
        "description": "".join(format_html("<p>{}</p>", in_xml(text)) for text in texts),
        "unique_id": settings.SITE_URL + reverse("check-short", args=[check.public_id]),
        "pubdate": check.first_published,
        "updateddate": check.changed,
    }


def corrections_of(shown: Iterable[Check]) -> dict[str, list[Content]]:
    """Return what was corrected in each of the checks, by public id, newest first."""
    found: dict[str, list[Content]] = defaultdict(list)
    ids = [check.public_id for check in shown]
    for correction in readers.corrections().filter(publication__claim__public_id__in=ids):
        found[correction.publication.claim.public_id].append(noted(correction))
    return found


def in_xml(text: str) -> str:
    return NOT_IN_XML.sub("", text)


@public
def claim_review_feed(request: HttpRequest) -> HttpResponseBase:
    """Every check as ClaimReview, newest first, 500 a page; the Link header leads to the next."""
    profile = request.GET.get("profile", "rich")
    if profile not in {"rich", "strict"}:
        raise BadRequest(gettext("profile must be rich or strict"))
    listed = one_page(readers.published(), page_number(request), IN_DATA)
    changes = readers.latest_changes()

    def render() -> str:
        url = f"{at('claimreview')}?profile={profile}&page={listed.number}"
        shown = checks(listed)
        node = claimreview.feed(_reviews(shown, profile), name=settings.PUBLISHER, url=url, changed=newest(changes))
        return claimreview.as_json(node)

    response = answer(
        request,
        stamp=("claimreview", profile, listed.number, listed.has_next(), changes),
        changed=newest(changes),
        render=render,
        content_type="application/ld+json; charset=utf-8",
        keep=False,
    )
    if listed.has_next():
        following = f"{at('claimreview')}?profile={profile}&page={listed.next_page_number()}"
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _reviews(shown: list[Check], profile: str) -> Iterator[tuple[Check, Content]]:
    """Yield each check with its review; a copy that none can be made of is left out, with a line in the log."""
    corrected = corrections_of(shown) if profile == "rich" else {}
    by = {"publisher": settings.PUBLISHER, "site": settings.SITE_URL}
    appearances = appearances_of(shown)
    for check in shown:
        places = appearances[check.public_id]
        try:
            if profile == "strict":
                yield check, claimreview.strict(check, **by, appearances=places)
            else:
                notes = corrected[check.public_id]
                yield check, claimreview.rich(check, **by, corrections=notes, appearances=places)
        except MALFORMED:
            log_malformed(check.public_id, check.number)


@public
def sitemap(request: HttpRequest) -> HttpResponseBase:
    changes = readers.latest_changes()

    def render() -> str:
        return page("readers/sitemap.xml", addresses=addresses())

    kind = "application/xml; charset=utf-8"
    return answer(request, stamp=("sitemap", changes), changed=newest(changes), render=render, content_type=kind)


def addresses() -> Iterator[tuple[str, str]]:
    """Return what search engines should know, with when it changed."""
    yield from ((at(name), "") for name in ("home", "corrections", "methodology"))
    shown = readers.published().select_related(None).order_by("-changed_at")
    wordings = shown.values_list("claim__public_id", "live__content__claim__wording", "changed_at")
    for public_id, wording, changed in wordings[:IN_SITEMAP]:
        yield at("check", public_id, slug_of(wording, "check")), changed.isoformat()
    articles = Article.objects.filter(revisions__claims__publication__in=shown)
    for article in articles.annotate(changed=Max("revisions__claims__publication__changed_at")).order_by("pk")[:2000]:
        yield at("article", article.public_id, article.slug), article.changed.isoformat()
    claimants = shown.values_list("live__content__claimant__slug", "live__content__claimant__name", "changed_at")
    newest_first: dict[str, datetime] = {}
    for slug, name, changed in claimants[:IN_SITEMAP]:
        if isinstance(name, str) and is_proper(name):
            newest_first.setdefault(slug, changed)
    for slug, changed in [*newest_first.items()][:2000]:
        yield at("claimant", slug), changed.isoformat()


def at(name: str, *args: Any) -> str:
    return settings.SITE_URL + reverse(name, args=args)


@public
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    hidden = "".join(f"Disallow: {path}\n" for path in ("/desk/", "/accounts/", "/admin/", "/search/"))
    return HttpResponse(f"User-agent: *\n{hidden}Sitemap: {at('sitemap')}\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The database answers too; shows how long what follows from an act has been waiting."""
    waiting = ""
    try:
        with deadline.until(time.monotonic() + READY_SECONDS), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            is_ready = connection.is_usable()
            waiting = _waiting()
    except Error:
        is_ready = False
    if is_ready:
        return HttpResponse(f"ok\n{waiting}", content_type="text/plain")
    hang_up()
    return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")


def _waiting() -> str:
    oldest = outbox.oldest()
    seconds = round((timezone.now() - oldest).total_seconds()) if oldest else 0
    return f"outbox: the oldest row has waited {seconds} s\n"
