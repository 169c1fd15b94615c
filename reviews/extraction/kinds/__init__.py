"""What lies below the claims: the figures of an article, and its statements."""

from collections.abc import Iterator

from reviews.extraction.claims import Mention, Span
from reviews.extraction.document import Document

from . import casualties, comparisons, quantities, votes
from .spans import Spans

LAYERS = 4
"""How many layers find figures."""

# What a figure of the first kind tells already, one of the other kinds on the same words does not tell again.
_TOLD_BY = {
    "quantity": ("vote_tally", "casualty", "comparison"),
    "comparison": ("vote_tally",),
}


def find(document: Document) -> list[Mention]:
    """Return the figures of an article in order, each told once."""
    return once([mention for layer in layers(document) for mention in layer])


def layers(document: Document) -> Iterator[list[Mention]]:
    """Yield the figures of an article layer by layer; no quantity is looked for where the layers before told every number."""
    told = [*votes.find(document)]
    yield told
    harm = [*casualties.find(document)]
    yield harm
    yield [*quantities.find(document, [*told, *harm])]
    yield [*comparisons.find(document)]


def _place(mention: Mention) -> Span:
    return mention.start, mention.end


def once(mentions: list[Mention]) -> list[Mention]:
    """Return mentions in the order of the text without what another tells already: the same kind on the same words, or a kind that holds more."""
    mentions = sorted(mentions, key=_place)
    kept: dict[tuple[str, int, int], Mention] = {(one.kind, one.start, one.end): one for one in mentions}
    spans = {kind: Spans(_place(one) for one in mentions if one.kind in kinds) for kind, kinds in _TOLD_BY.items()}
    return [one for one in kept.values() if one.kind not in spans or not spans[one.kind].touch(_place(one))]
