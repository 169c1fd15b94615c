"""The lease of the claim on the page: it is renewed while somebody works, given back, and taken again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reviews.models import Claim
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import SeenForm
from reviews.workflow.table import leases
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale

from .draft import keep, undecided
from .forms.act_forms import done
from .page import AGAIN, back_to, back_to_queue, button, claim_for, context_of, lost_bar, page, refused
from .review import describe


@require_http_methods(["GET", "HEAD", "POST"])
def lease(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Renew the lease while the page is in use (POST), or only show how it stands (GET): 204 where that has not changed."""
    claim = claim_for(request, public_id)
    if request.method == "POST":
        try:
            leases.hold(claim, by=request.user, token=request.POST.get("token", ""))
        except Stale as stale:
            return refused(request, stale)
    elif request.htmx and (lost := loss(request, claim)):
        return lost
    if request.htmx:
        context = {"claim_context": context_of(request, claim)}
        return render(request, "desk/claim/lease.html", context)
    return back_to(request, claim)


def loss(request: SignedInRequest, claim: Claim) -> HttpResponse | None:
    """Return the answer to a page whose lease is over, once for each thing that happens; None while it holds the claim."""
    is_held = claim.is_held_by(request.user)
    if is_held and claim.lease_token == request.GET.get("token"):
        return None
    if "lost" in request.GET and SeenForm.version(request.GET) == claim.version:
        return HttpResponse(status=204)
    return lost_bar(request, claim, str(AGAIN) if is_held else str(leases.lost(claim, request.user)))


@button
def release(request: SignedInRequest, claim: Claim) -> HttpResponse:
    merged = keep(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    describe(request, claim, merged)  # what cannot be right stays in the draft as it was typed
    leases.release(claim, by=request.user, token=request.POST.get("token", ""))
    messages.info(request, done(Action.RELEASE, claim))
    return back_to_queue(request)


@button
def take_again(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Take the claim; what was typed before the lease was lost is saved under the new one."""
    if not claim.is_held_by(request.user):  # pressed twice, or in another window
        leases.take(claim, by=request.user, seen=SeenForm.version(request.POST))
    if "summary" not in request.POST:
        return back_to(request, claim)
    merged = keep(request, claim, token=claim.lease_token or "")
    if merged.conflicts:
        return undecided(request, claim, merged)
    return page(request, claim, note=_("It is yours again."))
