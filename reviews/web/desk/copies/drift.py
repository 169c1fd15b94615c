"""Evidence of published checks that is gone or has other words now, for editors."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reviews.features.evidence.models import Visit
from reviews.features.evidence.visits import drifted, revisit_evidence
from reviews.web.desk.claim.context.differences import Piece, pieces
from reviews.web.parts.access import SignedInRequest, refuse_non_editors
from reviews.web.parts.links import web_address

LONGEST_SAME = 400
"""Most characters of what stayed that stand between two changes."""


@require_safe
def drift(request: SignedInRequest) -> HttpResponse:
    refuse_non_editors(request)
    rows = [(visit, web_address(visit.address)) for visit in drifted()]
    newest = Visit.objects.values_list("at", flat=True).first()
    has_worker = revisit_evidence.get_backend().supports_defer
    context = {"here": "approvals", "rows": rows, "newest": newest, "has_worker": has_worker}
    return render(request, "desk/copies/drift.html", context)


@require_POST
def revisit(request: SignedInRequest) -> HttpResponse:
    """Have a worker visit what is due; without one it would hold this request for minutes."""
    refuse_non_editors(request)
    if revisit_evidence.get_backend().supports_defer:
        revisit_evidence.enqueue()
        messages.success(request, _("What is due is being visited."))
    return redirect("drift")


@require_safe
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how the text of a page differs from that of the copy that a check rests on."""
    refuse_non_editors(request)
    known = Visit.objects.select_related("publication__claim", "before__body", "now__body")
    lean = known.defer("before__body__data", "now__body__data")
    visit = get_object_or_404(lean, pk=pk, before__isnull=False, now__isnull=False)
    before, now = (one.body.text if one else "" for one in (visit.before, visit.now))
    changes = [shortened(piece) for piece in pieces(before, now)]
    context = {"here": "approvals", "visit": visit, "changes": changes, "address": web_address(visit.address)}
    return render(request, "desk/copies/change.html", context)


def shortened(piece: Piece) -> Piece:
    if piece.change != "same" or len(piece.text) <= LONGEST_SAME:
        return piece
    half = LONGEST_SAME // 2
    return Piece(f"{piece.text[:half]} … {piece.text[-half:]}", "same")
