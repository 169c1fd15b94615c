"""Words of harm: what kind of word each is, and what harm it tells of."""

from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.tokens import split


class Mark(NamedTuple):
    """A word or phrase of the lexicon on the tokens `first:last`. `sort` is its list: past, gerund, state, of, toll …"""

    sort: str
    harm: str | None
    first: int
    last: int


_SORTS = ("past", "gerund", "present", "state", "counts", "of", "toll")


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Each phrase with its sort and harm, by its first word, the longest first."""
    data = lexicons.load(language, "casualties")
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    tables = [(sort, harm, phrases) for sort in _SORTS for harm, phrases in data.get(sort, {}).items()]
    for sort, harm, phrases in [*tables, ("intransitive", "killed", data.get("intransitive", []))]:
        for phrase in phrases:
            key = tuple(token.lower for token in split(phrase))
            found.setdefault(key[0], []).append((key, sort, harm))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def cues(language: str) -> frozenset[str]:
    """Words without one of which no sentence tells harm: the longest of each phrase."""
    phrases = [key for entries in _phrases(language).values() for key, _, _ in entries]
    return frozenset(max(key, key=len) for key in phrases) | lexicons.words(
        language, "casualties", "hospital", "remains", "captives"
    )


def begins(reading: Reading, place: int) -> bool:
    """Whether a verb begins at a position that may tell what came to the people before it: "were …", "died"."""
    return reading.lower(place) in lexicons.words(reading.language, "casualties", "auxiliary") or any(
        mark.sort in ("past", "intransitive") for mark in at(reading, place)
    )


def at(reading: Reading, place: int) -> list[Mark]:
    """The marks that begin at a position: of the longest phrase there, one for each sort it has."""
    marks: list[Mark] = []
    for key, sort, harm in _phrases(reading.language).get(reading.lower(place), []):
        if marks and len(key) < marks[0].last - place:
            break
        if all(reading.lower(place + step) == word for step, word in enumerate(key)):
            marks.append(Mark(sort, harm, place, place + len(key)))
    return marks
