"""The stretches of text that figures cover."""

from bisect import bisect_left
from collections.abc import Iterable

from reviews.extraction.claims import Span


class Spans:
    """Stretches of text, those that overlap put together."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._covered: list[Span] = []
        for start, end in sorted(spans):
            if self._covered and start < self._covered[-1][1]:
                self._covered[-1] = (self._covered[-1][0], max(end, self._covered[-1][1]))
            else:
                self._covered.append((start, end))

    def touch(self, span: Span) -> bool:
        """Whether a stretch of text shares words with them."""
        at = bisect_left(self._covered, (span[1],)) - 1
        return at >= 0 and self._covered[at][1] > span[0]
