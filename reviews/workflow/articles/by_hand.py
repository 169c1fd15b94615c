"""A claim that a person found in an article: the program words what they chose."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.extraction import ExtractedClaim, extract_chosen, kind_of
from reviews.extraction.claims import Span
from reviews.extraction.whole import retold
from reviews.intake.text import around
from reviews.models import ArticleRevision, Claim, Claimant
from reviews.models.claim import own_figure
from reviews.workflow.table import moves

from .intake import AT_ONCE
from .new_claims import claims_from
from .revisions.days import Days

type Figure = dict[str, Any]

FIGURES = frozenset(["vote_tally", "casualty", "quantity", "comparison"])
"""The kinds of claims whose details are those of a figure."""


def mark(
    revision: ArticleRevision,
    *,
    by: User,
    start: int,
    end: int,
    kind: str = "",
    claimant: str = "",
    claimant_role: str = "",
    details: dict[str, Any] | None = None,
) -> Claim:
    """Add a claim that a person found; it goes to the queue at once. What they leave open, the program reads.

    Raises PermissionDenied, ValueError when there are no words from `start` to `end`, and IntegrityError when a claim of
    this kind stands there already.
    """
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not add a claim.") % {"name": by.display_name})
    claim = claim_at(revision, (start, end))
    if kind:
        holding(claim, claim.figures, kind)
    if claimant:
        before = claim.claimant.name if claim.claimant else ""
        claim.said = retold(claim.said, before, claimant) if before != claimant else claim.said
        claim.claimant, claim.claimant_role = Claimant.named(claimant[:200]), claimant_role[:300]
    if details is not None:
        claim.details = details
    claim.extractor, claim.check_worthiness, claim.factors = "", 1.0, {"chosen by hand": 1.0}
    return moves.begin([claim], by=by)[0]


def read(revision: ArticleRevision, span: Span) -> ExtractedClaim:
    """Return what the program reads in words that a person chose; of a long text only what stands around them is read.

    Raises ValueError when there are no words.
    """
    if not any(map(str.isalnum, revision.text[slice(*span)])):
        raise ValueError("there are no words there")
    article, (first, last) = revision.article, around(revision.text, *span, AT_ONCE)
    text = " " * first + revision.text[first:last]
    [found] = extract_chosen(text, [span], published=Days(revision, article.day).of(*span), language=article.language)
    return found


def claim_at(revision: ArticleRevision, span: Span) -> Claim:
    """Return the claim of words that a person chose, not stored yet."""
    [claim] = claims_from(revision, [read(revision, span)])
    return claim


def holding(claim: Claim, figures: list[Figure], kind: str = "") -> Claim:
    """Let a claim that is not stored yet hold these figures; its kind follows from them, unless it is given."""
    kind = kind or kind_read(claim, figures)
    own = own_figure(figures, kind)
    if own is not None:
        claim.details = figures[own]["details"]
    elif kind != claim.kind or kind in FIGURES:
        claim.details = {}
    claim.kind, claim.figures = kind, figures
    return claim


def kind_read(claim: Claim, figures: list[Figure]) -> str:
    """Return the kind that follows from what a claim holds and whether somebody says it."""
    said = ["statement"] if claim.said else []
    return kind_of([*(figure["kind"] for figure in figures), *said])
