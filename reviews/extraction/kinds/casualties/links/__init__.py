"""Which harm came to which people: the ways in which newspapers put them together, which are the rules `links`."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons, rules
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.casualties import asides, harms
from reviews.extraction.kinds.casualties.groups import Group
from reviews.extraction.kinds.casualties.people import is_person, words
from reviews.extraction.rules import Line, Match
from reviews.extraction.text.grammar.phrases import Phrases

from . import doubts, letters
from .letters import Item


class Link(NamedTuple):
    """People and the harm that came to them, on the tokens `first:last`."""

    group: Group
    harm: str
    first: int
    last: int
    rule: str
    whole: Group | None = None  # the figure that this one is part of


_PARTS, _HOSPITAL, _WITHOUT_OBJECT = "parts", "hospital", "without an object"
"""What the rules `links` tell, if it is not simply who came to what harm."""


def find(reading: Reading, groups: list[Group]) -> list[Link]:
    """Return the harm that the sentence tells of each figure, every figure with one harm at most: the first found."""
    items = letters.line(reading, groups) if groups else []
    seen = line(reading, items) if items else None
    found = [*seen.matches(apart=True)] if seen else []
    links: dict[int, Link] = {}
    for some in (_bodies(reading, groups), _by_rules(reading, items, found), _by_themselves(reading, groups)):
        for link in some:
            links.setdefault(link.group.first, link)
    for link in [*_parts(reading, items, found, links), *_asides(reading, groups, links)]:
        links.setdefault(link.group.first, link)
    return [links[first] for first in sorted(links)]


def line(reading: Reading, items: list[Item]) -> Line | None:
    """A sentence as the rules see it, its items as words; None in a language without rules."""
    known = rules.load(reading.language, "links")
    words = [reading.tokens[item.first] for item in items]
    marks = "".join(item.letter for item in items)
    vocabulary = frozenset([word.lower for word in words])
    return known.line(rules.Row(words, reading.language, vocabulary), marks) if known else None


def _by_rules(reading: Reading, items: list[Item], found: list[Match]) -> Iterator[Link]:
    for match in found:
        if match.rule.tells == _HOSPITAL:
            yield from _hospital(reading, items, match)
        elif match.rule.tells != _PARTS:
            harm = items[match.spans["h"][0]]
            is_object = match.rule.tells == _WITHOUT_OBJECT and doubts.has_object(reading, harm.last)
            is_open = doubts.is_open(reading, harm, items[match.first].first)
            if not is_object and not is_open and not doubts.is_of_things(reading, harm, _who(items, match)):
                yield from _linked(items, match, harm)


def _who(items: list[Item], match: Match) -> list[Group]:
    return [item.group for item in items[slice(*match.spans["w"])] if item.group]


def _linked(items: list[Item], match: Match, harm: Item) -> Iterator[Link]:
    for group in _together(_who(items, match)):
        if harm.harm:
            yield Link(group, harm.harm, min(harm.first, group.first), max(harm.last, group.last), match.rule.name)


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


def _hospital(reading: Reading, items: list[Item], match: Match) -> Iterator[Link]:
    """People who were taken to hospital, or have injuries, are wounded."""
    first, last = items[match.first], items[match.last - 1]
    if last.harm != "killed" and not doubts.is_open(reading, last, first.first):
        for group in _who(items, match):
            yield Link(group, "wounded", first.first, last.last, match.rule.name)


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
    before = reading.lowers[max(group.first - 1, 0) : group.figure[0]]
    is_told = not words(reading, verb).isdisjoint(before)
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


def _parts(reading: Reading, items: list[Item], found: list[Match], links: dict[int, Link]) -> Iterator[Link]:
    """Twelve people were injured, including two children."""
    for match in found:
        opening = items[match.first]
        if match.rule.tells != _PARTS or _has_other_subject(reading, opening.first):
            continue
        wholes = [link for link in links.values() if link.last <= opening.first + 1]
        for group in _who(items, match) if wholes else ():
            if opening.letter == "," and group.last > group.figure[1]:
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
