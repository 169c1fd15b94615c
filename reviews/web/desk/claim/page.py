"""The page of one claim: read it in its article, give it a verdict with evidence, hand it in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget

from factcheck.accounts.models import User
from reviews.content.published import read
from reviews.content.review import claim_content
from reviews.models import SUMMARY_LIMIT, Claim, Rating, Review, State
from reviews.models.publication import ASKED_CORRECTIONS
from reviews.queries import desk
from reviews.web.desk.queue.filters import kept
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import SeenForm
from reviews.workflow import presence
from reviews.workflow.checks import approving, draft_parts, drafting, taking_back
from reviews.workflow.checks.draft_parts import Conflict, Parts, Window
from reviews.workflow.table import takeovers
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale

from .context.claim_context import ClaimContext
from .context.conflicts import choices_of
from .context.handed_in import denial_in, handed_in, speaker_in
from .context.left_drafts import LeftDraft
from .context.watch import Watch
from .forms.draft_data import base_of, printed, typed_in, window_in
from .forms.review_form import ReviewForm

AGAIN = _("You took this claim again in another window.")


def claim_for(request: SignedInRequest, public_id: str) -> Claim:
    return get_object_or_404(desk.desk_for(request.user), public_id=public_id)


def context_of(request: SignedInRequest, claim: Claim) -> ClaimContext:
    return ClaimContext(claim, request.user, queue=kept(request.GET))


def back_to(request: SignedInRequest, claim: Claim, at: str = "") -> HttpResponse:
    """Go to the page of a claim, or to the element `at` on it, with the filter of the queue that stands in the address."""
    address = reverse("claim", args=[claim.public_id]) + kept(request.GET)
    return redirect(f"{address}#{at}" if at else address)


def back_to_queue(request: SignedInRequest) -> HttpResponse:
    return redirect(reverse("queue") + kept(request.GET))


def ratings() -> list[Rating]:
    return list(Rating.objects.select_related("scale").order_by("scale_id", "position"))


@require_safe
def claim(request: SignedInRequest, public_id: str) -> HttpResponse:
    return page(request, claim_for(request, public_id))


def button(press: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make the view of a button of this page: it gets the claim, and whatever is refused, the text comes back as it was typed."""

    @require_POST
    @wraps(press)
    def view(request: SignedInRequest, public_id: str, **place: Any) -> HttpResponse:
        try:
            return press(request, claim_for(request, public_id), **place)
        except Stale as stale:
            return refused(request, stale)

    return view


def refused(request: SignedInRequest, stale: Stale) -> HttpResponse:
    """Answer 409 with the claim as it is now and the text as it was typed."""
    note = str(AGAIN) if stale.claim.is_held_by(request.user) else str(stale)
    if request.htmx:
        return lost_bar(request, stale.claim, note, status=409)
    more: dict[str, Any] = {}
    if "summary" in request.POST:  # nothing of it is stored: the page goes on as the window that sent it
        more = {"typed": typed_in(stale.claim, request.POST, ratings()), "window": window_in(request.POST)}
    more["help_words"] = request.POST.get("help", "")
    return page(request, stale.claim, **more, note=note, lost=True, is_unsaved=True, status=409)


def lost_bar(request: SignedInRequest, claim: Claim, note: str, *, status: int = 200) -> HttpResponse:
    """Answer htmx with the bar of a page that has lost the lease, whatever it asked to have swapped."""
    context = {"claim_context": context_of(request, claim), "note": note, "lost": True}
    answer = render(request, "desk/claim/bar.html", context, status=status)
    return reswap(retarget(answer, "#bar"), "outerHTML")


def watched(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Answer who is at the claim and who asks for it, and the bar if the claim is not as the page shows it."""
    claim_context = context_of(request, claim)
    watch = Watch(claim, request.user, takeovers.requests_for(claim), [*presence.beside(request.user, [claim])])
    changed = not claim_context.is_yours and SeenForm.version(request.GET) != claim.version
    if watch.mark == request.GET.get("mark") and not changed:
        return HttpResponse(status=204)
    context = {"claim_context": claim_context, "watch": watch, "is_update": True}
    return render(request, "desk/claim/bar.html" if changed else "desk/claim/watch.html", context)


def page(
    request: SignedInRequest,
    claim: Claim,
    *,
    typed: Parts | None = None,
    review_form: ReviewForm | None = None,
    window: Window | None = None,
    conflicts: Iterable[Conflict] = (),
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show the claim, with `typed` in the form or else the stored draft, unless there is a `review_form` already."""
    claim_context = context_of(request, claim)
    drafts = drafting.drafts_of(claim)
    review = next((draft for draft in drafts if draft.reviewer_id == request.user.pk), None)
    known = ratings()
    stored = printed(claim) | draft_parts.parts_of(review)
    if review_form is None and (typed is not None or claim_context.is_yours):
        review_form = ReviewForm.of(claim, known, stored if typed is None else typed)
    if review_form and review:
        review_form.bring(review.evidence.all())
    newest = None if review_form else approving.newest_revision(claim)
    context = about(claim_context) | {
        "here": "queue",
        "newest": newest,
        "review": review,
        "review_form": review_form,
        "watch": Watch(claim, request.user, takeovers.requests_in(claim_context.events, claim)),
        "left": left_in(claim, drafts, request.user),
        "base": base_of(window or opened(request, stored, conflicts)),
        "read_by": taking_back.reading_of(claim) if Action.TAKE_BACK in claim_context.actions else None,
        "conflicts": choices_of(conflicts, claim, known, typed or {}),
        "summary_limit": SUMMARY_LIMIT,
        "correction_kinds": ASKED_CORRECTIONS,
    }
    if newest:
        context |= handed_in(claim, read(newest.content))
    return render(request, "desk/claim/claim.html", context | more, status=status)


def left_in(claim: Claim, drafts: Iterable[Review], user: User) -> list[LeftDraft]:
    """Return what others than `user` left behind, as long as somebody can go on with it."""
    if claim.state not in (State.OPEN, State.IN_REVIEW):
        return []
    writing = {user.pk, claim.leased_by_id if claim.is_leased else None}
    return LeftDraft.all_of(draft for draft in drafts if draft.reviewer_id not in writing)


def about(claim_context: ClaimContext) -> dict[str, Any]:
    """Return what is shown of the claim itself, whoever works on it."""
    claim = claim_context.claim
    worded = claim_content(claim)
    return {
        "claim_context": claim_context,
        "worded": claim,
        "wording": claim_context.wording,
        "speaker": speaker_in(worded),
        "denial": denial_in(worded),
        "loose": claim_context.loose,
        "figures": claim_context.figures,
        "is_said": claim.is_said,
        "findings": claim_context.findings,
    }


def opened(request: SignedInRequest, stored: Parts, conflicts: Iterable[Conflict]) -> Window:
    """Return the window of a page that shows the draft as it is stored, but for what is still in conflict."""
    window, before = Window.opened(stored), window_in(request.POST).seen
    return replace(window, seen=window.seen | {one.part: before.get(one.part, "") for one in conflicts})
