"""One among all: “the first country in Asia to vote”, “only once before”."""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.grammar.phrases import Phrases

from .parts import claim, phrase_end, text, words

_LONGEST_NOUN = 12  # tokens of the noun that is the first or the only one


def find(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    """ "The first country in Asia to vote", "the only bridge that opens"."""
    for at in cues:
        is_unique = reading.lower(at) in words(reading, "uniques") and at and reading.tags[at - 1] in "D'"
        if is_unique and (told := _what_it_does(reading, at + 1)):
            last = phrase_end(reading, _past_verb(reading, told + 1))
            cue, compared = text(document, reading, at, at + 1), text(document, reading, told, last)
            yield claim(document, reading, at - 1, last, form="superlative", cue=cue, compared=compared)


def _what_it_does(reading: Reading, first: int) -> int | None:
    """Where the words begin that tell what the noun behind "the first" or "the only" does: "to vote", "that opens"."""
    for at in range(first, min(first + _LONGEST_NOUN, len(reading.tokens) - 1)):
        tag = reading.tags[at]
        if at > first and (tag in "TW" or (tag == "t" and reading.tags[at + 1] in "nVR")):
            return at
        if tag not in "nNQPD'C":
            return None
    return None


def _past_verb(reading: Reading, at: int) -> int:
    """Past the verb with its auxiliaries: "is completely", "recognise"."""
    first = at
    while at < len(reading.tokens) - 1 and reading.tags[at] in "BHMVER":
        at += 1
    return max(at, first + 1)


def rarities(document: Document, reading: Reading) -> Iterator[Mention]:
    """ "Only once before", "for the first time since 2009"."""
    known = rare(reading.language)
    for at in range(len(reading.tokens)) if reading.has(known.tellers) else ():
        for _, end in known.at(reading, at):
            last = max(phrase_end(reading, end), end)
            yield claim(
                document, reading, at, last, form="superlative", cue=text(document, reading, at, end), compared=None
            )


@cache
def rare(language: str) -> Phrases[None]:
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "comparisons", "rarities"))], language)
