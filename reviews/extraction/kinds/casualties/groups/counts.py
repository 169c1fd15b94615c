"""Figures of people that a number tells: "at least twelve civilians", "two of his bodyguards", "5 to 8 people"."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviews.extraction import lexicons
from reviews.extraction.figures import quantities
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.quantities import bounds
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.casualties import asides, harms
from reviews.extraction.kinds.casualties.people import noun_at, words

from .not_people import is_age, is_difference, is_former, is_no_count, is_of_another_figure, is_other_count


@dataclass(frozen=True, slots=True)
class Group:
    """So many people, on the tokens `first:last`; the words of the number are `figure`."""

    first: int
    last: int
    figure: tuple[int, int]
    count: int | None
    minimum: int | None = None
    maximum: int | None = None
    vague: str | None = None
    noun: str | None = None  # None for a bare number: "three were killed"
    is_single: bool = False  # "a woman": one person, and no figure

    @property
    def size(self) -> int:
        return self.count or self.minimum or self.maximum or 2


def find(reading: Reading) -> Iterator[Group]:
    """Yield the figures of people that a number tells, in order."""
    used, age_end = 0, -1
    for position, number in enumerate(reading.numbers):
        if is_age(reading, number, age_end):
            age_end = number.last
        elif number.first >= used:
            following = reading.numbers[position + 1] if position + 1 < len(reading.numbers) else None
            group = _range(reading, number, following) or _counted(reading, number)
            if group:
                used = group.last
                yield group


_OPENERS = ("the", "all", "these", "those", "another", "their", "his", "her")


def _counted(reading: Reading, number: Number) -> Group | None:
    """Twelve civilians · at least 12 · two of the wounded · dozens."""
    if is_no_count(reading, number):
        return None
    if reading.lower(number.first - 1) in words(reading, "except") and reading.lower(number.first - 2) == "all":
        return _all_but(reading, number)
    part_end = _past_whole(reading, number.last)
    noun = noun_at(reading, part_end)
    bound = bounds.around(reading, number.first, number.last)
    if is_of_another_figure(reading, number, noun, bound.first) or _is_one_of(reading, number, noun):
        return None
    last = _past_family(reading, noun + 1) if noun else _bare_end(reading, part_end)
    if part_end > number.last:
        last = _past_participle(reading, last)
    first = bound.first - (reading.lower(bound.first - 1) in _OPENERS)
    figure, noun_word = (number.first, number.last), reading.word(noun) if noun else None
    if number.value is None:
        text = " ".join(reading.lower(at) for at in range(*figure))
        return Group(first, last, figure, None, vague=text, noun=noun_word)
    return Group(first, last, figure, *limits(number.whole, bound.name), noun=noun_word)


def _all_but(reading: Reading, number: Number) -> Group | None:
    """All but two of the 30 passengers, who are 28."""
    whole = _whole(reading, number.last)
    if number.whole is None or whole is None or whole.whole is None or reading.lower(number.first - 2) != "all":
        return None
    noun = noun_at(reading, whole.last)
    first, last = number.first - 2, noun + 1 if noun else whole.last
    noun_word = reading.word(noun) if noun else None
    return Group(first, last, (first, whole.last), whole.whole - number.whole, noun=noun_word)


def _range(reading: Reading, low: Number, high: Number | None) -> Group | None:
    """Between five and eight people · 5 to 8 people · 5-8 people."""
    if high is None or high.first != low.last + 1 or low.whole is None or high.whole is None:
        return None
    least = int(quantities.same_scale(reading, low.whole, high))
    if least >= high.whole:
        return None
    link, opener = reading.lower(low.last), reading.lower(low.first - 1)
    is_linked = link in ("to", "or", "-", "–") or (link == "and" and opener == "between")
    noun = noun_at(reading, high.last)
    is_other = is_former(reading, low.first, noun) or is_difference(reading, low.first, noun)
    if not is_linked or is_other or is_other_count(reading, high.last):
        return None
    last = noun + 1 if noun else _bare_end(reading, high.last)
    first = low.first - (opener in ("between", "from"))
    noun_word = reading.word(noun) if noun else None
    return Group(first, last, (low.first, high.last), None, least, high.whole, noun=noun_word)


def limits(count: int | None, bound: str) -> tuple[int | None, int | None, int | None]:
    """The count, the minimum and the maximum that a figure with its bound tells."""
    if bound in ("at least", "more than"):
        return None, count, None
    return (None, None, count) if bound in ("at most", "less than") else (count, None, None)


def _past_whole(reading: Reading, at: int) -> int:
    """Skip the whole that the number is part of: "five of the 30 passengers"."""
    whole = _whole(reading, at)
    return whole.last if whole else at


def _whole(reading: Reading, at: int) -> Number | None:
    if reading.lower(at) != "of":
        return None
    return reading.number_at(at + 1 + (reading.lower(at + 1) in ("the", "all", "its", "their")))


def _past_family(reading: Reading, at: int) -> int:
    """Skip whose the people are: "seven members of the same family"."""
    behind = range(at + 1, at + 5) if reading.lower(at) == "of" else ()
    return next((place + 1 for place in behind if reading.lower(place) in words(reading, "families")), at)


_BEFORE_VERB = 6  # tokens


def _past_participle(reading: Reading, at: int) -> int:
    """Skip what had come to the whole before the verb of the part: "two of the four shot on Sunday have died"."""
    mark = next((mark for mark in harms.at(reading, at) if mark.sort == "past"), None)
    if mark and any(harms.begins(reading, place) for place in range(mark.last, mark.last + _BEFORE_VERB)):
        return mark.last
    return at


def _bare_end(reading: Reading, at: int) -> int:
    """The end of a figure without a noun: "three more", "two of them", "two of the wounded"."""
    while reading.lower(at) in ("more", "other", "others", "aboard"):
        at += 1
    at += 2 * (reading.lower(at) == "on" and reading.lower(at + 1) == "board")
    if reading.lower(at) == "of" and reading.lower(at + 1) in ("them", "those", "whom", "these", "the"):
        return at + 2 + (reading.lower(at + 2) in ("wounded", "injured", "dead", "missing", "detained"))
    return at


_NEAR_FORMER = 8  # tokens: "from 14 to at least 31", "31 were killed, up sharply from 14"


def former(reading: Reading, group: Group, last: int) -> int | None:
    """What the figure was before: "rose from 14 to 31", "killed 31, up from 14", "31 dead, from 14"."""
    moves = lexicons.words(reading.language, "changes", "moves") | {","}
    places = (*range(group.first - _NEAR_FORMER, group.first), *range(group.last, max(group.last, last) + _NEAR_FORMER))
    for number in filter(None, map(reading.number_at, places)):
        if number.whole is None or not is_former(reading, number.first, noun_at(reading, number.last)):
            continue
        if number.last < group.figure[0]:
            is_told = reading.lower(number.last) == "to"
        else:
            since = max(group.last, last) if number.first > last else group.last
            is_told = all(reading.lower(at) in moves for at in range(since, number.first - 1))
        if is_told:
            return number.whole
    return None


def _is_one_of(reading: Reading, number: Number, noun: int | None) -> bool:
    """Whether the whole is told: "one of five people injured" are five."""
    if number.value != 1 or noun is None or _past_whole(reading, number.last) == number.last:
        return False
    behind = asides.end(reading, noun + 1) or noun + 1
    return any(mark.sort == "past" for mark in harms.at(reading, behind))
