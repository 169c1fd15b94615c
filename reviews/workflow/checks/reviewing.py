"""A fact-checker gives a claim a verdict with its evidence, and hands it in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.content.review import content_of, described, evidence_of
from reviews.extraction.claims import Span
from reviews.extraction.whole import retold
from reviews.extraction.wording.candidates import Candidate, candidates
from reviews.models import (
    EVIDENCE_LIMIT,
    RATIONALE_LIMIT,
    SUMMARY_LIMIT,
    Claim,
    Claimant,
    Evidence,
    Review,
    ReviewRevision,
    facts,
    fingerprint,
)
from reviews.models.claim import corrected
from reviews.models.validators import refuse_controls
from reviews.queries import findings
from reviews.workflow.table import history, leases, moves
from reviews.workflow.table.acts import Action, does
from reviews.workflow.table.moves import Incomplete

from . import approving
from .asking import missing_asked
from .drafting import draft_of
from .wording import loose_words, named, wrong_wording

DESCRIBED = ("insertions", "loose", "wording", "details", "figures", "claimant_id", "claimant_role", "said")
"""The columns of a claim that a description writes."""


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
    figures: list[dict[str, Any]] | None = None,
) -> Claim:
    """Correct what the program understood: the stand-alone wording, the figures, and who said it.

    None leaves the claimant, the role or the figures as they stand; an empty name means that nobody is named. The claim's
    own figure has its details, whatever is in `figures`. What the program put into its wording, and what it left loose, is
    nothing to a wording that a person wrote. What was before stays in history.
    """
    leases.hold(claim, by=by, token=token)
    before = described(claim)
    name = before["claimant"] if claimant is None else claimant
    role = before["claimant_role"] if claimant_role is None else claimant_role
    held = corrected(claim.figures if figures is None else figures, claim.kind, details)
    after = {"wording": wording, "details": details, "claimant": name, "claimant_role": role, "figures": held}
    if before != after:
        if wording != before["wording"]:
            claim.insertions, claim.loose = [], []
        claim.wording, claim.details, claim.figures, claim.claimant_role = wording, details, held, role
        if name != before["claimant"]:
            claim.claimant = Claimant.named(name) if name else None
            claim.said = retold(claim.said, before["claimant"], name)
        claim.save(update_fields=DESCRIBED)
        data = {"before": before, "after": after, "claim": facts(claim, *DESCRIBED)}
        history.log(claim, "describe", by=by, data=data)
    claim.reviews.filter(reviewer=by).update(correction={})  # what was typed for it is in the claim now
    return claim


@transaction.atomic
def confirm(claim: Claim, *, by: User, token: str) -> Claim:
    """Say that the wording is clear as it stands, whatever the program found loose in it."""
    leases.hold(claim, by=by, token=token)
    if claim.loose:
        words = [words for _, words in loose_words(claim)]
        claim.loose = []
        claim.save(update_fields=["loose"])
        history.log(claim, "confirm", by=by, data={"words": words, "claim": facts(claim, "loose")})
    return claim


def candidates_for(claim: Claim, loose: Span) -> list[Candidate]:
    """Return what loose words of the claim may mean, out of its article."""
    return candidates(claim.revision.text, loose, language=claim.article.language)


@transaction.atomic
def name(claim: Claim, *, by: User, token: str, loose: Span, candidate: Candidate) -> Claim:
    """Put the words of `candidate` into the wording, for the loose words that it stands for. What was before stays in history."""
    leases.hold(claim, by=by, token=token)
    before = described(claim)
    after = named(claim, loose, candidate)
    if after["loose"] != claim.loose:
        for field, value in after.items():
            setattr(claim, field, value)
        claim.save(update_fields=[*after])
        data = {"before": before, "after": described(claim), "claim": facts(claim, *after)}
        history.log(claim, "describe", by=by, data=data)
    return claim


def word(claim: Claim, wording: str, *, by: User, token: str) -> Claim:
    """Word the claim so; the wording that it has is confirmed, if anything in it was loose."""
    if wording != claim.wording:
        return describe(claim, by=by, token=token, wording=wording, details=claim.details)
    return confirm(claim, by=by, token=token) if claim.loose else claim


@does(Action.SUBMIT)
@transaction.atomic
def submit(claim: Claim, *, by: User, seen: int, token: str = "") -> ReviewRevision:
    """Hand the draft in as an immutable revision. Raises Incomplete, naming each field that lacks something, or Stale."""
    moves.step_for(Action.SUBMIT, claim, by)
    leases.hold(claim, by=by, token=token)
    review = draft_of(claim, by)
    if missing := missing_from(review, claim):
        raise Incomplete(**missing)
    assert review is not None  # noqa: S101 (missing_from has refused None; this is for the type checker)
    content = content_of(review, claim, by, findings.for_readers(claim))
    content["authors"] = approving.authors_of(claim, content, by=by)
    latest = claim.review_revisions.aggregate(latest=Max("number"))["latest"] or 0
    revision = ReviewRevision.objects.create(
        review=review, claim=claim, number=latest + 1, content=content, content_hash=fingerprint(content)
    )
    moves.move(
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
        authors=content["authors"],
    )
    return revision


def missing_from(review: Review | None, claim: Claim) -> dict[str, str]:
    """Return what a review lacks to be handed in, by field; a row of evidence is "evidence.0.url" and so on.

    A statement asks two questions, and a quoted opinion only the first: either verdict will do. Any other claim
    needs the verdict on its content.
    """
    review = review or Review(claim=claim)
    missing = {} if answered(review, claim) else {"verdict": _("Give a verdict.")}
    missing |= _wrong_text("summary", review.summary, SUMMARY_LIMIT, _("Write the short answer."))
    missing |= _wrong_text("rationale", review.rationale, RATIONALE_LIMIT, _("Say how this was checked."))
    if review.correction:
        missing["claim"] = _("A correction of the claim was begun and is not saved. Save it, or take it back.")
    return missing | missing_asked(review) | wrong_wording(claim) | _wrong_evidence(evidence_of(review))


def answered(review: Review, claim: Claim) -> bool:
    return bool(review.verdict or (claim.is_said and review.attribution_verdict))


def _wrong_text(name: str, text: str, limit: int, otherwise: str) -> dict[str, str]:
    if not (text := text.strip()):
        return {name: otherwise}
    try:
        MaxLengthValidator(limit)(text)
        refuse_controls(text)
    except ValidationError as refused:
        return {name: refused.messages[0]}
    return {}


def _wrong_evidence(rows: list[Evidence]) -> dict[str, str]:
    if not rows:
        return {"evidence": _("Add at least one piece of evidence.")}
    if len(rows) > EVIDENCE_LIMIT:
        return {"evidence": _("Keep at most %(limit)s pieces of evidence.") % {"limit": EVIDENCE_LIMIT}}
    wrong: dict[str, str] = {}
    for item in rows:
        try:
            item.whole()
        except ValidationError as refused:
            fields = refused.message_dict.items()
            wrong |= {f"evidence.{item.position}.{name}": " ".join(messages) for name, messages in fields}
    return wrong
