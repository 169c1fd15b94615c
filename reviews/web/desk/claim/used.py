"""Evidence that was used already, nearby or in a published check, is added to a draft."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reviews.features.evidence.used import offered, used_before
from reviews.models import EVIDENCE_LIMIT, Claim, Evidence
from reviews.web.parts.access import SignedInRequest
from reviews.workflow.checks.draft_parts import Parts, name_of, parts_of
from reviews.workflow.checks.drafting import draft_of

from .evidence import arranged
from .forms.draft_data import typed_in, used_again
from .page import button, ratings


def used_near(request: SignedInRequest, claim: Claim) -> list[Evidence]:
    """Return what may be used again and is not in the draft yet."""
    rows = parts_of(draft_of(claim, request.user)).values()
    return offered(claim, request.user, {name_of(row) for row in rows if isinstance(row, dict)})


@button
def use_again(request: SignedInRequest, claim: Claim, key: str) -> HttpResponse:
    """Add a piece that was used for another claim; its words for that claim stay behind."""
    typed = typed_in(claim, request.POST, ratings())
    item = get_object_or_404(used_before(claim, request.user), key=key)
    row = item.row | dict.fromkeys(("stance", "question", "excerpt", "locator"), "")
    return added_again(request, claim, typed, [{**row, "copy": item.copy}])


def added_again(
    request: SignedInRequest, claim: Claim, typed: Parts, evidence: Iterable[Mapping[str, Any]]
) -> HttpResponse:
    """Save the draft with these pieces, and with the copies that are kept of them."""
    more, place, copies = used_again(typed, evidence)
    too_many = _("Keep at most %(limit)s pieces of evidence.") % {"limit": EVIDENCE_LIMIT}
    return arranged(request, claim, more, place, "add", too_many if place + 1 == EVIDENCE_LIMIT else "", copies)
