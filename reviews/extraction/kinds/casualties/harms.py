"""Words of harm: what kind of word each is, and what harm it tells of."""

from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.grammar.phrases import Phrases


class Mark(NamedTuple):
    """A word or phrase of the lexicon on the tokens `first:last`. `sort` is its list: past, gerund, state, of, toll …"""

    sort: str
    harm: str | None
    first: int
    last: int


_SORTS = ("past", "gerund", "present", "state", "counts", "of", "toll")


@cache
def _phrases(language: str) -> Phrases[tuple[str, str]]:
    """Each phrase with its sort and harm."""
    data = lexicons.load(language, "casualties")
    tables = [(sort, harm, phrases) for sort in _SORTS for harm, phrases in data.get(sort, {}).items()]
    tables.append(("intransitive", "killed", data.get("intransitive", [])))
    return Phrases([(phrase, (sort, harm)) for sort, harm, phrases in tables for phrase in phrases], language)


@cache
def cues(language: str) -> frozenset[str]:
    """Words without one of which no sentence tells harm: the longest of each phrase."""
    alone = lexicons.words(language, "casualties", "hospital", "remains", "captives", "uprooting")
    return _phrases(language).tellers | alone


def begins(reading: Reading, place: int) -> bool:
    """Whether a verb begins at a position that may tell what came to the people before it: "were …", "died"."""
    return reading.lower(place) in lexicons.words(reading.language, "casualties", "auxiliary") or any(
        mark.sort in ("past", "intransitive") for mark in at(reading, place)
    )


def at(reading: Reading, place: int) -> list[Mark]:
    """The marks that begin at a position: of the longest phrase there, one for each sort it has."""
    known = _phrases(reading.language)
    if reading.lower(place) not in known.openers:
        return []
    found = [Mark(sort, harm, place, last) for (sort, harm), last in known.at(reading, place)]
    return [mark for mark in found if mark.last == found[0].last]
