"""How people divide over a question: "58 per cent support the bridge, 31 per cent oppose it and 11 per cent are undecided"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.figures.quantities import Quantity


class Division(NamedTuple):
    """The shares of those for, those against and, where it is told, those neither, on the tokens `first:last`."""

    shares: tuple[float, ...]
    first: int
    last: int


_MOST_WORDS = 4  # from a share to the word that tells the side: "per cent of voters said they support"
_MOST_BETWEEN = 12  # tokens between two shares of one question


def find(line: Line, quantities: Sequence[Quantity]) -> list[Division]:
    """Return the divisions of a line in order. Shares of two different wholes are none: "of women", "of men"."""
    return list(_find(line, [quantity for quantity in quantities if quantity.unit == "percentage"]))


def _find(line: Line, shares: Sequence[Quantity]) -> Iterator[Division]:
    sides = [_side(line, share) for share in shares]
    for at in range(len(shares) - 1):
        if {sides[at], sides[at + 1]} == {"favour", "against"} and _goes_on(line, shares, at):
            has_rest = at + 2 < len(shares) and sides[at + 2] == "neither" and _goes_on(line, shares, at + 1)
            row = shares[at : at + 2 + has_rest]
            yield Division(tuple(share.value or 0 for share in row), row[0].first, _end(line, row[-1]))


def _side(line: Line, share: Quantity) -> str | None:
    """The side that a share tells exactly, by the words behind it."""
    told = {side for side in ("favour", "against", "neither") if _word_of(line, share, side) is not None}
    is_exact = share.value is not None and share.bound == "exactly"
    return told.pop() if len(told) == 1 and is_exact else None


def _word_of(line: Line, share: Quantity, side: str) -> int | None:
    """Where the word for a side stands behind a share."""
    known = lexicons.words(line.language, "opinion", side)
    return next((at for at in range(share.last, share.last + _MOST_WORDS) if line.lower(at) in known), None)


def _goes_on(line: Line, shares: Sequence[Quantity], at: int) -> bool:
    """Whether the next share is of the same whole ("58% of women", "61% of men") and question ("oppose it")."""
    one, other = shares[at], shares[at + 1]
    places = lexicons.words(line.language, "opinion", "places")
    is_elsewhere = any(line.lower(place) in places for place in range(one.last, other.first))
    if other.first - one.last > _MOST_BETWEEN or is_elsewhere or line.lower(other.last) == "of":
        return False
    side = _side(line, other)
    behind = line.lower((_word_of(line, other, side) or 0) + 1) if side else ""
    return not behind.isalpha() or behind in lexicons.words(line.language, "opinion", "behind")


def _end(line: Line, share: Quantity) -> int:
    return min(share.last + 1, len(line.tokens))
