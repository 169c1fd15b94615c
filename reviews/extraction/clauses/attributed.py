"""Somebody's words among the clauses: which statements are one, and where their words stand.

What follows a cue is somebody's words when it is a quotation or a finite clause. An act told with such a verb ("refused
to pay", "criticised the deal") is told by the article itself, and so is what a document shows.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reviews.extraction.claims import Claimant, Span
from reviews.extraction.document import Document
from reviews.extraction.figures.dates import datelines
from reviews.extraction.kinds.statements import cues
from reviews.extraction.kinds.statements.runs import Reported
from reviews.extraction.text import sentences
from reviews.extraction.text.grammar import tags
from reviews.extraction.text.grammar.unit import Tokens, Unit

from .cuts import has_rules

_SPEECH = frozenset(["say", "tell", "ask", "think"])
_LONGEST_DATELINE = 12
_SHORT = 200
"""Code points of a quotation that is one claim though it has two sentences."""


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words and who spoke."""

    words: Reported
    claimant: Claimant | None

    @property
    def extent(self) -> Span:
        """From the first word of it in the text, cue and source included, to the last."""
        spans = [self.words.source, self.words.cue, *self.words.content]
        return min(spans)[0], max([end for _, end in spans])


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit holds of a statement: its stretches of words, and the tokens `first:last` with source and cue."""

    said: Said
    words: list[Tokens]
    first: int
    last: int
    is_act: bool = False


def parts(unit: Unit, told: list[Said]) -> list[Part]:
    """What a unit holds of each statement; no act that is only told beside words: "“…,” she said, calling it a “sham”"."""
    found = [part for said in told if (part := _part(unit, said))]
    return [part for part in found if not (part.is_act and any(_accompanies(unit, part, other) for other in found))]


def _accompanies(unit: Unit, act: Part, other: Part) -> bool:
    """Whether an act goes along with other words of the same source, and has none of its own clause."""
    cue, source = tokens_of(unit, act.said.words.cue), tokens_of(unit, act.said.words.source)
    spoken = tokens_of(unit, other.said.words.cue)
    if other.is_act or cue is None or source is None or spoken is None or unit.tags[cue[0]] != "G":
        return False
    return source[1] <= spoken[0] < cue[0] and all(last <= source[0] for _, last in other.words)


def _part(unit: Unit, said: Said) -> Part | None:
    """What a unit holds of a statement; None if it holds nothing of it, or an act that is nobody's words."""
    words = [tokens for span in said.words.content if (tokens := tokens_of(unit, span))]
    if not words or said.words.rule.endswith(("question", "infinitive")):
        return None  # "asked whether it was safe", "promised to leave"
    around = [tokens for span in (said.words.source, said.words.cue) if (tokens := tokens_of(unit, span))]
    first, last = min(a for a, _ in words + around), max(b for _, b in words + around)
    is_quoted = any(unit.holds_quotation(*tokens) for tokens in words)
    if not said.words.rule.endswith("object") and (is_quoted or _is_reported(unit, said, words)):
        return Part(said, words, first, last)
    has_terms = any(at in unit.quotes and not unit.is_title(at) for tokens in words for at in range(*tokens))
    return Part(said, words, first, last, is_act=True) if has_terms or _recounts(unit, said, words) else None


def _recounts(unit: Unit, said: Said, words: list[Tokens]) -> bool:
    """Whether somebody tells what they saw or did: "described seeing three bodies", no "criticised building it"."""
    return unit.tags[words[0][0]] == "G" and any("recount" in verb.lists for verb in _verbs(unit, said))


def _verbs(unit: Unit, said: Said) -> list[cues.Verb]:
    cue = unit.text[slice(*said.words.cue)].lower().split()
    return [verb for word in cue if (verb := cues.lexicon(unit.language).get(word))]


def _is_reported(unit: Unit, said: Said, words: list[Tokens]) -> bool:
    """Whether a finite clause is told by a verb of speech or thought, or by "according to", a noun, a label."""
    if not has_rules(unit.language):
        return True
    if not any(_is_clause(unit, *tokens) for tokens in words):
        return False
    verbs = _verbs(unit, said)
    return not verbs or not _SPEECH.isdisjoint(verbs[-1].lists)


