"""Quotations that go on: over the sentences of a paragraph, and over paragraphs after a colon or an open mark."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text.units import Unit

from . import cues, frames, sources
from .cues import Cue
from .frames import Attribution


@dataclass(slots=True)
class Reported:
    """Somebody’s words by code points; `content` grows while a quotation goes on."""

    rule: str
    content: list[Span]
    source: Span
    cue: Span
    antecedent: Span | None = None


@dataclass(slots=True)
class _Run:
    """The quotation that may still go on, and whether it may do so in the next paragraph."""

    words: Reported | None = None
    over_paragraphs: bool = False


def collect(document: Document) -> Iterator[Reported]:
    """Yield everybody’s words in the order of the text."""
    found: list[Reported] = []
    run = _Run()
    for _, units in document.units:
        if not run.over_paragraphs:
            run.words = None
        for unit in units:
            _read(unit, document.language, run, found)
    return (words for words in found if words.content)


def _read(unit: Unit, language: str, run: _Run, found: list[Reported]) -> None:
    verbs = cues.find(unit, language)
    attributions = frames.find(unit, verbs, language)
    words = [_reported(unit, attribution) for attribution in attributions]
    if not attributions and run.words and unit.is_quoted(0):
        run.words.content.append(unit.span(0, 1))
        run.over_paragraphs = not unit.quotes[0].closed
        return
    found += words
    quoted = [each for each, attribution in zip(words, attributions, strict=True) if _has_quotation(unit, attribution)]
    announced = _announced(unit, verbs, words)
    if announced and not announced.content:
        found.append(announced)
    is_open = bool(unit.quotes) and not list(unit.quotes.values())[-1].closed
    if words or announced:
        run.words = announced or (quoted[-1] if quoted else None)
    run.over_paragraphs = is_open or announced is not None


def _reported(unit: Unit, attribution: Attribution) -> Reported:
    content = [unit.span(*part) for part in attribution.content]
    named = sources.antecedent(unit, attribution.source)
    antecedent = unit.span(*named) if named else None
    return Reported(attribution.rule, content, unit.span(*attribution.source), unit.span(*attribution.cue), antecedent)


def _has_quotation(unit: Unit, attribution: Attribution) -> bool:
    return any(unit.is_quoted(position) for part in attribution.content for position in range(*part))


def _announced(unit: Unit, verbs: list[Cue], words: list[Reported]) -> Reported | None:
    """Whose words the next paragraph brings: this one ends "Caddell continued:"."""
    if unit.tags[-1] != ":" or not verbs:
        return None
    if words:
        return words[-1]
    cue = verbs[-1]
    source = sources.beside(unit, cue) or sources.shared(unit, cue, None)
    if source is None or not cue.takes("say", "tell", "ask"):
        return None
    return Reported("announced by a colon", [], unit.span(*source), unit.span(cue.head, cue.after))
