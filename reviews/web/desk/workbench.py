"""The page of one claim: read it in its article, give it a verdict with evidence, hand it in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import reswap, retarget

from reviews import markdown, queries
from reviews.models import RATIONALE_LIMIT, SUMMARY_LIMIT, Claim, Rating, Review
from reviews.models.publication import ASKED_CORRECTIONS
from reviews.web.asking import SignedInRequest
from reviews.web.forms import SeenForm
from reviews.web.saying import saying
from reviews.workflow import approving, leases, reviewing
from reviews.workflow.moves import Incomplete, Stale

from .scene import Scene, denial_in, handed_in, safe_html, short
from .sheet import Sheet, moved, rows_in, stored_draft

AGAIN = "You took this claim again in another window."


def claim_for(request: SignedInRequest, public_id: str) -> Claim:
    return get_object_or_404(queries.desk_for(request.user), public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show the claim, or do what the pressed button says. Whatever is refused, the text comes back as it was typed."""
    found = claim_for(request, public_id)
    if request.method != "POST":
        return page(request, found)
    do, _, place = request.POST.get("do", "save").partition(" ")
    if do not in DOING and do not in ARRANGING:
        raise BadRequest(do)
    try:
        return DOING[do](request, found) if do in DOING else arrange(request, found, do, place)
    except Stale as stale:
        return refused(request, stale)


def refused(request: SignedInRequest, stale: Stale) -> HttpResponse:
    """Answer 409 with the claim as it is now and the text as it was typed."""
    note = AGAIN if stale.claim.is_held_by(request.user) else str(stale)
    if request.htmx:
        context = {"scene": Scene(stale.claim, request.user), "note": note, "lost": True}
        response = render(request, "desk/claim.html#bar", context, status=409)
        return reswap(retarget(response, "#bar"), "outerHTML")
    sheet = Sheet.typed(stale.claim, ratings(), request.POST) if "summary" in request.POST else None
    return page(request, stale.claim, sheet=sheet, note=note, lost=True, is_unsaved=True, status=409)


