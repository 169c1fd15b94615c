"""A fact-checker gives a claim a verdict with its evidence, and hands it in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from factcheck.accounts.models import User
from reviews import markdown
from reviews.models import Claim, Claimant, Evidence, Kind, Rating, Review, ReviewRevision, facts, fingerprint

from . import leases, moves
from .moves import Action, Incomplete


@dataclass(frozen=True)
class Source:
    """One row of evidence, as a form or a program gives it."""

    url: str
    title: str
    kind: str
    stance: str
    publisher: str = ""
    published: date | None = None
    accessed: date | None = None
    excerpt: str = ""
    locator: str = ""
    disclosure: str = ""
    archive_url: str | None = None
    archive_sha256: str | None = None


@dataclass(frozen=True)
class Draft:
    """The whole of a review as its author sees it; saving replaces what was there."""

    verdict: Rating | None = None
    attribution_verdict: Rating | None = None
    summary: str = ""
    rationale: str = ""
    evidence: Sequence[Source] = field(default_factory=tuple)


@transaction.atomic
def save_draft(claim: Claim, draft: Draft, *, by: User, token: str) -> Review:
    """Replace `by`'s draft and renew the lease. Raises Stale, and keeps nothing, if the lease is not `by`'s any more."""
    leases.hold(claim, by=by, token=token)  # nobody writes beside us from here on
    review = _draft(claim.reviews.all(), by) or Review(claim=claim, reviewer=by)
    if review.pk:
        review.evidence.all().delete()
    review.verdict, review.attribution_verdict = draft.verdict, draft.attribution_verdict
    review.summary, review.rationale, review.saved_at = draft.summary, draft.rationale, timezone.now()
    review.save()
    Evidence.objects.bulk_create(
        Evidence(review=review, position=position, **_fields(source)) for position, source in enumerate(draft.evidence)
    )
    return review


def _draft(reviews: QuerySet[Review], by: User) -> Review | None:
    return next(iter(reviews.filter(reviewer=by)), None)  # there is one at most: nothing to put in order


def _fields(source: Source) -> dict[str, Any]:
    return {name: value for name, value in vars(source).items() if name != "accessed" or value is not None}


@transaction.atomic
def describe(
    claim: Claim,
    *,
    by: User,
    token: str,
    wording: str,
    details: dict[str, Any],
    claimant: str | None = None,
    claimant_role: str | None = None,
) -> Claim:
    """Correct what the program understood: the stand-alone wording, the figures, and who said it.

    None leaves the claimant or the role as it stands; an empty name says that nobody is named. What was before stays in
    history.
    """
    leases.hold(claim, by=by, token=token)
    before = described(claim)
    name = before["claimant"] if claimant is None else claimant
    role = before["claimant_role"] if claimant_role is None else claimant_role
    after = {"wording": wording, "details": details, "claimant": name, "claimant_role": role}
    if before != after:
        claim.wording, claim.details, claim.claimant_role = wording, details, role
        if name != before["claimant"]:
            claim.claimant = Claimant.named(name) if name else None
        claim.save(update_fields=["wording", "details", "claimant", "claimant_role"])
        now = facts(claim, "wording", "details", "claimant_id", "claimant_role")
        moves.log(claim, "describe", by=by, data={"before": before, "after": after, "claim": now})
    return claim


def described(claim: Claim) -> dict[str, Any]:
    """Return what a fact-checker can correct of a claim, as it stands now."""
    return {
        "wording": claim.wording,
        "details": claim.details,
        "claimant": claim.claimant.name if claim.claimant else "",
        "claimant_role": claim.claimant_role,
    }


@transaction.atomic
def submit(claim: Claim, *, by: User, seen: int, token: str) -> ReviewRevision:
    """Hand the draft in as an immutable revision. Raises Incomplete, naming each field that lacks something, or Stale."""
    moves.step_for(Action.SUBMIT, claim, by)
    leases.hold(claim, by=by, token=token)
    drafts = claim.reviews.select_related("verdict", "attribution_verdict").prefetch_related("evidence")
    review = _draft(drafts, by)
    if missing := missing_from(review, claim):
        raise Incomplete(**missing)
    assert review is not None  # noqa: S101 (missing_from says so; this tells the type checker)
    content = content_of(review, claim, by)
    latest = claim.review_revisions.aggregate(latest=Max("number"))["latest"] or 0
    revision = ReviewRevision.objects.create(
        review=review, claim=claim, number=latest + 1, content=content, content_hash=fingerprint(content)
    )
    moves.advance(
        claim,
        Action.SUBMIT,
        by=by,
        seen=seen,
        token=token,
        data={
            "revision": revision.number,
            "hash": revision.content_hash,
            "at": revision.submitted_at.isoformat(),
        },
    )
    return revision


def missing_from(review: Review | None, claim: Claim) -> dict[str, str]:
    """Return what a review lacks to be handed in, by field.

    A statement asks two questions, and a quoted opinion only the first: either verdict will do. Any other claim
    needs the verdict on its content.
    """
    answered = review and (review.verdict or (claim.kind == Kind.STATEMENT and review.attribution_verdict))
    missing = {} if answered else {"verdict": "Give a verdict."}
    if not review or not review.summary.strip():
        missing["summary"] = "Write the short answer."
    if not review or not review.rationale.strip():
        missing["rationale"] = "Say how this was checked."
    if not review or not review.evidence.exists():
        missing["evidence"] = "Add at least one piece of evidence."
    return missing


def content_of(review: Review, claim: Claim, reviewer: User) -> dict[str, Any]:
    """Return everything an editor approves, as JSON: the claim as worded, the verdicts, the rationale, the evidence."""
    return {
        "claim": claim_content(claim),
        "reviewer": reviewer.display_name,
        "verdict": _rating(review.verdict),
        "attribution_verdict": _rating(review.attribution_verdict),
        "summary": review.summary,
        "rationale": review.rationale,
        "rationale_html": markdown.to_html(review.rationale),
        "evidence": [_evidence(item) for item in review.evidence.all()],
    }


def claim_content(claim: Claim) -> dict[str, Any]:
    """Return the claim as it is worded and understood now."""
    return described(claim) | {
        "quote": claim.quote,
        "kind": claim.kind,
        "claimant": claim.claimant.name if claim.claimant else None,
    }


def _rating(rating: Rating | None) -> dict[str, Any] | None:
    if rating is None:
        return None
    return {"code": rating.code, "name": rating.name, "definition": rating.definition, "value": rating.value}


def _evidence(item: Evidence) -> dict[str, Any]:
    return {field.name: getattr(item, field.name) for field in fields(Source)} | {
        "published": item.published.isoformat() if item.published else None,
        "accessed": item.accessed.isoformat(),
    }
