"""What the words around a tally say of its result: "a majority of 31", "a 12-vote margin", "a two-thirds majority"."""

from collections.abc import Iterator, Sequence

from reviews.extraction import lexicons
from reviews.extraction.details import Told
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.reading import Reading

_NEAR = 6  # tokens before "majority" within which words belong to it


def told(reading: Reading, beside: Sequence[Reading]) -> Told | None:
    """The margin or the majority that the sentence of a tally tells, or else one of those `beside` it."""
    if said := _said(reading):
        return said
    for other in beside:
        if said := _said(other):
            return {**said, "beside": True}
    return None


def _said(reading: Reading) -> Told | None:
    if not reading.has(_words(reading, "noun")):
        return None
    nouns = [at for at, token in enumerate(reading.tokens) if token.lower in _words(reading, "noun")]
    return next((said for at in nouns if (said := _margin(reading, at) or _majority(reading, at))), None)


def _words(reading: Reading, key: str) -> frozenset[str]:
    return lexicons.words(reading.language, "margins", key)


def _is_of_the_vote(reading: Reading, at: int) -> bool:
    """Whether it is what the vote brought, and not a majority that somebody holds, needs or missed."""
    near = range(max(at - _NEAR, 0), at + 3)
    return not any(reading.lower(place) in _words(reading, "other") for place in near)


def _margin(reading: Reading, at: int) -> Told | None:
    """By a margin of 12 votes · a majority of 31 · by a 12-vote margin."""
    number = next((number for number in _beside(reading, at) if number.whole is not None), None)
    if number is None or not _is_of_the_vote(reading, at):
        return None
    return {"margin": number.whole, "majority": None, "beside": False}


def _beside(reading: Reading, at: int) -> Iterator[Number]:
    behind = reading.number_at(at + 2) if reading.lower(at + 1) == "of" else None
    if behind and _counts_votes(reading, behind.last):
        yield behind
    before = reading.number_at(at - 3)
    if before and reading.lower(at - 2) == "-" and reading.lower(at - 1) == "vote":
        yield before


def _counts_votes(reading: Reading, last: int) -> bool:
    """Whether a figure ends there as a number of votes: not "of 52 to 40", "of two points", "of 60 members"."""
    after = reading.lower(last)
    if after in ("vote", "votes"):
        return reading.lower(last + 1) not in ("to", "against", "versus", "-", "–")
    is_closed = after in lexicons.closed(reading.language) and after not in ("to", "of", "against")
    return is_closed or after in ("", ",", ".", ";", ")")


def _majority(reading: Reading, at: int) -> Told | None:
    """With a simple, an absolute, a two-thirds majority."""
    share = next((number for number in reading.numbers if number.is_share and number.last in (at, at - 1)), None)
    sort = reading.lower(at - 1)
    if sort not in _words(reading, "sorts") and not share:
        return None
    if not _is_of_the_vote(reading, at) or not _is_had(reading, at):
        return None
    return {"margin": None, "majority": round(share.value or 0, 4) if share else sort, "beside": False}


def _is_had(reading: Reading, at: int) -> bool:
    return any(reading.lower(place) in _words(reading, "having") for place in range(max(at - _NEAR, 0), at))
