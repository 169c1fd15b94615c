"""What a number is."""

from dataclasses import dataclass

from reviews.extraction.figures.line import Line

LARGEST = 10**24  # what goes beyond is no quantity of anything


@dataclass(frozen=True, slots=True)
class Number:
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


def number(
    line: Line, first: int, last: int, value: float, *, in_words: bool = False, is_share: bool = False
) -> Number:
    """The number of `value` on the tokens `first:last`."""
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    return Number(first, last, start, end, value, in_words=in_words, is_share=is_share)


def scaled(value: float, scale: int) -> float:
    """Multiply without the dust of binary fractions: 2.4 million is 2400000."""
    return round(value * scale, 6)
