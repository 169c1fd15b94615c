"""The moves that are one press of a button: open, dismiss, reopen, publish, correct, withdraw."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reviews.models import Claim, Correction
from reviews.web.asking import SignedInRequest
from reviews.web.forms import MoveForm
from reviews.workflow import moves, publishing
from reviews.workflow.moves import Action, Incomplete, Stale

from .scene import short
from .workbench import claim_for, page

SAID = {
    Action.OPEN: "It waits in the queue now.",
    Action.DISMISS: "Dismissed. It can be reopened here.",
    Action.REOPEN: "Reopened: it waits in the queue again.",
}


@require_POST
def move(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Make the move and show the claim; refused, the claim as it is now, with the note as it was typed."""
    found = claim_for(request, public_id)
    form = MoveForm(request.POST)
    if not form.is_valid() and form.errors.keys() != {"note"}:
        raise BadRequest("move")
    asked = {name: request.POST.get(name, "") for name in ("action", "note", "kind")}
    if form.errors:
        return page(request, found, asked=asked | {"error": form.errors["note"][0]}, status=422)
    try:
        said = perform(found, form.cleaned_data, request)
    except Stale as stale:
        return page(request, stale.claim, asked=asked, note=str(stale), status=409)
    except Incomplete as incomplete:
        return page(request, found, asked=asked | {"error": str(incomplete)}, status=422)
    messages.success(request, said)
    return redirect("claim", public_id)


def perform(claim: Claim, asked: dict[str, Any], request: SignedInRequest) -> str:
    """Make the move and return what to say about it."""
    action, seen, note = Action(asked["action"]), asked["seen"], asked["note"]
    match action:
        case Action.PUBLISH:
            reason = note if "note" in request.POST else None
            revision = publishing.publish(claim, by=request.user, seen=seen, reason=reason)
            return f"Published: “{short(claim)}”, revision {revision.number}."
        case Action.CORRECT:
            kind = asked["kind"] or Correction.Kind.UPDATE
            publishing.correct(claim, by=request.user, seen=seen, note=note, kind=kind)
            return "Back at the desk for a correction. Readers see the old revision until the new one is published."
        case Action.WITHDRAW:
            publishing.withdraw(claim, by=request.user, seen=seen, note=note)
            return "Withdrawn. Its address shows readers the notice."
        case Action.OPEN | Action.DISMISS | Action.REOPEN:
            data = {"note": note} if note else None
            moves.move(claim, action, by=request.user, seen=seen, token=asked["token"] or None, data=data)
            return SAID[action]
    raise BadRequest(action)
