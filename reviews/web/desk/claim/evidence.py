"""The rows of evidence: one more, one less, another order, filled in from its page. Each button saves the draft too."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reviews.content.review import FrozenCopy
from reviews.fetching import Unfetched, fetch
from reviews.intake import Unreadable, read
from reviews.models import EVIDENCE_LIMIT, Claim
from reviews.web.parts.access import SignedInRequest
from reviews.workflow.checks.draft_parts import Parts, is_row
from reviews.workflow.checks.drafting import attach_copies

from .draft import keep, saved, undecided
from .forms.draft_data import added, filled, moved, removed, typed_in
from .forms.review_form import ReviewForm
from .page import button, page, ratings

OF_ITS_ADDRESS = {"fill", "copy"}
"""Buttons that look what is at the address of a row."""
NOTHING: Mapping[str, FrozenCopy] = {}


@button
def add(request: SignedInRequest, claim: Claim) -> HttpResponse:
    typed = typed_in(claim, request.POST, ratings())
    more, place = added(typed)
    too_many = _("Keep at most %(limit)s pieces of evidence.") % {"limit": EVIDENCE_LIMIT}
    return arranged(request, claim, more, place, "add", too_many if len(more) == len(typed) else "")


@button
def up(request: SignedInRequest, claim: Claim, place: int) -> HttpResponse:
    return arranged(request, claim, *moved(typed_in(claim, request.POST, ratings()), place, place - 1), "up")


@button
def down(request: SignedInRequest, claim: Claim, place: int) -> HttpResponse:
    return arranged(request, claim, *moved(typed_in(claim, request.POST, ratings()), place, place + 1), "down")


@button
def remove(request: SignedInRequest, claim: Claim, place: int) -> HttpResponse:
    return arranged(request, claim, *removed(typed_in(claim, request.POST, ratings()), place), "remove")


@button
def fill(request: SignedInRequest, claim: Claim, place: int) -> HttpResponse:
    """Fill in what a row leaves empty from the page at its address, and save the draft whatever comes of it."""
    typed = typed_in(claim, request.POST, ratings())
    try:
        return arranged(request, claim, filled(typed, place, metadata_of), place, "fill")
    except (Unfetched, Unreadable) as unknown:
        return arranged(request, claim, typed, place, "fill", unknown.worded(_))


def metadata_of(address: str) -> dict[str, str]:
    """Return the metadata of the page at an address, by the names of evidence. Raises Unfetched or Unreadable."""
    page = fetch(address)
    found = read(page.body, name=page.address, content_type=page.content_type)
    day = found.published.date().isoformat() if found.published else ""
    return {"title": found.title, "publisher": found.publisher, "published": day}


def arranged(
    request: SignedInRequest,
    claim: Claim,
    typed: Parts,
    place: int,
    pressed: str,
    error: str = "",
    copies: Mapping[str, FrozenCopy] = NOTHING,
) -> HttpResponse:
    """Save the rows as they stand now, with kept `copies` by part, and go on at the row in `place` with the button that was `pressed`."""
    merged = keep(request, claim, typed=typed)
    attach_copies(merged.review, copies)
    rows = [part for part in typed if is_row(part)]
    stored = [part for part in merged.parts if is_row(part)]
    review_form = ReviewForm.of(claim, ratings(), merged.parts)
    row = stored.index(rows[place]) if place < len(rows) and rows[place] in stored else 0
    if pressed in OF_ITS_ADDRESS and error and stored:  # it is about the address of this row, not about all evidence
        review_form.rows[row].add_error("url", error)
    else:
        review_form.evidence_error = error
    review_form.go_on_at(pressed, row)
    if request.htmx:
        return saved(request, claim, merged, typed, review_form=review_form)
    return undecided(request, claim, merged) if merged.conflicts else page(request, claim, review_form=review_form)
