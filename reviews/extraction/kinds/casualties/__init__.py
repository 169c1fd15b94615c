"""Casualty figures: how many were killed, wounded, detained, displaced or are missing.

A figure of people (`groups`) and a word of harm (`harms`) make a casualty figure when the sentence links them
(`links`). What a newspaper leaves open stays open: "at least 12" is a minimum, "dozens" is only vague.
"""

from collections.abc import Iterator
from typing import cast

from reviews.extraction.claims import Mention
from reviews.extraction.details import Casualty, Harm, Place
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from . import circumstances, groups, harms, links, lists, tolls
from .groups import Group, counts
from .links import Link
from .people import words


def find(document: Document) -> Iterator[Mention]:
    """Yield the casualty figures of a document."""
    for reading in document.readings:
        told = [] if reading.is_question else _told(reading)
        for link in told:
            if not _is_background(document, reading, link, told):
                yield _claim(document, reading, link)


def _told(reading: Reading) -> list[Link]:
    """The harm that a sentence tells of."""
    if not reading.has(harms.cues(reading.language)):
        return tolls.find(reading)
    counted = groups.find(reading)
    told = links.find(reading, counted)
    return [*told, *lists.find(reading, counted, told), *lists.told_of(reading, told)]


_MANY, _VERY_MANY, _LIST = 100, 10_000, 3


def _is_background(document: Document, reading: Reading, link: Link, told: list[Link]) -> bool:
    """Whether the figure is the sum of a war or of years, and no news of a day: "70,000 have died since 1980".

    The dead of a day or a year long past are dead all the same, and so are those of a battle that are counted side by side.
    """
    size = link.group.size
    if size < _MANY or (link.harm == "displaced" and reading.has(words(reading, "disaster"))):
        return False
    if link.harm != "displaced" and not reading.has(words(reading, "disaster")):
        is_list, is_of_day = len(told) >= _LIST, any(len(when.iso or "") == len("2023-10-07") for when in reading.dates)
        if size >= _VERY_MANY or (reading.has(words(reading, "campaign")) and not (is_list or is_of_day)):
            return True
    sentence = document.text[slice(*reading.extent)].lower()
    return any(phrase in sentence for phrase in words(reading, "periods")) or reading.has(words(reading, "background"))


def _claim(document: Document, reading: Reading, link: Link) -> Mention:
    start, end = _quoted(document.text, reading.tokens[link.first].start, reading.tokens[link.last - 1].end)
    group = link.group
    was = counts.former(reading, group, link.last)
    details: Casualty = {
        "count": group.count,
        "minimum": group.minimum,
        "maximum": group.maximum,
        "vague": group.vague,
        "was": was,
        "figure": _figure(reading, group),
        "harm": cast(Harm, link.harm),
        "victims": group.noun,
        "part_of": _figure(reading, link.whole) if link.whole else None,
        "listed": lists.listed(reading, link),
        "place": circumstances.place(reading, link.last),
        "date": reading.date_near(link.first, link.last, past_figures=was is None),
        "attribution": circumstances.attribution(reading, link.group.first),
    }
    return Mention(
        start, end, document.text[start:end], "casualty", reading.span, details=details, rule=f"casualties: {link.rule}"
    )


def _figure(reading: Reading, group: Group) -> Place:
    """The place of the words of a number in the text."""
    first, last = group.figure
    return [reading.tokens[first].start, reading.tokens[last - 1].end]


_MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}
_SHORT_QUOTATION = 80


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the whole of a short quotation that the figure opens."""
    closing = _MARKS.get(text[start - 1]) if start else None
    close = text.find(closing, end, start + _SHORT_QUOTATION) if closing else -1
    return (start - 1, close + 1) if close >= 0 else (start, end)
