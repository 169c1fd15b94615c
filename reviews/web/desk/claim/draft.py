"""The draft is saved as one types and by every button; what two windows changed both is decided by their writer."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from reviews.content import markdown
from reviews.models import RATIONALE_LIMIT, Claim
from reviews.web.parts.access import SignedInRequest
from reviews.workflow.checks import draft_parts, drafting
from reviews.workflow.checks.draft_parts import Parts, Window, is_row, mark
from reviews.workflow.checks.drafting import Merged

from .context.conflicts import choices_of, label_of
from .forms.draft_data import base_of, printed, typed_in, window_in
from .forms.review_form import ReviewForm
from .page import back_to, button, context_of, page, ratings


def keep(
    request: SignedInRequest,
    claim: Claim,
    *,
    token: str = "",
    typed: Parts | None = None,
    window: Window | None = None,
) -> Merged:
    """Save what was typed as it was typed, under the lease that was sent unless `token` names another."""
    return drafting.merge(
        claim,
        typed_in(claim, request.POST, ratings()) if typed is None else typed,
        by=request.user,
        token=token or request.POST.get("token", ""),
        window=window or window_in(request.POST),
        printed=printed(claim),
    )


def undecided(request: SignedInRequest, claim: Claim, merged: Merged) -> HttpResponse:
    """Answer 409 with both texts of what two windows changed."""
    mine = {conflict.part: conflict.mine for conflict in merged.conflicts}
    shown: Parts = {part: value for part, value in (merged.parts | mine).items() if value is not None}
    return page(request, claim, typed=shown, conflicts=merged.conflicts, is_unsaved=True, status=409)


def saved(
    request: SignedInRequest, claim: Claim, merged: Merged, typed: Parts, *, review_form: ReviewForm | None = None
) -> HttpResponse:
    """Answer a page that goes on: how the saving went, what the page has seen now, and its rows if they are shown anew."""
    window = window_in(request.POST).after(typed, merged.conflicts)
    if review_form:
        review_form.bring(merged.review.evidence.all())
        kept = {conflict.part for conflict in merged.conflicts}
        shown = {part: mark(value) for part, value in merged.parts.items() if is_row(part) and part not in kept}
        window = replace(window, seen=window.seen | shown)
    context = {
        "claim_context": context_of(request, claim),
        "review_form": review_form,
        "review": merged.review,
        "saved_at": merged.review.saved_at,
        "base": base_of(window),
        "conflicts": choices_of(merged.conflicts, claim, ratings(), typed),
        "brought": [label_of(part, claim, merged.parts) for part in merged.brought],
        "is_answer": True,
    }
    status = 409 if merged.conflicts else 200
    return render(request, "desk/claim/saved.html", context, status=status)


@button
def draft(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the draft as one types; answers with the time, and with what another window changed."""
    typed = typed_in(claim, request.POST, ratings())
    return saved(request, claim, keep(request, claim, typed=typed), typed)


@button
def preview(request: SignedInRequest, claim: Claim) -> HttpResponse:
    html = markdown.to_html(request.POST.get("rationale", "")[:RATIONALE_LIMIT])
    if request.htmx:
        return render(request, "desk/claim/preview.html", {"preview": html})
    merged = keep(request, claim)
    return undecided(request, claim, merged) if merged.conflicts else page(request, claim, preview=html)


@button
def keep_mine(request: SignedInRequest, claim: Claim, part: str) -> HttpResponse:
    """Save what is written here over what another window saved, if that is still what was shown: its mark is sent."""
    window = window_in(request.POST)
    window = replace(window, seen={**window.seen, part: request.POST.get("mark", "")})
    return settled(request, claim, typed_in(claim, request.POST, ratings()), window)


@button
def keep_theirs(request: SignedInRequest, claim: Claim, part: str) -> HttpResponse:
    """Drop what is written here for what another window saved."""
    stored = (printed(claim) | draft_parts.parts_of(drafting.draft_of(claim, request.user))).get(part)
    typed, window = typed_in(claim, request.POST, ratings()), window_in(request.POST)
    typed = {name: value for name, value in (typed | {part: stored}).items() if value is not None}
    return settled(request, claim, typed, replace(window, seen={**window.seen, part: mark(stored)}))


def settled(request: SignedInRequest, claim: Claim, typed: Parts, window: Window) -> HttpResponse:
    merged = keep(request, claim, typed=typed, window=window)
    return undecided(request, claim, merged) if merged.conflicts else back_to(request, claim)
