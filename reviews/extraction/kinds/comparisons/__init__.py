"""Comparisons that a record can settle: "their sharpest disagreement yet", "by a wider margin than in October".

A superlative counts when it says among what ("yet", "since 2009", "in the world"); without that it is praise. A
comparative counts when it says than what; "the first" and "the only" when it says to do what. A trend is a multiple
("doubled"), a run ("the third straight month") or the rise and fall of what is measured ("the number of fires has risen").
"""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.document import Document

from . import comparatives, superlatives, trends, uniques

__all__ = ["find"]


def find(document: Document) -> Iterator[Mention]:
    """Yield the comparisons of a document."""
    readings, known = document.readings, _cue_words(document.language)
    told = frozenset().union(*(reading.vocabulary for reading in readings))
    cue_words = frozenset([word for word in told if word in known or word.endswith("est")])
    for reading in readings:
        if reading.has(cue_words) and not reading.is_question:
            cues = [at for at, token in enumerate(reading.tokens) if token.lower in cue_words]
            yield from superlatives.find(document, reading, cues)
            yield from uniques.find(document, reading, cues)
            yield from uniques.rarities(document, reading)
            yield from comparatives.find(document, reading, cues)
            yield from trends.find(document, reading, cues)


@cache
def _cue_words(language: str) -> frozenset[str]:
    """The words by which a comparison may be told, but for those in -est."""
    rare = uniques.rare(language).tellers
    return (
        lexicons.words(language, "comparisons", "superlatives", "uniques", "moved", "multiples", "runs", "than") | rare
    )
