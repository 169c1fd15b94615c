"""What a number counts or tells beside people: a share, an age, an hour, an address, animals, what a figure was before."""

from itertools import takewhile

from reviews.extraction import lexicons
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.numbers.vocabulary import vocabulary
from reviews.extraction.figures.quantities import measures
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.casualties.people import noun_at, words

_LONGEST_PHRASE = 5  # words and marks


def is_no_count(reading: Reading, number: Number) -> bool:
    """Whether the number itself counts no people: a share, an hour, an age, an address, a pronoun, somebody’s children."""
    return (
        number.is_share
        or (number.whole is None and number.minimum is None)
        or is_other_count(reading, number.last)
        or _is_name(reading, number)
        or _is_apposed(reading, number)
        or _is_pronoun(reading, number)
        or _is_offspring(reading, number)
        or reading.lower(number.first - 1) in words(reading, "rated")
        or reading.is_scale(number.first)
    )


def is_of_another_figure(reading: Reading, number: Number, noun: int | None, first: int) -> bool:
    """Whether the number only leads to the one that is told, or counts animals."""
    return (
        is_former(reading, first, noun)
        or is_difference(reading, number.first, noun)
        or _is_whole_of_untold(reading, first)
        or (noun is None and _counts_goods(reading, number.last))
        or _is_rate(reading, noun + 1 if noun else number.last + 1)
    )


def _counts_goods(reading: Reading, at: int) -> bool:
    """Whether a number is told of animals or things: "12 cows", "46 M-16 rifles"."""
    words_behind = [reading.lower(place) for place in range(at, at + _LONGEST_PHRASE)]
    phrase = takewhile(lambda word: word[:1].isalnum() or word == "-", words_behind)
    known, closed = words(reading, "animals", "goods"), lexicons.closed(reading.language)
    return any(word in known for word in takewhile(lambda word: word not in closed, phrase))


def _is_rate(reading: Reading, at: int) -> bool:
    """Whether the figure is told for so many: "12 people per 100,000"."""
    scales = vocabulary(reading.language).scales
    ends = (end for _, end in measures.per_so_many(reading.language).at(reading, at))
    return any(reading.number_at(end) or reading.lower(end) in scales for end in ends)


def is_age(reading: Reading, number: Number, age_end: int) -> bool:
    """Whether the number is an age: "aged 4 and 6", "between the ages of 18 and 24"."""
    before = reading.lower(number.first - 1)
    if before in ("age", "aged", "ages") or (
        before in ("of", "between") and reading.lower(number.first - 2) in ("age", "ages")
    ):
        return True
    return number.first - age_end == 1 and before in ("and", "or", "to", ",", "-", "–")


def is_other_count(reading: Reading, at: int) -> bool:
    """Whether what follows a number makes it an age, an hour, a share or a measure."""
    after = reading.lower(at)
    if reading.adjacent(at) and after[:1].isalpha():
        return True  # "3D", "16th"
    if after in ("-", "–", "/"):
        return not (reading.lower(at + 1) in words(reading, "people") and reading.lower(at + 1).endswith("s"))
    return after in words(reading, "not_people")


def _is_name(reading: Reading, number: Number) -> bool:
    """Whether the number is part of a name or an address: "Highway 12", "the 300 block", "Unit 5"."""
    before = reading.word(number.first - 1)
    is_tied = before in ("/", "-") and reading.tokens[number.first - 1].end == reading.tokens[number.first].start
    if is_tied or before in ("#", "$", "€", "£", "no", "No", "page"):
        return True
    named = (
        number.first > 1
        and before[:1].isupper()
        and not number.in_words
        and before.lower() not in lexicons.closed(reading.language)
    )
    return named and not noun_at(reading, number.last) and reading.lower(number.last) not in words(reading, "harmed")


def _is_apposed(reading: Reading, number: Number) -> bool:
    """Whether the number is an age between commas: "Alvarado, 21, was killed", "the pilot, 52, was killed"."""
    return not number.in_words and reading.lower(number.first - 1) == "," == reading.lower(number.last)


def _is_pronoun(reading: Reading, number: Number) -> bool:
    """Whether "one" is no count: "the one who was injured", "no one"."""
    after = reading.lower(number.last)
    return number.value == 1 and (
        reading.lower(number.first - 1) in ("the", "no", "any", "this", "which", "second", "third", "other", "another")
        or after == "another"
    )


def _is_offspring(reading: Reading, number: Number) -> bool:
    """Whether the number tells how many children somebody has: "a mother of six"."""
    return reading.lower(number.first - 1) == "of" and reading.lower(number.first - 2) in words(reading, "parents")


def is_former(reading: Reading, at: int, noun: int | None) -> bool:
    """Whether the figure is the one that was told before: "raised from 12 to 14"."""
    return noun is None and reading.lower(at - 1) == "from"


def is_difference(reading: Reading, at: int, noun: int | None) -> bool:
    """Whether the figure is only what was added: "rose by 12 to 40"."""
    moves = lexicons.words(reading.language, "changes", "moves")
    return noun is None and reading.lower(at - 1) == "by" and reading.lower(at - 2) in moves


def _is_whole_of_untold(reading: Reading, at: int) -> bool:
    """Whether the figure is the whole of a part untold: "none of the 40 passengers", "how many of the 12"."""
    at -= reading.lower(at - 1) in ("the", "these", "those", "its", "their")
    return reading.lower(at - 1) == "of" and reading.lower(at - 2) in words(reading, "untold")
