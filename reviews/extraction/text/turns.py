"""Transcripts: the label in front of a colon speaks until the next label ("HOLT: …", "Ms. Obi: …", "Q: …").

A text is one when at least two paragraphs are labelled and the labels look like people: an office, a courtesy, the same
label again, a given name. A label may stand in brackets instead ("[Holt] …"). One that begins so is a transcript to its end. "Arden: 300 homes" and "Tickets: $40" are none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.claims import Span

from .blocks import Block

_STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?[\])]?\s*[-–—]?\s*)?+"
_ASIDE = r"(?:\s*[\[(][^\])\n]{1,60}[\])])?+"
_NAME = r"[A-Z][\w.'’-]*+(?:\s+(?:\(?[“\"][\w.' ’-]{1,20}[”\"]\)?|[A-Z\d][\w.'’-]*+|[a-z]{1,4}(?=\s+[A-Z]))){0,5}+"
_ROLE = r"(?:,\s[^:\n“”\"(\[]{2,120}+)?+"
_TURN = re.compile(
    rf"{_STAMP}(?:>>\s*)?(?P<label>(?P<name>{_NAME})(?P<role>{_ROLE})){_ASIDE}\s*:(?=\s)\s*+(?=[^\sa-z])"
)


# [Begin recording] [Gonzalez] The peace process …
_BRACKETED = re.compile(rf"(?:\[[^\]\n]{{1,60}}\]\s*+)*?\[(?P<label>(?P<name>{_NAME}))(?P<role>)\]\s++(?=\S)")

_LONGEST_OFFICE = 8  # words
_FEWEST = 3  # of so many paragraphs one at least has a label


class _Label(NamedTuple):
    """The label of a block, its name in lower case, and where the words begin."""

    at: int
    span: Span
    name: str
    role: str
    begin: int


def mark(text: str, blocks: list[Block], language: str) -> list[Block]:
    """The blocks of a text, those of a transcript with who speaks them and without the labels."""
    labels = {label.at: label for label in _labels(text, blocks, language)}
    is_recorded = labels and any(mark in text.lower() for mark in lexicons.words(language, "layout", "recording"))
    if not is_recorded and (len(labels) < 2 or not _are_people(list(labels.values()), language)):
        return blocks
    prose = sum(block.is_prose for block in blocks[min(labels) : max(labels) + 1])
    if prose > len(labels) * _FEWEST:
        return blocks
    begins_so = not any(block.is_prose for block in blocks[: min(labels)])
    last = len(blocks) if begins_so else max(labels) + 1
    return [*_marked(blocks, labels, last)]


def _marked(blocks: list[Block], labels: dict[int, _Label], last: int) -> Iterator[Block]:
    speaker: Span | None = None
    for at, block in enumerate(blocks):
        if label := labels.get(at):
            speaker = label.span
            yield Block(label.begin, block.end, "paragraph", speaker)
        else:
            yield replace(block, label=speaker) if speaker and block.is_prose and at < last else block


def _labels(text: str, blocks: list[Block], language: str) -> Iterator[_Label]:
    for at, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading", "item"):
            continue
        span = block.start, block.end
        found = _TURN.match(text, *span) or _BRACKETED.match(text, *span)
        if found and not _is_other(found["name"].lower(), language) and _is_role(found, language):
            yield _Label(at, found.span("label"), found["name"], found["role"], found.end())


def _is_role(found: re.Match[str], language: str) -> bool:
    """Whether what follows a name behind a comma is an office: not so in "Visitors, meanwhile, come all the same: …"."""
    offices = lexicons.words(language, "names", "title", "his", "hers")
    words = found["role"].lower().replace(",", " ").split()[:_LONGEST_OFFICE]
    return not words or found["label"].isupper() or not offices.isdisjoint(words)


def _is_other(name: str, language: str) -> bool:
    """Whether a label names no speaker: "Photo caption", "What we know", "Monday"."""
    words = name.split()
    unnamed = lexicons.words(language, "cues", "unnamed")
    if words[0] in unnamed:
        return False
    known = lexicons.words(language, "cues", "labels") | lexicons.words(language, "grammar", "day", "month")
    opens = words[0] in lexicons.closed(language) and words[0] != "the"
    return opens or words[-1] in known or words[0] in known or name in known


def _are_people(labels: list[_Label], language: str) -> bool:
    """Whether something tells that the labels of a text are those of people who speak."""
    names = Counter(label.name.lower() for label in labels)
    titles = lexicons.words(language, "names", "title", "courtesy", "his", "hers") | lexicons.words(
        language, "cues", "unnamed"
    )
    given = lexicons.words(language, "names", "man", "woman")
    words = [[word.strip(".") for word in name.split()] for name in names]
    is_told = any(not titles.isdisjoint(name) or (len(name) > 1 and name[0] in given) for name in words)
    is_cast = any(label.role and label.name.isupper() for label in labels)
    is_dialogue = len(names) > 1 and max(names.values()) > 1
    return is_told or is_cast or is_dialogue
