"""Figures that the text takes back as it tells them: "48 million euros, not 84 million as first reported".

Nobody claims them, so no kind of claim reads them.
"""

from collections.abc import Sequence
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.text.grammar.phrases import Phrases

from .line import Line
from .numbers import Number

_OPENING = ("", ",", "—", "–", "-", "(", ";")
_NOUN = 4  # tokens: "not 13 to 2 votes as first reported"
_LINKS = ("-", "–", "—", "to", "‑", ":")


def without_denied(line: Line, numbers: Sequence[Number]) -> list[Number]:
    """The numbers of a line without those taken back."""
    if not numbers or lexicons.words(line.language, "denials", "not").isdisjoint(line.lowers):
        return list(numbers)
    kept: list[Number] = []
    denied_to = -1
    for number in numbers:
        goes_on = number.first == denied_to + 1 and line.lower(denied_to) in _LINKS
        if goes_on or _is_denied(line, number, numbers):
            denied_to = number.last
        else:
            kept.append(number)
    return kept


def _is_denied(line: Line, number: Number, numbers: Sequence[Number]) -> bool:
    """Whether "not" stands right before a figure, behind a comma or before what it was first said to be."""
    at = number.first - 1
    while line.lower(at) in lexicons.words(line.language, "denials", "between"):
        at -= 1
    if line.lower(at) not in lexicons.words(line.language, "denials", "not"):
        return False
    is_beside = line.lower(at - 1) in _OPENING[1:] and _tells_other(numbers, at)
    return is_beside or _is_recalled(line, number) or _is_replaced(line, number, numbers)


def _tells_other(numbers: Sequence[Number], at: int) -> bool:
    """Whether a figure is told in front, in whose place the other is denied: "by 47-8, not 45-8"."""
    return any(number.last <= at for number in numbers)


def _is_replaced(line: Line, number: Number, numbers: Sequence[Number]) -> bool:
    """Whether the right figure follows: "not 12 but 14 people"."""
    but = next(
        (
            at
            for at in range(number.last, number.last + _NOUN)
            if line.lower(at) in lexicons.words(line.language, "denials", "but")
        ),
        None,
    )
    return but is not None and any(other.first == but + 1 for other in numbers)


@cache
def _recalled(language: str) -> Phrases[None]:
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "denials", "recalled"))], language)


def _is_recalled(line: Line, number: Number) -> bool:
    """Whether "as first reported" follows."""
    places = range(number.last, number.last + 2 * _NOUN)
    return any(True for at in places for _ in _recalled(line.language).at(line, at))
