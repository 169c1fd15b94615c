"""A review as it is handed in: all that an editor approves and readers will see, complete in itself.

It is frozen and hashed. A change of these shapes is a new FORMAT, and `published.read` reads the older ones.
"""

from typing import Any, Literal, NotRequired, TypedDict, cast

from django.utils import timezone

from factcheck.accounts.models import User
from reviews import models
from reviews.models import Claim, Review

from . import markdown
from .findings import FrozenFinding

FORMAT: Literal[2] = 2


class FrozenFigure(TypedDict):
    kind: str
    start: int
    end: int
    details: dict[str, Any]


class FrozenClaim(TypedDict):
    """The details are as `extraction.details` has them for the kind."""

    wording: str
    details: dict[str, Any]
    claimant: str | None
    claimant_role: str
    quote: str
    kind: str
    said: str
    figures: list[FrozenFigure]


class FrozenClaimant(TypedDict):
    name: str
    slug: str
    kind: str
    same_as: list[str]


class FrozenArticle(TypedDict):
    """The article, and where the claim stands in it."""

    id: str
    slug: str
    title: str
    publisher: str
    url: str
    published: str | None
    language: str
    start: int
    end: int


class FrozenRating(TypedDict):
    code: str
    name: str
    definition: str
    value: int | None


class FrozenCopy(TypedDict):
    """A copy that was kept of a piece of evidence: where it was in the end, for which address, and when."""

    id: str
    sha256: str
    kept: str
    address: str
    asked: str
    by_hand: bool


class FrozenEvidence(TypedDict):
    """What not every piece has is missing where it has none: so the format stays the one before."""

    url: str
    title: str
    publisher: str
    published: str | None
    accessed: str
    kind: str
    stance: str
    excerpt: str
    locator: str
    disclosure: str
    archive_url: str | None
    archive_sha256: str | None
    copy: NotRequired[FrozenCopy]
    question: NotRequired[str]


class FrozenAsked(TypedDict):
    """Whoever made the claim was asked about it; `answer` is empty if none came by the deadline."""

    who: str
    channel: str
    on: str
    deadline: str | None
    answer: str


class Surroundings(TypedDict):
    claimant: FrozenClaimant | None
    article: FrozenArticle


class Grounds(TypedDict):
    """What follows by arithmetic, and the public ids of the checks that it rests on."""

    findings: list[FrozenFinding]
    rests_on: list[str]


class FrozenReview(Surroundings, Grounds):
    """`authors` are the keys of all who wrote a part of it, each with which."""

    format: Literal[2]
    claim: FrozenClaim
    reviewer: str
    verdict: FrozenRating | None
    attribution_verdict: FrozenRating | None
    summary: str
    rationale: str
    rationale_html: str
    evidence: list[FrozenEvidence]
    counter_evidence: str
    asked: FrozenAsked | None
    authors: dict[str, list[str]]


def content_of(review: Review, claim: Claim, reviewer: User, grounds: Grounds) -> FrozenReview:
    """Return the content of a complete review; who wrote it is to be added."""
    rationale = review.rationale.strip()
    return {
        "format": FORMAT,
        **surroundings(claim),
        **grounds,
        "claim": claim_content(claim),
        "reviewer": reviewer.display_name,
        "verdict": _rating(review.verdict),
        "attribution_verdict": _rating(review.attribution_verdict),
        "summary": review.summary.strip(),
        "rationale": rationale,
        "rationale_html": markdown.to_html(rationale),
        "evidence": [_evidence(item, is_said=claim.is_said) for item in evidence_of(review)],
        "counter_evidence": review.counter_evidence,
        "asked": _asked(review),
        "authors": {},
    }


def surroundings(claim: Claim) -> Surroundings:
    """Return the article and who made the claim, as they are known now."""
    article, claimant = claim.revision.article, claim.claimant
    return {
        "claimant": _claimant(claimant) if claimant else None,
        "article": {
            "id": article.public_id,
            "slug": article.slug,
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "published": article.published_there.isoformat() if article.published_there else None,
            "language": article.language,
            "start": claim.start,
            "end": claim.end,
        },
    }


def _claimant(claimant: models.Claimant) -> FrozenClaimant:
    return {"name": claimant.name, "slug": claimant.slug, "kind": claimant.kind, "same_as": claimant.same_as}


def described(claim: Claim) -> dict[str, Any]:
    """Return what a fact-checker can correct of a claim, as it stands now; nobody is named by an empty name."""
    return {
        "wording": claim.wording,
        "details": claim.details,
        "claimant": claim.claimant.name if claim.claimant else "",
        "claimant_role": claim.claimant_role,
        "figures": claim.held,
    }


def claim_content(claim: Claim) -> FrozenClaim:
    """Return the claim as it is worded and understood now."""
    return {
        "wording": claim.wording,
        "details": claim.details,
        "claimant": claim.claimant.name if claim.claimant else None,
        "claimant_role": claim.claimant_role,
        "quote": claim.quote,
        "kind": claim.kind,
        "said": claim.said,
        "figures": cast(list[FrozenFigure], claim.held),
    }


def evidence_of(review: Review) -> list[models.Evidence]:
    """Return the rows in which something was typed."""
    return [item for item in review.evidence.all() if not item.is_blank] if review.pk else []


def _rating(rating: models.Rating | None) -> FrozenRating | None:
    if rating is None:
        return None
    return {"code": rating.code, "name": rating.name, "definition": rating.definition, "value": rating.value}


def _asked(review: Review) -> FrozenAsked | None:
    if not review.asked_who.strip():
        return None
    return {
        "who": review.asked_who.strip(),
        "channel": review.asked_channel,
        "on": review.asked_on.strip(),
        "deadline": review.asked_deadline.strip() or None,
        "answer": review.asked_answer.strip(),
    }


def _evidence(item: models.Evidence, *, is_said: bool) -> FrozenEvidence:
    whole = item.whole()
    frozen: FrozenEvidence = {
        "url": whole["url"],
        "title": whole["title"],
        "publisher": whole["publisher"],
        "published": whole["published"] or None,
        "accessed": whole["accessed"] or timezone.localdate().isoformat(),
        "kind": whole["kind"],
        "stance": whole["stance"],
        "excerpt": whole["excerpt"],
        "locator": whole["locator"],
        "disclosure": whole["disclosure"],
        "archive_url": item.archive_url,
        "archive_sha256": item.archive_sha256,
    }
    if is_said and whole["question"]:
        frozen["question"] = whole["question"]
    if copy := item.fitting_copy:
        frozen["copy"] = cast(FrozenCopy, copy)
    return frozen
