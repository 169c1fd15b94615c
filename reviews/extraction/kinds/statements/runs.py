"""Quotations that go on: over the sentences of a paragraph, and over paragraphs after a colon or an open mark."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Tokens, Unit

from . import bylines, cues, frames, sources
from .attribution import Attribution
from .cues import Cue
from .frames import labelled, recorded

_ASKED = ("?”", '?"', "?’", "?'", "?»")


@dataclass(slots=True)
class Reported:
    """Somebody’s words by code points; `content` grows while a quotation goes on."""

    rule: str
    content: list[Span]
    source: Span
    cue: Span
    antecedent: Span | None = None
    is_turn: bool = False  # `source` is the label of a transcript


@dataclass(slots=True)
class _Run:
    """The quotation that may still go on, and whether it may do so in the next paragraph; `spoken` is whose words came last.

    `before` is the sentence in front, which the next one may say is somebody's.
    """

    words: Reported | None = None
    over_paragraphs: bool = False
    spoken: Reported | None = None
    before: Span | None = None


def collect(document: Document) -> Iterator[Reported]:
    """Yield everybody’s words in the order of the text."""
    found: list[Reported] = []
    run = _Run()
    credited = bylines.find(document)
    for number, (block, units) in enumerate(document.units):
        if credit := credited.get(block):
            found += [Reported(credit.rule, [content], credit.source, credit.cue) for content in credit.content]
            run = _Run()
            continue
        if not run.over_paragraphs and not _speaks_on(units, run.words):
            run.words = None
        headline = labelled.headline(units[0]) if units and not number and not block.label else None
        if headline:
            found.append(_reported(units[0], headline))
            continue
        if block.label:
            found += [*_turn(document, units, block.label)]
        run.before = None
        for unit in units:
            _read(unit, run, found)
            run.before = unit.span(0, _end(unit))
    return (words for words in found if words.content)


_TELLING = frozenset("VEBHMQ")  # a verb or a figure
_SHORTEST = 4  # words


def _turn(document: Document, units: list[Unit], label: Span) -> Iterator[Reported]:
    """What somebody says under a label, sentence by sentence; no question, and no "Thank you"."""
    for unit in units:
        is_told = len(unit.tokens) >= _SHORTEST and not _TELLING.isdisjoint(unit.tags)
        if (is_told or unit.is_quoted(0)) and unit.lower(len(unit.tokens) - 1) != "?":
            span = unit.span(0, len(unit.tokens))
            mark = label[1] if document.text.startswith("]", label[1]) else document.text.index(":", label[1])
            yield Reported("transcript, label", [span], label, (mark, mark + 1), is_turn=True)


def _speaks_on(units: list[Unit], words: Reported | None) -> bool:
    """Whether a paragraph is one quotation and no more, and does not answer a question: whoever spoke before goes on."""
    if not words or not words.content or len(units) != 1 or units[0].tags != '"':
        return False
    return not units[0].text.endswith(_ASKED, 0, words.content[-1][1])


def _read(unit: Unit, run: _Run, found: list[Reported]) -> None:
    verbs = cues.find(unit)
    attributions = frames.find(unit, verbs)
    if not attributions and run.words and unit.is_quoted(0):
        run.words.content.append(unit.span(0, 1))
        run.over_paragraphs = not unit.quotes[0].closed
        return
    if not attributions and run.spoken and _is_told_on(unit):
        found.append(replace(run.spoken, rule="told on", content=[unit.span(0, _end(unit))]))
        return
    words = [_reported(unit, attribution, run.before) for attribution in attributions]
    announced = _announced(unit, verbs, words)
    found += words
    if announced and not announced.content:
        found.append(announced)
    if words or announced:
        quoted = (each for each, frame in zip(words, attributions, strict=True) if _has_quotation(unit, frame))
        run.words = announced or next(reversed([*quoted]), None)
    run.spoken = next(reversed(words), run.spoken)
    run.over_paragraphs = announced is not None or _is_open(unit)


def _is_told_on(unit: Unit) -> bool:
    """Whether a sentence goes on with what somebody says, by its form: "Die Brücke sei sicher.", no "if he were here"."""
    told = [at for at in unit.listed("reported", 0, len(unit.tokens)) if unit.tags[at] != "N"]
    comma = unit.tags.find(",")
    return bool(told) and (comma < 0 or told[0] <= comma + 1) and not unit.listed("first_person", 0, len(unit.tokens))


def _end(unit: Unit) -> int:
    return len(unit.tokens) - unit.tags.endswith(".")


def _is_open(unit: Unit) -> bool:
    """Whether the paragraph ends inside a quotation."""
    return bool(unit.quotes) and not unit.quotes[max(unit.quotes)].closed


def _reported(unit: Unit, attribution: Attribution, before: Span | None = None) -> Reported:
    """Somebody's words; those of the sentence before where an attribution has none itself."""
    content = [unit.span(*part) for part in attribution.content] or ([before] if before else [])
    named = sources.antecedent(unit, attribution.source)
    antecedent = unit.span(*named) if named else None
    return Reported(attribution.rule, content, unit.span(*attribution.source), unit.span(*attribution.cue), antecedent)


def _has_quotation(unit: Unit, attribution: Attribution) -> bool:
    parts = attribution.content
    return any(unit.holds_quotation(*part) for part in parts) or (
        recorded.has_rules(unit.language) and _is_quoted(unit, parts)
    )


def _is_quoted(unit: Unit, parts: list[Tokens]) -> bool:
    """Whether all that was said is quotations, though they are as short as a term and bring no stop: „Nein“, sagte sie."""
    return bool(parts) and all(last == first + 1 and first in unit.quotes for first, last in parts)


def _announced(unit: Unit, verbs: list[Cue], words: list[Reported]) -> Reported | None:
    """Whose words the next paragraph brings: this one ends "Caddell continued:" or "… issued a statement:"."""
    if unit.tags[-1] != ":":
        return None
    if words:
        return words[-1]
    for cue in verbs[-1:]:
        source = sources.beside(unit, cue) or sources.shared(unit, cue, None)
        if source and cue.takes("say", "tell", "ask"):
            return Reported("announced by a colon", [], unit.span(*source), unit.span(*cue.words))
    if named := labelled.announcer(unit):
        return Reported(
            "named before a colon", [], unit.span(*named), unit.span(len(unit.tokens) - 1, len(unit.tokens))
        )
    noun = len(unit.tokens) - 2
    if unit.lower(noun) in lexicons.words(unit.language, "cues", "announcement") and (source := sources.issuer(unit)):
        return Reported("announced by a colon", [], unit.span(*source), unit.span(noun, noun + 1))
    return None
