"""Quantities that are claims: "the 193-member Assembly", "has surpassed the 24-hour mark", "fell to 3.9 per cent".

The layer below reads every quantity of a text; a claim is one that somebody could look up. A small number in words
("two allies"), an age, an hour are not.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import cast

from reviews.extraction import details, lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures import changes, proportions, quantities, shares
from reviews.extraction.figures.changes import Change, Told
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.proportions import Proportion
from reviews.extraction.figures.quantities import Quantity
from reviews.extraction.figures.reading import Reading
from reviews.extraction.figures.shares import Share

from .spans import Spans

_SMALL = 12
_LARGE = 100_000
"""From so many on a number is a figure whatever it counts."""
_LONGEST_COUNT = 7  # digits in a row that are a count


def find(document: Document, told: Iterable[Mention] = ()) -> Iterator[Mention]:
    """Yield the quantities of a document that are claims, but for sentences of which others have `told` every number."""
    spans = Spans((mention.start, mention.end) for mention in told)
    for reading in document.readings:
        if not reading.is_question and not _is_told(reading, spans):
            parts = proportions.find(reading, reading.numbers) if _may_tell_part(reading) else []
            claims = [*_counted(document, reading, parts)] if reading.numbers else []
            yield from claims
            yield from _proportions(document, reading, parts, claims)


def _is_told(reading: Reading, spans: Spans) -> bool:
    """Whether every number of a sentence is part of another figure, and nothing is told without a number ("half")."""
    has_numbers = bool(reading.numbers) and not reading.has(proportions.openers(reading.language))
    return has_numbers and all(spans.touch((number.start, number.end)) for number in reading.numbers)


def _counted(document: Document, reading: Reading, parts: list[Proportion]) -> Iterator[Mention]:
    """What is counted or measured, but for the figures that only tell a part: "one in five"."""
    found = quantities.read(reading, reading.numbers)
    told = shares.find(reading, reading.numbers)
    changed = changes.find(reading, reading.numbers, found)
    for group, change in _grouped(found, changed):
        if any(_is_claim(reading, quantity) and not _is_part(quantity, parts) for quantity in group):
            yield _claim(document, reading, group[0], _told_together(group[0], told, changed), change)


def _is_part(quantity: Quantity, parts: list[Proportion]) -> bool:
    return any(part.first <= quantity.first < part.of for part in parts)


def _may_tell_part(reading: Reading) -> bool:
    return bool(reading.numbers) or reading.has(proportions.openers(reading.language))


def _proportions(
    document: Document, reading: Reading, parts: list[Proportion], claims: list[Mention]
) -> Iterator[Mention]:
    """The parts told in words, but for those that another figure tells with its whole: "half of the 30 members"."""
    for part in parts:
        last = max(_phrase_end(reading, part.of), part.of)
        while last > part.of and reading.tags[last - 1] == "R":
            last -= 1
        start, end = reading.tokens[part.first].start, reading.tokens[last - 1].end
        if not any(claim.start < end and start < claim.end for claim in claims):
            first = _verb_before(reading, part.first)
            of = document.text[reading.tokens[part.of].start : end] if last > part.of else None
            told: details.Quantity = {
                "value": part.value,
                "minimum": None,
                "maximum": None,
                "was": None,
                "unit": "share",
                "of": of,
                "bound": _bound(part.bound),
                "date": reading.date_near(first, last, past_figures=False),
            }
            yield _as_claim(document, reading, first, last, told)


def _grouped(found: list[Quantity], changed: list[Change]) -> Iterator[tuple[list[Quantity], Change | None]]:
    """Each quantity by itself, or both of a change together."""
    for change, group in groupby(found, lambda quantity: _change_of(quantity, changed)):
        if change:
            yield [*group], change
        else:
            yield from (([quantity], None) for quantity in group)


def _change_of(quantity: Quantity, changed: list[Change]) -> Change | None:
    return next((change for change in changed if change.first <= quantity.first < change.last), None)


def _words(reading: Reading, key: str) -> frozenset[str]:
    return lexicons.words(reading.language, "quantities", key)


def _is_claim(reading: Reading, quantity: Quantity) -> bool:
    number = next(filter(None, map(reading.number_at, range(quantity.first, quantity.last))), None)
    if number is None or quantity.unit == "year of age" or reading.is_scale(number.first):
        return False
    if quantity.unit is None:
        is_large = quantity.value is not None and quantity.value >= _LARGE and not _is_number_of(reading, number)
        return is_large or _is_measured(reading, quantity.first)
    is_small = quantity.value is not None and quantity.value <= _SMALL and not number.is_share
    if number.in_words and (is_small or number.value is None) and not quantity.is_rate:
        return is_small and _is_limited(reading, quantity)
    is_everyday = quantity.unit in _words(reading, "everyday")
    return not is_everyday or (not number.in_words and not _is_when(reading, quantity.last))


def _is_number_of(reading: Reading, number: Number) -> bool:
    """Whether a row of digits is what something is filed under, or called by phone."""
    return reading.word(number.first).isdecimal() and len(reading.word(number.first)) > _LONGEST_COUNT


def _is_measured(reading: Reading, at: int) -> bool:
    """Whether the subject tells what a bare number counts: "The number of fires rose to 55"."""
    verb = _verb_before(reading, at)
    measured = lexicons.words(reading.language, "comparisons", "measured")
    return verb < at and any(reading.lower(before) in measured for before in range(verb))


def _is_limited(reading: Reading, quantity: Quantity) -> bool:
    """Whether a small number says how many at least or at most: "at least ten survivors", "only two members"."""
    if quantity.unit in _words(reading, "everyday") or quantity.value == 1:
        return False
    return quantity.bound in _words(reading, "limits") or reading.lower(quantity.first - 1) in _words(reading, "only")


def _is_when(reading: Reading, at: int) -> bool:
    """Whether a span of time only says when: "24 hours later", "10 days ago"."""
    return reading.lower(at) in ("later", "earlier", "ago", "before", "after", "old", "from")


def _told_together(quantity: Quantity, told: list[Share], changed: list[Change]) -> list[Share | Change | Told]:
    """What the words tell in one breath with a quantity: its parts and its whole, what it was, by how much it changed."""
    parts: list[Share | Change | Told] = [share for share in told if _tells(quantity, share)]
    for change in changed:
        is_size = change.unit is None and change.told and change.told.first <= quantity.first < change.told.last
        if change.first <= quantity.first < change.last or is_size:
            parts += [part for part in (change, change.told) if part]
    return parts


def _claim(
    document: Document, reading: Reading, quantity: Quantity, beside: list[Share | Change | Told], change: Change | None
) -> Mention:
    first, last, of = _extent(document, reading, quantity)
    first, last = min([first, *(part.first for part in beside)]), max([last, *(part.last for part in beside)])
    told: details.Quantity = {
        "value": _plain(change.now.value) if change else quantity.value,
        "minimum": None if change else quantity.minimum,
        "maximum": None if change else quantity.maximum,
        "was": _plain(change.was.value) if change else None,
        "unit": quantity.unit,
        "of": of,
        "bound": _bound(quantity.bound),
        "date": reading.date_near(first, last, past_figures=False),
    }
    return _as_claim(document, reading, first, last, told)


def _bound(name: str) -> details.Bound:
    """A figure that something rose or fell by is exact."""
    return "exactly" if name in ("up", "down") else cast(details.Bound, name)


def _as_claim(document: Document, reading: Reading, first: int, last: int, told: details.Quantity) -> Mention:
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    quote, rule = document.text[start:end], "quantities: number and unit"
    return Mention(start, end, quote, "quantity", reading.span, details=told, rule=rule)


def _plain(value: float) -> float:
    """A whole number without its decimal point, for those who read the JSON."""
    return int(value) if value == int(value) else value


def _tells(quantity: Quantity, share: Share) -> bool:
    """Whether it is the figure of a share told with its parts ("60 per cent (30 of 50)"), which are then one claim.

    A fraction has no unit and is no quantity: what it is of tells it, "half of the 30 members, 15 in all".
    """
    at = share.at if share.places is not None else share.whole_at
    return quantity.first <= at < quantity.last


def _extent(document: Document, reading: Reading, quantity: Quantity) -> tuple[int, int, str | None]:
    """The tokens of the claim, and what the quantity is of: a name behind it, a noun, or what follows "of"."""
    if name_end := _name_end(reading, quantity.last):
        of = document.text[reading.tokens[quantity.last].start : reading.tokens[name_end - 1].end]
        return quantity.first, _with_acronym(reading, name_end), of
    first, last = _verb_before(reading, quantity.first), quantity.last
    if _is_modifier(reading, quantity):
        last += reading.lower(last)[:1].isalpha() and reading.lower(last) not in lexicons.closed(reading.language)
    if reading.lower(last) == "of":
        end = _phrase_end(reading, last + 1)
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


def _phrase_end(reading: Reading, at: int) -> int:
    end = at
    while (
        end < min(at + 7, len(reading.tokens))
        and (reading.word(end)[:1].isalnum() or reading.tags[end] == "'")
        and reading.tags[end] not in "VEBHMSCWTtX"
    ):
        end += 1
    return end


_MOST_BETWEEN = 4


def _verb_before(reading: Reading, first: int) -> int:
    """Where the predicate begins that brings the figure: "has surpassed the", "fell by nearly"."""
    for at in range(first, max(first - _MOST_BETWEEN - 1, -1), -1):
        if at < first and reading.tags[at] in "CSWT,":
            break
        if reading.lower(at) in _words(reading, "verbs"):
            return reading.verb_start(at)
    return first
