"""What lies below the claims: the figures of an article, and its statements."""

from bisect import bisect_left

from reviews.extraction.claims import Mention, Span
from reviews.extraction.document import Document

from . import casualties, comparisons, quantities, votes

FIGURES = (votes, casualties, quantities, comparisons)
"""The layers that find figures, the order in which they are asked."""

# What a figure of the first kind tells already, one of the other kinds on the same words does not tell again.
_TOLD_BY = {
    "quantity": ("vote_tally", "casualty", "comparison"),
    "comparison": ("vote_tally",),
}


def find(document: Document) -> list[Mention]:
    """Return the figures of an article in order, each told once."""
    return once([mention for layer in FIGURES for mention in layer.find(document)])


def _place(mention: Mention) -> Span:
    return mention.start, mention.end


def once(mentions: list[Mention]) -> list[Mention]:
    """Return mentions in the order of the text without what another tells already: the same kind on the same words, or a kind that holds more."""
    mentions = sorted(mentions, key=_place)
    kept: dict[tuple[str, int, int], Mention] = {(one.kind, one.start, one.end): one for one in mentions}
    spans = {kind: _Spans(mentions, kinds) for kind, kinds in _TOLD_BY.items()}
    return [one for one in kept.values() if one.kind not in spans or not spans[one.kind].touch(_place(one))]


class _Spans:
    """The stretches of text that mentions of some kinds cover."""

    def __init__(self, mentions: list[Mention], kinds: tuple[str, ...]) -> None:
        self._covered: list[tuple[int, int]] = []
        for mention in mentions:
            if mention.kind in kinds:
                self._add(mention.start, mention.end)

    def _add(self, start: int, end: int) -> None:
        if self._covered and start < self._covered[-1][1]:
            self._covered[-1] = (self._covered[-1][0], max(end, self._covered[-1][1]))
        else:
            self._covered.append((start, end))

    def touch(self, span: Span) -> bool:
        """Whether a stretch of text shares words with them."""
        at = bisect_left(self._covered, (span[1],)) - 1
        return at >= 0 and self._covered[at][1] > span[0]
