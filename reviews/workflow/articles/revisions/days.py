"""From which day the words of a text are counted: what the newspaper added later, from the day on which it did."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from reviews.extraction import Worthiest
from reviews.extraction.claims import Span
from reviews.models import ArticleRevision

from .alignment import Alignment
from .anchoring import Anchoring


class Days:
    """Those of a text of an article, whose first text is from `first`. A later text without a day of its own is from then too."""

    def __init__(self, revision: ArticleRevision, first: date | None) -> None:
        self.revision = revision
        older = revision.article.revisions.filter(number__lt=revision.number).order_by("number")
        self.texts = [(text.changed_on or first, text.text) for text in older] if revision.number > 1 else []
        self.newest = revision.changed_on or first

    @property
    def all(self) -> list[date | None]:
        return list(dict.fromkeys([*(day for day, _ in self.texts), self.newest]))

    def of(self, start: int, end: int) -> date | None:
        """Return the day of the first text that had most of these words."""
        return next((day for day, alignment in self._alignments if _had(alignment, (start, end))), self.newest)

    def chosen(self, found: Mapping[date | None, Worthiest]) -> Worthiest:
        """Return each claim as it was found with the day of its words. `found` has what the whole text gives with each day."""
        of_their_day = [
            claim for day, one in found.items() for claim in one.claims if self.of(claim.start, claim.end) == day
        ]
        left_out = max(one.found - len(one.claims) for one in found.values())
        return Worthiest(len(of_their_day) + left_out, sorted(of_their_day, key=lambda claim: claim.start))

    @cached_property
    def _alignments(self) -> list[tuple[date | None, Alignment]]:
        if len(self.all) == 1:
            return []
        return [(day, Anchoring(text, self.revision.text).alignment) for day, text in self.texts]


def _had(alignment: Alignment, span: Span) -> bool:
    words = range(*alignment.new.at(*span))
    return 2 * sum(word in alignment.known for word in words) > len(words)
