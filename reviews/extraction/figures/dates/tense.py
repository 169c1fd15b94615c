"""Whether what a clause tells lies ahead or behind: "will close in June", "was killed in June"."""

from collections.abc import Iterable, Iterator

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.text.grammar import vocabulary

_LONGEST_CLAUSE = 25  # tokens
_INSIDE = ("-", "'s", "’s", "$", "€", "£", "%")  # marks that end no clause
_PRESENT = ("is", "are", "be")


def is_ahead(line: Line, first: int, last: int) -> bool | None:
    """Whether a date on the tokens `first:last` is still to come, by the words of its clause; None where none of them tells."""
    before = line.lower(first - 1)
    if before in _words(line, "next", "previous"):
        return before in _words(line, "next")
    found = _first(line, _before(line, first))
    return _first(line, _behind(line, last)) if found is None else found


def _words(line: Line, *names: str) -> frozenset[str]:
    return lexicons.words(line.language, "calendar", *names)


def _first(line: Line, places: Iterable[int]) -> bool | None:
    """What the first of the words says that says anything."""
    told = (_tells(line, at) for at in places)
    return next((is_told for is_told in told if is_told is not None), None)


def _before(line: Line, first: int) -> Iterator[int]:
    """The places in front of a date in its clause, the nearest first."""
    for at in range(first - 1, max(first - _LONGEST_CLAUSE, 0) - 1, -1):
        if _ends_clause(line, at):
            break
        yield at


def _behind(line: Line, last: int) -> Iterator[int]:
    """The places behind a date in its clause, which a comma may part from it: "In June, the bridge will close"."""
    for at in range(last, min(last + _LONGEST_CLAUSE, len(line.tokens))):
        if _ends_clause(line, at) and (at > last or line.lower(at) != ","):
            break
        yield at


def _ends_clause(line: Line, at: int) -> bool:
    return not line.lower(at)[:1].isalnum() and line.lower(at) not in _INSIDE


def _tells(line: Line, at: int) -> bool | None:
    """Whether a word says that something is to come, or has happened."""
    word, before = line.lower(at), line.lower(at - 1)
    if word in _words(line, "ahead") and not line.word(at)[0].isupper():
        return True
    if word in _words(line, "behind"):
        return word in _words(line, "obliged") and line.lower(at + 1) == "to"  # now has to win them in June
    mark = vocabulary.letter(word, line.language)
    if mark in ("V", "E") or (mark is None and word.endswith("ed") and line.language == "en"):
        is_base = before in _words(line, "ahead") or before in _PRESENT  # "will cut", "is built"
        return True if is_base else None if before == "to" else False
    return None
