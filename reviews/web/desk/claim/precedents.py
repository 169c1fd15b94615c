"""Was this checked before, or does somebody check it now? Claims like one, asked for beside its form: their evidence is used
again, and the same claim is linked to the one that is checked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reviews.content.figures import figure_of
from reviews.features.search.alike import elsewhere
from reviews.features.search.precedents import precedents_of
from reviews.models import Claim
from reviews.queries import readers
from reviews.web.desk.queue.filters import kept
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import LinkForm
from reviews.web.parts.published.check import checks
from reviews.workflow.table import acts
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale, allowed

from .forms.act_forms import done
from .forms.draft_data import typed_in
from .page import back_to, button, claim_for, page, ratings
from .used import added_again, used_near


@require_safe
def precedents(request: SignedInRequest, public_id: str) -> HttpResponse:
    """List the checks and the desk's claims that are like a claim; htmx puts the list beside the form."""
    claim = claim_for(request, public_id)
    found = precedents_of(claim)
    shown = {one.public_id: one for one in checks([precedent.publication for precedent in found])}
    rows = [(shown[key], one.shared) for one in found if (key := one.publication.claim.public_id) in shown]
    template = "desk/claim/precedents.html" if request.htmx else "desk/claim/precedents_page.html"
    others = elsewhere(claim, request.user)
    context = {
        "here": "queue",
        "claim": claim,
        "rows": rows,
        "elsewhere": others,
        "used": used_near(request, claim),
        "series": [(one, figure_of(one.kind, one.details)) for one in others.series],
        "is_yours": claim.is_held_by(request.user),
        "link": acts.ACTS[Action.LINK] if Action.LINK in allowed(request.user, claim) else None,
        "queue": kept(request.GET),
    }
    return render(request, template, context)


@require_POST
def link(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Say that a claim is the same as another; refused, the claim as it is now."""
    found = claim_for(request, public_id)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return page(request, found, note=_("Choose the claim again that this one is the same as."), status=422)
    given = form.cleaned_data
    try:
        acts.perform(found, Action.LINK, by=request.user, seen=given["seen"], given=given)
    except Stale as stale:
        return page(request, stale.claim, note=str(stale), status=409)
    except Incomplete as incomplete:
        return page(request, found, note=str(incomplete), status=422)
    messages.success(request, done(Action.LINK, found))
    return back_to(request, found, at="linked")


@button
def use_evidence(request: SignedInRequest, claim: Claim, check: str) -> HttpResponse:
    """Add the evidence of a published check to the draft, but for what is there already; nothing of its verdict."""
    publication = get_object_or_404(readers.published(), claim__public_id=check)
    typed = typed_in(claim, request.POST, ratings())
    evidence = [row for one in checks([publication]) for row in one.content["evidence"]]
    return added_again(request, claim, typed, evidence)
