"""An article's claims: every kind looks for its own, what is told twice is dropped, the rest is scored."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from . import worth
from .claims import ExtractedClaim, Span
from .document import Document
from .kinds import casualties, comparisons, events, quantities, statements, votes

VERSION = "3"

_KINDS = (votes, casualties, statements, quantities, comparisons, events)

# What a claim of the first kind tells already, a claim of the other kinds on the same words does not tell again.
_TOLD_BY = {
    "event": ("vote_tally", "casualty", "comparison", "statement"),
    "quantity": ("vote_tally", "casualty", "comparison"),
    "comparison": ("vote_tally",),
    "statement": ("vote_tally",),
}


def extract(text: str, *, published: date | None = None, language: str = "en") -> list[ExtractedClaim]:
    """Return the checkable claims of an article, sorted by start.

    `published` is what "Tuesday" and "last month" are counted from. Any text gives a list, an empty one at worst.
    """
    document = Document(text, published, language)
    found = [claim for kind in _KINDS for claim in kind.find(document)]
    found.sort(key=lambda claim: (claim.start, claim.end))
    return [_scored(document, claim) for claim in _once(found)]


def _once(claims: list[ExtractedClaim]) -> Iterable[ExtractedClaim]:
    """Leave out what another claim tells already: the same kind on the same words, or a kind that holds more."""
    kept: dict[tuple[str, int, int], ExtractedClaim] = {(claim.kind, claim.start, claim.end): claim for claim in claims}
    spans = {kind: _Spans(claims, kinds) for kind, kinds in _TOLD_BY.items()}
    return [claim for claim in kept.values() if claim.kind not in spans or not spans[claim.kind].touch(_cue(claim))]


def _cue(claim: ExtractedClaim) -> Span:
    """What of a claim another may tell already: of a statement the cue ("rejected the motion 210 to 198"), else all."""
    start, end = claim.details.get("cue_span") or (claim.start, claim.end)
    return start, end


class _Spans:
    """The stretches of text that claims of some kinds cover."""

    def __init__(self, claims: list[ExtractedClaim], kinds: tuple[str, ...]) -> None:
        self._covered: list[tuple[int, int]] = []
        for claim in claims:
            if claim.kind in kinds:
                self._add(claim.start, claim.end)

    def _add(self, start: int, end: int) -> None:
        if self._covered and start < self._covered[-1][1]:
            self._covered[-1] = (self._covered[-1][0], max(end, self._covered[-1][1]))
        else:
            self._covered.append((start, end))

    def touch(self, span: Span) -> bool:
        """Whether a stretch of text shares words with them."""
        at = bisect_left(self._covered, (span[1],)) - 1
        return at >= 0 and self._covered[at][1] > span[0]


def _scored(document: Document, claim: ExtractedClaim) -> ExtractedClaim:
    score, factors = worth.assess(document, claim)
    return replace(claim, check_worthiness=score, factors=factors)
