"""Was this checked before? Earlier checks like a claim, asked for beside its form; their evidence is used again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reviews.features.search.precedents import precedents_of
from reviews.models import EVIDENCE_LIMIT, Claim
from reviews.queries import readers
from reviews.web.desk.queue.filters import kept
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.published.check import checks

from .evidence import arranged
from .forms.draft_data import typed_in, used_again
from .page import button, claim_for, ratings


@require_safe
def precedents(request: SignedInRequest, public_id: str) -> HttpResponse:
    """List the checks that are like a claim; htmx puts the list beside the form."""
    claim = claim_for(request, public_id)
    found = precedents_of(claim)
    shown = {one.public_id: one for one in checks([precedent.publication for precedent in found])}
    rows = [(shown[key], one.shared) for one in found if (key := one.publication.claim.public_id) in shown]
    template = "desk/claim/precedents.html" if request.htmx else "desk/claim/precedents_page.html"
    is_yours, queue = claim.is_held_by(request.user), kept(request.GET)
    context = {"here": "queue", "claim": claim, "rows": rows, "is_yours": is_yours, "queue": queue}
    return render(request, template, context)


@button
def use_evidence(request: SignedInRequest, claim: Claim, check: str) -> HttpResponse:
    """Add the evidence of a published check to the draft, but for what is there already; nothing of its verdict."""
    publication = get_object_or_404(readers.published(), claim__public_id=check)
    typed = typed_in(claim, request.POST, ratings())
    more, place = used_again(typed, [row for one in checks([publication]) for row in one.content["evidence"]])
    too_many = _("Keep at most %(limit)s pieces of evidence.") % {"limit": EVIDENCE_LIMIT}
    return arranged(request, claim, more, place, "add", too_many if place + 1 == EVIDENCE_LIMIT else "")
