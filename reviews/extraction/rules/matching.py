"""Rules at work on a sentence: most are put aside by the words that it has not, before any pattern is tried."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, eq, ge, gt, le, lt, ne
from string import digits
from typing import Any

from .nodes import Node, Words, alone, captured, needed
from .records import MARKED_LATER, MARKS, REST, Rule

type Tokens = tuple[int, int]
type Values = Mapping[Any, float]

_WIDTH = 3  # letters for each word
_SIGNS = {"<": lt, "<=": le, "=": eq, ">": gt, ">=": ge, "!=": ne}


@dataclass(slots=True, eq=False)
class Match:
    """Where a rule matches: the tokens `first:last`, and those of each capture."""

    rule: Rule
    first: int
    last: int
    spans: Mapping[str, Tokens]


class Pattern:
    """A pattern that cannot stand without a word of each of `needed` and a mark of each of `marks`.

    It stands with any one word of `alone`.
    """

    def __init__(self, tree: Node, compiled: Callable[[], re.Pattern[str]]) -> None:
        self.tree = tree
        self.needed = sorted(needed(tree, attrgetter("words")), key=len)
        self.marks = needed(tree, attrgetter("marks"))
        self.alone = alone(tree)
        self._compiled = compiled

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled only when it is asked for, which takes as long as many sentences do."""
        return self._compiled()

    @cached_property
    def captures(self) -> list[tuple[str, str]]:
        """The groups of the expression with the names that the pattern has for them."""
        return [(group, group.rstrip(digits)) for group in self.expression.groupindex]

    def stands(self, line: "Line") -> bool:
        """Whether it is found in a line, or in all of its sentence if one word is enough."""
        if not self.alone.isdisjoint(line.vocabulary):
            return True
        return not lacks(line.vocabulary, self.needed) and self.expression.search(line.letters, *line.part) is not None


def lacks(vocabulary: Words, needed: Iterable[Words]) -> bool:
    """Whether a sentence has no word of one of several sets."""
    for words in needed:  # noqa: SIM110 (a generator takes twice as long)
        if words.isdisjoint(vocabulary):
            return True
    return False


class Running:
    """A rule at work. A condition is a pattern and those without which it must stand."""

    def __init__(self, rule: Rule, main: Pattern, needs: list[list[Pattern]], unless: list[list[Pattern]]) -> None:
        self.rule, self.main, self.needs, self.unless = rule, main, needs, unless
        tests, names = [test.split() for test in rule.where], captured(main.tree)
        self.tests = [test for test in tests if not names.isdisjoint(test)]
        self.tests_of_line = [test for test in tests if names.isdisjoint(test)]
        standing = [main, *(first for first, *_ in needs)]
        self.needed = [words for one in standing for words in one.needed]
        self.marks = [marks for one in standing for marks in one.marks if MARKED_LATER.isdisjoint(marks)]
        self.vetoed = frozenset().union(*(veto.alone for veto, *without in unless if not without))

    def matches(self, line: "Line", found: re.Match[str] | None, *, apart: bool) -> Iterator[Match]:
        """Where it fires, in order, given where its pattern is `found` first; `apart`: no match begins inside another."""
        search, end = self.main.expression.search, line.part[1]
        while found:
            spans = {
                name: _tokens(*found.span(group)) for group, name in self.main.captures if found[group] is not None
            }
            if not self.tests or all(_holds(test, line.values, spans) for test in self.tests):
                yield Match(self.rule, *_tokens(*found.span()), spans)
            found = search(line.letters, max(found.end() if apart else 0, found.start() + _WIDTH), end)

    def is_allowed(self, line: "Line") -> bool:
        """Whether its conditions hold in a sentence."""
        is_so = all(_holds(test, line.values, {}) for test in self.tests_of_line)
        return (
            is_so
            and all(_stands(one, line) for one in self.needs)
            and not any(_stands(one, line) for one in self.unless)
        )


def _stands(condition: list[Pattern], line: "Line") -> bool:
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


@dataclass(slots=True, eq=False)
class Line:
    """A sentence as the rules of one file see it, with those that its words allow.

    `values` are the figures in it, by name or by the token they begin at; `part` is the stretch of letters to look at.
    """

    letters: str
    vocabulary: Words
    rules: list[Running]
    values: Values
    part: tuple[int, int] = (0, 1 << 30)

    def matches(self, *, apart: bool = False) -> Iterator[Match]:
        """Yield where the rules fire, rule by rule; `apart`: no match of a rule begins inside another."""
        for rule in self.rules:
            found = rule.main.expression.search(self.letters, *self.part)
            if found and rule.is_allowed(self):
                yield from rule.matches(self, found, apart=apart)

    def first(self) -> Match | None:
        """The first match of the first rule that fires."""
        return next(self.matches(), None)

    def around(self, first: int, last: int, name: str, values: Values, far: int) -> "Line":
        """The sentence with the tokens `first:last` marked, seen no farther than so many tokens from them."""
        begin, end = first * _WIDTH, last * _WIDTH
        inside = [self.letters[at : at + _WIDTH - 1] for at in range(begin, end, _WIDTH)]
        marks = MARKS[name] + REST * (len(inside) - 1)
        marked = "".join(letters + mark for letters, mark in zip(inside, marks, strict=True))
        part = max(begin - far * _WIDTH, 0), end + far * _WIDTH
        letters = self.letters[:begin] + marked + self.letters[end:]
        return Line(letters, self.vocabulary, self.rules, values, part)
