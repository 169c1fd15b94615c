"""Which harm came to which people.

A sentence is written as a line of letters, one for each figure of people, word of harm and word between them, and the
ways in which newspapers put them together are patterns over that line:

    G people with a number   N a bare number     S one person without a number
    H killed, wounded        g killing           v kills         d died          D dead, missing
    T deaths, injuries       O death(s) of       t death toll    l left, leaving L lives
    b was, were, have        a adverb, "others"  , comma         c and           r who
    i including              o of                V another verb  | a break       x anything else
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading

from . import harms
from .groups import Group, is_person, words


class Item(NamedTuple):
    """One letter of the line, on the tokens `first:last`."""

    letter: str
    first: int
    last: int
    group: Group | None = None
    marks: tuple[harms.Mark, ...] = ()

    def harm(self, *sorts: str) -> str | None:
        return next((mark.harm for mark in self.marks if mark.sort in sorts), None)


class Link(NamedTuple):
    """People and the harm that came to them, on the tokens `first:last`."""

    group: Group
    harm: str
    first: int
    last: int
    rule: str


_LETTERS = {
    "past": "H",
    "gerund": "g",
    "present": "v",
    "intransitive": "d",
    "state": "D",
    "counts": "T",
    "of": "O",
    "toll": "t",
}
_ORDER = ("toll", "past", "gerund", "intransitive", "state", "of", "counts", "present")


def line(reading: Reading, groups: list[Group]) -> list[Item]:
    """Return the sentence as items, left to right."""
    starts = {group.first: group for group in groups}
    items: list[Item] = []
    at = 0
    while at < len(reading.tokens):
        group = starts.get(at)
        item = _group_item(group) if group else _word_item(reading, at)
        items.append(item)
        at = item.last
    return items


def _group_item(group: Group) -> Item:
    letter = "S" if group.is_single else "G" if group.noun else "N"
    return Item(letter, group.first, group.last, group)


def _word_item(reading: Reading, at: int) -> Item:
    marks = harms.at(reading, at)
    if marks and not _is_adjective(reading, marks[0]):
        sort = next((sort for sort in _ORDER if any(mark.sort == sort for mark in marks)), marks[0].sort)
        return Item(_LETTERS[sort], at, marks[0].last, None, tuple(marks))
    return Item(_letter(reading, at), at, at + 1)


def _is_adjective(reading: Reading, mark: harms.Mark) -> bool:
    """Whether "missing" or "wounded" only describes a person without a figure: "the wounded officer"."""
    return reading.lower(mark.first - 1) in ("the", "a", "an", "his", "her") and is_person(reading, mark.last)


def _letter(reading: Reading, at: int) -> str:
    word = reading.lower(at)
    for key, letter in (
        ("part", "i"),
        ("left", "l"),
        ("be", "b"),
        ("and", "c"),
        ("breaks", "|"),
        ("adverbs", "a"),
        ("claiming", "k"),
    ):
        if word in words(reading, key):
            return letter
    if word == ",":
        return ","
    if word in ("who", "whom"):
        return "r"
    if word == "of":
        return "o"
    if word.endswith("ly"):
        return "a"
    return "V" if _is_verb(word) else "x"


def _is_verb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


# The patterns. Groups are named w (who, one or several) and h (the harm); ~ stands for the figures.

_WHO = r"(?P<w>[GNS](?:,?c?,?[GNS])*+)"
_ADVERBS = r"[ab]*+"

_PATTERNS = [
    ("left dead", re.compile(rf"l[a]?{_WHO}[xa]{{0,4}}?(?P<h>[HD])")),
    ("killing them", re.compile(rf"(?P<h>[gv])[ax]?{_WHO}")),
    ("killed them", re.compile(rf"(?P<h>H)a?{_WHO}")),
    ("deaths of", re.compile(rf"(?P<h>O)ox?x?{_WHO}")),
    ("they were killed", re.compile(rf"{_WHO}(?:[xaro,]|V(?=[xb])){{0,14}}?b{_ADVERBS}(?P<h>[HD])")),
    ("they killed", re.compile(rf"{_WHO}(?:[a,]|r)*+(?P<h>[HDd])")),
    ("they died", re.compile(rf"{_WHO}(?:[xaro,]|V(?=[xb])){{0,14}}?{_ADVERBS}(?P<h>d)")),
    ("so many deaths", re.compile(r"(?P<w>[GNS])[xaV]{0,2}?(?P<h>T)")),
    ("the toll", re.compile(r"(?P<h>t)[^|GNS]{0,8}?(?P<w>[GN])")),
]


def find(reading: Reading, groups: list[Group]) -> list[Link]:
    """Return the harm that the sentence tells of each figure, every figure with one harm at most."""
    items = line(reading, groups)
    letters = "".join(item.letter for item in items)
    links: dict[int, Link] = {}
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(letters):
            for link in _linked(reading, items, match, rule):
                links.setdefault(link.group.first, link)
    for link in _parts(items, letters, links):
        links.setdefault(link.group.first, link)
    return [links[first] for first in sorted(links)]


def _linked(reading: Reading, items: list[Item], match: re.Match[str], rule: str) -> Iterator[Link]:
    harm_item = items[match.start("h")]
    harm = harm_item.harm(*_LETTERS)
    who = [item for item in items[match.start("w") : match.end("w")] if item.group]
    if harm is None:
        return
    last = max(items[match.end() - 1].last, harm_item.last)
    first = items[match.start()].first
    for item in who:
        assert item.group
        yield Link(item.group, harm, first, last, rule)


def _parts(items: list[Item], letters: str, links: dict[int, Link]) -> Iterator[Link]:
    """Twelve people were injured, including two children."""
    for match in re.finditer(r"i(?:x|a)?(?P<w>[GN](?:,?c?,?[GN])*+)", letters):
        whole = [link for link in links.values() if link.last <= items[match.start()].first + 1]
        for item in items[match.start("w") : match.end("w")]:
            if item.group and whole:
                yield Link(item.group, whole[-1].harm, item.first, item.last, "part of the figure before")