def page(
    request: SignedInRequest, claim: Claim, *, sheet: Sheet | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    scene = Scene(claim, request.user)
    review = review_of(claim, request)
    known = ratings()
    if sheet is None and scene.is_yours:
        sheet = Sheet.stored(claim, known, stored_draft(review))
    newest = None if sheet else approving.newest_revision(claim)
    context = {
        "here": "queue",
        "scene": scene,
        "worded": claim,
        "saying": saying(claim.kind, claim.details),
        "denial": denial_in(reviewing.claim_content(claim)),
        "figure": scene.figure,
        "newest": newest,
        "review": review,
        "sheet": sheet,
        "summary_limit": SUMMARY_LIMIT,
        "correction_kinds": ASKED_CORRECTIONS,
    }
    if newest:
        context |= handed_in(claim, newest.content)
    return render(request, "desk/claim.html", context | more, status=status)


def ratings() -> list[Rating]:
    return list(Rating.objects.select_related("scale").order_by("scale_id", "position"))


def review_of(claim: Claim, request: SignedInRequest) -> Review | None:
    found = claim.reviews.filter(reviewer=request.user).select_related("verdict", "attribution_verdict")
    return found.prefetch_related("evidence").first()


# What the buttons do -------------------------------------------------------------------------------------------------


def keep(request: SignedInRequest, claim: Claim, sheet: Sheet, token: str = "") -> Review:
    """Save what of the draft can be saved, under the lease that was sent unless `token` names another."""
    before = stored_draft(review_of(claim, request))
    token = token or request.POST.get("token", "")
    return reviewing.save_draft(claim, sheet.merged(before), by=request.user, token=token)


def describe(request: SignedInRequest, claim: Claim, sheet: Sheet, token: str = "") -> bool:
    """Save the wording, the speaker and the figures. Returns False, and saves nothing, if they cannot be right."""
    if "claim-wording" not in request.POST or not sheet.details.has_changed():  # a program sends the draft alone
        return True
    if not sheet.details.is_valid():
        return False
    token = token or request.POST.get("token", "")
    reviewing.describe(claim, by=request.user, token=token, **sheet.details.description())
    return True


def keep_all(request: SignedInRequest, claim: Claim, sheet: Sheet, token: str = "") -> bool:
    """Save the draft and the correction of the claim. Returns False if something cannot be saved as it stands."""
    keep(request, claim, sheet, token)
    return describe(request, claim, sheet, token) and not sheet.wrong


def save(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the whole sheet, the wording and the figures too."""
    sheet = Sheet.posted(claim, ratings(), request.POST)
    if keep_all(request, claim, sheet):
        return redirect("claim", claim.public_id)
    sheet.point_at({})
    return page(request, claim, sheet=sheet, status=422, is_unsaved=True)


def submit(request: SignedInRequest, claim: Claim) -> HttpResponse:
    sheet = Sheet.posted(claim, ratings(), request.POST)
    missing: dict[str, str] = {}
    if is_kept := keep_all(request, claim, sheet):
        try:
            reviewing.submit(
                claim, by=request.user, seen=SeenForm.version(request.POST), token=request.POST.get("token", "")
            )
        except Incomplete as incomplete:
            missing = incomplete.missing
        else:
            messages.success(request, f"Handed in: “{short(claim)}”. An editor reads it next.")
            return redirect("queue")
    sheet.point_at(missing)
    note = "Not handed in yet. What is missing is marked below."
    return page(request, claim, sheet=sheet, status=422, note=note, is_unsaved=not is_kept)


def release(request: SignedInRequest, claim: Claim) -> HttpResponse:
    sheet = Sheet.posted(claim, ratings(), request.POST)
    if not keep_all(request, claim, sheet):
        sheet.point_at({})
        note = "Not released yet: what is marked below cannot be saved as it stands, and would be lost."
        return page(request, claim, sheet=sheet, status=422, note=note, is_unsaved=True)
    leases.release(claim, by=request.user, token=request.POST.get("token", ""))
    messages.info(request, f"Released: “{short(claim)}”. Your draft is kept.")
    return redirect("queue")


def take(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Take the claim; what was typed before the lease was lost is saved under the new one."""
    if not claim.is_held_by(request.user):  # pressed twice, or in another window
        leases.take(claim, by=request.user, seen=SeenForm.version(request.POST))
    if "summary" in request.POST:
        known = ratings()
        sheet = Sheet.posted(claim, known, request.POST)
        is_kept = keep_all(request, claim, sheet, token=claim.lease_token or "")
        typed = Sheet.typed(claim, known, request.POST)
        return page(request, claim, sheet=typed, note="It is yours again.", is_unsaved=not is_kept)
    return redirect("claim", claim.public_id)


def arrange(request: SignedInRequest, claim: Claim, do: str, place: str) -> HttpResponse:
    """Add, move or remove a row of evidence."""
    rows, target = moved(rows_in(request.POST), do, int(place) if place.isascii() and place.isdecimal() else -1)
    known = ratings()
    data = request.POST.copy()
    for name in [name for name in data if name.startswith("evidence-")]:
        del data[name]
    data.update({f"evidence-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()})
    keep(request, claim, Sheet.posted(claim, known, data))
    sheet = Sheet.typed(claim, known, request.POST, rows)
    sheet.go_on_at(do, target)
    if request.htmx:
        return render(request, "desk/sheet.html#evidence", {"sheet": sheet, "scene": Scene(claim, request.user)})
    return page(request, claim, sheet=sheet)


def preview(request: SignedInRequest, claim: Claim) -> HttpResponse:
    html = safe_html(markdown.to_html(request.POST.get("rationale", "")[:RATIONALE_LIMIT]))
    if request.htmx:
        return render(request, "desk/sheet.html#preview", {"preview": html})
    sheet = Sheet.posted(claim, ratings(), request.POST)
    keep(request, claim, sheet)
    return page(request, claim, sheet=Sheet.typed(claim, ratings(), request.POST), preview=html)


ARRANGING = ("add", "up", "down", "remove")
DOING: dict[str, Callable[[SignedInRequest, Claim], HttpResponse]] = {
    "save": save,
    "submit": submit,
    "release": release,
    "take": take,
    "preview": preview,
}


@require_POST
def draft(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Save the draft as one types; answers with the time, and with what cannot be saved as it stands."""
    found = claim_for(request, public_id)
    sheet = Sheet.posted(found, ratings(), request.POST)
    try:
        review = keep(request, found, sheet)
    except Stale as stale:
        return refused(request, stale)
    wrong = sheet.wrong
    if "claim-wording" in request.POST and not sheet.details.is_saved:  # a claim is not corrected by half a word
        wrong.append("the correction of the claim, which its button saves")
    context = {"scene": Scene(found, request.user), "saved_at": review.saved_at, "wrong": wrong}
    return render(request, "desk/claim.html#lease", context)


@require_POST
def lease(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Renew the lease while the page is in use; answers with the words about it."""
    found = claim_for(request, public_id)
    try:
        leases.hold(found, by=request.user, token=request.POST.get("token", ""))
    except Stale as stale:
        return refused(request, stale)
    if request.htmx:
        return render(request, "desk/claim.html#lease", {"scene": Scene(found, request.user)})
    return redirect("claim", public_id)
