"""The clauses of an article: what it tells one at a time, in its own voice or as somebody's words.

A clause is the unit of a claim: a subject with its finite verb, complements and adjuncts. Reported words are cut like
the rest, and each of their clauses keeps the statement it is part of.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Tokens, Unit

from . import attributed, relatives, wholeness
from .attributed import Part, Said
from .cuts import Cut, cut, has_rules, trimmed

__all__ = ["Clause", "Said", "chosen", "find"]


@dataclass(slots=True, eq=False)
class Clause:
    """One clause, `text[start:end]`, the tokens `first:last` of `unit`.

    `said` is whose words it is, None for the article's own. `relative` is where a pronoun stands in it for the noun
    `antecedent` before it. `is_act`: the words of somebody are part of it rather than all of it ("called it a “sham”").
    `omitted` is the cue in the middle of somebody's words, no part of the clause.
    """

    start: int
    end: int
    unit: Unit
    first: int
    last: int
    said: Said | None = None
    relative: Span | None = None
    antecedent: Span | None = None
    is_act: bool = False
    omitted: Span | None = None

    @property
    def first_persons(self) -> list[Span]:
        """Where it says "we" or "my", whoever speaks, outside of quotations."""
        return [self.unit.span(at, at + 1) for at in self.unit.first_persons(self.first, self.last)]

    @property
    def is_whole(self) -> bool:
        """Whether it is a sentence, once a relative pronoun has given way to its noun."""
        unit = self.unit
        if not has_rules(unit.language):
            return True
        relative = attributed.tokens_of(unit, self.relative) if self.relative and self.antecedent else None
        return wholeness.is_whole(unit, self.first, self.last, relative)

    @property
    def is_addressed(self) -> bool:
        """Whether "you" are told how things are in general: "If you drive too fast, you lose your licence"."""
        is_to_you = self.unit.listed("second_person", self.first, self.last)
        return bool(is_to_you) and not wholeness.tells_what_was(self.unit, self.first, self.last)

    @property
    def is_verbatim(self) -> bool:
        """Whether it is what a transcript has somebody say of themselves: "we are there", which nobody else may say for them."""
        return self.said is not None and self.said.words.is_turn and bool(self.first_persons)


def find(document: Document, told: list[Said]) -> list[Clause]:
    """Return the clauses of an article in order; `told` are its statements."""
    waiting = deque(sorted(((said.extent, said) for said in told), key=itemgetter(0)))
    near: list[tuple[Span, Said]] = []
    found: list[Clause] = []
    for _, units in document.units:
        for unit in units:
            start, end = unit.span(0, len(unit.tokens))
            while waiting and waiting[0][0][0] < end:
                near.append(waiting.popleft())
            near = [(extent, said) for extent, said in near if extent[1] > start]
            found += _clauses(document, unit, [said for _, said in near])
    return sorted(found, key=lambda clause: (clause.start, clause.end))


def _clauses(document: Document, unit: Unit, told: list[Said]) -> Iterator[Clause]:
    parts = attributed.parts(unit, told)
    for part in parts:
        yield from _of_somebody(document, unit, part)
    for piece in _own(unit, parts):
        yield _clause(unit, piece)


def _own(unit: Unit, parts: list[Part]) -> Iterator[Cut]:
    """What the article tells itself: the clauses without what is somebody's words and what tells whose."""
    if not has_rules(unit.language):
        if not parts:
            yield Cut(0, len(unit.tokens) - (unit.tags[-1] == "."))
        return
    if unit.lower(len(unit.tokens) - 1) == "?":
        return
    waiting = deque(sorted(parts, key=lambda part: part.first))
    framed: list[Part] = []
    for piece in cut(unit, attributed.past_dateline(unit), len(unit.tokens)):
        while waiting and waiting[0].first < piece.last:
            framed.append(waiting.popleft())
        framed = [part for part in framed if part.last > piece.first]
        last = attributed.before(unit, piece.first, framed[0]) if framed else piece.last
        if last and unit.verbs(piece.first, last):
            yield Cut(piece.first, last - (unit.tags[last - 1] == ","), piece.relative)


