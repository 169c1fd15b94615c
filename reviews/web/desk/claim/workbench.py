"""The page of one claim: read it in its article, give it a verdict with evidence, hand it in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import reswap, retarget

from reviews.content import markdown
from reviews.content.denials import saying
from reviews.content.published import read
from reviews.content.review import claim_content
from reviews.models import EVIDENCE_LIMIT, RATIONALE_LIMIT, SUMMARY_LIMIT, Claim, Rating
from reviews.models.publication import ASKED_CORRECTIONS
from reviews.queries import desk
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import SeenForm
from reviews.workflow.checks import approving, drafting, reviewing
from reviews.workflow.checks.drafting import Conflict, Merged, Parts, Window, is_row, mark
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale

from .act_forms import done
from .claim_context import ClaimContext, denial_in, handed_in, place_of
from .review_form import ReviewForm, base_of, choices_of, label_of, moved, printed, typed_in, window_in

FOUND = 302
AGAIN = "You took this claim again in another window."


def claim_for(request: SignedInRequest, public_id: str) -> Claim:
    return get_object_or_404(desk.desk_for(request.user), public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show the claim, or do what the pressed button says. Whatever is refused, the text comes back as it was typed."""
    found = claim_for(request, public_id)
    if request.method != "POST":
        return page(request, found)
    do, _, place = request.POST.get("do", "save").partition(" ")
    try:
        if do in DOING:
            return DOING[do](request, found)
        if do in ARRANGING:
            return arrange(request, found, do, place)
        if do in SETTLING:
            return settle(request, found, do, place)
        if do == "name":
            return name(request, found, place)
    except Stale as stale:
        return refused(request, stale)
    raise BadRequest(do)


def refused(request: SignedInRequest, stale: Stale) -> HttpResponse:
    """Answer 409 with the claim as it is now and the text as it was typed."""
    note = AGAIN if stale.claim.is_held_by(request.user) else str(stale)
    if request.htmx:
        return reswap(retarget(lost_bar(request, stale.claim, note, status=409), "#bar"), "outerHTML")
    more: dict[str, Any] = {}
    if "summary" in request.POST:  # nothing of it is stored: the page goes on as the window that sent it
        more = {"typed": typed_in(stale.claim, request.POST, ratings()), "window": window_in(request.POST)}
    return page(request, stale.claim, **more, note=note, lost=True, is_unsaved=True, status=409)


def lost_bar(request: SignedInRequest, claim: Claim, note: str, *, status: int = 200) -> HttpResponse:
    context = {"claim_context": ClaimContext(claim, request.user), "note": note, "lost": True}
    return render(request, "desk/claim/claim.html#bar", context, status=status)


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
    claim_context = ClaimContext(claim, request.user)
    review = drafting.draft_of(claim, request.user)
    known = ratings()
    stored = printed(claim) | drafting.parts_of(review)
    if review_form is None and (typed is not None or claim_context.is_yours):
        review_form = ReviewForm.of(claim, known, stored if typed is None else typed)
    newest = None if review_form else approving.newest_revision(claim)
    worded = claim_content(claim)
    context = {
        "here": "queue",
        "claim_context": claim_context,
        "worded": claim,
        "wording": claim_context.wording,
        "saying": saying(worded),
        "denial": denial_in(worded),
        "loose": claim_context.loose,
        "figures": claim_context.figures,
        "is_said": claim.is_said,
        "findings": claim_context.findings,
        "newest": newest,
        "review": review,
        "review_form": review_form,
        "base": base_of(window or opened(request, stored, conflicts)),
        "conflicts": choices_of(conflicts, claim, known, typed or {}),
        "summary_limit": SUMMARY_LIMIT,
        "correction_kinds": ASKED_CORRECTIONS,
    }
    if newest:
        context |= handed_in(claim, read(newest.content))
    return render(request, "desk/claim/claim.html", context | more, status=status)


def opened(request: SignedInRequest, stored: Parts, conflicts: Iterable[Conflict]) -> Window:
    """Return the window of a page that shows the draft as it is stored, but for what is still in conflict."""
    window, before = Window.opened(stored), window_in(request.POST).seen
    return replace(window, seen=window.seen | {one.part: before.get(one.part, "") for one in conflicts})


def ratings() -> list[Rating]:
    return list(Rating.objects.select_related("scale").order_by("scale_id", "position"))


# What the buttons do -------------------------------------------------------------------------------------------------


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


