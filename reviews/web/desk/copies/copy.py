"""A kept copy on the desk: its text to read and to pick words from, its bytes to take away and never to be rendered here."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from reviews.features.evidence.places import having, paragraphs
from reviews.intake.kinds import CSV, EML, ENDINGS, HTML, MARKDOWN, MHTML, PLAIN, SRT, VTT, XML
from reviews.models import Copy
from reviews.queries import desk
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.links import web_address
from reviews.workflow.checks import draft_parts, drafting
from reviews.workflow.copies.warc import warc

RENDERED = {HTML, CSV, PLAIN, MARKDOWN, XML, EML, MHTML, VTT, SRT}
"""Types that are given away as mere bytes: some browsers or programs show them, whatever the headers are, and run what is in them."""


@require_safe
def copy(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show the text of a copy; who holds the claim whose row it belongs to may pick words of it."""
    refuse_strangers(request)
    found = get_object_or_404(Copy.objects.select_related("body", "kept_by").defer("body__data"), public_id=public_id)
    words = request.GET.get("q", "").strip()
    context = {
        "here": "queue",
        "copy": found,
        "address": web_address(found.address or found.asked),
        "pages": [(page, list(those)) for page, those in groupby(paragraphs(found.body.text), lambda one: one.page)],
        "words": words,
        "found": having(found.body.text, words),
    }
    return render(request, "desk/copies/copy.html", context | _picking(request))


def _picking(request: SignedInRequest) -> dict[str, Any]:
    """Return the claim and the row that words may be picked for, if they are this person's to write."""
    named, key = (request.GET.get(name, "") for name in ("claim", "row"))
    claim = desk.desk_for(request.user).filter(public_id=named).first() if named else None
    if claim is None or not claim.is_held_by(request.user):
        return {"claim": claim}
    parts = draft_parts.parts_of(drafting.draft_of(claim, request.user))
    return {"claim": claim, "row": key if f"{draft_parts.EVIDENCE}{key}" in parts else ""}


@require_safe
def archive(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Give the copy as a WARC."""
    found = _whole(request, public_id)
    return _attached(warc(found), "application/warc+gzip", f"{found.public_id}.warc.gz")


@require_safe
def body(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Give the bytes of the copy as they came."""
    found = _whole(request, public_id)
    stem = slugify(found.name.rpartition(".")[0]) or found.public_id
    kind = found.content_type if found.content_type in ENDINGS.keys() - RENDERED else "application/octet-stream"
    return _attached(bytes(found.body.data), kind, stem + ENDINGS.get(found.content_type, ".bin"))


def _whole(request: SignedInRequest, public_id: str) -> Copy:
    refuse_strangers(request)
    return get_object_or_404(Copy.objects.select_related("body").defer("body__text"), public_id=public_id)


def _attached(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
