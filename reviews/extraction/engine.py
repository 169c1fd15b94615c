"""An article's claims: every kind looks for its own, what says the same thing twice is dropped, the rest is scored."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from .claims import ExtractedClaim
from .document import Document

VERSION = "1"

_KINDS = ("votes", "casualties", "statements", "quantities", "comparisons", "events")
_FINDERS = [import_module(f".kinds.{name}", __package__) for name in _KINDS if find_spec(f"{__package__}.kinds.{name}")]
_worth = import_module(".worth", __package__) if find_spec(f"{__package__}.worth") else None


def extract(text: str, *, published: date | None = None, language: str = "en") -> list[ExtractedClaim]:
    """Return the checkable claims of an article, sorted by start.

    `published` is what "Tuesday" and "last month" are counted from. Any text gives a list, an empty one at worst.
    """
    document = Document(text, published, language)
    found = (claim for finder in _FINDERS for claim in finder.find(document))
    return [_scored(document, claim) for claim in sorted(_distinct(found), key=lambda claim: (claim.start, claim.end))]


def _distinct(claims: Iterable[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """Leave out the second claim of a kind on the same words."""
    seen = set()
    for claim in claims:
        key = (claim.kind, claim.start, claim.end)
        if key not in seen:
            seen.add(key)
            yield claim


def _scored(document: Document, claim: ExtractedClaim) -> ExtractedClaim:
    if _worth is None:
        return claim
    score, factors = _worth.assess(document, claim)
    return replace(claim, check_worthiness=score, factors=factors)
