"""Harm that the rules `tolls` of a language tell of a count right away, where it has no rules `links` for whole sentences."""

from collections.abc import Iterator

from reviews.extraction import rules
from reviews.extraction.figures.quantities import bounds
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.counted import line
from reviews.extraction.rules import Match

from .groups.counts import Group, limits
from .links import Link


def find(reading: Reading) -> list[Link]:
    """Return the harm that a sentence tells of each count, the first that fits, in order."""
    known = rules.load(reading.language, "tolls")
    if known is None or not reading.numbers or not known.allowed(reading.vocabulary):
        return []
    links: dict[int, Link] = {}
    for link in _links(reading, line(known, reading).matches()):
        links.setdefault(link.group.figure[0], link)
    return [links[at] for at in sorted(links)]


def _links(reading: Reading, found: Iterator[Match]) -> Iterator[Link]:
    for match in found:
        figure = match.spans["count"]
        number = reading.number_at(figure[0])
        if number is None or match.rule.tells is None:
            continue
        bound = bounds.around(reading, *figure)
        people = reading.phrase(*match.spans["people"]) if "people" in match.spans else None
        first, last = min(match.first, bound.first), max(match.last, bound.last)
        group = Group(first, last, figure, *limits(number.whole, bound.name), noun=people)
        yield Link(group, match.rule.tells, first, last, match.rule.name)
