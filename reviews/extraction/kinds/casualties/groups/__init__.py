"""Figures of people, with a number or without one: "twelve civilians", "dozens", "a woman and her two sons"."""

from collections.abc import Iterator

from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.casualties import harms
from reviews.extraction.kinds.casualties.people import noun_at, words

from . import counts
from .counts import Group

__all__ = ["Group", "find"]


def find(reading: Reading) -> list[Group]:
    """Return the figures of people in a sentence, in order and apart from each other."""
    groups: list[Group] = []
    for group in sorted(_find(reading), key=lambda group: (group.first, -group.last)):
        last = groups[-1].last if groups else 0
        if group.first >= last and not _is_owner(reading, group, last):
            groups.append(group)
    return groups


def _is_owner(reading: Reading, group: Group, last: int) -> bool:
    """Whether one person only tells whose people those up to `last` are: "three members of a family"."""
    return group.is_single and group.first == last + 1 and reading.lower(last) == "of"


def _find(reading: Reading) -> Iterator[Group]:
    yield from counts.find(reading)
    openers = words(reading, "vague", "alone", "vague_of", "determiners")
    for at, token in enumerate(reading.tokens):
        if token.lower in openers and (group := _vague(reading, at) or _single(reading, at) or _alone(reading, at)):
            yield group


def _vague(reading: Reading, at: int) -> Group | None:
    """Several soldiers · a number of civilians."""
    word = reading.lower(at)
    if word in words(reading, "vague") and (noun := noun_at(reading, at + 1)):
        return Group(at, noun + 1, (at, at + 1), None, vague=word, noun=reading.word(noun))
    is_phrase = word in words(reading, "vague_of") and reading.lower(at + 1) == "of"
    is_told = reading.lower(at - 1) == "the"  # "the number of" is about to be told
    if is_phrase and not is_told and (noun := noun_at(reading, at + 2)):
        return Group(at, noun + 1, (at, at + 2), None, vague=f"{word} of", noun=reading.word(noun))
    return None


def _single(reading: Reading, at: int) -> Group | None:
    """A woman · a mother and daughter · another man, which counts where a number stands before it."""
    noun = noun_at(reading, at + 1, single=True) if reading.lower(at) in words(reading, "determiners") else None
    if noun is None or reading.number_at(noun):  # "a couple of hundred"
        return None
    last = _pair_end(reading, noun)
    victims = " ".join(reading.word(place) for place in range(noun, last or noun + 1))
    is_single = not _is_one_more(reading, at)
    return Group(at, last or noun + 1, (at, last or noun + 1), 2 if last else 1, noun=victims, is_single=is_single)


def _pair_end(reading: Reading, at: int) -> int | None:
    """The end of what means two people: "couple", "mother and daughter"."""
    pairs = words(reading, "pairs")
    if reading.lower(at) in pairs:
        return at + 1
    return at + 3 if " ".join(reading.lower(at + step) for step in range(3)) in pairs else None


def _is_one_more(reading: Reading, at: int) -> bool:
    """Whether the word adds one to a number of people told before: "one was killed and another injured"."""
    return reading.lower(at) in words(reading, "one_more") and any(
        number.first < at and (noun_at(reading, number.last) or harms.begins(reading, number.last))
        for number in reading.numbers
    )


def _alone(reading: Reading, at: int) -> Group | None:
    """Scores were killed · another was injured."""
    if not harms.begins(reading, at + 1):
        return None
    if reading.lower(at) in words(reading, "alone"):
        return Group(at, at + 1, (at, at + 1), None, vague=reading.lower(at))
    return Group(at, at + 1, (at, at + 1), 1) if _is_one_more(reading, at) else None
