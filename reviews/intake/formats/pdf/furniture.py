"""What is printed on every page: running heads and feet, and the numbers of the pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from .lines import Page, PrintedLine

EDGE = 2
"""Rows at the top and at the bottom of a page that may be furniture."""
ROW = 2.0
"""Points that the lines of one row may differ in height."""
HEIGHT = 8
"""Points within which a line stands where it stands on other pages."""
IN_A_ROW = 3
"""On so many pages, each of which follows one of them or the page after it, are the same words no accident."""
MOST_FIGURES = 2
FIGURE = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W*(?:[^\W\d]{1,6}\.?\s+)?(\d{1,4})(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?\W*")
"""7 · – 7 – · Page 7 · p. 7 · 7/12 · Page 7 of 12"""


def furniture(pages: Sequence[Page]) -> set[PrintedLine]:
    """Return the lines that are furniture: in the outermost row of their pages, and in the next where that is all furniture."""
    found: set[PrintedLine] = set()
    edges = [edge for page in pages for edge in _edges(page.lines)]
    for depth in range(EDGE):
        outer = [
            rows for rows in edges if len(rows) > depth and all(line in found for row in rows[:depth] for line in row)
        ]
        found |= _repeated([line for rows in outer for line in rows[depth]], len(pages))
    return found


def _repeated(lines: Iterable[PrintedLine], count: int) -> set[PrintedLine]:
    seen: dict[tuple[int, str], list[PrintedLine]] = defaultdict(list)
    for line in lines:
        if len(FIGURE.findall(line.words)) <= MOST_FIGURES:
            seen[round(line.y / HEIGHT), FIGURE.sub("#", line.words.casefold())].append(line)
    repeated = {line for same in seen.values() if _is_repeated(same, count) for line in same}
    return repeated | {line for same in seen.values() for line in same if _is_number(line)}


def _edges(lines: Sequence[PrintedLine]) -> list[list[list[PrintedLine]]]:
    """Return the rows at the top and those at the bottom, the outermost first; the next one only if it is nearer to that than to the text."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if rows and rows[-1][0].y - line.y <= ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_outermost(rows), _outermost(rows[::-1])] if len(rows) > 1 else []


def _outermost(rows: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    heights = [row[0].y for row in rows[: EDGE + 1]]
    is_double = len(rows) > 2 * EDGE and abs(heights[0] - heights[1]) < abs(heights[1] - heights[2])
    return rows[: EDGE if is_double else 1]


def _is_repeated(lines: Sequence[PrintedLine], count: int) -> bool:
    """Whether a line comes again on one page after the other, or on both of two."""
    numbers = sorted({line.page for line in lines})
    if count == IN_A_ROW - 1:
        return len(numbers) == count
    return any(
        last - first <= 2 * (IN_A_ROW - 1) for first, last in zip(numbers, numbers[IN_A_ROW - 1 :], strict=False)
    )


def _is_number(line: PrintedLine) -> bool:
    found = PAGE_NUMBER.fullmatch(line.words)
    return found is not None and int(found[1]) == line.page
