"""A claim that a person found in an article."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.extraction import ExtractedClaim
from reviews.models import ArticleRevision, Claim, Claimant
from reviews.workflow.table import moves

from .new_claims import claim_from


def mark(
    revision: ArticleRevision,
    *,
    by: User,
    start: int,
    end: int,
    kind: str,
    claimant: str = "",
    claimant_role: str = "",
    details: dict[str, Any] | None = None,
) -> Claim:
    """Add a claim that a person found; it goes to the queue at once.

    Raises PermissionDenied, ValueError when there are no words from `start` to `end`, and IntegrityError when a claim of
    this kind stands there already.
    """
    if not (by.is_reviewer or by.is_editor):
        raise PermissionDenied(_("%(name)s may not add a claim.") % {"name": by.display_name})
    if not revision.text[start:end].strip():
        raise ValueError("there are no words there")
    found = ExtractedClaim(
        start=start,
        end=end,
        quote=revision.text[start:end],
        kind=kind,
        sentence=(start, end),
        details=details or {},
        check_worthiness=1.0,
        factors={"chosen by hand": 1.0},
    )
    claim = claim_from(revision, found, Claimant.named(claimant[:200]) if claimant else None)
    claim.extractor, claim.claimant_role = "", claimant_role[:300]
    return moves.begin([claim], by=by)[0]
