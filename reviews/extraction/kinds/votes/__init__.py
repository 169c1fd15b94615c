"""Vote tallies: who carried what, by how many.

Newspapers print a vote either side by side ("153 in favour, 23 abstaining and 10 against": `sides`) or as a pair
("54-46", "by 432 votes to 202": `pairs`). The pair is short for very much else, so it has to stand with a vote.
Body, date and the names on a side are read from the sentence, the body also from the sentences before.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reviews.extraction import lexicons
from reviews.extraction.claims import ExtractedClaim
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from . import bodies, pairs, sides

_SIDES = ("in_favour", "against", "abstaining", "not_voting")
_CUE = re.compile(
    r"\b(?:vot|ballot|favou?r|against|abst|oppos|yea|nay|aye|noes|unanim|tally|rul|decision|decid|split|margin|pass|approv"
    r"|adopt|reject|defeat|ratif|confirm|convict|acquit|impeach|uph|fail|fell|advanc|endors|overr|clear|carried|affirm|side|agre|elect|dead|won|block)",
    re.IGNORECASE,
)


@dataclass
class Tally:
    """The figures of one vote on the tokens `first:last` of its sentence."""

    first: int
    last: int
    rule: str
    votes: dict[str, int] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    members: int | None = None


def find(document: Document) -> Iterator[ExtractedClaim]:
    """Yield the vote tallies of a document."""
    known = bodies.find(document)
    for reading in document.readings:
        if reading.numbers and _CUE.search(document.text, *reading.extent):
            end = 0
            for tally in _tallies(reading):
                yield _claim(document, reading, tally, known, end)
                end = tally.last


def _words(reading: Reading, *keys: str) -> frozenset[str]:
    return lexicons.words(reading.language, "votes", *keys)


def _tallies(reading: Reading) -> list[Tally]:
    paired = list(_paired(reading))
    taken = {at for tally in paired for at in range(tally.first, tally.last)}
    found = [*paired, *_sided([sided for sided in sides.find(reading) if sided.first not in taken])]
    found.sort(key=lambda tally: tally.first)
    merged: list[Tally] = []
    for tally in found:
        if merged and not merged[-1].votes.keys() & tally.votes.keys():
            merged[-1].votes |= tally.votes
            merged[-1].last = max(tally.last, merged[-1].last)
        else:
            merged.append(tally)
    whole = [tally for tally in merged if _is_tally(reading, tally)]
    for tally in whole:
        _add_names(reading, tally)
    return whole or _unanimous(reading)


# Two figures


def _paired(reading: Reading) -> Iterator[Tally]:
    for pair in pairs.find(reading):
        votes = dict(zip(_order(reading, pair), (pair.one, pair.other), strict=True))
        if pair.third is not None:
            votes["abstaining"] = pair.third
        yield Tally(pair.first, pair.last, "votes: a pair of figures", votes)


def _order(reading: Reading, pair: pairs.Pair) -> tuple[str, str]:
    """The sides of a pair: those in favour come first, unless it tells how something was voted down."""
    usual, turned = ("in_favour", "against"), ("against", "in_favour")
    if reading.lower(pair.last) == "against":
        return turned
    return turned if pair.one > pair.other and _is_rejection(reading, pair.first) else usual


def _is_rejection(reading: Reading, before: int) -> bool:
    """Whether the verb that leads to the figures votes something down: "rejected … by 432 votes to 202"."""
    rejected = _words(reading, "rejected")
    for at in range(before - 1, max(before - 14, -1), -1):
        word = reading.lower(at)
        if word in rejected or (word == "voted" and reading.lower(at + 1) == "down"):
            return True
        if word in (";", "voted", "ruled", "vote") or word in _words(reading, "passed"):
            return False
    return False


# Side by side


def _sided(found: list[sides.Sided]) -> Iterator[Tally]:
    tally: Tally | None = None
    for sided in found:
        if tally is None or sided.side in tally.votes or sided.first - tally.last > 12:
            if tally:
                yield tally
            tally = Tally(sided.first, sided.last, "votes: side by side")
        tally.votes[sided.side] = sided.count
        tally.last = sided.last
        if len(tally.votes) == 1 and not _stands_alone(sided):
            tally.rule = "half"
        elif len(tally.votes) > 1:
            tally.rule = "votes: side by side"
    if tally:
        yield tally


def _stands_alone(sided: sides.Sided) -> bool:
    """Whether one figure is enough: "ten countries voted against the resolution"."""
    whole_bodies = ("countries", "states", "nations", "members", "member-states")
    return sided.count > 0 and sided.says_vote and sided.side in _SIDES[:2] and sided.voters in whole_bodies


def _is_tally(reading: Reading, tally: Tally) -> bool:
    if tally.rule == "half" or not tally.votes.keys() & {"in_favour", "against"} or sum(tally.votes.values()) < 2:
        return False
    if tally.rule.endswith("figures"):
        return True
    return not _is_share(reading, tally) and _is_vote(reading)


def _is_share(reading: Reading, tally: Tally) -> bool:
    return any(reading.lower(at) in ("%", "percent", "per", "pct") for at in range(tally.first, tally.last))


def _is_vote(reading: Reading) -> bool:
    has_body = reading.has(lexicons.words(reading.language, "bodies", "generic"))
    if reading.has(_words(reading, "poll")) and not has_body:
        return False
    if reading.has(_words(reading, "vote")):
        return True
    if reading.has(_words(reading, "game")):
        return False
    return has_body or reading.has(_words(reading, "subject"))


# All of them


def _unanimous(reading: Reading) -> list[Tally]:
    """A vote without figures is a tally when the sentence says how many vote: "the nine justices … unanimously"."""
    at = next((at for at, token in enumerate(reading.tokens) if token.lower.startswith("unanim")), None)
    if at is None or not reading.has(_words(reading, "passed", "rejected", "vote", "ruling")):
        return []
    for number in reading.numbers:
        noun = reading.lower(number.last + (reading.lower(number.last) == "-"))
        if (
            number.whole
            and number.whole > 2
            and noun in ("member", "members", "justices", "judges", "jurors", "countries", "nations", "states")
        ):
            first, last = min(number.first, at), max(number.last + 1, at + 1)
            votes = {"in_favour": number.whole, "against": 0, "abstaining": 0}
            return [Tally(first, last, "votes: unanimous", votes, members=number.whole)]
    return []


# What stands around the figures

_NEAR = 40  # tokens within which words belong to a vote


def _add_names(reading: Reading, tally: Tally) -> None:
    """Read who voted how: behind the last figure, in brackets, or before "abstaining"."""
    at = tally.last
    side = list(tally.votes)[-1]
    opener = at + (reading.lower(at) in (",", "(", "—", "–"))
    if opener > at:
        opener += reading.lower(opener) in ("including", "namely", "among", "with")
        names, last = bodies.named(reading, opener)
        follows = sides.side_at(reading, last)
        if names and (reading.lower(opener - 1) in ("including", "namely", "(", "—", "–")) and not follows:
            tally.named[side], tally.last = names, last + (reading.lower(last) == ")")
    for place in range(tally.first, min(tally.last + _NEAR, len(reading.tokens))):
        found = sides.side_at(reading, place)
        if found and found[0] not in tally.votes and reading.lower(place).endswith(("ing", "ed")):
            names, first = bodies.named_before(reading, place)
            if names and reading.lower(first - 1) in ("with", "and", ",", "while"):
                tally.named[found[0]], tally.votes[found[0]] = names, len(names)
                tally.last = max(tally.last, found[1])


def _claim(
    document: Document, reading: Reading, tally: Tally, known: list[bodies.Body], end_before: int
) -> ExtractedClaim:
    first, outcome = _opening(reading, tally, end_before)
    last = tally.last + (
        reading.lower(tally.last) in _words(reading, "vote", "ruling") and tally.rule.endswith("figures")
    )
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    body = _body(document, reading, known)
    details: dict[str, Any] = {side: tally.votes.get(side) for side in _SIDES}
    details |= {
        "members": tally.members or (body.members if body else None),
        "body": body.name if body else None,
        "subject": _subject(document, reading, first),
        "date": _date(reading, tally),
        "outcome": outcome,
        "named": {side: tally.named.get(side, []) for side in _SIDES[:3]},
    }
    quote = document.text[start:end]
    return ExtractedClaim(start, end, quote, "vote_tally", reading.span, details=details, rule=tally.rule)


def _opening(reading: Reading, tally: Tally, floor: int) -> tuple[int, str | None]:
    """Where the claim begins, with the verb before the figures if one is near, and what became of the motion."""
    verbs = _words(reading, "passed", "rejected", "failed", "got") | {"voted", "ruled", "votes", "vote", "voting"}
    for at in range(tally.first - 1, max(tally.first - 10, floor - 1), -1):
        word = reading.lower(at)
        if word in (";", ",") and at < tally.first - 1:
            break
        if word in verbs and (at == 0 or reading.lower(at - 1) not in ("a", "the", "of")):
            return at, _outcome(reading, at)
    before = tally.first - (reading.lower(tally.first - 1) in ("a", "an"))
    return max(before, 0), next(
        (found for at in range(max(tally.first - _NEAR, 0), tally.first) if (found := _outcome(reading, at))), None
    )


def _outcome(reading: Reading, at: int) -> str | None:
    for name in ("passed", "rejected", "failed"):
        if reading.lower(at) in _words(reading, name):
            return reading.lower(at)
    return None


def _body(document: Document, reading: Reading, known: list[bodies.Body]) -> bodies.Body | None:
    """The body named last up to the end of the sentence; its size as printed ("193-member") goes before the lexicon's."""
    end = bisect_right(document.token_starts, reading.extent[1])
    count = bisect_left(known, end, key=lambda body: body.at)
    if not count:
        return None
    last, near = known[count - 1], known[max(count - _NEAR_BODIES, 0) : count]
    printed = [size for body in near if body.name == last.name and (size := _printed_size(document, body))]
    return last._replace(members=printed[-1]) if printed else last


