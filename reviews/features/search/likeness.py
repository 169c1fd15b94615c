"""Which of some claims are like a claim, by wording, figures and claimant, and the words that they share."""

from collections.abc import Hashable, Mapping

from reviews.extraction.matching import Corpus
from reviews.extraction.matching.terms import terms
from reviews.models import Claim

LEAST_LIKE = 0.3
"""How much of its likeness to itself a claim must have with one that is shown."""
MOST_SHARED = 8


def alike[K: Hashable](claim: Claim, others: Mapping[K, Claim]) -> list[K]:
    """Return the keys of those of the others that are like a claim, the most alike first."""
    corpus = Corpus([_record(claim, None), *(_record(other, key) for key, other in others.items())])
    found = {match.id: match.score for match in corpus.rank(claim.wording, len(others) + 1)}
    return [key for key, score in found.items() if key is not None and score >= LEAST_LIKE * found.get(None, 0)]


def _record(claim: Claim, key: Hashable) -> dict[str, object]:
    return {"id": key, "claim": claim.wording, "claimant": claim.claimant.name if claim.claimant else ""}


def shared(wording: str, other: str) -> list[str]:
    """Return the words of `other` that `wording` has too, each once, in its order."""
    own = set(terms(wording))
    words = (word.strip("“”\"'’.,;:!?()") for word in other.split())
    return list(dict.fromkeys(word for word in words if own.intersection(terms(word))))[:MOST_SHARED]
