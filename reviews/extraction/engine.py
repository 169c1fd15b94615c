"""An article's claims: every kind looks for its own, what is told twice is dropped, the rest is scored."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from heapq import nlargest
from itertools import count
from typing import NamedTuple, cast

from . import assembly, clauses, worth
from .claims import ExtractedClaim, Mention, Span
from .document import Document
from .kinds import casualties, comparisons, quantities, statements, votes
from .speakers.resolve import Speakers

VERSION = "4"

_FIGURES = (votes, casualties, quantities, comparisons)

# What a claim of the first kind tells already, a claim of the other kinds on the same words does not tell again.
_TOLD_BY = {
    "quantity": ("vote_tally", "casualty", "comparison"),
    "comparison": ("vote_tally",),
}


class Worthiest(NamedTuple):
    """How many claims were found, and those most worth checking, sorted by start."""

    found: int
    claims: list[ExtractedClaim]


def extract(text: str, *, published: date | None = None, language: str = "en") -> list[ExtractedClaim]:
    """Return the checkable claims of an article, sorted by start.

    `published` is what "Tuesday" and "last month" are counted from. Any text gives a list, an empty one at worst.
    """
    *_, last = in_steps(text, published, language)
    return cast(Worthiest, last).claims


def in_steps(text: str, published: date | None, language: str, most: int | None = None) -> Iterator[float | Worthiest]:
    """Yield how much of the work is done, from 0 to 1, again and again, and at the end at most `most` claims."""
    document = Document(text, published, language.partition("-")[0].lower())  # en-US is read as en
    figures: list[Mention] = []
    for step, kind in enumerate(_FIGURES):
        yield step / (len(_FIGURES) + 1)
        figures += kind.find(document)
    yield 1 - 1 / (len(_FIGURES) + 1)
    speakers = Speakers(document)
    told = [clauses.Said(*read) for read in statements.read(document, speakers)]
    figures = _once(sorted(figures, key=_place))
    found = assembly.claims(document, told, clauses.find(document, told), figures)
    yield worthiest((_scored(document, claim) for claim in sorted(found, key=_place)), most)


def worthiest(claims: Iterable[ExtractedClaim], most: int | None) -> Worthiest:
    """Keep the claims most worth checking, the earlier of two that are worth the same."""
    if most is None:
        kept = list(claims)
        return Worthiest(len(kept), kept)
    numbers = count()
    ranked = zip(claims, numbers, strict=False)
    best = nlargest(most, ranked, key=lambda one: (one[0].check_worthiness, -one[1]))
    return Worthiest(next(numbers), sorted((claim for claim, _ in best), key=_place))


def _place(claim: ExtractedClaim | Mention) -> Span:
    return claim.start, claim.end


def _once(mentions: list[Mention]) -> list[Mention]:
    """Leave out what another mention tells already: the same kind on the same words, or a kind that holds more."""
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


def _scored(document: Document, claim: ExtractedClaim) -> ExtractedClaim:
    score, factors = worth.assess(document, claim)
    return replace(claim, check_worthiness=score, factors=factors)
