"""A claim that is held is asked for, kept or handed over; and what was handed in is taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reviews.models import Claim, Presence
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import SeenForm
from reviews.workflow import presence
from reviews.workflow.checks import taking_back
from reviews.workflow.table import assigning, takeovers
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale

from .draft import keep as keep_draft
from .draft import undecided
from .forms.act_forms import done
from .lease import loss
from .page import back_to, back_to_queue, button, claim_for, page, watched
from .review import describe


@require_safe
def watch(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show an open page who else is at the claim and who asks for it; 204 where that has not changed."""
    claim = claim_for(request, public_id)
    if not request.htmx:
        return back_to(request, claim)
    presence.note(claim, request.user, Presence.Place.CLAIM)
    if request.GET.keys() & {"token", "lost"} and (lost := loss(request, claim)):
        return lost
    return watched(request, claim)


@button
def ask(request: SignedInRequest, claim: Claim) -> HttpResponse:
    note = " ".join(request.POST.get("note", "").split())
    try:
        takeovers.ask(claim, by=request.user, note=note)
    except Stale as stale:
        return page(request, stale.claim, note=str(stale), status=409)
    except Incomplete as incomplete:
        return page(request, claim, note=str(incomplete), ask_note=note, status=422)
    messages.success(request, _("You asked for it. This page shows the answer."))
    return back_to(request, claim)


@button
def keep(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the form, and answer who asked that one keeps the claim."""

    def answer(token: str, person: str) -> HttpResponse:
        takeovers.keep(claim, by=request.user, token=token, person=person)
        return back_to(request, claim)

    return given(request, claim, answer)


@button
def hand_over(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the form, and give the claim to who asked for it."""

    def answer(token: str, person: str) -> HttpResponse:
        takeovers.hand_over(claim, by=request.user, seen=claim.version, token=token, person=person)
        messages.success(request, done(Action.HAND_OVER, claim))
        return back_to_queue(request)

    return given(request, claim, answer)


@button
def ask_help(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the form, and give the claim back with the help that it needs."""
    words = request.POST.get("help", "")

    def answer(token: str, _person: str) -> HttpResponse:
        assigning.ask_help(claim, by=request.user, seen=claim.version, token=token, note=words)
        messages.info(request, done(Action.HELP, claim))
        return back_to_queue(request)

    return given(request, claim, answer, help_words=words)


def given(
    request: SignedInRequest, claim: Claim, answer: Callable[[str, str], HttpResponse], **more: Any
) -> HttpResponse:
    """Save the form before it is answered with; what is lacking is shown above the form, which stays as it is."""
    merged = keep_draft(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    describe(request, claim, merged)  # what cannot be right stays in the draft as it was typed
    try:
        return answer(request.POST.get("token", ""), request.POST.get("person", ""))
    except Incomplete as incomplete:
        return page(request, claim, note=str(incomplete), status=422, **more)


@button
def take_back(request: SignedInRequest, claim: Claim) -> HttpResponse:
    try:
        taking_back.take_back(claim, by=request.user, seen=SeenForm.version(request.POST))
    except Stale as stale:
        return page(request, stale.claim, note=str(stale), status=409)
    messages.success(request, done(Action.TAKE_BACK, claim))
    return back_to(request, claim)
