"""A claim as one sentence: how it is told as somebody's, and its wording."""

import re

from . import lexicons
from .claims import ExtractedClaim
from .kinds.statements import cues

_SMALL = ("determiner", "demonstrative", "quantifier", "pronoun", "preposition", "subordinator")
"""The classes of words that have a capital only where they open a sentence."""
_BESIDE_NOUNS = ("adverb", "conjunction", "question", "be", "have", "modal")
"""Those beside them in a language whose nouns have a capital, where they open a sentence as often."""


def whole(claim: ExtractedClaim, language: str = "en") -> str:
    """Return `said` and `wording` as one sentence."""
    return joined(claim.said or "", claim.wording, claim.quote, language)


def joined(said: str, wording: str, quote: str, language: str) -> str:
    """Return how a claim is told and its wording as one sentence; `quote` tells which capitals are the sentence's alone."""
    if not said:
        return wording
    first = wording[:1].lower() if is_lowered(wording, quote, language) else wording[:1]
    return f"{said} {first}{wording[1:]}"


def indirectly(said: str, language: str) -> str:
    """Return how a claim is told in front of words that are no quotation: "Ada Finch added that", where a verb takes it."""
    code, told = lexicons.language_of(language), said.removesuffix(":").rstrip()
    verbs = cues.lexicon(code)
    if told == said or not any(word.lower() in verbs for word in told.split()):
        return said
    wording = lexicons.load(code, "wording")
    return f"{told}{str(wording.get('clause', wording.get('that', ''))).rpartition('}')[2]}"


def is_lowered(wording: str, quote: str, language: str) -> bool:
    """Whether the capital that opens a wording was only that of its sentence, so that it goes when a teller stands in front."""
    first, *_ = [*wording.split(maxsplit=1), ""]
    if not first[:1].isupper() or first == "I":
        return False
    code = lexicons.language_of(language)
    classes = _SMALL + _BESIDE_NOUNS * bool(lexicons.words(code, "nouns", "capital"))
    small = lexicons.words(code, "grammar", *classes) | lexicons.load(code, "numbers").get("small", {}).keys()
    return quote.split(maxsplit=1)[:1] == [first.lower()] or first.lower() in small


def retold(said: str, before: str, after: str) -> str:
    """Return how a claim is told once somebody says that `after` said it and not `before`.

    The office that the program read stands around the name it read ("Mayor Ada Finch, a doctor, denied that") and goes
    with it. Where that name does not stand, the article's own words for the speaker do, and stay.
    """
    if not before or not after or before not in said:
        return said
    told = re.sub(r"^,[^,]*,", "", said.partition(before)[2])
    return f"{after}{told}" if told.strip(" ,:") else f"{after}:"  # "According to Ada Finch,"
