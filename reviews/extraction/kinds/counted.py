"""A sentence as rules about counts see it."""

from reviews.extraction import rules
from reviews.extraction.figures.reading import Reading
from reviews.extraction.rules import PLAIN, Line, Rules


def line(known: Rules, reading: Reading) -> Line:
    """A sentence with its counts marked in it, and the numbers that are none."""
    places: dict[str, list[tuple[int, int]]] = {"count": [], "number": []}
    for number in reading.numbers:
        is_count = number.whole is not None and not number.is_share
        places["count" if is_count else "number"].append((number.first, number.last))
    values = {number.first: number.whole for number in reading.numbers if number.whole is not None}
    marks = PLAIN * len(reading.tokens)
    for name, at in places.items():
        marks = rules.marked(marks, at, name)
    return known.line(reading, marks, values)
