"""Which harm came to which people.

A sentence is written as a line of letters, one for each figure of people, word of harm and word between them, and the
ways in which newspapers put them together are patterns over that line:

    G people with a number   N a bare number     S one person without a number
    H killed, wounded        g killing           v kills         d died          D dead, missing
    T deaths, injuries       O death(s) of       t death toll    l left, leaving L lives
    b was, were, have        a adverb, "others"  , comma         c and           r who
    i including              o of                w with          V another verb  | a break
    s sent                   y taken, rushed     Z hospital      n name
    x anything else
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
    whole: Group | None = None  # the figure that this one is part of


_BY_LIST = {
    "part": "i",
    "left": "l",
    "be": "b",
    "and": "c",
    "breaks": "|",
    "with": "w",
    "sending": "s",
    "carried": "y",
    "hospital": "Z",
    "adverbs": "a",
    "claiming": "k",
}
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
_ORDER = ("toll", "past", "gerund", "intransitive", "state", "counts", "of", "present")


def line(reading: Reading, groups: list[Group]) -> list[Item]:
    """Return the sentence as items, left to right."""
    starts = {group.first: group for group in groups}
    items: list[Item] = []
    at = 0
    while at < len(reading.tokens):
        if items and items[-1].group and (end := _aside_end(reading, at)):
            at = end
            continue
        group = starts.get(at)
        item = _group_item(group) if group else _word_item(reading, at)
        items.append(item)
        at = item.last
    return items


_CLOSING = {"(": ")", "–": "–", "—": "—", "[": "]"}
_LONGEST_ASIDE = 14


def _aside_end(reading: Reading, at: int) -> int | None:
    """The end of the brackets, dashes or ", including …," that open behind a figure at a position."""
    word, after = reading.word(at), reading.lower(at + 1)
    if word == "," and (after in words(reading, "part") or after in ("aged", "ages")):
        closing, start = ",", at + 2
    elif word == "," and (part := reading.number_at(at + 1)) and reading.lower(part.last + 1) in ("them", "whom"):
        closing, start = ",", part.last
    elif word == "-" and after == "-":
        closing, start = "-", at + 2
    else:
        closing, start = _CLOSING.get(word, ""), at + 1
    places = range(start, min(start + _LONGEST_ASIDE, len(reading.tokens))) if closing else ()
    end = next((place + 1 for place in places if reading.word(place) == closing), None)
    return end + 1 if end and closing == "-" and reading.word(end) == "-" else end


def _group_item(group: Group) -> Item:
    letter = "S" if group.is_single else "G" if group.noun else "N"
    return Item(letter, group.first, group.last, group)


def _word_item(reading: Reading, at: int) -> Item:
    marks = harms.at(reading, at)
    if marks and not _is_adjective(reading, marks[0]):
        sorts = [mark.sort for mark in marks]
        if "of" in sorts and reading.lower(marks[0].last) == "of":  # the killing of six priests
            sorts = ["of"]
        sort = next(sort for sort in _ORDER if sort in sorts)
        return Item(_LETTERS[sort], at, marks[0].last, None, tuple(marks))
    return Item(_letter(reading, at), at, at + 1)


def _is_adjective(reading: Reading, mark: harms.Mark) -> bool:
    """Whether "missing" or "wounded" only describes a person without a figure: "the wounded officer"."""
    return reading.lower(mark.first - 1) in ("the", "a", "an", "his", "her") and is_person(reading, mark.last)


def _letter(reading: Reading, at: int) -> str:
    word = reading.lower(at)
    if word == "to" and reading.lower(at + 1) in words(reading, "be"):
        return "a"  # "believed to have died"
    for key, letter in _BY_LIST.items():
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
    if at and reading.word(at)[:1].isupper():
        return "n"
    return "V" if _is_verb(word) else "x"


def _is_verb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


# The patterns. Groups are named w (who, one or several) and h (the harm); ~ stands for the figures.

_AND = r"(?:,?[cw],?[GNS]|,[GS]){0,8}+"
_WHO = rf"(?P<w>[GNS]{_AND})"
_PEOPLE = rf"(?P<w>(?:N,?c,?)?[GS]{_AND})"
_GAP = r"(?:[xnarow,]|V(?=[xnbow])){0,14}?"  # what may stand between people and their verb; a clause of its own may not
_BE = r"b[abl]*+"

_PATTERNS = [
    ("left dead", re.compile(rf"l[a]?{_WHO}[xna]{{0,4}}?(?P<h>[HD])")),
    ("killing them", re.compile(rf"(?P<h>[gv])[axn]?{_WHO}")),
    ("killed them", re.compile(rf"(?P<h>H)a?{_WHO}")),
    ("killed him and them", re.compile(r"(?P<h>[Hgv])n{1,5},?c(?P<w>[GN])")),
    ("deaths of", re.compile(rf"(?P<h>O)o[xn,]{{0,10}}?{_WHO}")),
    ("they were killed", re.compile(rf"{_PEOPLE}{_GAP}{_BE}(?P<h>[HD])")),
    ("they were killed", re.compile(rf"{_WHO}[a,]*+r?{_BE}(?P<h>[HD])")),
    ("they killed", re.compile(rf"{_WHO}[ar,]*+(?P<h>[HDd])")),
    ("they died", re.compile(rf"{_PEOPLE}{_GAP}[ab]*+(?P<h>d)")),
    ("they died", re.compile(rf"{_WHO}[ab]*+(?P<h>d)")),
    ("killed along with", re.compile(rf"(?P<h>H)[^|GNS]{{0,14}}?c?w{_WHO}")),
    ("so many deaths", re.compile(r"(?P<w>[GNS])[xnaV]{0,2}?(?P<h>T)")),
    ("the toll", re.compile(r"(?P<h>t)[^|GNS]{0,8}?(?P<w>[GN])")),
]
# rules whose words name no harm themselves
_HOSPITAL = [
    ("sent to hospital", re.compile(rf"s{_WHO}[xnaoc]{{0,6}}?Z")),
    ("taken to hospital", re.compile(rf"{_WHO}{_GAP}b[ab]*+y[xnao,]{{0,6}}?Z")),
    ("with injuries", re.compile(rf"{_WHO}[wVx][xna,]{{0,4}}?T")),
]


def find(reading: Reading, groups: list[Group]) -> list[Link]:
    """Return the harm that the sentence tells of each figure, every figure with one harm at most."""
    items = line(reading, groups) if groups else []
    letters = "".join(item.letter for item in items)
    links: dict[int, Link] = {}
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(letters):
            if _is_supposed(reading, items, match) or (rule == "they killed" and _has_object(reading, items, match)):
                continue
            for link in _linked(items, match, rule):
                links.setdefault(link.group.first, link)
    for rule, pattern in _HOSPITAL:
        for match in pattern.finditer(letters):
            for link in _hospital(items, match, rule):
                links.setdefault(link.group.first, link)
    for group in groups:
        if (group.noun or "").lower() in words(reading, "remains"):
            links.setdefault(group.first, Link(group, "killed", group.first, group.last, "bodies"))
        elif harm := _harm_inside(reading, group):
            links.setdefault(group.first, Link(group, harm, group.first, group.last, "wounded people"))
    for link in [*_parts(items, letters, links), *_asides(reading, groups, links)]:
        links.setdefault(link.group.first, link)
    return [links[first] for first in sorted(links)]


def _linked(items: list[Item], match: re.Match[str], rule: str) -> Iterator[Link]:
    harm_item = items[match.start("h")]
    harm = harm_item.harm(*_LETTERS)
    if harm is None:
        return
    for group in _together([item.group for item in items[match.start("w") : match.end("w")] if item.group]):
        first, last = min(harm_item.first, group.first), max(harm_item.last, group.last)
        yield Link(group, harm, first, last, rule)


def _together(groups: list[Group]) -> list[Group]:
    """Groups that stand side by side: each for itself if all are figures, else one sum ("a woman and her two sons", 3)."""
    if not groups or not groups[0].is_single:
        return [group for group in groups if not group.is_single]
    if len(groups) == 1 or any(group.count is None for group in groups):
        return [group for group in groups if not group.is_single]
    first, last = groups[0], groups[-1]
    total = sum(group.count or 0 for group in groups)
    return [Group(first.first, last.last, (first.first, last.last), total, noun=None)]


def _is_supposed(reading: Reading, items: list[Item], match: re.Match[str]) -> bool:
    """Whether the harm is only feared, planned or nearly happened: "could be killed", "threatened to kill"."""
    harm = items[match.start("h")]
    at = harm.first
    return harm.letter != "O" and any(
        reading.word(place).islower() and reading.lower(place) in words(reading, "hypothetical")
        for place in range(max(at - 4, 0), at)
    )


def _has_object(reading: Reading, items: list[Item], match: re.Match[str]) -> bool:
    """Whether the people are those who killed: "two gunmen killed a guard"."""
    after = items[match.start("h")].last
    is_name = reading.word(after)[:1].isupper() and reading.lower(after) not in lexicons.words(
        reading.language, "grammar", "month", "day"
    )
    return is_name or reading.lower(after) in (
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "another",
        "him",
        "them",
        "himself",
    )


def _harm_inside(reading: Reading, group: Group) -> str | None:
    """The harm told by an adjective: "22 wounded soldiers"."""
    for at in range(group.figure[1], group.last):
        mark = next((mark for mark in harms.at(reading, at) if mark.sort in ("past", "state")), None)
        if mark and mark.last < group.last:
            return mark.harm
    return None


def _hospital(items: list[Item], match: re.Match[str], rule: str) -> Iterator[Link]:
    if items[match.end() - 1].harm("counts") == "killed":
        return
    for item in items[match.start("w") : match.end("w")]:
        if item.group:
            yield Link(item.group, "wounded", items[match.start()].first, items[match.end() - 1].last, rule)


def _parts(items: list[Item], letters: str, links: dict[int, Link]) -> Iterator[Link]:
    """Twelve people were injured, including two children."""
    for match in re.finditer(r"i(?:x|a)?(?P<w>[GN](?:,?c?,?[GN]){0,8}+)", letters):
        whole = [link for link in links.values() if link.last <= items[match.start()].first + 1]
        for item in items[match.start("w") : match.end("w")]:
            if item.group and whole:
                yield _part(whole[-1], item.group)


def _asides(reading: Reading, groups: list[Group], links: dict[int, Link]) -> Iterator[Link]:
    """The parts in brackets behind a figure share its harm: "six Jesuits (five Spaniards and one Salvadoran)"."""
    for link in list(links.values()):
        end = _aside_end(reading, link.group.last)
        for group in groups if end else ():
            is_inside = link.group.last < group.first < (end or 0)
            if is_inside and (group.noun or reading.word(link.group.last) != ",") and group.size < link.group.size:
                yield _part(link, group)


def _part(whole: Link, group: Group) -> Link:
    return Link(group, whole.harm, group.first, group.last, "part of the figure before", whole.group)