def _clause(unit: Unit, piece: Cut, said: Said | None = None) -> Clause:
    start, end = unit.span(piece.first, piece.last)
    relative = unit.span(*piece.relative) if piece.relative else None
    named = relatives.antecedent(unit, piece.relative[0]) if piece.relative else None
    antecedent = unit.span(*named) if named else None
    return Clause(start, end, unit, piece.first, piece.last, said, relative, antecedent)


def _of_somebody(document: Document, unit: Unit, part: Part) -> Iterator[Clause]:
    """The clauses of somebody's words: of a quotation its sentences, of reported speech its clauses."""
    if part.is_act:
        who = (part.first, part.first + 1) if unit.tags[part.first] == "W" else None
        yield replace(_clause(unit, Cut(part.first, part.last, who), part.said), is_act=True)
        return
    for group in attributed.joined(unit, part.words):
        if len(group) > 1:
            yield _interrupted(unit, group, part.said)
        elif _is_quotation(unit, group[0]):
            for span, inner in attributed.quoted(document, unit.quotes[group[0][0]].inner):
                yield Clause(*span, inner, 0, len(inner.tokens), part.said)
        elif not has_rules(unit.language):
            yield Clause(*unit.span(*group[0]), unit, *group[0], part.said)
        else:
            yield from (_clause(unit, piece, part.said) for piece in cut(unit, *group[0]))


def _interrupted(unit: Unit, group: list[Tokens], said: Said) -> Clause:
    (first, before), (after, last) = group[0], group[-1]
    start, end = unit.span(first, last)
    keeps_comma = unit.waits(*group[0])
    return Clause(start, end, unit, first, last, said, omitted=unit.span(before + keeps_comma, after))


def _is_quotation(unit: Unit, tokens: Tokens) -> bool:
    return tokens[1] == tokens[0] + 1 and tokens[0] in unit.quotes


def chosen(document: Document, told: list[Said], span: Span) -> Clause | None:
    """Return the words that a person chose as one clause, None where no sentence holds them all.

    Where most of them are somebody's, the clause is those alone: what tells whose goes in front of the wording.
    """
    said, pieces = _spoken(told, span)
    if said:
        span = pieces[0][0], pieces[-1][1]
    unit, inside = _sentence_around(document, span) or (None, span)
    tokens = attributed.tokens_of(unit, inside) if unit else None
    if unit is None or tokens is None:
        return None
    for piece in trimmed(unit, *tokens) if has_rules(unit.language) else [Cut(*tokens)]:
        relative = (piece.first, piece.first + 1) if unit.tags[piece.first] == "W" else None
        clause = _clause(unit, piece._replace(relative=relative), said)
        return replace(clause, omitted=_between(unit, pieces))
    return None


def _between(unit: Unit, pieces: list[Span]) -> Span | None:
    """The cue in the middle of somebody's words, without the blank behind it."""
    cue = unit.text[pieces[0][1] : pieces[-1][0]].rstrip() if len(pieces) > 1 else ""
    return (pieces[0][1], pieces[0][1] + len(cue)) if cue else None


def _spoken(told: list[Said], span: Span) -> tuple[Said | None, list[Span]]:
    """Whose words most of a span are, and which of them."""
    for said in told:
        inside = [(max(start, span[0]), min(end, span[1])) for start, end in said.words.content]
        pieces = sorted((start, end) for start, end in inside if start < end)
        if 2 * sum(end - start for start, end in pieces) > span[1] - span[0]:
            return said, pieces
    return None, []


def _sentence_around(document: Document, span: Span) -> tuple[Unit, Span] | None:
    """The sentence that holds a span, and the span without the quotation marks around it; inside a quotation its own."""
    units = (unit for _, units in document.units for unit in units)
    for unit in units:
        start, end = unit.span(0, len(unit.tokens))
        if not (start <= span[0] and span[1] <= end):
            continue
        for quote in unit.quotes.values():
            if quote.start <= span[0] and span[1] <= quote.end:
                inside = max(span[0], quote.inner[0]), min(span[1], quote.inner[1])
                within = attributed.quoted(document, quote.inner)
                return next(
                    ((inner, inside) for (a, b), inner in within if a <= inside[0] and inside[1] <= b + 1), None
                )
        return unit, span
    return None
