"""Numbers in digits: 1,200.5 · $3.5bn · 4 hundred · 2½ · 1/16 · -5."""

import re
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.text.tokens import THOUSANDS

from .number import LARGEST, Number, number, scaled
from .vocabulary import Vocabulary, vocabulary

_SLASHES = ("/", "⁄")
_FRACTION_BOTTOMS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128}
_LINKS = ("-", "–", "—")
_MINUS = ("-", "−")
_LONGEST = 30  # characters
_ARABIC = str.maketrans("٫٬", ".,")


def read(line: Line, at: int) -> Number | None:
    """Return the number in digits that begins at a position."""
    words = vocabulary(line.language)
    value = _figure(line, at, words)
    if value is None:
        return None
    first, last, is_share = at, at + 1, False
    if over := _denominator(line, at):
        value, last, is_share = value / over, at + 3, value < over
    elif fraction := _small_fraction(line, last, words):
        value, last = value + fraction[0], fraction[1]
    elif _is_decimal_tail(line, at):
        value, first = float(f"0.{line.word(at)}"), at - 1
    value, last = _scaled(line, first, last, value, words)
    if _is_negative(line, first, words):
        value, first = -value, first - 1
    return number(line, first, last, value, is_share=is_share)


@cache
def _pattern(decimal: str, group: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\d{{1,3}}(?:{re.escape(group)}\d{{2,3}})*{re.escape(group)}\d{{3}}|\d+)(?:{re.escape(decimal)}\d+)?"
    )


def _figure(line: Line, at: int, words: Vocabulary) -> float | None:
    """The worth of the digits at a position; None of a number that was cut or run together: 200,0000."""
    text = line.word(at).translate(_ARABIC).replace(THOUSANDS, words.group)
    if len(text) > _LONGEST or not _pattern(words.decimal, words.group).fullmatch(text):
        return None
    value = float(text.replace(words.group, "").replace(words.decimal, "."))
    return value if value <= LARGEST else None


def _denominator(line: Line, at: int) -> int | None:
    """The 16 of "1/16"; none in a date (9/11/2001) or a rhythm (24/7)."""
    if line.word(at + 1) not in _SLASHES or not (line.adjacent(at + 1) and line.adjacent(at + 2)):
        return None
    if line.adjacent(at + 3) and line.word(at + 3) in _SLASHES:
        return None
    top, bottom = line.word(at), line.word(at + 2)
    if not (top.isdecimal() and bottom.isdecimal() and len(bottom) < 4 and len(top) < 4):
        return None
    return int(bottom) if int(bottom) in _FRACTION_BOTTOMS and int(top) < int(bottom) else None


def _small_fraction(line: Line, at: int, words: Vocabulary) -> tuple[float, int] | None:
    """What "2½" and "2 1/2" add to their whole number, and where they end."""
    if line.word(at) in words.signs:
        return words.signs[line.word(at)], at + 1
    over = _denominator(line, at) if line.word(at).isdecimal() else None
    return (int(line.word(at)) / over, at + 3) if over else None


def _is_decimal_tail(line: Line, at: int) -> bool:
    """Whether the digits stand behind a bare point: ".534"."""
    return line.word(at - 1) == "." and line.adjacent(at) and not line.adjacent(at - 1) and line.word(at).isdecimal()


def _scaled(line: Line, first: int, last: int, value: float, words: Vocabulary) -> tuple[float, int]:
    """Apply the scale that follows: "3.5bn", "3.5 million", "2 hundred thousand", "5-million"."""
    if scale := _glued_scale(line, first, last, words):
        return scaled(value, scale), last + 1
    while True:
        step = 2 if line.word(last) == "-" and line.adjacent(last) else 1
        multiple = words.scales.get(line.lower(last + step - 1))
        if multiple is None or value * multiple > LARGEST:
            return value, last
        value, last = scaled(value, multiple), last + step
        last += line.lower(last) == "." and line.lower(last - 1) in _abbreviated(line.language)  # 3,5 Mio. Euro


def _abbreviated(language: str) -> frozenset[str]:
    return lexicons.words(language, "abbreviations", "before_name")


def _glued_scale(line: Line, first: int, last: int, words: Vocabulary) -> int | None:
    """The scale of letters behind the digits; "m" is a metre unless money or a thing counted says otherwise."""
    letters = line.word(last)
    scale = words.glued.get(letters)
    if scale is None:
        return None
    is_money = _is_money(line, first, words) or _is_money(line, _start_of_range(line, first), words)
    if is_money or (len(letters) > 1 and letters != "mil"):
        return scale
    after = line.lower(last + 1)
    counts = after[:1].isalpha() and after not in words.metres
    if not line.adjacent(last):
        return scale if letters in ("B", "M") and counts else None
    return scale if counts or letters in ("k", "K") else None


def _is_money(line: Line, first: int, words: Vocabulary) -> bool:
    return line.lower(first - 1) in words.money or _is_code(line, first)


def _start_of_range(line: Line, first: int) -> int:
    """Where the low end begins whose high end is read: the 3 of "£3-4m"."""
    is_range = line.word(first - 1) in _LINKS and line.lower(first - 2)[:1].isdecimal()
    return first - 2 if is_range else first


def _is_code(line: Line, first: int) -> bool:
    """Whether capitals are glued to the front of the number, as of a currency: "RM3.06mil"."""
    return line.adjacent(first) and line.word(first - 1).isupper()


def _is_negative(line: Line, first: int, words: Vocabulary) -> bool:
    if first and line.lower(first - 1) in words.negative:
        return line.lower(first - 2) not in words.bounded
    apart = first < 2 or not line.adjacent(first - 1) or line.lower(first - 2) in words.money
    return line.word(first - 1) in _MINUS and line.adjacent(first) and apart
