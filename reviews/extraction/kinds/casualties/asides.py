"""What stands in brackets, between dashes or between commas behind a figure and its verb, and can be passed over."""

from reviews.extraction.figures.reading import Reading

from . import harms
from .people import is_person, words

_CLOSING = {"(": ")", "–": "–", "—": "—", "[": "]"}
_LONGEST, _SHORT_BRACKET, _LONGEST_APPOSITION = 14, 6, 30  # tokens


def bracket_end(reading: Reading, at: int) -> int | None:
    """The end of a few words in brackets that open at a position: "at 0815 (1415 GMT)"."""
    if reading.word(at) not in ("(", "["):
        return None
    end = _past(reading, at + 1, _CLOSING[reading.word(at)], _SHORT_BRACKET)
    return end if end and not any(harms.at(reading, place) for place in range(at + 1, end)) else None


def end(reading: Reading, at: int) -> int | None:
    """The end of the aside that opens behind a figure at a position."""
    word, after = reading.word(at), reading.lower(at + 1)
    if word == "-" and after == "-":
        closed = _past(reading, at + 2, "-", _LONGEST)
        return closed and closed + (reading.word(closed) == "-")
    if word in _CLOSING or (word == "-" and not reading.adjacent(at) and not reading.adjacent(at + 1)):
        return _past(reading, at + 1, _CLOSING.get(word, word), _LONGEST)
    if word != ",":
        return _ages_end(reading, at)
    if after in words(reading, "part"):
        return _past(reading, at + 2, ",", _LONGEST)
    if old := _ages_end(reading, at + 1):
        return _past(reading, old, ",", _LONGEST)
    return _apposition_end(reading, at + 1)


def _past(reading: Reading, start: int, closing: str, longest: int) -> int | None:
    """The position behind the first `closing` mark from `start` on."""
    places = range(start, min(start + longest, len(reading.tokens)))
    return next((place + 1 for place in places if reading.word(place) == closing), None)


_BEFORE_AGES = ("between", "from", "the", "aged", "ages", "of")


def _ages_end(reading: Reading, at: int) -> int | None:
    """The end of ages: "aged 22, 25 and 31", "between the ages of 11 and 15", "17 and 19 years old"."""
    first = at
    while reading.lower(first) in _BEFORE_AGES:
        first += 1
    last, place = first, first
    while number := reading.number_at(place):
        last = number.last
        is_row = reading.lower(last) in (",", "and", "or", "to", "-", "–")
        place = last + 1 + (reading.lower(last + 1) == "and") if is_row else len(reading.tokens)
    if reading.lower(last) == "years" and reading.lower(last + 1) == "old":
        return last + 2
    is_told = any(reading.lower(before) in ("aged", "ages") for before in range(at, first))
    return last if is_told and last > first else None


def _apposition_end(reading: Reading, at: int) -> int | None:
    """The end of what names the people once more before their verb: "Two men, Ann Poe’s uncles, were killed"."""
    if reading.lower(at) in words(reading, "and"):
        return None
    for place in range(at, min(at + _LONGEST_APPOSITION, len(reading.tokens))):
        if reading.word(place) == "," and harms.begins(reading, place + 1) and not is_person(reading, place + 2):
            return place + 1
        if harms.begins(reading, place) or reading.word(place) in (";", ":"):
            return None
    return None