_NEAR_BODIES = 50


def _printed_size(document: Document, body: bodies.Body) -> int | None:
    """The 193 of "the 193-member General Assembly"."""
    before = document.tokens[body.at - 1].lower if body.at else ""
    seats, _, noun = before.partition("-")
    return (
        int(seats) if noun in ("member", "nation", "seat", "strong") and seats.isdecimal() and len(seats) < 5 else None
    )


def _subject(document: Document, reading: Reading, first: int) -> str | None:
    """What was voted on: the nearest noun for it before the verb, with the words that belong to it, or the first after."""
    nouns = _words(reading, "subject")
    before = next((at for at in range(first - 1, max(first - _NEAR, -1), -1) if reading.lower(at) in nouns), None)
    at = (
        before
        if before is not None
        else next(
            (at for at in range(first, min(first + _NEAR, len(reading.tokens))) if reading.lower(at) in nouns), None
        )
    )
    if at is None:
        return None
    start = at
    while start > 0 and at - start < 5 and _belongs(reading, start - 1):
        start -= 1
    return document.text[reading.tokens[start].start : reading.tokens[at].end]


def _belongs(reading: Reading, at: int) -> bool:
    """Whether a word can be part of the noun phrase to its right."""
    word = reading.lower(at)
    if word in ("a", "an", "the", "this", "that", "’s", "'s") or reading.lower(at + 1) in ("’s", "'s"):
        return True
    return word[:1].isalpha() and word not in lexicons.words(reading.language, "grammar")


def _date(reading: Reading, tally: Tally) -> str | None:
    """The day of the vote: the last date before the figures, or the first behind them."""
    told = [when for when in reading.dates if when.iso]
    before = [when for when in told if when.first < tally.first]
    return (before[-1] if before else told[0]).iso if told else None
