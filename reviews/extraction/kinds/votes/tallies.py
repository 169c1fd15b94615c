"""The figures of a sentence put together into tallies."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reviews.extraction import lexicons
from reviews.extraction.details import SIDES
from reviews.extraction.figures.reading import Reading

from . import bodies, pairs, sides
from .sides import words


@dataclass
class Tally:
    """The figures of one vote on the tokens `first:last` of its sentence."""

    first: int
    last: int
    rule: str
    votes: dict[str, int] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    members: int | None = None


_PAIR, _SIDED, _HALF, _ALL = "a pair of figures", "side by side", "one side", "unanimous"


def find(reading: Reading) -> list[Tally]:
    """Return the tallies that a sentence tells, in order."""
    paired = list(_paired(reading))
    taken = {at for tally in paired for at in range(tally.first, tally.last)}
    sided = _side_by_side(reading, [figure for figure in sides.find(reading) if figure.first not in taken])
    found = _merged(sorted([*paired, *sided], key=lambda tally: tally.first))
    for tally in found:
        _add_names_behind(reading, tally)
        _add_names_before(reading, tally)
    return [tally for tally in found if _is_whole(reading, tally)] or _unanimous(reading)


def _merged(tallies: list[Tally]) -> list[Tally]:
    """Put "54-46" and the "two abstentions" behind it together: tallies that tell different sides."""
    merged: list[Tally] = []
    for tally in tallies:
        if merged and merged[-1].votes == tally.votes:
            continue  # "72-48, with all 72 of them voting in favour and all 48 of the others against"
        if merged and not merged[-1].votes.keys() & tally.votes.keys():
            merged[-1].votes |= tally.votes
            merged[-1].last = max(tally.last, merged[-1].last)
        else:
            merged.append(tally)
    return merged


# Two figures


def _paired(reading: Reading) -> Iterator[Tally]:
    found = [*pairs.find(reading)]
    turned = pairs.against_first(reading, found)
    for pair in found:
        sides = ("against", "in_favour") if pair in turned else ("in_favour", "against")
        votes = dict(zip(sides, (pair.one, pair.other), strict=True))
        if pair.third is not None:
            votes["abstaining"] = pair.third
        yield Tally(pair.first, pair.last, _PAIR, votes)


# Side by side


_VERB_DISTANCE = 24  # tokens
_APART = 20  # tokens between figures of one vote


def _side_by_side(reading: Reading, found: list[sides.Sided]) -> Iterator[Tally]:
    tally: Tally | None = None
    for figure in found:
        if tally is None or figure.side in tally.votes or figure.first - tally.last > _APART:
            if tally:
                yield tally
            tally = Tally(figure.first, figure.last, _SIDED if _stands_alone(reading, figure) else _HALF)
        else:
            tally.rule = _SIDED
        tally.votes[figure.side], tally.last = figure.count, figure.last
    if tally:
        yield tally


def _stands_alone(reading: Reading, figure: sides.Sided) -> bool:
    """Whether one figure is enough: "ten countries voted against the resolution", "adopted with 90 votes in favour"."""
    if figure.count == 0 or figure.side not in SIDES[:2]:
        return False
    if not figure.says_vote:
        return _is_of_so_many(reading, figure)
    told = {reading.lower(at) for at in range(figure.first, figure.last)}
    if "vote" in told:
        return False  # "three must vote for it"
    counts_votes = figure.side == "in_favour" and "votes" in told
    return figure.of_whole_body or (counts_votes and ("cast" in told or _has_decided(reading, figure)))


def _is_of_so_many(reading: Reading, figure: sides.Sided) -> bool:
    """Whether backers are told out of all who could vote: "277 deputies out of 450 supported the move"."""
    is_past = reading.lower(figure.last - 1) in ("supported", "backed", "opposed", "endorsed")
    of = (at for at in range(figure.first, figure.last) if reading.lower(at) == "out" and reading.lower(at + 1) == "of")
    return is_past and any(reading.number_at(at + 2) or reading.number_at(at + 3) for at in of)


def _has_decided(reading: Reading, figure: sides.Sided) -> bool:
    """Whether the votes were cast and carried something, and are not those that it needs."""
    before = {reading.lower(at) for at in range(max(figure.first - _VERB_DISTANCE, 0), figure.first)}
    return bool(before & words(reading, "passed")) and not reading.has(words(reading, "needed"))


def _is_whole(reading: Reading, tally: Tally) -> bool:
    if not tally.votes.keys() & {"in_favour", "against"} or sum(tally.votes.values()) < 2:
        return False
    if tally.rule == _PAIR:
        return True
    if _is_needed(reading, tally) or _is_of_party(reading, tally):
        return False
    is_full = tally.votes.keys() >= {"in_favour", "against", "abstaining"} and not reading.has(words(reading, "poll"))
    return tally.rule != _HALF and not _is_share(reading, tally) and (is_full or _is_vote(reading))


_NEED_BEFORE = 4


def _is_needed(reading: Reading, tally: Tally) -> bool:
    """Whether the votes are those that something needs, and were not cast: "needs 67 votes for", "if 14 vote for it"."""
    before = {reading.lower(at) for at in range(max(tally.first - _NEED_BEFORE, 0), tally.first)}
    return bool(before & {"need", "needs", "require", "requires", "if", "unless"})


def _is_of_party(reading: Reading, tally: Tally) -> bool:
    """Whether only the dissent of a party is told: "nine Liberal deputies voted against and six abstained", "9 Liberals"."""
    at = next((number.last for number in reading.numbers if number.first == tally.first), tally.first)
    is_name = reading.word(at)[:1].isupper() and reading.lower(at) not in words(reading, "members")
    after = reading.lower(at + 1)
    return (
        is_name
        and "in_favour" not in tally.votes
        and (after in words(reading, "members") or after in words(reading, "voted"))
    )


def _is_share(reading: Reading, tally: Tally) -> bool:
    return any(reading.lower(at) in ("%", "percent", "per", "pct") for at in range(tally.first, tally.last))


def _is_vote(reading: Reading) -> bool:
    """Whether the sentence speaks of a vote, and not of a poll or a game."""
    has_body = reading.has(lexicons.words(reading.language, "bodies", "generic"))
    if reading.has(words(reading, "poll")) and not has_body:
        return False
    if reading.has(words(reading, "vote")):
        return True
    return not reading.has(words(reading, "game")) and (has_body or reading.has(words(reading, "subject")))


# All of them


def _unanimous(reading: Reading) -> list[Tally]:
    """A vote without figures is a tally when the sentence says how many vote: "the nine justices … unanimously"."""
    unanimous = words(reading, "unanimous")
    if not reading.has(unanimous) and "all" not in reading.vocabulary:
        return []
    if not reading.has(words(reading, "passed", "rejected", "vote", "ruling", "agreeing")):
        return []
    word = next((at for at, token in enumerate(reading.tokens) if token.lower in unanimous), None)
    for size, first, last in _sizes(reading):
        at = first - 1 if word is None and _all_agree(reading, first, last) else word
        if size > 2 and at is not None:
            return [Tally(min(first, at), max(last, at + 1), _ALL, {"in_favour": size, "against": 0}, members=size)]
    return []


def _all_agree(reading: Reading, first: int, last: int) -> bool:
    """Whether all judges of a court say the same: "all nine justices agreed"."""
    is_court = reading.lower(last - 1) in words(reading, "courts")
    return reading.lower(first - 1) == "all" and is_court and reading.lower(last) in words(reading, "agreeing")


def _sizes(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """The sizes of bodies and where they stand: "nine justices", "15-nation", "a seven-member board"."""
    sized = lexicons.words(reading.language, "bodies", "sized")
    for told in reading.numbers:
        noun = told.last + (reading.lower(told.last) == "-")
        is_all = reading.lower(told.first - 1) in ("the", "all") and reading.lower(noun) in words(reading, "members")
        if told.whole and (is_all or reading.lower(noun) in sized):
            yield told.whole, told.first, noun + 1
    small = lexicons.load(reading.language, "numbers").get("small", {})
    for at, token in enumerate(reading.tokens):
        printed, _, kind = token.lower.partition("-")
        if kind in sized and (printed in small or (printed.isdecimal() and len(printed) < 5)):
            yield int(small.get(printed, printed)), at, at + 1


# Who voted how


_NAMES_WITHIN = 20  # tokens


def _add_names_behind(reading: Reading, tally: Tally) -> None:
    """Read the names behind the last figure: "10 against, including Israel", "one against (Belarus)"."""
    at = tally.last
    if reading.lower(at) not in (",", "(", "—", "–"):
        return
    at += 1 + (reading.lower(at + 1) in ("including", "namely", "among", "with"))
    names, last = bodies.named(reading, at)
    opens_list = reading.lower(at - 1) in ("including", "namely", "(", "—", "–")
    if names and opens_list and not sides.side_at(reading, last):
        tally.named[list(tally.votes)[-1]] = names
        tally.last = last + (reading.lower(last) == ")")


def _add_names_before(reading: Reading, tally: Tally) -> None:
    """Read the names before a side without a figure, and count them: "with China and Russia abstaining"."""
    for at in range(tally.first, min(tally.last + _NAMES_WITHIN, len(reading.tokens))):
        found = sides.side_at(reading, at) if reading.lower(at).endswith(("ing", "ed", "against")) else None
        if not found or found[0] in tally.votes:
            continue
        names, first = bodies.named_before(reading, at - (reading.lower(at - 1) in words(reading, "voted")))
        if names and reading.lower(first - 1) in ("with", "and", ",", "while"):
            tally.named[found[0]], tally.votes[found[0]] = names, len(names)
            tally.last, tally.rule = max(tally.last, found[1]), _SIDED if tally.rule == _HALF else tally.rule
