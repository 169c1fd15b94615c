"""A claim as one sentence: how it is told as somebody's, and its wording."""

from . import lexicons
from .claims import ExtractedClaim

_SMALL = ("determiner", "quantifier", "pronoun", "preposition", "subordinator")
"""The classes of words that have a capital only where they open a sentence."""


def whole(claim: ExtractedClaim, language: str = "en") -> str:
    """Return `said` and `wording` as one sentence."""
    if claim.said is None:
        return claim.wording
    first = claim.wording[:1]
    first = first.lower() if is_lowered(claim.wording, claim.quote, language) else first
    return f"{claim.said} {first}{claim.wording[1:]}"


def is_lowered(wording: str, quote: str, language: str) -> bool:
    """Whether the capital that opens a wording was only that of its sentence, so that it goes when a teller stands in front."""
    first, *_ = [*wording.split(maxsplit=1), ""]
    if not first[:1].isupper() or first == "I":
        return False
    small = lexicons.words(lexicons.language_of(language), "grammar", *_SMALL)
    return quote.split(maxsplit=1)[:1] == [first.lower()] or first.lower() in small
