"""Numbers that count nothing: in a score, an address, an ordinal, a telephone number, a name."""

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.figures.numbers import Number

from . import amounts, measures

DASHES = ("-", "–", "—")
_OPENING = frozenset(".?!:;\"“”‘'([—–…•")


def is_name(line: Line, number: Number) -> bool:
    """Whether the number names or tells an age: Game 7 · iPhone 11 · page 3 · the Big Ten · 16 Mill Street · , 66,."""
    if _is_labelled(line, number) or _is_address(line, number.last):
        return True
    if number.in_words:
        return _is_name_in_words(line, number)
    if _is_age(line, number):
        return True
    is_money = amounts.currency(line, number.first)[0] is not None
    return _follows_name(line, number.first) and not is_money and not _has_unit(line, number)


def is_chain(line: Line, number: Number) -> bool:
    """Whether the number is glued to other figures or letters: 2-0 · 1-866-845 · 16th · 3D."""
    before, after = line.lower(number.first - 1), line.lower(number.last)
    has_measure = measures.measure(line, number.last) is not None
    if line.adjacent(number.last) and after in lexicons.words(line.language, "numbers", "ordinal"):
        return True
    if line.adjacent(number.first):
        if before[-1:].isalnum() or before in ("#", "/", "_"):
            return amounts.currency(line, number.first)[0] is None
        if before in ("-", ":", ".") and line.adjacent(number.first - 1):
            return not (line.lower(number.first - 2)[-1:].isalnum() and has_measure)
    return line.adjacent(number.last) and after[:1].isalpha() and not number.in_words and not has_measure


def is_score(line: Line, amount: amounts.Amount) -> bool:
    """Whether a figure follows behind a dash, so that the two are a result, a telephone number or an address."""
    at = amount.last
    is_dashed = line.lower(at) in DASHES and line.adjacent(at) and line.adjacent(at + 1)
    return amount.unit is None and is_dashed and line.lower(at + 1)[:1].isdecimal()


def _is_labelled(line: Line, number: Number) -> bool:
    """Page 3 · No. 5 · Article 51."""
    labels = lexicons.words(line.language, "labels")
    before = line.lower(number.first - 1)
    if before == "." and line.lower(number.first - 2) in labels:
        return True
    counts_after_all = number.in_words and line.word(number.first).islower()
    return before in labels and not counts_after_all and measures.measure(line, number.last) is None


_LONGEST_STREET = 4


def _is_address(line: Line, at: int) -> bool:
    """Whether a street's name follows: "16 Industrial Avenue", "49 Zorro Ranch Road"."""
    streets = lexicons.words(line.language, "streets")
    ordinal = lexicons.words(line.language, "numbers", "ordinal")
    for place in range(at, min(at + _LONGEST_STREET, len(line.tokens))):
        if line.word(place)[0].islower() and line.lower(place) not in ordinal:
            return False
        if line.lower(place) in streets:
            return True
    return False


def _is_age(line: Line, number: Number) -> bool:
    """Whether the number is the age behind a name: ", 66,"."""
    enclosed = line.lower(number.first - 1) == "," == line.lower(number.last)
    return enclosed and line.word(number.first - 2)[:1].isupper()


def _follows_name(line: Line, first: int) -> bool:
    """Whether the word before is a name, so that the number may be part of it: "iPhone 11", "Planet 9"."""
    word = line.word(first - 1)
    has_capital = not word.islower() and any(letter.isupper() for letter in word)
    return has_capital and word.lower() not in lexicons.closed(line.language)


def _has_unit(line: Line, number: Number) -> bool:
    if measures.measure(line, number.last):
        return True
    may_count = line.word(number.last).islower() or lexicons.words(line.language, "nouns", "capital")
    return bool(may_count) and measures.counted(line, number.last, number.value) is not None


def _is_name_in_words(line: Line, number: Number) -> bool:
    """The Big Ten · no one · one of them."""
    opens_sentence = number.first == 0 or line.word(number.first - 1) in _OPENING
    if line.word(number.first)[0].isupper() and not opens_sentence:
        return True
    before = lexicons.words(line.language, "numbers", "before_pronoun")
    after = lexicons.words(line.language, "numbers", "after_pronoun")
    return number.value == 1 and (line.lower(number.first - 1) in before or line.lower(number.last) in after)
