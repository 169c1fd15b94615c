"""Which harm came to which people: the ways in which newspapers put them together, over the letters of a sentence."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.phrases import Phrases

from . import asides, doubts, harms
from .groups import Group
from .letters import Item, line
from .people import is_person, words


class Link(NamedTuple):
    """People and the harm that came to them, on the tokens `first:last`."""

    group: Group
    harm: str
    first: int
    last: int
    rule: str
    whole: Group | None = None  # the figure that this one is part of


# In the patterns w is who, one or several, and h the harm.
_AND = r"(?:,?[cw]{1,3},?[GNS]|,[GS]){0,8}+"
_WHO = rf"(?P<w>[GNS]{_AND})"
_PEOPLE = rf"(?P<w>(?:N,?c,?)?[GS]{_AND})"
_GAP = r"(?:[xnarow,]|V(?=[xnbow])){0,14}?"  # what may stand between people and their verb; a clause of its own may not
_BE = r"b[abl]*+"

_PATTERNS = [
    ("the toll", re.compile(r"(?P<h>t)[^|GNS]{0,8}?(?P<w>[GN])(?!b?[HD])")),
    ("among the dead", re.compile(rf"(?P<h>[TD])b?i[xa]?{_WHO}")),
    ("among the dead", re.compile(rf"i[xa]?(?P<h>[TDH])b{_WHO}")),
    ("among the dead", re.compile(rf"{_WHO}b[a]*+i[xa]?(?P<h>[TDH])")),
    ("killed were they", re.compile(rf"^(?P<h>H)[xnao]{{0,6}}?b{_WHO}")),
    ("taken hostage", re.compile(rf"k[a]?{_WHO}(?P<h>D)")),
    ("left dead", re.compile(rf"l[a]?{_WHO}[xna]{{0,4}}?(?P<h>[HD])")),
    ("killing them", re.compile(rf"(?P<h>[gv])[axn]?{_WHO}")),
    ("killed them", re.compile(rf"(?P<h>H)a?{_WHO}")),
    ("killed him and them", re.compile(r"(?P<h>[Hgv])(?:n{1,5}|m),?c(?P<w>[GN])")),
    ("deaths of", re.compile(rf"(?P<h>O)o[xn,]{{0,10}}?{_WHO}")),
    ("they were killed", re.compile(rf"{_PEOPLE}{_GAP}{_BE}(?P<h>[HD])")),
    ("they were killed", re.compile(rf"{_WHO}[a,]*+r?{_BE}(?P<h>[HD])")),
    ("they killed", re.compile(rf"{_WHO}[ar,]*+(?P<h>[HDd])")),
    ("they died", re.compile(rf"{_PEOPLE}{_GAP}[ab]*+(?P<h>d)")),
    ("they died", re.compile(rf"{_WHO}[ab]*+(?P<h>d)")),
    ("killed along with", re.compile(rf"(?P<h>H)[^|GNS]{{0,14}}?cw{_WHO}")),
    ("so many deaths", re.compile(r"(?P<w>[GNS])[xnaV]{0,2}?(?P<h>T)")),
]
# rules whose words name no harm themselves
_HOSPITAL = [
    ("sent to hospital", re.compile(rf"s{_WHO}[xnaoc]{{0,6}}?Z")),
    ("taken to hospital", re.compile(rf"{_WHO}{_GAP}b[ab]*+y[xnao,]{{0,6}}?Z")),
    ("others in hospital", re.compile(rf"[HDd],?[cw]{_WHO}x{{1,2}}?Z")),
    ("with injuries", re.compile(rf"{_WHO}[wVxb][xna,]{{0,4}}?T")),
]


def find(reading: Reading, groups: list[Group]) -> list[Link]:
    """Return the harm that the sentence tells of each figure, every figure with one harm at most: the first found."""
    items = line(reading, groups) if groups else []
    letters = "".join(item.letter for item in items)
    links: dict[int, Link] = {}
    for found in (_bodies(reading, groups), _by_pattern(reading, items, letters), _by_themselves(reading, groups)):
        for link in found:
            links.setdefault(link.group.first, link)
    for link in [*_parts(reading, items, letters, links), *_asides(reading, groups, links)]:
        links.setdefault(link.group.first, link)
    return [links[first] for first in sorted(links)]


def _by_pattern(reading: Reading, items: list[Item], letters: str) -> Iterator[Link]:
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(letters):
            harm = items[match.start("h")]
            is_object = rule == "they killed" and doubts.has_object(reading, harm.last)
            is_open = doubts.is_open(reading, harm, items[match.start()].first)
            if not is_object and not is_open and not doubts.is_of_things(reading, harm, _who(items, match)):
                yield from _linked(items, match, rule, harm)
    for rule, pattern in _HOSPITAL:
        for match in pattern.finditer(letters):
            yield from _hospital(reading, items, match, rule)


def _who(items: list[Item], match: re.Match[str]) -> list[Group]:
    return [item.group for item in items[match.start("w") : match.end("w")] if item.group]


def _linked(items: list[Item], match: re.Match[str], rule: str, harm: Item) -> Iterator[Link]:
    for group in _together(_who(items, match)):
        if harm.harm:
            yield Link(group, harm.harm, min(harm.first, group.first), max(harm.last, group.last), rule)


def _together(groups: list[Group]) -> list[Group]:
    """Groups side by side: one sum if one person opens the row, else each for itself.

    "A woman and her two sons" are 3; "three soldiers and a civilian" are 3 and 1; "a man" alone is no figure.
    """
    if len(groups) == 1:
        return [group for group in groups if not group.is_single or group.count != 1]
    if not groups[0].is_single:
        return groups
    if any(group.count is None for group in groups):
        return [group for group in groups if not group.is_single]
    first, last = groups[0].first, groups[-1].last
    return [Group(first, last, (first, last), sum(group.count or 0 for group in groups))]


def _hospital(reading: Reading, items: list[Item], match: re.Match[str], rule: str) -> Iterator[Link]:
    """People who were taken to hospital, or have injuries, are wounded."""
    first, last = items[match.start()], items[match.end() - 1]
    if last.harm != "killed" and not doubts.is_open(reading, last, first.first):
        for group in _who(items, match):
            yield Link(group, "wounded", first.first, last.last, rule)


def _bodies(reading: Reading, groups: list[Group]) -> Iterator[Link]:
    """Bodies are dead, whatever is told of them: "two bodies were found burned"."""
    for group in groups:
        if _has_noun(reading, group, "remains"):
            yield Link(group, "killed", group.first, group.last, "bodies")


def _by_themselves(reading: Reading, groups: list[Group]) -> Iterator[Link]:
    """Figures that tell their harm alone: "claimed 60 lives", "holds 45 hostages", "22 wounded soldiers"."""
    for group in groups:
        if _is_taken(reading, group, "claiming", "souls"):
            yield Link(group, "killed", group.first - 1, group.last, "claimed lives")
        elif _is_taken(reading, group, "holding", "captives"):
            yield Link(group, "detained", group.first - 1, group.last, "holding hostages")
        elif end := _uprooted(reading, group):
            yield Link(group, "displaced", group.first - 1, end, "forced from home")
        elif harm := _harm_inside(reading, group):
            yield Link(group, harm, group.first, group.last, "wounded people")


def _is_taken(reading: Reading, group: Group, verb: str, noun: str) -> bool:
    before = range(max(group.first - 1, 0), group.figure[0])
    is_told = any(reading.lower(at) in words(reading, verb) for at in before)
    return is_told and _has_noun(reading, group, noun) and not doubts.is_supposed(reading, group.figure[0])


@cache
def _from_home(language: str) -> Phrases[None]:
    """What people are forced to, or from, when they lose their homes."""
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "casualties", "from_home"))], language)


_LONGEST_ORIGIN = 4  # tokens: "people in the valley from their homes"


def _uprooted(reading: Reading, group: Group) -> int | None:
    """The end of "forced 4,000 people from their homes", None where nobody has lost one."""
    is_forced = reading.lower(group.first - 1) in words(reading, "uprooting") and not doubts.is_supposed(
        reading, group.first - 1
    )
    places = range(group.last, group.last + _LONGEST_ORIGIN) if is_forced else ()
    return next((end for at in places for _, end in _from_home(reading.language).at(reading, at)), None)


def _has_noun(reading: Reading, group: Group, key: str) -> bool:
    is_owner = reading.lower(group.last) in words(reading, "apostrophes")  # "300 prisoners’ letters"
    return (group.noun or "").lower() in words(reading, key) and not is_owner


def _harm_inside(reading: Reading, group: Group) -> str | None:
    for at in range(group.figure[1], group.last):
        mark = next((mark for mark in harms.at(reading, at) if mark.sort in ("past", "state")), None)
        if mark and mark.last < group.last:
            return mark.harm
    return None


# Parts


_PARTS = re.compile(r"(?:i[xa]?|(?<=[HD]),(?=Na(?:[,x|]|$)))(?P<w>[GN](?:,?c?,?[GN]){0,8}+)")


def _parts(reading: Reading, items: list[Item], letters: str, links: dict[int, Link]) -> Iterator[Link]:
    """Twelve people were injured, including two children."""
    for match in _PARTS.finditer(letters):
        if _has_other_subject(reading, items[match.start()].first):
            continue
        wholes = [link for link in links.values() if link.last <= items[match.start()].first + 1]
        for group in _who(items, match) if wholes else ():
            if items[match.start()].letter == "," and group.last > group.figure[1]:
                continue  # "two of them seriously"
            yield _part(wholes[-1], group)


def _has_other_subject(reading: Reading, at: int) -> bool:
    """Whether "included" tells what something else holds: "six were arrested and the gang included 20 men"."""
    if reading.lower(at) not in words(reading, "includes"):
        return False
    subject = reading.lower(at - 1)
    is_people = is_person(reading, at - 1) or any(mark.sort != "of" for mark in harms.at(reading, at - 1))
    return not is_people and subject not in lexicons.closed(reading.language)


def _asides(reading: Reading, groups: list[Group], links: dict[int, Link]) -> Iterator[Link]:
    """The parts in brackets behind a figure share its harm: "six Jesuits (five Spaniards and one Salvadoran)"."""
    for link in list(links.values()):
        end = asides.end(reading, link.group.last) or 0
        opening, after = reading.word(link.group.last), reading.lower(link.group.last + 1)
        is_part = after in words(reading, "part")
        for group in groups:
            is_inside = link.group.last < group.first < end and group.size < link.group.size
            if is_inside and (is_part or not group.is_single) and (group.noun or opening != ","):
                yield _part(link, group)


def _part(whole: Link, group: Group) -> Link:
    return Link(group, whole.harm, group.first, group.last, "part of the figure before", whole.group)
