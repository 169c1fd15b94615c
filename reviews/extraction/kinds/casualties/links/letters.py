"""A sentence as a line of letters, so that the ways of telling harm are patterns over it.

G people with a number   N a bare number     S one person without a number
H killed, wounded        g killing           v kills         d died          D dead, missing
T deaths, injuries       O death(s) of       t death toll    l left, leaving
b was, were, have        a adverb, "others"  , comma         c and           r who
i including              o of                w with          n name          | a break
s sent                   y taken, rushed     Z hospital      k held, seized
V another verb           m himself           x anything else
"""

from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.casualties import asides, harms
from reviews.extraction.kinds.casualties.groups import Group
from reviews.extraction.kinds.casualties.people import is_person, words


class Item(NamedTuple):
    """One letter of the line, on the tokens `first:last`."""

    letter: str
    first: int
    last: int
    group: Group | None = None
    marks: tuple[harms.Mark, ...] = ()

    @property
    def harm(self) -> str | None:
        """The harm that the words tell."""
        return self.marks[0].harm if self.marks else None


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
    "holding": "k",
    "relative": "r",
    "reflexive": "m",
}
_BY_WORD = {",": ",", "of": "o"}
_BY_SORT = {
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
        if end := asides.end(reading, at) if items and items[-1].group else asides.bracket_end(reading, at):
            at = end
            continue
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
        sorts = [mark.sort for mark in marks]
        if "of" in sorts and reading.lower(marks[0].last) == "of":  # the killing of six priests
            sorts = ["of"]
        sort = next(sort for sort in _ORDER if sort in sorts)
        return Item(_BY_SORT[sort], at, marks[0].last, None, tuple(marks))
    return Item(_letter(reading, at), at, at + 1)


def _is_adjective(reading: Reading, mark: harms.Mark) -> bool:
    """Whether "missing" or "wounded" only describes a person without a figure: "the wounded officer"."""
    return reading.lower(mark.first - 1) in ("the", "a", "an", "his", "her") and is_person(reading, mark.last)


def _letter(reading: Reading, at: int) -> str:
    word = reading.lower(at)
    if word == "to" and reading.lower(at + 1) in words(reading, "be"):
        return "a"  # "believed to have died"
    is_name = at > 0 and reading.word(at)[:1].isupper()
    return _listed(reading.language).get(word) or _by_shape(word, is_name=is_name)


@cache
def _listed(language: str) -> dict[str, str]:
    """The letter of each word of the lists, of the first list that has it."""
    found: dict[str, str] = {}
    for key, letter in _BY_LIST.items():
        for word in lexicons.words(language, "casualties", key):
            found.setdefault(word, letter)
    return _BY_WORD | found


def _by_shape(word: str, *, is_name: bool) -> str:
    if word.endswith("ly"):
        return "a"
    if is_name:
        return "n"
    return "V" if len(word) > 4 and word.endswith("ed") else "x"
