"""Vote tallies: who carried what, by how many.

Newspapers print a vote either side by side ("153 in favour, 23 abstaining and 10 against": `sides`) or as a pair
("54-46", "by 432 votes to 202": `pairs`). The pair is short for very much else, so it has to stand with a vote.
`tallies` puts the figures together; body, date and subject are read from the words around (`circumstances`).
"""

import re
from collections.abc import Iterator
from typing import Any

from reviews.extraction.claims import ExtractedClaim
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from . import bodies, circumstances, tallies
from .tallies import SIDES, Tally

# The stems without one of which no sentence tells a vote.
_CUE = re.compile(
    r"\b(?:vot|ballot|favou?r|against|abst|oppos|yea|nay|aye|noes|unanim|tally|rul|decision|decid|split|margin|pass|approv"
    r"|adopt|reject|defeat|ratif|confirm|convict|acquit|impeach|uph|fail|fell|advanc|endors|overr|clear|carried|affirm|side"
    r"|agre|elect|dead|won|block|back|squeak|sail|veto|majorit|tied\b|jur)",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[ExtractedClaim]:
    """Yield the vote tallies of a document."""
    known = bodies.find(document)
    for reading in document.readings:
        has_size = reading.numbers or reading.has(tallies.words(reading, "unanimous"))  # "a nine-member board"
        if has_size and not reading.is_question and _CUE.search(document.text, *reading.extent):
            end = 0
            for tally in tallies.find(reading):
                yield _claim(document, reading, tally, known, end)
                end = tally.last


def _claim(document: Document, reading: Reading, tally: Tally, known: list[bodies.Body], floor: int) -> ExtractedClaim:
    """The claim of a tally; it begins behind `floor`, the end of the tally before."""
    first = circumstances.opening(reading, tally, floor)
    names_vote = reading.lower(tally.last) in tallies.words(reading, "vote", "ruling")  # "a 5-4 decision"
    last = tally.last + (names_vote and len(tally.votes) == 2)
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    details = _details(document, reading, tally, known, first)
    rule = f"votes: {tally.rule}"
    return ExtractedClaim(start, end, document.text[start:end], "vote_tally", reading.span, details=details, rule=rule)


def _details(
    document: Document, reading: Reading, tally: Tally, known: list[bodies.Body], first: int
) -> dict[str, Any]:
    body = circumstances.body(document, reading, known)
    votes: dict[str, Any] = {side: tally.votes.get(side) for side in SIDES}
    return votes | {
        "members": tally.members or (body.members if body else None),
        "body": body.name if body else None,
        "subject": circumstances.subject(document, reading, first),
        "date": circumstances.date(reading, tally),
        "outcome": circumstances.outcome(reading, tally, first),
        "named": {side: tally.named.get(side, []) for side in SIDES[:3]},
    }
