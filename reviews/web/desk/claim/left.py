"""The draft that somebody left behind is taken over into one's own: whole, or a part of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reviews.models import Claim
from reviews.templatetags.directions import isolated
from reviews.web.parts.access import SignedInRequest
from reviews.workflow.checks import adopting
from reviews.workflow.checks.draft_parts import parts_of

from .draft import undecided
from .forms.draft_data import printed, typed_in, window_in
from .page import back_to, button, ratings


@button
def adopt(request: SignedInRequest, claim: Claim, draft: int) -> HttpResponse:
    """Save the form with what another drafted; without a part that is named, with all that is not answered here yet."""
    of = get_object_or_404(claim.reviews.exclude(reviewer=request.user).select_related("reviewer"), pk=draft)
    names, asked = adopting.words_in(of), request.POST.get("part", "")
    if asked:
        names = [name for name in names if name == asked]
    typed = typed_in(claim, request.POST, ratings())
    merged = adopting.adopt(
        claim,
        of,
        adopting.adopted(typed, parts_of(of), names, chosen=bool(asked)),
        names,
        by=request.user,
        token=request.POST.get("token", ""),
        window=window_in(request.POST),
        printed=printed(claim),
    )
    if merged.conflicts:
        return undecided(request, claim, merged)
    message = _("Taken over from the draft by %(name)s, which stays as it is. What you wrote stands in front.")
    messages.success(request, message % {"name": isolated(of.reviewer.display_name)})
    return back_to(request, claim, at="review")
