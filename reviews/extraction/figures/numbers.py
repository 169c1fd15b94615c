"""Numbers as newspapers write them: 1,200 · twenty-three · 3.5 million · $4bn · two-thirds · dozens.

They are read left to right over the tokens of a text. What a number counts, and whether it is one at all rather than
a year or a name, is for the layers above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token


class Number(NamedTuple):
    """A number on the tokens `first:last`. "Dozens" has no `value`, only a `minimum` and a `maximum`."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    minimum: float | None = None
    maximum: float | None = None
    in_words: bool = False
    is_share: bool = False  # a fraction of something: "two-thirds", "a quarter"

    @property
    def whole(self) -> int | None:
        """The value of a count of whole things, None if it is no such count."""
        return int(self.value) if self.value is not None and self.value >= 0 and self.value == int(self.value) else None


@dataclass(frozen=True)
class _Words:
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    glued: dict[str, int]
    plurals: dict[str, int]
    denominators: dict[str, int]
    signs: dict[str, float]
    article: frozenset[str]
    conjunction: frozenset[str]
    negative: frozenset[str]
    few: frozenset[str]
    link: frozenset[str]
    whole: frozenset[str]
    metres: frozenset[str]
    money: frozenset[str]
    openers: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicons.load(language, "numbers")
    tables = {
        name: data.get(name, {}) for name in ("small", "tens", "scales", "glued", "plurals", "denominators", "signs")
    }
    sets = {
        name: lexicons.words(language, "numbers", name)
        for name in ("article", "conjunction", "negative", "few", "link", "whole", "metres", "money")
    }
    single = {
        *tables["small"],
        *tables["tens"],
        *tables["plurals"],
        *tables["signs"],
        *sets["article"],
        *sets["few"],
        "half",
    }
    return _Words(**tables, **sets, openers=frozenset(single))


_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?")
_SLASHES = ("/", "⁄")
_FRACTION_BOTTOMS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128}
_DASHES = ("-", "−", "–")
_LARGEST = 10**24  # longer strings of digits are no quantity of anything


def find(tokens: Sequence[Token], language: str = "en") -> list[Number]:
    """Return the numbers among `tokens`, in order and apart from each other."""
    return list(_find(tokens, _words(language)))


def _find(tokens: Sequence[Token], words: _Words) -> Iterator[Number]:
    at = 0
    while at < len(tokens):
        lower = tokens[at].lower
        number = None
        if lower[0].isdecimal():
            number = _in_digits(tokens, at, words)
        elif lower in words.openers or ("-" in lower and lower.partition("-")[0] in words.openers):
            number = _in_words(tokens, at, words)
        if number is None:
            at += 1
        else:
            yield number
            at = number.last


# Digits


def _in_digits(tokens: Sequence[Token], at: int, words: _Words) -> Number | None:
    token = tokens[at]
    if not _DIGITS.fullmatch(token.text) or len(token.text) > 30:
        return None
    value, first, last = float(token.text.replace(",", "")), at, at + 1
    if value > _LARGEST:
        return None
    is_share = False
    if over := _denominator(tokens, at):
        value, last, is_share = value / over, at + 3, value < over
    elif last < len(tokens) and (part := _small_fraction(tokens, last, words)):
        value, last = value + part[0], part[1]
    elif _is_decimal_tail(tokens, at):
        value, first = float(f"0.{token.text}"), at - 1
    value, last = _scaled(tokens, first, last, value, words)
    if first and _is_negative(tokens, first, words):
        value, first = -value, first - 1
    return _number(tokens, first, last, value, is_share=is_share)


def _number(tokens: Sequence[Token], first: int, last: int, value: float, **kind: bool) -> Number:
    return Number(first, last, tokens[first].start, tokens[last - 1].end, value, **kind)


