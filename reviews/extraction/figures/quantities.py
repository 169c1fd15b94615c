"""Counted and measured quantities: "$3.5 billion", "15 to 22 miles per hour", "seven European countries".

A number is none when it is a date, a time, a score, an address, an ordinal, or part of a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token, split

from . import bounds, dates, numbers, pieces, units
from .numbers import Number


class Quantity(NamedTuple):
    """A quantity on `text[start:end]`: a `value`, or a range from `minimum` to `maximum`; either end may be open."""

    start: int
    end: int
    value: float | None
    minimum: float | None
    maximum: float | None
    unit: str | None
    bound: str
    first: int  # its tokens
    last: int

    def as_json(self) -> dict[str, Any]:
        span = {"start": self.start, "end": self.end}
        if self.value is not None:
            return {**span, "value": self.value, "unit": self.unit, "bound": self.bound}
        return {**span, "minimum": self.minimum, "maximum": self.maximum, "unit": self.unit, "bound": self.bound}


def find(text: str, language: str = "en") -> list[Quantity]:
    """Return the quantities of `text` in order."""
    tokens = pieces.split(split(text), language)
    return read(tokens, numbers.find(tokens, language), dates.find(tokens, language=language), language)


def read(tokens: Sequence[Token], found: list[Number], dated: list[dates.When], language: str = "en") -> list[Quantity]:
    """Return the quantities among the numbers `found`, leaving out those of the dates."""
    taken = {at for when in dated for at in range(when.first, when.last)}
    free = [number for number in found if not taken.intersection(range(number.first, number.last))]
    return list(_Reader(tokens, language).quantities(free))


class _Amount(NamedTuple):
    """A number with the unit that stands with it, and the tokens that both take up."""

    first: int
    last: int
    number: Number
    unit: str | None


@dataclass(frozen=True)
class _Reader:
    tokens: Sequence[Token]
    language: str

    def quantities(self, found: list[Number]) -> Iterator[Quantity]:
        at = 0
        while at < len(found):
            number = found[at]
            following = found[at + 1] if at + 1 < len(found) else None
            at += 1
            if self._is_name(number) or self._is_chain(number):
                continue
            amount = self._amount(number)
            quantity = self._range(amount, following) if following else None
            if quantity or self._is_score(amount):
                at += 1
            else:
                quantity = self._single(amount)
            if quantity:
                yield quantity

    def _lower(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def _adjacent(self, at: int) -> bool:
        """Whether token `at` follows the one before it without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    # One amount: number, mark before it, unit after it

    def _amount(self, number: Number) -> _Amount:
        mark, first = self._mark(number.first)
        last = number.last
        if mark:
            last += self._lower(last) in ("us", "u.s.", "usd") and self._lower(first) == "$"
            unit = units.rated(self.tokens, units.Unit(mark, last), self.language)
            return _Amount(first, unit.last, number, unit.name)
        return self._measured(number) or _Amount(number.first, last, number, None)

    def _mark(self, first: int) -> tuple[str | None, int]:
        """The currency before a number and where it begins: "$", "US $", "A$", "$US", "EUR"."""
        data = lexicons.load(self.language, "units")
        before = data.get("before", {})
        near = self._lower(first - 1)
        if near == "=" and self._lower(first - 2) == "y":
            return before.get("y="), first - 2
        if near == "$":
            for opening in range(first - 2, max(first - 5, -1), -1):  # "US $", "A$", "U.S.$"
                code = "".join(token.lower for token in self.tokens[opening : first - 1]).replace(".", "")
                if code + "$" in before and self.tokens[opening].text[0].isupper():
                    return before[code + "$"], opening
        behind = data.get("after_dollar", {}).get(near)
        if behind and self._lower(first - 2) == "$" and self._adjacent(first - 1):
            return behind, first - 2
        if near in before and (not near.isalpha() or (self.tokens[first - 1].text.isupper() and len(near) > 1)):
            return before[near], first - 1
        return None, first

    def _measured(self, number: Number) -> _Amount | None:
        """The amount of a unit of measure: "24-hour", "50 mL", "seven miles"."""
        at = number.last
        if self._lower(at) == "-" and self._adjacent(at):
            at += 1
        unit = units.measure(self.tokens, at, self.language)
        if unit is None or (number.in_words and len(self._lower(at)) < 3):
            return None
        if (
            len(self._lower(at)) == 1
            and self._lower(at).isalpha()
            and not self._adjacent(at)
            and self._lower(at + 1).isalpha()
        ):
            return None
        if self._lower(unit.last) == "-" and self._lower(unit.last + 1) in ("old", "olds"):
            unit = units.Unit("year of age", unit.last + 2)
        unit = units.rated(self.tokens, unit, self.language)
        return _Amount(number.first, unit.last, number, unit.name)

    def _counted(self, number: Number) -> units.Unit | None:
        """What is counted: "two kids", "193-member", "one particular demand"."""
        at = number.last
        if self._lower(at) == "-" and self._adjacent(at):
            noun = self._lower(at + 1)
            return units.Unit(units.singular(noun, self.language), at + 2) if noun.isalpha() else None
        if number.is_share:
            return None
        return units.counted(self.tokens, at, number.value, self.language)

    # One quantity

    def _single(self, amount: _Amount) -> Quantity | None:
        number = amount.number
        if amount.unit is None:
            counted = self._counted(number)
            if counted:
                amount = _Amount(amount.first, counted.last, number, counted.name)
            elif number.in_words and number.value is not None and not number.is_share:
                return None  # "the other two", "one": a pronoun, or a thing that was named before
        bound = bounds.around(self.tokens, amount.first, amount.last, self.language)
        return self._quantity(amount, bound, number.value, number.minimum, number.maximum)

    def _quantity(
        self, amount: _Amount, bound: bounds.Bound, value: float | None, minimum: float | None, maximum: float | None
    ) -> Quantity:
        first, last = amount.first, amount.last
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Quantity(start, end, value, minimum, maximum, amount.unit, bound.name, first, last)

    def _range(self, amount: _Amount, following: Number) -> Quantity | None:
        """15 to 22 miles per hour · 5% to 6% · between four and eight · three or four years."""
        low, high = amount.number, self._amount(following)
        link = self._lower(amount.last)
        if amount.last + 1 != high.first or low.value is None or following.value is None:
            return None
        opener = self._lower(amount.first - 1)
        if bounds.around(self.tokens, amount.first, amount.last, self.language).name in ("up", "down"):
            return None  # "rose 3% to 40"
        if not self._links(link, opener, low.value, following.value):
            return None
        if high.unit is None and (counted := self._counted(following)):
            high = _Amount(high.first, counted.last, following, counted.name)
        if amount.unit and high.unit and not high.unit.startswith(amount.unit):
            return None
        if link in ("-", "–", "—") and not (high.unit or amount.unit):
            return None  # a score, or the numbers of houses
        whole = _Amount(amount.first, high.last, following, high.unit or amount.unit)
        bound = bounds.around(self.tokens, whole.first, whole.last, self.language)
        least = self._same_scale(low.value, following)
        return self._quantity(whole, bound, None, least, following.value)

    def _links(self, link: str, opener: str, low: float, high: float) -> bool:
        if link in ("and", "&"):
            return opener == "between"
        if link == "or":
            return high == low + 1
        if link in ("to", "-to-"):
            return low < high or opener == "from"
        return link in ("-", "–", "—") and low < high

    def _same_scale(self, low: float, high: Number) -> float:
        """The low end of "3 to 5 million" is 3 million."""
        if high.value is None or self._lower(high.last - 1).isdecimal() or high.last == high.first + 1:
            return low
        scale = lexicons.load(self.language, "numbers").get("scales", {}).get(self._lower(high.last - 1), 1)
        return low * scale if scale >= 1000 and low < high.value / scale else low

    def _is_score(self, amount: _Amount) -> bool:
        """Whether a figure follows behind a dash, so that the two are a result, a telephone number or an address."""
        at = amount.last
        dashed = self._lower(at) in ("-", "–") and self._adjacent(at) and self._adjacent(at + 1)
        return amount.unit is None and dashed and self._lower(at + 1)[:1].isdecimal()

    # What is no quantity

    def _is_chain(self, number: Number) -> bool:
        """2-0 · 1-866-845 · F-16 · 16th · 3D: numbers glued to other figures and letters."""
        before, after = self._lower(number.first - 1), self._lower(number.last)
        if after in ("st", "nd", "rd", "th") and self._adjacent(number.last):
            return True
        if self._adjacent(number.first) and (before[-1:].isalnum() or before in ("#", "/", "_")):
            return before[-1:] != "~" and self._mark(number.first)[0] is None
        if self._adjacent(number.first) and before in ("-", ":", ".") and self._adjacent(number.first - 1):
            return (
                not self._is_low_end(number.first - 2) or units.measure(self.tokens, number.last, self.language) is None
            )
        glued = self._adjacent(number.last) and after[:1].isalpha() and not number.in_words
        return glued and units.measure(self.tokens, number.last, self.language) is None

    def _is_low_end(self, at: int) -> bool:
        return self._lower(at)[-1:].isalnum()

    def _is_name(self, number: Number) -> bool:
        """Game 7 · iPhone 11 · page 3 · the Big Ten · 16 Industrial Avenue."""
        first, last = number.first, number.last
        before = self._lower(first - 1)
        labels = lexicons.words(self.language, "labels")
        is_label = before in labels and not (number.in_words and self.tokens[first].text.islower())
        if is_label and units.measure(self.tokens, last, self.language) is None:
            return True
        if before == "." and self._lower(first - 2) in labels:
            return True
        if self._is_address(last):
            return True
        if number.in_words:
            return self._is_named_in_words(number)
        if self._is_age(number):
            return True
        return self._follows_name(first) and self._mark(first)[0] is None and not self._has_unit(number)

    def _is_age(self, number: Number) -> bool:
        """Whether the number is the age behind a name: ", 66,"."""
        enclosed = self._lower(number.first - 1) == "," and self._lower(number.last) == ","
        return enclosed and number.first > 1 and self.tokens[number.first - 2].text[0].isupper()

    def _follows_name(self, first: int) -> bool:
        """Whether the word before is a name, so that the number may be part of it: "iPhone 11", "Planet 9"."""
        if first == 0 or self.tokens[first - 1].text.islower():
            return False
        word = self.tokens[first - 1]
        return any(letter.isupper() for letter in word.text) and word.lower not in lexicons.words(
            self.language, "grammar"
        )

    def _is_named_in_words(self, number: Number) -> bool:
        word = self.tokens[number.first].text
        before, after = self._lower(number.first - 1), self._lower(number.last)
        if word[0].isupper() and not self._opens_sentence(number.first):
            return True
        if number.value != 1:
            return False
        return before in ("no", "any", "every", "this", "that", "the", "each", "which", "some") or after in (
            "another",
            "of",
            "'s",
            "’s",
            "by",
            "day",
        )

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].text in ".?!:;\"“”‘'([—–…•"

    def _has_unit(self, number: Number) -> bool:
        after = number.last
        if after >= len(self.tokens):
            return False
        text = self.tokens[after].text
        if units.measure(self.tokens, after, self.language):
            return True
        return text.islower() and units.counted(self.tokens, after, number.value, self.language) is not None

    def _is_address(self, at: int) -> bool:
        """Whether a street's name follows: "16 Industrial Avenue", "49 Zorro Ranch Road"."""
        streets = lexicons.words(self.language, "streets")
        for place in range(at, min(at + 4, len(self.tokens))):
            if self.tokens[place].text[0].islower() and self._lower(place) not in ("st", "th", "rd", "nd"):
                return False
            if self.tokens[place].lower in streets:
                return True
        return False
