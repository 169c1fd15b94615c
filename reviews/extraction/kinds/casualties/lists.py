"""The list that a figure is made of, told beside it: "twelve people were killed: seven men, three women and two children".

Or told of it: "of the twelve dead, seven were men and three were women".
"""

from collections.abc import Iterator

from reviews.extraction.details import Listed
from reviews.extraction.figures.reading import Reading

from .groups import Group
from .links import Link
from .people import noun_at, words

_OPENING = (":", "(", "—", "–", "-")
_CLOSING = ("", ".", ",", ";", ")", "—", "–", "-", "”", '"', "’")


def find(reading: Reading, groups: list[Group], links: list[Link]) -> Iterator[Link]:
    """Yield the members of the lists that stand behind a figure or its harm, as parts of the figure."""
    linked = {link.group.first for link in links}
    free = {group.first: group for group in groups if group.noun and group.count and group.first not in linked}
    for link in links if len(free) > 1 else ():
        if link.whole is None and link.group.count:
            opening = (*_OPENING, ",") if _is_general(reading, link.group) else _OPENING
            for end in (link.last, link.group.last):
                for group in _behind(reading, free, end) if reading.lower(end) in opening else ():
                    if group.size < link.group.count:
                        del free[group.first]
                        yield Link(group, link.harm, group.first, group.last, "listed beside the figure", link.group)


def told_of(reading: Reading, links: list[Link]) -> Iterator[Link]:
    """Yield what is told of the figure that a sentence begins with: "of the 31 dead, 18 were women and 9 were men"."""
    for link in links:
        at = link.last + (reading.lower(link.last) == ",")
        while reading.lower(link.group.first - 1) == "of" and (group := _sort(reading, at)):
            yield Link(group, link.harm, group.first, group.last, "told of the figure before", link.group)
            at = group.last + (reading.lower(group.last) == ",")
            at += reading.lower(at) == "and"


def _sort(reading: Reading, at: int) -> Group | None:
    """Eighteen were women."""
    number = reading.number_at(at)
    is_told = number and number.whole is not None and reading.lower(number.last) in words(reading, "be")
    noun = noun_at(reading, number.last + 1) if number and is_told else None
    if number is None or noun is None:
        return None
    return Group(at, noun + 1, (number.first, number.last), number.whole, noun=reading.word(noun))


def _is_general(reading: Reading, group: Group) -> bool:
    """Whether what stands behind a comma can be some of them: "six people, …", and not "six priests, a cook and her son"."""
    return group.noun is None or group.noun.lower() in words(reading, "general")


def _behind(reading: Reading, free: dict[int, Group], at: int) -> list[Group]:
    """The groups of a list that opens at a position, none if it is no list of two or more."""
    at += 1 + (reading.lower(at) == "-" == reading.lower(at + 1))
    members: list[Group] = []
    while group := free.get(at):
        members.append(group)
        end = group.last
        at = end + (reading.lower(end) == ",")
        at += reading.lower(at) == "and"
        if at == end:
            break
    is_counted = any(
        not group.is_single for group in members
    )  # who two people were, "a pilot and a nurse", adds no figure
    return members if is_counted and len(members) > 1 and reading.lower(members[-1].last) in _CLOSING else []


def listed(reading: Reading, link: Link) -> Listed | None:
    """How much of its whole the list holds that a part stands in; None for a whole.

    `all` behind a colon, a dash or in brackets, `some` behind "including", `beside` where the words leave it open.
    """
    if link.whole is None:
        return None
    between = [reading.lower(at) for at in range(link.whole.last, link.group.first)]
    if link.group.noun is None or not words(reading, "part").isdisjoint(between):
        return "some"
    return "all" if any(mark in between for mark in _OPENING) else "beside"
