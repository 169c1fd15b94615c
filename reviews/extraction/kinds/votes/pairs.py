"""Two figures that are a vote: "voted 229 to 195", "a 5-4 decision", "by 120 votes to 8", "54-46".

Most pairs of figures are something else: a score, odds, a range, ages, a season, a telephone number. How two figures
stand together are the rules `pairs` of a language; what tells whether they are a vote are its rules `decisions`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reviews.extraction import rules
from reviews.extraction.figures.reading import Reading
from reviews.extraction.rules import PLAIN, Line, Match, Rules, Values

_FAR = 26  # tokens from a pair to what tells of it
_VOTE = "vote"
"""What the rules say of a pair that is one."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """For and against, as printed first and second, with a third figure where one follows, on the tokens `first:last`.

    `values` is what the rules compare of it, by the names of what they captured.
    """

    one: int
    other: int
    third: int | None
    first: int
    last: int
    values: Values


def find(reading: Reading) -> Iterator[Pair]:
    """Yield the pairs of a sentence that are votes."""
    found = [*candidates(reading)]
    for pair, line in lines(reading, found, "decisions"):
        told = line.first()
        if told and told.rule.tells == _VOTE:
            yield pair


def against_first(reading: Reading, found: list[Pair]) -> set[Pair]:
    """Those of the pairs of a sentence that tell how something was voted down, so that those against come first."""
    return {pair for pair, line in lines(reading, found, "voted_down") if line.first()}


def candidates(reading: Reading) -> Iterator[Pair]:
    """Yield the pairs of figures of a sentence, whatever they are."""
    known = rules.load(reading.language, "pairs") if len(reading.numbers) > 1 else None
    if known is None:
        return
    end = 0
    for match in sorted(line_of_counts(known, reading).matches(), key=lambda match: match.spans["one"]):
        pair = _pair(reading, match)
        if pair.first >= end:
            end = pair.last
            yield pair


def line_of_counts(known: Rules, reading: Reading) -> Line:
    """A sentence in which the counts that may be of votes are marked: "432", "seven", and not "12 billion"."""
    counts = [number for number in reading.numbers if number.whole is not None]
    plain = [number for number in counts if number.in_words or number.last == number.first + 1]
    marks = rules.marked(PLAIN * len(reading.tokens), [(number.first, number.last) for number in plain], "count")
    values = {number.first: number.whole or 0 for number in plain}
    return known.line(reading, marks, values)


def _pair(reading: Reading, match: Match) -> Pair:
    spans = match.spans
    figures = [spans[name] for name in ("one", "other", "third") if name in spans]
    one, other, *more = (_count(reading, first) for first, _ in figures)
    third = more[0] if more else None
    first, last = figures[0][0], figures[-1][1]
    values = {"one": one, "other": other, "named": "named" in spans, "to": "to" in spans, "dashed": "dashed" in spans}
    values |= {"third": third} if third is not None else {}
    values |= {"padded": _is_padded(reading.word(last - 1)), "glued": reading.adjacent(first)}
    return Pair(one, other, third, first, last, values)


def _count(reading: Reading, at: int) -> int:
    number = reading.number_at(at)
    return (number and number.whole) or 0


def _is_padded(printed: str) -> bool:
    """Whether a figure has a nought in front, as no count is printed: "555-0142"."""
    return len(printed) > 1 and printed.startswith("0")


def lines(reading: Reading, found: list[Pair], name: str) -> Iterator[tuple[Pair, Line]]:
    """A sentence as the rules `name` of its language see it, once for each of its pairs."""
    known = rules.load(reading.language, name) if found else None
    line = known.line(reading, reading.tags) if known else None
    if line and line.rules:
        for pair in found:
            yield pair, line.around(pair.first, pair.last, "pair", pair.values, _FAR)
