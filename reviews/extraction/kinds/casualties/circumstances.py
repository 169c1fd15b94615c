"""Where, when and by whose word: what a sentence tells around a casualty figure."""

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading

from .people import words

_LONGEST = 9
_FAR = 40


def place(reading: Reading, last: int) -> str | None:
    """The first place named behind the figure, or else the last one before it: "in Jenin", "near the Tigris"."""
    leading = words(reading, "leading_to_place")
    if not reading.has(leading):
        return None
    behind, before = range(last, min(last + _FAR, len(reading.tokens))), range(last - 1, max(last - _FAR, -1), -1)
    for at in (*behind, *before):
        if reading.lower(at) in leading and (name := _name(reading, at + 1)):
            return name
    return None


def _name(reading: Reading, at: int) -> str | None:
    at += reading.lower(at) == "the"
    end = at
    while reading.word(end)[:1].isupper():
        end += 1
    if end == at or reading.lower(at) in lexicons.words(reading.language, "grammar", "month", "day"):
        return None
    return " ".join(reading.word(place) for place in range(at, end))


def attribution(reading: Reading, figure: int) -> str | None:
    """Who says so of the figure at a position: "police said", "according to the ministry", "it was reported"."""
    said = words(reading, "said")
    if "according" not in reading.vocabulary and not reading.has(said):
        return None
    for at in _part_around(reading, figure):
        word = reading.lower(at)
        if word == "according" and reading.lower(at + 1) == "to":
            return _words_between(reading, at + 2, _end_of_source(reading, at + 2))
        if word in said and not _claims_lives(reading, at):
            if reading.lower(at - 1) in ("was", "is", "been") and reading.lower(at - 2) in ("it", "has"):
                return _words_between(reading, _start_of_source(reading, at - 1), at + 1)
            start = _start_of_source(reading, at)
            is_passive = reading.lower(at - 1) in words(reading, "be")  # "deaths were reported"
            is_noun = at - start == 1 and reading.lower(start) in words(reading, "determiners", "between")
            if start < at and not is_passive and not is_noun:
                return _words_between(reading, start, at)
    return None


def _part_around(reading: Reading, position: int) -> range:
    """The part of the sentence around a position, up to the semicolons."""
    if ";" not in reading.vocabulary:
        return range(len(reading.tokens))
    first = last = position
    while first > 0 and reading.lower(first - 1) != ";":
        first -= 1
    while last + 1 < len(reading.tokens) and reading.lower(last + 1) != ";":
        last += 1
    return range(first, last + 1)


def _claims_lives(reading: Reading, at: int) -> bool:
    """Whether the verb takes lives and says nothing: "the crash claimed 60 lives"."""
    behind = (reading.lower(place) for place in range(at + 1, at + _LONGEST))
    return reading.lower(at) in words(reading, "claiming") and "lives" in behind


def _start_of_source(reading: Reading, at: int) -> int:
    start = at
    while (
        start > 0
        and at - start < _LONGEST
        and (reading.word(start - 1)[:1].isalnum() or reading.lower(start - 1) in words(reading, "apostrophes"))
        and reading.lower(start - 1) not in ("and", "that", "but")
    ):
        start -= 1
    return start


def _end_of_source(reading: Reading, at: int) -> int:
    """Past the words of a source, which may have an owner: "the medical examiner’s office"."""
    end, owner = at, words(reading, "apostrophes")
    while end - at < _LONGEST and (reading.word(end)[:1].isalnum() or reading.lower(end) in owner):
        end += 1
    return end


def _words_between(reading: Reading, first: int, last: int) -> str | None:
    return reading.phrase(first, last) or None
