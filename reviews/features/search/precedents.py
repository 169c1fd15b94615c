"""Was this checked before? The published checks that are most like a claim, wherever it stands."""

from dataclasses import dataclass

from reviews.extraction.matching import Corpus
from reviews.extraction.matching.terms import terms
from reviews.models import Claim, Publication

from .query import in_order, ranked

MOST = 5
CANDIDATES = 60
"""Checks that the index offers and that are compared by wording, figures and claimant."""
LEAST_LIKE = 0.3
"""How much of its likeness to itself a claim must have with a check that is shown."""
MOST_SHARED = 8


@dataclass(frozen=True)
class Precedent:
    """A published check, and the words and numbers that it shares with a claim, as they stand in its own."""

    publication: Publication
    shared: list[str]


def precedents_of(claim: Claim) -> list[Precedent]:
    """Return at most MOST checks of other claims, the most alike first."""
    known = {one.pk: one for one in in_order(ranked(claim.wording)[:CANDIDATES]) if one.claim_id != claim.pk}
    corpus = Corpus([_record(claim, None), *(_record(one.claim, key) for key, one in known.items())])
    found = {match.id: match.score for match in corpus.rank(claim.wording, CANDIDATES + 1)}
    alike = [key for key, score in found.items() if key is not None and score >= LEAST_LIKE * found.get(None, 0)]
    return [Precedent(known[key], _shared(claim.wording, known[key].claim.wording)) for key in alike[:MOST]]


def _record(claim: Claim, key: int | None) -> dict[str, object]:
    return {"id": key, "claim": claim.wording, "claimant": claim.claimant.name if claim.claimant else ""}


def _shared(wording: str, other: str) -> list[str]:
    """The words of `other` that `wording` has too, each once, in its order."""
    own = set(terms(wording))
    words = (word.strip("“”\"'’.,;:!?()") for word in other.split())
    return list(dict.fromkeys(word for word in words if own.intersection(terms(word))))[:MOST_SHARED]