def _is_clause(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens hold a finite verb that is not of a relative clause: not so in "the outbreak that had begun"."""
    verbs = sum(unit.is_finite(at) for at in unit.verbs(first, last))
    relatives = sum(unit.tags[at] in "WT" and unit.tags[at - 1] in "nN" for at in range(first + 1, last))
    return verbs > relatives


def tokens_of(unit: Unit, span: Span) -> Tokens | None:
    """The tokens of a unit that a stretch of text holds."""
    first, last = bisect_left(unit.starts, span[0]), bisect_left(unit.starts, span[1])
    return (first, last) if first < last and unit.starts[first] < span[1] else None


def joined(unit: Unit, words: list[Tokens]) -> list[list[Tokens]]:
    """The stretches that are one clause together, as the cue stands in its middle: "The plan, he said, would fail"."""
    groups: list[list[Tokens]] = []
    for tokens in words:
        if groups and (_is_cut_short(unit, groups[-1][-1]) or _goes_on(unit, tokens)):
            groups[-1].append(tokens)
        else:
            groups.append([tokens])
    return groups


def _is_cut_short(unit: Unit, tokens: Tokens) -> bool:
    """Whether a stretch is no clause by itself."""
    quote = unit.quotes.get(tokens[1] - 1)
    if quote:
        return unit.text[quote.inner[1] - 1] == ","
    return has_rules(unit.language) and (unit.waits(*tokens) or not unit.verbs(*tokens))


def _goes_on(unit: Unit, tokens: Tokens) -> bool:
    """Whether a stretch goes on with the one before where no rules tell: a quotation that begins with a small letter, and any other words."""
    return not has_rules(unit.language) and not unit.opens_upper(tokens[0])


def quoted(document: Document, inner: Span) -> Iterator[tuple[Span, Unit]]:
    """The sentences inside a quotation, each with its grammar; two short ones are one."""
    spans = sentences.split(document.text, *inner, document.language)
    if len(spans) == 2 and inner[1] - inner[0] <= _SHORT:
        spans = [(spans[0][0], spans[1][1])]
    for start, end in spans:
        span = start, end - document.text.endswith(",", start, end)
        tokens = document.tokens_in(*span)
        if any(token.text[0].isalnum() for token in tokens):
            yield span, Unit(document.text, tokens, tags.tag(tokens, document.language), {}, document.language)


def past_dateline(unit: Unit) -> int:
    """Where a sentence begins behind "ARDEN –", "HARBOURTON (Reuters) –" or "Arden, 4 Feb 90 (ANP) -- [Text]"."""
    if dated := datelines.end(unit.text, unit.tokens[0].start):
        return bisect_left(unit.tokens, dated, key=lambda token: token.start)
    dash = unit.tags.find("-", 0, _LONGEST_DATELINE)
    is_place = dash > 0 and unit.tokens[0].text.isupper() and len(unit.tokens[0].text) > 1
    return dash + 1 if is_place and not unit.verbs(0, dash) else 0


def before(unit: Unit, first: int, part: Part) -> int | None:
    """Where what the article tells itself ends in front of a cue: "The mayor left and said …"."""
    cue, source = tokens_of(unit, part.said.words.cue), tokens_of(unit, part.said.words.source)
    if cue is None or source is None or source[0] < first:
        return None
    if unit.is_listed(source[0] - 1, "accompanying"):  # "The search ended, with the minister calling it “hopeless”"
        return source[0] - 1
    joint = max(unit.tags.rfind(mark, source[1], cue[0]) for mark in "C,")
    is_beside = unit.tags[cue[0]] == "G" and unit.tags[cue[0] - 1] != "P"
    if is_beside and unit.has_verb(joint + 1, cue[0]):
        joint = len(unit.tags[: cue[0]].rstrip("R"))  # fired at them believing that …, tacitly suggesting that …
    own = unit.verbs(source[1], joint) if joint > source[1] else []
    inside = {at for tokens in part.words for at in range(*tokens)}
    is_relative = unit.tag(source[1] + (unit.tag(source[1]) == ",")) == "W"
    return joint if own and inside.isdisjoint(own) and not is_relative else None


def opening(unit: Unit, said: Said) -> Span | None:
    """What stands in front of the source, such as "On Monday, hours before the vote," if it is no part of the words."""
    source = tokens_of(unit, said.words.source)
    if source is None or not source[0] or unit.tags[source[0] - 1] != ",":
        return None
    start, end = unit.span(0, source[0] - 1)
    if end - start > _SHORT:
        return None
    is_free = all(end <= a or b <= start for a, b in [*said.words.content, said.words.cue])
    return (start, end) if is_free and unit.tags[0] in "PSRX" else None
