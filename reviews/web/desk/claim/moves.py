"""The acts that have a form of their own on a claim's page: open, dismiss, reopen, publish, correct, withdraw."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import MoveForm
from reviews.workflow.table import acts
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale

from .forms.act_forms import done
from .page import back_to, claim_for, page


@require_POST
def move(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Do what is asked and show the claim; refused, the claim as it is now, with the note as it was typed."""
    found = claim_for(request, public_id)
    form = MoveForm(request.POST)
    if not form.is_valid() and form.errors.keys() != {"note"}:
        raise BadRequest("move")
    asked = {name: request.POST.get(name, "") for name in ("action", "note", "kind", "person")}
    if form.errors:
        return page(request, found, asked=asked | {"error": form.errors["note"][0]}, status=422)
    try:
        action, seen = Action(asked["action"]), form.cleaned_data["seen"]
        made = acts.perform(found, action, by=request.user, seen=seen, given=form.given())
    except Stale as stale:
        return page(request, stale.claim, asked=asked, note=str(stale), status=409)
    except Incomplete as incomplete:
        return page(
            request, found, asked=asked | {"error": str(incomplete), "lacks": [*incomplete.missing]}, status=422
        )
    messages.success(request, done(action, found, getattr(made, "number", None)))
    return back_to(request, found)
