"""From what extraction found to claims that can be stored."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from reviews.extraction import VERSION, ExtractedClaim, denies, lexicons, sentence
from reviews.extraction.whole import whole
from reviews.models import ArticleRevision, Claim, Claimant, Weights
from reviews.models.claim import CONTEXT

from .weighing import weigh

MOST_CLAIMS = 2_000
"""Claims kept of one text, those most worth checking. No desk checks as many of it: an article in a newspaper has 20 to 50."""


def claims_from(revision: ArticleRevision, found: Collection[ExtractedClaim]) -> list[Claim]:
    """Return the claims, not stored yet; who made them is."""
    named = Claimant.all_named({one.claimant.name[:200] for one in found if one.claimant})
    claims = [claim_from(revision, one, named[one.claimant.name[:200]] if one.claimant else None) for one in found]
    weights = Weights.newest()
    for claim in claims:
        weigh(claim, weights)
    return claims


def _worded(found: ExtractedClaim, language: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the wording with what was inserted: of a denial the whole sentence, as nobody may read it without."""
    wording, shift = found.wording or sentence(" ".join(found.quote.split())), 0
    if found.said and denies(found.said, language):
        wording, shift = whole(found, language), len(found.said) + 1
    moved = (replace(one, start=one.start + shift, end=one.end + shift) for one in found.insertions)
    return wording, [one.as_json() for one in moved]


def claim_from(revision: ArticleRevision, found: ExtractedClaim, claimant: Claimant | None) -> Claim:
    wording, insertions = _worded(found, lexicons.language_of(revision.article.language))
    return Claim(
        revision=revision,
        start=found.start,
        end=found.end,
        quote=found.quote,
        prefix=revision.text[max(0, found.start - CONTEXT) : found.start],
        suffix=revision.text[found.end : found.end + CONTEXT],
        kind=found.kind,
        details=found.details,
        figures=[figure.as_figure() for figure in found.figures],
        said=found.said or "",
        wording=wording,
        insertions=insertions,
        loose=[list(span) for span in found.loose],
        claimant=claimant,
        claimant_role=(found.claimant.role or "")[:300] if found.claimant else "",
        claimant_mention=list(found.claimant.mention) if found.claimant and found.claimant.mention else None,
        check_worthiness=found.check_worthiness,
        factors=found.factors,
        extractor=VERSION,
    )
