"""Plain happenings: somebody did something, or something is so, that a record can confirm or refute."""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.claims import ExtractedClaim
from reviews.extraction.document import Document
from reviews.extraction.text import inflection
from reviews.extraction.text.units import Tokens, Unit

_STOPS = '.;,-:"S'
_LONGEST_CLAUSE = 100
_FUTURE = frozenset(["will", "would", "could", "may", "might", "should", "must", "can", "shall"])


def find(document: Document) -> Iterator[ExtractedClaim]:
    """Yield the happenings of an article: a subject, what it did, and the rest of the clause."""
    for _, units in document.units:
        for unit in units:
            if "?" not in unit.lower(len(unit.tokens) - 1):
                yield from _events(document, unit)


def _events(document: Document, unit: Unit) -> Iterator[ExtractedClaim]:
    for subject in unit.subjects:
        verb = _verb(unit, subject[1], document.language)
        if verb is None or _is_pronoun(unit, subject):
            continue
        start, end = unit.span(subject[0], _end(unit, verb))
        yield ExtractedClaim(
            start, end, document.text[start:end], "event", document.sentence_at(start), rule="subject and what it did"
        )


def _verb(unit: Unit, position: int, language: str) -> int | None:
    """Where the verb of a clause stands if it tells of something that happened or is so; None for plans and doubts."""
    happened, states = _lexicon(language)
    is_told = False
    while unit.tag(position) in "RBHM":
        if unit.lower(position) in _FUTURE:
            return None
        is_told = is_told or unit.tag(position) == "B"
        position += 1
    if unit.lower(position) in happened and unit.tag(position) in "VE":
        return position
    return position if is_told and unit.lower(position) in states else None


@cache
def _lexicon(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The past forms of the verbs of happening, and the words for a state of affairs."""
    bases = lexicons.words(language, "events", "verb")
    verbs = [forms for base in bases for forms in inflection.spellings(base, language)]
    return frozenset(form for verb in verbs for form in (verb.past, verb.participle)), lexicons.words(
        language, "events", "status"
    )


def _is_pronoun(unit: Unit, subject: Tokens) -> bool:
    """Whether nobody is named: "they won" cannot be checked without what stands before."""
    return unit.tags[slice(*subject)] == "p"


def _end(unit: Unit, verb: int) -> int:
    """The end of the clause: the next comma, conjunction with a verb of its own, or subordinate clause."""
    position = verb + 1
    while (
        position < min(len(unit.tags), verb + _LONGEST_CLAUSE)
        and unit.tags[position] not in _STOPS
        and not _next_clause(unit, position)
    ):
        position += 1
    return position


def _next_clause(unit: Unit, position: int) -> bool:
    if unit.tags[position] != "C":
        return False
    after = unit.past_adverbs(position + 1)
    return unit.tag(after) in "VEBHM" or unit.phrase_from.get(position + 1) in unit.subjects
