"""A number with its currency or its unit: "US$3", "24-hour", "50 mL", "seven miles", "two kids"."""

from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.figures.numbers import Number

from . import measures
from .measures import Unit


class Amount(NamedTuple):
    """A number with the unit that stands with it, and the tokens that both take up."""

    first: int
    last: int
    number: Number
    unit: str | None


def of(line: Line, number: Number) -> Amount:
    """The amount of a number with the currency before it, or the unit of measure behind it, if there is one."""
    name, first = currency(line, number.first)
    if name is None:
        return _measured(line, number) or Amount(number.first, number.last, number, None)
    is_told_twice = line.lower(first) == "$" and line.lower(number.last) in ("us", "u.s.", "usd")
    unit = measures.rated(line, Unit(name, number.last + is_told_twice))
    return Amount(first, unit.last, number, unit.name)


def currency(line: Line, first: int) -> tuple[str | None, int]:
    """The currency before a number and where it begins: "$", "US $", "A$", "$US", "EUR"."""
    data = lexicons.load(line.language, "units")
    before, near = data.get("before", {}), line.lower(first - 1)
    if near == "$":
        for opening in range(first - 2, max(first - 5, -1), -1):
            code = "".join(token.lower for token in line.tokens[opening : first - 1]).replace(".", "") + near
            if code in before and line.word(opening)[0].isupper():
                return before[code], opening
    if near == "=" and line.lower(first - 2) == "y":
        return before.get("y="), first - 2
    behind = data.get("after_dollar", {}).get(near)
    if behind and line.lower(first - 2) == "$" and line.adjacent(first - 1):
        return behind, first - 2
    at = first - 1 - (near == "." and line.adjacent(first - 1))
    return (before[line.lower(at)], at) if line.lower(at) in before and _is_code(line, at) else (None, first)


def _is_code(line: Line, at: int) -> bool:
    """Whether a word or mark before a figure is written like a currency: "$", "CHF", "Rs."; not the "try" of "try 5 times"."""
    word, near = line.word(at), line.lower(at)
    is_abbreviated = word.istitle() and near in lexicons.words(line.language, "units", "abbreviated")
    return not near.isalpha() or is_abbreviated or (line.lower(at + 1) != "." and len(near) > 1 and word.isupper())


def counted(line: Line, number: Number) -> Amount | None:
    """The amount of things counted: "two kids", "193-member", "one particular demand"."""
    unit = None
    if _is_tied(line, number.last):
        noun = line.lower(number.last + 1)
        unit = Unit(measures.singular(noun, line.language), number.last + 2) if noun.isalpha() else None
    elif not number.is_share:
        unit = measures.counted(line, number.last, number.value)
    return Amount(number.first, unit.last, number, unit.name) if unit else None


def _is_tied(line: Line, at: int) -> bool:
    return line.lower(at) == "-" and line.adjacent(at)


def _measured(line: Line, number: Number) -> Amount | None:
    at = number.last + _is_tied(line, number.last)
    unit = measures.measure(line, at)
    if unit is None or _is_stray_letter(line, number, at):
        return None
    if line.lower(unit.last) == "-" and line.lower(unit.last + 1) in ("old", "olds"):
        unit = Unit("year of age", unit.last + 2)
    unit = measures.rated(line, unit)
    return Amount(number.first, unit.last, number, unit.name)


def _is_stray_letter(line: Line, number: Number, at: int) -> bool:
    """Whether what looks like a unit is a letter or a small word of its own: "five g", "5 m people"."""
    letters = line.lower(at)
    if number.in_words:
        return len(letters) < 3
    is_apart = len(letters) == 1 and letters.isalpha() and not line.adjacent(at)
    behind = line.lower(at + 1)
    goes_on = behind in lexicons.closed(line.language) or behind in lexicons.words(line.language, "grammar", "to")
    return is_apart and behind.isalpha() and not goes_on
