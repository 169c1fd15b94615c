"""Where one clause ends and another begins that has a subject of its own.

Verbs that share a subject stay together ("ran a red light and killed him"), and so does what only says when, where,
why or despite what; a relative clause that tells something of its own at the end of the sentence is cut off.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviews.extraction.text.finite import FINITE
from reviews.extraction.text.units import Tokens, Unit

_JOINTS = re.compile("[,;:C-]")
"""The tags between two clauses."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The tokens of a clause; `relative` are the words of it that stand for the noun before ("which")."""

    first: int
    last: int
    relative: Tokens | None = None


def cut(unit: Unit, first: int, last: int) -> list[Cut]:
    """Return the clauses of the tokens `first:last` in order, without the marks and conjunctions between them."""
    found: list[Cut] = []
    start, relative = first, None
    for joint in _JOINTS.finditer(unit.tags, first + 1, last):
        at = joint.start()
        opening = _opening(unit, start, at, last)
        if opening is None:
            continue
        found += _trimmed(unit, start, at, relative)
        start, relative = at, opening.relative
    found += _trimmed(unit, start, last, relative)
    return found


def _opening(unit: Unit, start: int, at: int, last: int) -> Cut | None:
    """The clause that begins at a position, if one does and the words before it are a clause too."""
    tag = unit.tags[at]
    if tag in ",;:-" and not unit.verbs(start, at):
        return None
    if tag in ";:":
        return Cut(at, last) if unit.verbs(at + 1, last) else None
    if tag == "," and unit.tag(at + 1) == "W":
        return _relative(unit, at, last)
    if tag == "," and unit.is_listed(at + 1, "contrast"):
        return Cut(at, last) if _begins_clause(unit, at + 2, last) else None
    if tag == "C" and unit.lower(at) != "or" and unit.verbs(start, at):
        return Cut(at, last) if _begins_clause(unit, at + 1, last) else None
    return None


def _relative(unit: Unit, comma: int, last: int) -> Cut | None:
    """A relative clause that ends the sentence: "…, which got 121 votes". One in the middle is part of its clause."""
    closing = unit.tags.find(",", comma + 2, last)
    if closing >= 0 and _is_resumed(unit, closing + 1, last):
        return None
    tells = unit.tag(unit.past_adverbs(comma + 2)) in FINITE  # not "which the mayor has signed"
    return Cut(comma, last, (comma + 1, comma + 2)) if tells else None


def _is_resumed(unit: Unit, at: int, last: int) -> bool:
    """Whether a clause goes on at a position with its verb, as behind an aside."""
    at = unit.past_adverbs(at)
    return at < last and unit.tags[at] in FINITE and not unit.is_listed(at, "not_finite")


def _begins_clause(unit: Unit, at: int, last: int) -> bool:
    """Whether a subject and its verb follow, perhaps behind words that say when or where."""
    at = _past_opening(unit, at)
    phrase = unit.phrase_from.get(at)
    if phrase is None or phrase not in unit.subjects or phrase[1] >= last:
        return False
    verb = unit.past_adverbs(phrase[1])
    return verb in unit.verbs(verb, verb + 1)


def _past_opening(unit: Unit, at: int) -> int:
    """Past "late last year", "on Monday", "that", "in the north,"."""
    at += unit.tag(at) in "T,"
    after = unit.past_adverbials(at)
    return after + (unit.tag(after) == ",")


def _trimmed(unit: Unit, first: int, last: int, relative: Tokens | None) -> Iterator[Cut]:
    while first < last and (unit.tags[first] in ",;:-.T)" or _joins(unit, first)):
        first += 1
    first = _past_link(unit, first, last)
    while last > first and unit.tags[last - 1] in ",;:-.C(":
        last -= 1
    if first < last:
        yield Cut(first, last, relative)


def _past_link(unit: Unit, first: int, last: int) -> int:
    """Past "This came as": all that it tells is that something else happened too."""
    is_link = unit.is_listed(first, "demonstrative") or unit.lower(first) == "it"
    verb = unit.past_adverbs(first + 1)
    if is_link and unit.is_listed(verb, "come") and unit.tag(verb + 1) == "S" and unit.verbs(verb + 2, last):
        return verb + 2
    return first


def _joins(unit: Unit, at: int) -> bool:
    """Whether a word only ties a clause to the one before: "and", "but", "while" of a contrast."""
    return unit.tags[at] == "C" or (at > 0 and unit.tags[at - 1] == "," and unit.is_listed(at, "contrast"))
