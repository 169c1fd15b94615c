"""Rules as records: the ways in which a language tells something, each with sentences that show it.

A file of rules stands in the folder of its language (`lexicons/en/rules/pairs.toml`). A record is

    name      what the rule is about, in words
    pattern   what it matches, in the language of `pattern`, with names for what it captures
    tells     what the matched words tell; what that means is for the reader that asks for the rules of this file
    needs     what must stand in the sentence too, as patterns; "<contest> without <vote>" is the one without the other
    unless    what must not: its vetoes
    where     what must hold of figures: "one > other"
    fires     sentences in which it matches, and
    silent    those in which it does not; every one is a test

`lexicon` names the file of words in which a plain <name> is looked up; `[parts]` names pieces that several patterns share.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

from .pattern import Words, needed
from .records import PLAIN, Rule, Source, marked

__all__ = ["PLAIN", "Line", "Match", "Rule", "Rules", "Values", "every", "files", "load", "marked"]

type Tokens = tuple[int, int]
type Values = Mapping[Any, float]

_WIDTH = 3  # letters for each word
_SIGNS = {"<": lt, "<=": le, "=": eq, ">": gt, ">=": ge, "!=": ne}


class Match(NamedTuple):
    """Where a rule matches: the tokens `first:last`, and those of each capture."""

    rule: Rule
    first: int
    last: int
    spans: Mapping[str, Tokens]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the rules of one file see it. `values` are the figures in it, by name or by the token they begin at."""

    letters: str
    vocabulary: Words
    values: Values = field(default_factory=dict)


class _Pattern(NamedTuple):
    """A pattern with sets of words of each of which a sentence has one if the pattern stands in it."""

    words: tuple[Words, ...]
    expression: re.Pattern[str]

    def may_stand(self, vocabulary: Words) -> bool:
        return not any(words.isdisjoint(vocabulary) for words in self.words)

    def stands(self, line: Line) -> bool:
        return self.may_stand(line.vocabulary) and self.expression.search(line.letters) is not None


class _Compiled(NamedTuple):
    """A rule to run: a condition is a pattern and those that may not stand with it."""

    rule: Rule
    main: _Pattern
    needs: list[list[_Pattern]]
    unless: list[list[_Pattern]]
    tests: list[list[str]]

    def matches(self, line: Line) -> Iterator[Match]:
        if not self.main.may_stand(line.vocabulary):
            return
        is_allowed = False
        for found in self.main.expression.finditer(line.letters):
            is_allowed = is_allowed or self._is_allowed(line)
            if not is_allowed:
                return
            names = [name for name in found.re.groupindex if found[name] is not None]
            spans = {name: _tokens(*found.span(name)) for name in names}
            if all(_holds(test, line.values, spans) for test in self.tests):
                yield Match(self.rule, *_tokens(*found.span()), spans)

    def _is_allowed(self, line: Line) -> bool:
        return all(_stands(one, line) for one in self.needs) and not any(_stands(one, line) for one in self.unless)


def _stands(condition: list[_Pattern], line: Line) -> bool:
    first, *without = condition
    return first.stands(line) and not any(other.stands(line) for other in without)


def _tokens(start: int, end: int) -> Tokens:
    return start // _WIDTH, end // _WIDTH


def _holds(test: list[str], values: Values, spans: Mapping[str, Tokens]) -> bool:
    one, sign, other = test
    left, right = _value(one, values, spans), _value(other, values, spans)
    return left is not None and right is not None and _SIGNS[sign](left, right)


def _value(name: str, values: Values, spans: Mapping[str, Tokens]) -> float | None:
    if name.isdecimal():
        return int(name)
    return values.get(spans[name][0]) if name in spans else values.get(name)


class Rules:
    """The rules of one file, in its order."""

    def __init__(self, source: Source) -> None:
        self.rules = source.rules
        self._alphabet = source.alphabet
        self._shape = lru_cache(maxsize=20_000)(self._alphabet.shape)
        self._patterns = {
            written: _Pattern(tuple(needed(tree)), source.expressions[written])
            for written, tree in source.trees.items()
        }
        self._compiled = [self._compile(rule) for rule in source.rules]

    def _compile(self, rule: Rule) -> _Compiled:
        needs, unless = (
            [[self._patterns[written] for written in one.split(" without ")] for one in conditions]
            for conditions in (rule.needs, rule.unless)
        )
        return _Compiled(rule, self._patterns[rule.pattern], needs, unless, [test.split() for test in rule.where])

    def line(self, words: Sequence[Token], vocabulary: Words, marks: str, values: Values | None = None) -> Line:
        """A sentence for these rules, given its words with a mark for each of them."""
        known, unknown, shape = self._alphabet.of_word, self._alphabet.unknown, self._shape
        letters = [
            known.get(word.lower, unknown) + shape(word.text) + mark for word, mark in zip(words, marks, strict=True)
        ]
        return Line("".join(letters), vocabulary, values or {})

    def may_fire(self, vocabulary: Words) -> bool:
        """Whether a sentence has the words without which none of the rules matches."""
        return any(compiled.main.may_stand(vocabulary) for compiled in self._compiled)

    def matches(self, line: Line) -> Iterator[Match]:
        """Yield where the rules fire, rule by rule."""
        for compiled in self._compiled:
            yield from compiled.matches(line)

    def first(self, line: Line) -> Match | None:
        """The first match of the first rule that fires."""
        return next(self.matches(line), None)


@cache
def load(language: str, name: str) -> Rules | None:
    """Return the rules `name` of a language, None if it has none; raises `lexicons.Slip`."""
    file = lexicons.folder(language) / "rules" / f"{name}.toml"
    return Rules(Source(file, language)) if file.is_file() else None


def every(language: str) -> list[Rule]:
    """All rules of a language, file by file."""
    return [rule for name in files(language) if (known := load(language, name)) for rule in known.rules]


def files(language: str) -> list[str]:
    """The names of the files of rules that a language has."""
    folder = lexicons.folder(language) / "rules"
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
