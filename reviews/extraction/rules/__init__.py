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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial, reduce
from itertools import chain
from operator import or_
from typing import Protocol

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

from .alphabet import Alphabet
from .matching import Line, Match, Pattern, Running, Values
from .nodes import Words
from .records import PLAIN, Rule, Source, marked

__all__ = ["PLAIN", "Line", "Match", "Row", "Rule", "Rules", "Values", "every", "letters", "load", "marked", "together"]


_LONG = 40  # letters; a quotation is one word to some rules, and is not kept in memory


class _Sets:
    """Sets of words, or of marks, a bit for each, so that it is quickly told of which of them a sentence has one."""

    def __init__(self, sets: Iterable[Words]) -> None:
        self._bits = {words: 1 << at for at, words in enumerate(dict.fromkeys(sets))}
        self._bits_of: dict[str, int] = {}
        for words, bit in self._bits.items():
            for word in words:
                self._bits_of[word] = self._bits_of.get(word, 0) | bit

    def bits(self, sets: Iterable[Words]) -> int:
        return reduce(or_, [self._bits[words] for words in sets], 0)

    def told(self, words: Words) -> int:
        return reduce(or_, [self._bits_of[word] for word in self._bits_of.keys() & words], 0) if self._bits else 0


class Rules:
    """The rules of one file, in its order."""

    def __init__(self, source: Source, alphabet: Alphabet) -> None:
        self.rules = source.rules
        self._running = [_run(source, alphabet, rule) for rule in source.rules]
        self._words = _Sets(words for one in self._running for words in (*one.needed, one.vetoed))
        self._marks = _Sets(marks for one in self._running for marks in one.marks)
        self._asked = [
            (one, self._words.bits(one.needed), self._words.bits([one.vetoed]), self._marks.bits(one.marks))
            for one in self._running
        ]

    def allowed(self, vocabulary: Words, marks: str | None = None) -> list[Running]:
        """The rules that the words of a sentence allow, and its marks where they are told; which are few."""
        told = self._words.told(vocabulary)
        marked = self._marks.told(frozenset(marks)) if marks is not None else -1
        return [
            one
            for one, needed, vetoed, by_marks in self._asked
            if told & needed == needed and not told & vetoed and marked & by_marks == by_marks
        ]

    def line(self, words: "Printed", marks: str, values: Values | None = None, *, tells: str | None = None) -> Line:
        """A sentence for these rules, with a mark for each of its words; `tells`: only for those that tell so."""
        allowed = [one for one in self.allowed(words.vocabulary, marks) if tells in (None, one.rule.tells)]
        letters = "".join(chain.from_iterable(zip(words.letters, marks, strict=True))) if allowed else ""
        return Line(letters, words.vocabulary, allowed, values or {})

    def check(self) -> list[Rule]:
        """Compile all that is compiled only when it is asked for, and return the rules; raises `lexicons.Slip`."""
        for running in self._running:
            for condition in ([running.main], *running.needs, *running.unless):
                for one in condition:
                    _ = one.expression
        return self.rules


def _run(source: Source, alphabet: Alphabet, rule: Rule) -> Running:
    def read(written: str) -> Pattern:
        return Pattern(source.trees[written], partial(source.expression, rule, written, alphabet))

    needs, unless = (
        [[read(written) for written in one.split(" without ")] for one in conditions]
        for conditions in (rule.needs, rule.unless)
    )
    return Running(rule, read(rule.pattern), needs, unless)


def together(sources: Iterable[Source]) -> tuple[Alphabet, dict[str, Rules]]:
    """The rules of several files by their names, in one alphabet."""
    files = list(sources)
    alphabet = Alphabet.of([tree for source in files for tree in source.trees.values()])
    return alphabet, {source.name: Rules(source, alphabet) for source in files}


@cache
def _of(language: str) -> tuple[Alphabet, dict[str, Rules]]:
    folder = lexicons.folder(language) / "rules"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")] if folder.is_dir() else []
    return together(Source(file, language) for file in sorted(files, key=lambda file: file.name))


@cache
def load(language: str, name: str) -> Rules | None:
    """Return the rules `name` of a language, None if it has none; raises `lexicons.Slip`."""
    return _of(language)[1].get(name)


def every(language: str) -> list[Rule]:
    """All rules of a language, file by file; raises `lexicons.Slip`."""
    return [rule for rules in _of(language)[1].values() for rule in rules.check()]


def letters(words: Sequence[Token], language: str) -> list[str]:
    """The words of a sentence as the rules of a language see them."""
    letters_of = _of(language)[0].letters
    return [letters_of(text if len(text := word.text) < _LONG else text[:1] + text[-_LONG:]) for word in words]


class Printed(Protocol):
    """A sentence with its words as the rules see them."""

    @property
    def letters(self) -> list[str]: ...

    @property
    def vocabulary(self) -> Words: ...


@dataclass(eq=False)
class Row:
    """Any row of words as a sentence, with its folded words."""

    words: Sequence[Token]
    language: str
    vocabulary: Words

    @cached_property
    def letters(self) -> list[str]:
        """The words as the rules of the language see them."""
        return letters(self.words, self.language)
