"""The frames of a language that tells them by records: its rules `attributions`."""

from collections.abc import Iterator

from reviews.extraction import rules
from reviews.extraction.kinds.statements.attribution import Attribution
from reviews.extraction.rules import Line, Match
from reviews.extraction.text.grammar.unit import Tokens, Unit

_BEHIND = ",-.:"


def has_rules(language: str) -> bool:
    """Whether records tell who says what in a language; else the frames in Python do."""
    return rules.load(language, "attributions") is not None


def line(unit: Unit) -> Line | None:
    """A sentence as the rules see it, each quotation one word; None in a language without them."""
    known = rules.load(unit.language, "attributions")
    marks = "".join('"' if at in unit.quotes else tag for at, tag in enumerate(unit.tags))
    return known.line(rules.Row(unit.tokens, unit.language, unit.vocabulary), marks) if known else None


def find(unit: Unit) -> list[Attribution]:
    """Return the attributions of a unit in order; of words that several rules find the first rule has them."""
    found: list[Match] = []
    seen = line(unit)
    for match in seen.matches(apart=True) if seen else ():
        if all(match.last <= other.first or other.last <= match.first for other in found):
            found.append(match)
    return [_attribution(unit, match) for match in sorted(found, key=lambda match: match.first)]


def _attribution(unit: Unit, match: Match) -> Attribution:
    content = [*_words(unit, match)]
    return Attribution(match.rule.tells or match.rule.name, content, match.spans["source"], match.spans["cue"])


def _words(unit: Unit, match: Match) -> Iterator[Tokens]:
    """The words that were said, without the marks behind them."""
    for first, last in (match.spans[name] for name in ("words", "more") if name in match.spans):
        yield first, first + len(unit.tags[first:last].rstrip(_BEHIND))