def describe(request: SignedInRequest, claim: Claim, merged: Merged) -> bool:
    """Put a typed correction into the claim. Returns False, and corrects nothing, if it cannot be right."""
    if not merged.review.correction:
        return True
    corrected = ReviewForm.of(claim, ratings(), merged.parts, checked=True).claim
    if corrected.is_wrong:
        return False
    token = request.POST.get("token", "")
    reviewing.describe(claim, by=request.user, token=token, **corrected.description())
    return True


def pointed_at(claim: Claim, merged: Merged, missing: dict[str, str]) -> ReviewForm:
    """Return the form with what is wrong with the correction, and with what is `missing`, next to its field."""
    review_form = ReviewForm.of(claim, ratings(), merged.parts, checked=True)
    review_form.point_at(missing)
    return review_form


def undecided(request: SignedInRequest, claim: Claim, merged: Merged) -> HttpResponse:
    """Answer 409 with both texts of what two windows changed."""
    mine = {conflict.part: conflict.mine for conflict in merged.conflicts}
    shown: Parts = {part: value for part, value in (merged.parts | mine).items() if value is not None}
    return page(request, claim, typed=shown, conflicts=merged.conflicts, is_unsaved=True, status=409)


def save(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the whole form, the wording and the figures too."""
    merged = keep(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    if not describe(request, claim, merged):
        return page(request, claim, review_form=pointed_at(claim, merged, {}), status=422)
    return redirect("claim", claim.public_id)


def submit(request: SignedInRequest, claim: Claim) -> HttpResponse:
    merged = keep(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    if merged.brought:  # what is handed in must have been seen
        named = ", ".join(label_of(part, claim, merged.parts) for part in merged.brought)
        note = f"Not handed in yet: another window of yours changed this: {named}. Read it here once more."
        return page(request, claim, note=note, status=409)
    missing: dict[str, str] = {}
    note = "Not handed in yet. What is missing is marked below."
    if describe(request, claim, merged):
        open_ones = ReviewForm.of(claim, ratings(), merged.parts).draft.unanswered
        asked = " ".join(question.field.name for question in open_ones)
        is_asked = bool(asked) and reviewing.answered(merged.review, claim) and request.POST.get("unanswered") != asked
        try:
            if not is_asked:
                return hand_in(request, claim)
            missing = reviewing.missing_from(merged.review, claim)
        except Incomplete as incomplete:
            missing = incomplete.missing
        if is_asked and not missing:
            return page(request, claim, unanswered=open_ones[0], status=422)
    return page(request, claim, review_form=pointed_at(claim, merged, missing), note=note, status=422)


def hand_in(request: SignedInRequest, claim: Claim) -> HttpResponse:
    reviewing.submit(claim, by=request.user, seen=SeenForm.version(request.POST), token=request.POST.get("token", ""))
    messages.success(request, done(Action.SUBMIT, claim))
    return redirect("queue")


def confirm(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the form, and take the wording for clear as it stands."""
    answer = save(request, claim)
    if answer.status_code == FOUND:
        reviewing.confirm(claim, by=request.user, token=request.POST.get("token", ""))
    return answer


def name(request: SignedInRequest, claim: Claim, place: str) -> HttpResponse:
    """Save the form, and put the chosen words of the article in the place of loose ones: "name 28-30 0-11"."""
    answer = save(request, claim)
    if answer.status_code == FOUND:
        loose, _, source = place.partition(" ")
        asked = next((one for one in ClaimContext(claim, request.user).loose if place_of(one.span) == loose), None)
        if asked and (chosen := asked.named(source)):
            token = request.POST.get("token", "")
            reviewing.name(claim, by=request.user, token=token, loose=asked.span, candidate=chosen)
        else:
            messages.info(request, "The wording was changed meanwhile. Read it once more.")
    return answer


def release(request: SignedInRequest, claim: Claim) -> HttpResponse:
    merged = keep(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    describe(request, claim, merged)  # what cannot be right stays in the draft as it was typed
    leases.release(claim, by=request.user, token=request.POST.get("token", ""))
    messages.info(request, done(Action.RELEASE, claim))
    return redirect("queue")


def take(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Take the claim; what was typed before the lease was lost is saved under the new one."""
    if not claim.is_held_by(request.user):  # pressed twice, or in another window
        leases.take(claim, by=request.user, seen=SeenForm.version(request.POST))
    if "summary" not in request.POST:
        return redirect("claim", claim.public_id)
    merged = keep(request, claim, token=claim.lease_token or "")
    if merged.conflicts:
        return undecided(request, claim, merged)
    return page(request, claim, note="It is yours again.")


def settle(request: SignedInRequest, claim: Claim, do: str, place: str) -> HttpResponse:
    """Decide between two texts: "mine PART MARK" saves what is written here over the one with that mark, "theirs PART" drops it."""
    typed, window = typed_in(claim, request.POST, ratings()), window_in(request.POST)
    if do == "mine":
        part, _, known = place.rpartition(" ")
        window = replace(window, seen={**window.seen, part: known})
    else:
        stored = printed(claim) | drafting.parts_of(drafting.draft_of(claim, request.user))
        typed = {part: value for part, value in (typed | {place: stored.get(place)}).items() if value is not None}
        window = replace(window, seen={**window.seen, place: mark(stored.get(place))})
    merged = keep(request, claim, typed=typed, window=window)
    return undecided(request, claim, merged) if merged.conflicts else redirect("claim", claim.public_id)


def arrange(request: SignedInRequest, claim: Claim, do: str, place: str) -> HttpResponse:
    """Add, move or remove a row of evidence."""
    typed = typed_in(claim, request.POST, ratings())
    had = sum(map(is_row, typed))
    typed, target = moved(typed, do, int(place) if place.isascii() and place.isdecimal() else -1)
    merged = keep(request, claim, typed=typed)
    rows = [part for part in typed if is_row(part)]
    review_form = ReviewForm.of(claim, ratings(), merged.parts)
    places = [part for part in merged.parts if is_row(part)]
    target = places.index(rows[target]) if rows and rows[target] in places else 0
    if do == "add" and len(rows) == had:
        review_form.evidence_error = f"Keep at most {EVIDENCE_LIMIT} pieces of evidence."
    review_form.go_on_at(do, target)
    if not request.htmx:
        if merged.conflicts:
            return undecided(request, claim, merged)
        return page(request, claim, review_form=review_form)
    return saved(request, claim, merged, typed, review_form=review_form)


def saved(
    request: SignedInRequest, claim: Claim, merged: Merged, typed: Parts, *, review_form: ReviewForm | None = None
) -> HttpResponse:
    """Answer a page that goes on: how the saving went, what the page has seen now, and its rows if they are shown anew."""
    window = window_in(request.POST).after(typed, merged.conflicts)
    if review_form:
        kept = {conflict.part for conflict in merged.conflicts}
        shown = {part: mark(value) for part, value in merged.parts.items() if is_row(part) and part not in kept}
        window = replace(window, seen=window.seen | shown)
    context = {
        "claim_context": ClaimContext(claim, request.user),
        "review_form": review_form,
        "review": merged.review,
        "saved_at": merged.review.saved_at,
        "base": base_of(window),
        "conflicts": choices_of(merged.conflicts, claim, ratings(), typed),
        "brought": [label_of(part, claim, merged.parts) for part in merged.brought],
        "is_answer": True,
    }
    status = 409 if merged.conflicts else 200
    return render(request, "desk/claim/claim.html#saved", context, status=status)


def preview(request: SignedInRequest, claim: Claim) -> HttpResponse:
    html = markdown.to_html(request.POST.get("rationale", "")[:RATIONALE_LIMIT])
    if request.htmx:
        return render(request, "desk/claim/review_form.html#preview", {"preview": html})
    merged = keep(request, claim)
    return undecided(request, claim, merged) if merged.conflicts else page(request, claim, preview=html)


ARRANGING = ("add", "up", "down", "remove")
SETTLING = ("mine", "theirs")
DOING: dict[str, Callable[[SignedInRequest, Claim], HttpResponse]] = {
    "save": save,
    "confirm": confirm,
    "submit": submit,
    "release": release,
    "take": take,
    "preview": preview,
}


@require_POST
def draft(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Save the draft as one types; answers with the time, and with what another window changed."""
    found = claim_for(request, public_id)
    typed = typed_in(found, request.POST, ratings())
    try:
        merged = keep(request, found, typed=typed)
    except Stale as stale:
        return refused(request, stale)
    return saved(request, found, merged, typed)


@require_http_methods(["GET", "HEAD", "POST"])
def lease(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Renew the lease while the page is in use (POST), or only say how it stands (GET): nothing new to say is 204."""
    found = claim_for(request, public_id)
    if request.method == "POST":
        try:
            leases.hold(found, by=request.user, token=request.POST.get("token", ""))
        except Stale as stale:
            return refused(request, stale)
    elif request.htmx and (not found.is_held_by(request.user) or found.lease_token != request.GET.get("token")):
        if "lost" in request.GET and SeenForm.version(request.GET) == found.version:
            return HttpResponse(status=204)
        note = AGAIN if found.is_held_by(request.user) else str(moves.stale(found))
        return reswap(retarget(lost_bar(request, found, note), "#bar"), "outerHTML")
    if request.htmx:
        return render(request, "desk/claim/claim.html#lease", {"claim_context": ClaimContext(found, request.user)})
    return redirect("claim", public_id)
