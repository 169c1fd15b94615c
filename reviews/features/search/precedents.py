"""Was this checked before? The published checks that are most like a claim, wherever it stands."""

from dataclasses import dataclass

from reviews.models import Claim, Publication

from .likeness import alike, shared
from .query import in_order, ranked

MOST = 5
CANDIDATES = 60
"""Checks that the index offers and that are compared by wording, figures and claimant."""


@dataclass(frozen=True)
class Precedent:
    """A published check, and the words and numbers that it shares with a claim, as they stand in its own."""

    publication: Publication
    shared: list[str]


def precedents_of(claim: Claim) -> list[Precedent]:
    """Return at most MOST checks of other claims, the most alike first."""
    known = {one.pk: one for one in in_order(ranked(claim.wording)[:CANDIDATES]) if one.claim_id != claim.pk}
    best = alike(claim, {key: one.claim for key, one in known.items()})[:MOST]
    return [Precedent(known[key], shared(claim.wording, known[key].claim.wording)) for key in best]
