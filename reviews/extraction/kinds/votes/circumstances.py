"""What a sentence tells around a tally: what became of the motion, what it was, when, and in which body."""

import datetime
from bisect import bisect_left, bisect_right

from reviews.extraction import lexicons
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from . import bodies
from .sides import words
from .tallies import Tally

_NEAR = 40  # tokens within which words belong to a vote
_VERB_NEAR = 10
_LONGEST_SUBJECT, _LONGEST_NAME = 5, 8  # tokens


def opening(reading: Reading, tally: Tally, floor: int) -> int:
    """Where the claim begins: at the verb before the figures if one is near, but not before `floor`."""
    verbs = words(reading, "passed", "rejected", "failed", "got", "voted")
    for at in range(tally.first - 1, max(tally.first - _VERB_NEAR, floor - 1), -1):
        if reading.lower(at) in (";", ",") and at < tally.first - 1:
            break
        if reading.lower(at) in verbs and (at == 0 or reading.lower(at - 1) not in ("a", "the", "of")):
            return at
    return tally.first - (reading.lower(tally.first - 1) in ("a", "an"))


def outcome(reading: Reading, tally: Tally, first: int) -> str | None:
    """The verb that tells what became of the motion: the one that the claim begins with, or the first before it."""
    ends = words(reading, "passed", "rejected", "failed")
    places = (first,) if first < tally.first else range(max(tally.first - _NEAR, 0), tally.first)
    return next((reading.lower(at) for at in places if reading.lower(at) in ends), None)


def subject(document: Document, reading: Reading, first: int) -> str | None:
    """What was voted on: the nearest noun for it before the claim with the words that belong to it, or the first behind."""
    nouns = words(reading, "subject")
    if not reading.has(nouns):
        return None
    before, behind = range(first - 1, max(first - _NEAR, -1), -1), range(first, first + _NEAR)
    noun = next((at for at in (*before, *behind) if reading.lower(at) in nouns), None)
    if noun is None:
        return None
    start = _phrase_start(reading, noun, _LONGEST_SUBJECT)
    return document.text[reading.tokens[start].start : reading.tokens[noun].end]


def _phrase_start(reading: Reading, noun: int, longest: int) -> int:
    start = noun
    while start > 0 and noun - start < longest and _belongs(reading, start - 1):
        start -= 1
    return start


def _belongs(reading: Reading, at: int) -> bool:
    """Whether a word can be part of the noun phrase to its right."""
    possessive = ("’s", "'s")
    word = reading.lower(at)
    if word in ("a", "an", "the", "this", "that", "-", *possessive) or reading.lower(at + 1) in (*possessive, "-"):
        return True  # "the city’s 25-member council"
    is_verb = word in words(reading, "passed", "rejected", "failed", "got", "voted")
    return word[:1].isalpha() and not is_verb and word not in lexicons.closed(reading.language)


def date(reading: Reading, tally: Tally, published: datetime.date | None) -> str | None:
    """The day of the vote; never one that is still to come ("a plan to delay the ban until 2028")."""
    return reading.date_near(tally.first, tally.last, until=published)


# The body


_BODIES_BACK = 50


def body(document: Document, reading: Reading, tally: Tally, known: bodies.Bodies) -> bodies.Body | None:
    """The body that voted: one that is known, or in the words of the sentence the institution it speaks of."""
    return _known(document, reading, known.named) or _institution(document, reading, tally, known.sizes)


def _known(document: Document, reading: Reading, known: list[bodies.Body]) -> bodies.Body | None:
    """The body named last up to the end of the sentence, unless the sentence speaks of another that nothing is known of.

    Its size as printed ("193-member") goes before the lexicon's.
    """
    start, end = (bisect_right(document.token_starts, place) for place in reading.extent)
    count = bisect_left(known, end, key=lambda body: body.at)
    if not count:
        return None
    last = known[count - 1]
    if last.at < start - 1 and _names_other(reading, last):
        return None
    near = [body for body in known[max(count - _BODIES_BACK, 0) : count] if body.name == last.name]
    printed = [size for body in near if (size := _printed_size(document, body))]
    return last._replace(members=printed[-1]) if printed else last


def _institution(document: Document, reading: Reading, tally: Tally, sizes: dict[str, int]) -> bodies.Body | None:
    """The last institution before the figures: "the Arden city council"."""
    known, described = (lexicons.words(reading.language, "bodies", key) for key in ("institution", "described"))
    for noun in range(tally.first - 1, -1, -1):
        if reading.lower(noun) not in known or reading.lower(noun + 1) in described:
            continue
        first = _phrase_start(reading, noun, _LONGEST_NAME)
        if not _is_mentioned(reading, first):
            name = document.text[reading.tokens[first].start : reading.tokens[_past_place(reading, noun + 1) - 1].end]
            return bodies.Body(" ".join(name.split()), reading.tokens[noun].start, sizes.get(reading.lower(noun)))
    return None


def last_body(document: Document, first: int, last: int, known: bodies.Bodies) -> bodies.Body | None:
    """The body named last among the tokens `first:last` of a document, or else the institution: "The committee divided"."""
    named = [body for body in known.named if first <= body.at < last]
    if named:
        return named[-1]
    institutions = lexicons.words(document.language, "bodies", "institution")
    for at in range(last - 1, first - 1, -1):
        token = document.tokens[at]
        if token.lower in institutions:
            start = document.tokens[at - 1] if at and document.tokens[at - 1].lower == "the" else token
            return bodies.Body(document.text[start.start : token.end], at, known.sizes.get(token.lower))
    return None


def _past_place(reading: Reading, at: int) -> int:
    """Behind where a body sits, which is part of its name: "the council of Port Arden"."""
    end = at + 1
    while reading.word(end)[:1].isupper():
        end += 1
    is_date = reading.lower(at + 1) in lexicons.words(reading.language, "grammar", "day", "month")
    return end if reading.lower(at) == "of" and end > at + 1 and not is_date else at


def _is_mentioned(reading: Reading, first: int) -> bool:
    """Whether a body did not vote itself: "workers at the council", "than the House"; but "members of the council" did."""
    if reading.lower(first - 1) == "of" and reading.lower(first - 2) in (*words(reading, "members"), "members"):
        return False
    return reading.lower(first - 1) in words(reading, "not_voting_body")


def _names_other(reading: Reading, body: bodies.Body) -> bool:
    """Whether the sentence names an institution that is not this body: "the town council", long after the Assembly."""
    institutions = lexicons.words(reading.language, "bodies", "institution") & reading.vocabulary
    return bool(institutions) and institutions.isdisjoint(body.name.lower().split())


def _printed_size(document: Document, body: bodies.Body) -> int | None:
    """The 193 of "the 193-member General Assembly"."""
    return bodies.printed_size(document.tokens[body.at - 1].lower, document.language) if body.at else None
