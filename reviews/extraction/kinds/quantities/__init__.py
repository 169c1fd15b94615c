"""Quantities that are claims: "the 193-member Assembly", "has surpassed the 24-hour mark", "fell to 3.9 per cent".

The layer below reads every quantity of a text; a claim is one that somebody could look up. A small number in words
("two allies"), an age, an hour are not.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import cast

from reviews.extraction import details
from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures import changes, proportions, quantities, shares
from reviews.extraction.figures.changes import Change, Told
from reviews.extraction.figures.proportions import Proportion
from reviews.extraction.figures.quantities import Quantity
from reviews.extraction.figures.reading import Reading
from reviews.extraction.figures.shares import Share
from reviews.extraction.kinds.spans import Spans

from .checkable import is_claim
from .extents import extent, phrase_end, verb_before


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
        if any(is_claim(reading, quantity) and not _is_part(quantity, parts) for quantity in group):
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
        last = max(phrase_end(reading, part.of), part.of)
        while last > part.of and reading.tags[last - 1] == "R":
            last -= 1
        start, end = reading.tokens[part.first].start, reading.tokens[last - 1].end
        if not any(claim.start < end and start < claim.end for claim in claims):
            first = verb_before(reading, part.first)
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
    first, last, of = extent(document, reading, quantity)
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
