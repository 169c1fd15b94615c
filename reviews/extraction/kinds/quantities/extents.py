"""How far the words of a quantity go: from the predicate that brings it to what it is of."""

from reviews.extraction import lexicons
from reviews.extraction.document import Document
from reviews.extraction.figures.quantities import Quantity
from reviews.extraction.figures.reading import Reading


def extent(document: Document, reading: Reading, quantity: Quantity) -> tuple[int, int, str | None]:
    """The tokens of the claim, and what the quantity is of: a name behind it, a noun, or what follows "of"."""
    if name_end := _name_end(reading, quantity.last):
        of = document.text[reading.tokens[quantity.last].start : reading.tokens[name_end - 1].end]
        return quantity.first, _with_acronym(reading, name_end), of
    first, last = verb_before(reading, quantity.first), quantity.last
    if _is_modifier(reading, quantity):
        last += reading.lower(last)[:1].isalpha() and reading.lower(last) not in lexicons.closed(reading.language)
    if reading.lower(last) == "of":
        end = phrase_end(reading, last + 1)
        return (
            first,
            end,
            document.text[reading.tokens[last + 1].start : reading.tokens[end - 1].end] if end > last + 1 else None,
        )
    return first, last, None


def _is_modifier(reading: Reading, quantity: Quantity) -> bool:
    """Whether the quantity stands before a noun: "the 24-hour mark"."""
    return any(reading.lower(at) == "-" for at in range(quantity.first, quantity.last))


def _name_end(reading: Reading, at: int) -> int | None:
    """The end of a name right behind the quantity: "193-member United Nations General Assembly"."""
    end = at
    while reading.word(end)[:1].isupper():
        end += 1
    return end if end > at + 1 else None


def _with_acronym(reading: Reading, at: int) -> int:
    return (
        at + 3 if reading.lower(at) == "(" and reading.word(at + 1).isupper() and reading.lower(at + 2) == ")" else at
    )


def phrase_end(reading: Reading, at: int) -> int:
    end = at
    while (
        end < min(at + 7, len(reading.tokens))
        and (reading.word(end)[:1].isalnum() or reading.tags[end] == "'")
        and reading.tags[end] not in "VEBHMSCWTtX"
        and not (end > at and _begins_another(reading, end))
    ):
        end += 1
    return end


def _begins_another(reading: Reading, at: int) -> bool:
    """Whether an article begins a phrase of its own, where only a genitive hangs on a noun: "Einwohner die Fähre"."""
    hanging = lexicons.words(reading.language, "grammar", "genitive")
    is_behind_noun = reading.tags[at] == "D" and reading.tags[at - 1] in "nN"
    return bool(hanging) and is_behind_noun and reading.lower(at) not in hanging


_MOST_BETWEEN = 4


def verb_before(reading: Reading, first: int) -> int:
    """Where the predicate begins that brings the figure: "has surpassed the", "fell by nearly"."""
    for at in range(first, max(first - _MOST_BETWEEN - 1, -1), -1):
        if at < first and reading.tags[at] in "CSWT,":
            break
        if reading.lower(at) in lexicons.words(reading.language, "quantities", "verbs"):
            return reading.verb_start(at)
    return first
