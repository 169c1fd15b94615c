"""Vote tallies: who carried what, by how many.

Newspapers print a vote either side by side ("153 in favour, 23 abstaining and 10 against": `sides`) or as a pair
("54-46", "by 432 votes to 202": `pairs`), which is short for very much else.
`tallies` puts the figures together; body, date and subject are read from the words around (`circumstances`), and so
is what they say of the result (`results`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate

from reviews.extraction.claims import Mention
from reviews.extraction.details import Named, Sides, Told, VoteTally
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from . import bodies, circumstances, divisions, results, sides, tallies
from .divisions import Division
from .tallies import Tally


def find(document: Document) -> Iterator[Mention]:
    """Yield the vote tallies of a document."""
    found = [_tallies(reading) for reading in document.readings]
    printed = [*divisions.find(document)]
    known = bodies.find(document) if printed or any(found) else bodies.Bodies([], {})
    told_in_prose = [claim for at in range(len(found)) for claim in _in_prose(document, found, at, known)]
    yield from told_in_prose
    told = sorted((claim.start, claim.end) for claim in told_in_prose)
    reached = [0, *accumulate((end for _, end in told), max)]
    for division in printed:
        if reached[bisect_left(told, (division.end,))] <= division.start:
            yield _printed(document, division, known)


def _in_prose(document: Document, found: list[list[Tally]], at: int, known: bodies.Bodies) -> Iterator[Mention]:
    """The claims of the tallies of one sentence."""
    end, told = 0, _told(document, found, at)
    for tally in found[at]:
        yield _claim(document, document.readings[at], tally, known, end, told)
        end = tally.last


_BODY_BEFORE = 400  # code points from "The House divided" to the figures


def _printed(document: Document, division: Division, known: bodies.Bodies) -> Mention:
    """The claim of a division that is printed apart from the prose; the body is the last that was named before."""
    at = bisect_left(document.token_starts, division.start)
    near = bisect_left(document.token_starts, max(division.start - _BODY_BEFORE, 0))
    body = circumstances.last_body(document, near, at, known)
    margin: Told = {"margin": division.margin, "majority": None, "beside": False}
    details: VoteTally = {
        **_votes(division.votes),
        "members": body.members if body else None,
        "body": body.name if body else None,
        "subject": None,
        "date": None,
        "outcome": division.outcome,
        "named": _named({}),
        "told": margin if division.margin else None,
    }
    quote = document.text[division.start : division.end]
    sentence = (division.start, division.end)
    return Mention(*sentence, quote, "vote_tally", sentence, details=details, rule="votes: a printed division")


def _tallies(reading: Reading) -> list[Tally]:
    has_size = reading.numbers or reading.has(sides.words(reading, "unanimous"))  # "a nine-member board"
    return tallies.find(reading) if has_size and not reading.is_question else []


def _told(document: Document, found: list[list[Tally]], at: int) -> Told | None:
    """What is said of the result of the only tally of a sentence; of two, nobody knows which is meant."""
    if len(found[at]) != 1:
        return None
    beside = (near for near in (at + 1, at - 1) if 0 <= near < len(found) and not found[near])
    return results.told(document.readings[at], [document.readings[near] for near in beside])


def _claim(
    document: Document,
    reading: Reading,
    tally: Tally,
    known: bodies.Bodies,
    floor: int,
    told: Told | None,
) -> Mention:
    """The claim of a tally; it begins behind `floor`, the end of the tally before."""
    first = circumstances.opening(reading, tally, floor)
    names_vote = reading.lower(tally.last) in sides.words(reading, "vote", "ruling")  # "a 5-4 decision"
    last = tally.last + (names_vote and len(tally.votes) == 2)
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    details = _details(document, reading, tally, known, first, told)
    rule = f"votes: {tally.rule}"
    return Mention(start, end, document.text[start:end], "vote_tally", reading.span, details=details, rule=rule)


def _details(
    document: Document, reading: Reading, tally: Tally, known: bodies.Bodies, first: int, told: Told | None
) -> VoteTally:
    body = circumstances.body(document, reading, tally, known)
    return {
        **_votes(tally.votes),
        "members": tally.members or (body.members if body else None),
        "body": body.name if body else None,
        "subject": circumstances.subject(document, reading, first),
        "date": circumstances.date(reading, tally, document.published),
        "outcome": circumstances.outcome(reading, tally, first),
        "named": _named(tally.named),
        "told": told,
    }


def _votes(told: Mapping[str, int]) -> Sides:
    return {
        "in_favour": told.get("in_favour"),
        "against": told.get("against"),
        "abstaining": told.get("abstaining"),
        "not_voting": told.get("not_voting"),
    }


def _named(told: Mapping[str, list[str]]) -> Named:
    return {
        "in_favour": told.get("in_favour", []),
        "against": told.get("against", []),
        "abstaining": told.get("abstaining", []),
    }