def _adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` follows the one before it without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _denominator(tokens: Sequence[Token], at: int) -> int | None:
    """The 16 of "1/16"; none in a date (9/11/2001) or a rhythm (24/7)."""
    if not (_adjacent(tokens, at + 1) and _adjacent(tokens, at + 2) and tokens[at + 1].text in _SLASHES):
        return None
    if _adjacent(tokens, at + 3) and tokens[at + 3].text in _SLASHES:
        return None
    top, bottom = tokens[at].text, tokens[at + 2].text
    if not (top.isdecimal() and bottom.isdecimal() and len(bottom) < 4 and len(top) < 4):
        return None
    return int(bottom) if int(bottom) in _FRACTION_BOTTOMS and int(top) < int(bottom) else None


def _small_fraction(tokens: Sequence[Token], at: int, words: _Words) -> tuple[float, int] | None:
    """What "2½" and "2 1/2" add to their whole number, and where they end."""
    if tokens[at].text in words.signs:
        return words.signs[tokens[at].text], at + 1
    over = _denominator(tokens, at) if tokens[at].text.isdecimal() else None
    return (int(tokens[at].text) / over, at + 3) if over else None


def _is_decimal_tail(tokens: Sequence[Token], at: int) -> bool:
    """Whether the digits stand behind a bare point: ".534"."""
    return (
        _adjacent(tokens, at)
        and tokens[at - 1].text == "."
        and not _adjacent(tokens, at - 1)
        and tokens[at].text.isdecimal()
    )


def _scaled(tokens: Sequence[Token], first: int, last: int, value: float, words: _Words) -> tuple[float, int]:
    """Apply the scale that follows: "3.5bn", "3.5 million", "2 hundred thousand", "5-million"."""
    if last < len(tokens) and (scale := _glued_scale(tokens, first, last, words)):
        return _exact(value, scale), last + 1
    while last < len(tokens):
        step = 2 if tokens[last].text == "-" and _adjacent(tokens, last) and last + 1 < len(tokens) else 1
        scale = words.scales.get(tokens[last + step - 1].lower)
        if scale is None:
            break
        value, last = _exact(value, scale), last + step
    return value, last


def _exact(value: float, scale: int) -> float:
    """Multiply without the dust of binary fractions: 2.4 million is 2400000."""
    return round(value * scale, 6)


def _glued_scale(tokens: Sequence[Token], first: int, last: int, words: _Words) -> int | None:
    """The scale of a letter behind the digits; "m" is a metre unless money or a thing counted says otherwise."""
    token = tokens[last]
    scale = words.glued.get(token.text)
    if scale is None:
        return None
    is_money = first > 0 and (tokens[first - 1].lower in words.money or _is_code(tokens, first))
    if is_money or (len(token.text) > 1 and token.text != "mil"):
        return scale
    after = _lower(tokens, last + 1)
    counts = after[:1].isalpha() and after not in words.metres
    if not _adjacent(tokens, last):
        return scale if token.text in ("B", "M") and counts else None
    return scale if counts or token.text in ("k", "K") else None


def _is_code(tokens: Sequence[Token], first: int) -> bool:
    """Whether capitals are glued to the front of the number, as of a currency: "RM3.06mil"."""
    return tokens[first - 1].text.isupper() and _adjacent(tokens, first)


def _is_negative(tokens: Sequence[Token], first: int, words: _Words) -> bool:
    before = tokens[first - 1]
    if before.lower in words.negative:
        return True
    apart = first < 2 or not _adjacent(tokens, first - 1) or tokens[first - 2].lower in words.money
    return before.text in _DASHES[:2] and _adjacent(tokens, first) and apart


# Words


def _in_words(tokens: Sequence[Token], at: int, words: _Words) -> Number | None:
    if tokens[at].text in words.signs:
        return _number(tokens, at, at + 1, words.signs[tokens[at].text], is_share=True)
    return _plural(tokens, at, words) or _share(tokens, at, words) or _cardinal(tokens, at, words)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""


def _plural(tokens: Sequence[Token], at: int, words: _Words) -> Number | None:
    """Dozens · tens of thousands · several hundred: a scale, and how often is left open."""
    scale = words.plurals.get(tokens[at].lower)
    last = at + 1
    if scale is not None:
        if scale in (10, 20) and _lower(tokens, last) not in words.link:
            return None  # "in their tens", and the scores of a match
        again = words.plurals.get(_lower(tokens, last + 1))
        if _lower(tokens, last) in words.link and again:
            scale, last = scale * again, last + 2
    elif tokens[at].lower in words.few:
        last += _lower(tokens, last) in words.link
        scale = words.scales.get(_lower(tokens, last))
        last += 1
        if again := words.scales.get(_lower(tokens, last)):
            scale, last = (scale or 0) * again, last + 1
    if not scale:
        return None
    return Number(
        at, last, tokens[at].start, tokens[last - 1].end, None, float(scale), float(scale * 10), in_words=True
    )


def _share(tokens: Sequence[Token], at: int, words: _Words) -> Number | None:
    """Two-thirds · a quarter of · half the: a fraction of something."""
    lower = tokens[at].lower
    if "-" in lower:
        top, _, bottom = lower.partition("-")
        last = at + 1
    else:
        top, bottom, last = lower, _lower(tokens, at + 1), at + 2
    if bottom in words.denominators:
        parts = words.small.get(top, 1 if top in words.article else 0)
        is_named = top not in words.article or _lower(tokens, last) in words.whole
        if parts and is_named and (parts == 1) == (not bottom.endswith("s")):
            return _number(tokens, at, last, parts / words.denominators[bottom], in_words=True, is_share=True)
    if (
        words.denominators.get(lower) == 2
        and _lower(tokens, at + 1) in words.whole
        and _lower(tokens, at + 2) not in words.scales
    ):
        return _number(tokens, at, at + 1, 0.5, in_words=True, is_share=True)
    return None


def _cardinal(tokens: Sequence[Token], at: int, words: _Words) -> Number | None:
    """Twenty-three · two hundred and five · half a million · two and a half billion."""
    total, last = _below_scale(tokens, at, words)
    if last == at:
        return None
    sum_of_groups, smallest = 0.0, _LARGEST
    while True:
        scale, last = _scale_words(tokens, last, words)
        if scale == 1 or scale * 1.0 >= smallest:
            sum_of_groups += total
            break
        sum_of_groups, smallest = sum_of_groups + total * scale, scale
        after = last + (_lower(tokens, last) in words.conjunction)
        total, end = _below_scale(tokens, after, words)
        if end == after or total >= smallest or tokens[after].lower in words.article:
            break
        last = end
    return _number(tokens, at, last, round(sum_of_groups, 6), in_words=True)


def _scale_words(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, int]:
    """The product of the scales at `at` (1 if there is none) and where they end: "hundred thousand"."""
    product = 1
    while scale := words.scales.get(_lower(tokens, at)):
        product, at = product * scale, at + 1
    return product, at


def _below_scale(tokens: Sequence[Token], at: int, words: _Words) -> tuple[float, int]:
    """A number below a hundred, or the "a" of "a million"; and where it ends (`at` when there is none)."""
    lower = _lower(tokens, at)
    following = _lower(tokens, at + 1)
    if lower in words.article:
        return (1, at + 1) if following in words.scales else (0, at)
    if words.denominators.get(lower) == 2:
        skip = at + 1 + (following in words.article)
        return (0.5, skip) if _lower(tokens, skip) in words.scales else (0, at)
    value, last = _below_hundred(tokens, at, words)
    if last == at or _lower(tokens, last) not in words.conjunction or _lower(tokens, last + 1) not in words.article:
        return value, last
    is_half = words.denominators.get(_lower(tokens, last + 2)) == 2
    return (value + 0.5, last + 3) if is_half else (value, last)


def _below_hundred(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, int]:
    lower = _lower(tokens, at)
    if lower in words.small:
        return words.small[lower], at + 1
    if lower in words.tens:
        one = words.small.get(_lower(tokens, at + 1), 0)
        return (words.tens[lower] + one, at + 2) if 0 < one < 10 else (words.tens[lower], at + 1)
    ten, dash, one_word = lower.partition("-")
    if dash and ten in words.tens and one_word in words.small:
        return words.tens[ten] + words.small[one_word], at + 1
    return 0, at
