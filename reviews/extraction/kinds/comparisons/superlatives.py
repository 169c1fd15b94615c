"""“Their sharpest disagreement yet”: the most of all, within something that can be looked through."""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.grammar.phrases import Phrases

from .parts import claim, phrase_end, text, words

_OPENING = '“"‘«„'
_CLOSING = '“”"»'


def find(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    done = 0
    for at in cues:
        if at < done or not _is_superlative(reading, at):
            continue
        first = _phrase_start(reading, at)
        last = phrase_end(reading, at + 1)
        scope = _scope(document, reading, at + 1, last)
        if first is None or scope is None:
            continue
        done = last
        adverb = scope if scope.lower() in words(reading, "scope") else None
        cue = text(document, reading, at, _cue_end(reading, at)) + (f" … {adverb}" if adverb else "")
        compared = None if adverb else scope
        yield claim(document, reading, first, last, form="superlative", cue=cue, compared=compared)


def _is_superlative(reading: Reading, at: int) -> bool:
    word = reading.lower(at)
    if word in words(reading, "superlatives"):
        return reading.lower(at - 1) != "at" and reading.lower(at + 1) != "of"
    return len(word) > 5 and word.endswith("est") and word not in words(reading, "not_superlative")


def _cue_end(reading: Reading, at: int) -> int:
    """The end of "largest, longest"."""
    while reading.lower(at + 1) in (",", "and") and _is_superlative(reading, at + 2):
        at += 2
    return at + 1


def _phrase_start(reading: Reading, at: int) -> int | None:
    """Where the noun phrase begins: its article or possessive, with "one of" before it; None without one."""
    first = at - (reading.word(at - 1) in _OPENING and at > 0)
    while first > 0 and (
        reading.number_at(first - 1) or reading.lower(first - 1) in ("second", "third", "single", "very")
    ):
        first -= 1
    before = reading.lower(first - 1)
    if before in words(reading, "opening"):
        first -= 1
    elif before in ("’s", "'s"):
        first = _possessor(reading, first - 1)
    elif before != "of":
        return None
    if reading.lower(first - 1) == "of" and reading.lower(first - 2) in ("one", "some", "among"):
        first -= 2
    return first


def _possessor(reading: Reading, at: int) -> int:
    """Where those are named whose it is: "Port Arden’s", "the shipping company’s"."""
    while at > 0 and (reading.word(at - 1)[:1].isupper() or reading.tags[at - 1] == "n"):
        at -= 1
    return at - (at > 0 and reading.tags[at - 1] == "D")


def _scope(document: Document, reading: Reading, first: int, last: int) -> str | None:
    """What a superlative is limited to: "yet", "in the world", "since 2009"; None when it is boundless."""
    for at in range(first, last):
        if (end := _adverb_end(reading, at)) or (end := _limit_end(reading, at, last)):
            return text(document, reading, at, end)
    return None


@cache
def _adverbs(language: str) -> Phrases[None]:
    """The phrases that limit by themselves: "so far", "on record"."""
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "comparisons", "scope"))], language)


def _adverb_end(reading: Reading, at: int) -> int | None:
    return next((end for _, end in _adverbs(reading.language).at(reading, at)), None)


def _limit_end(reading: Reading, at: int, last: int) -> int | None:
    """The end of "since 2009" and "in the world", where such words limit a superlative."""
    if reading.lower(at) in words(reading, "since"):
        end = min(at + 6, last)
        return end - (reading.word(end - 1) in _CLOSING)
    if reading.lower(at) not in words(reading, "scope_openers"):
        return None
    enders = words(reading, "scope_words")
    limits = (place + 1 for place in range(at + 1, min(at + 6, last)) if reading.lower(place) in enders)
    return next((end for end in limits if reading.lower(end) not in ("’s", "'s")), None)
