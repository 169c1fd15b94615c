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
from functools import cache, cached_property, partial
from itertools import chain
from typing import Protocol

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

from .alphabet import Alphabet
from .matching import Line, Match, Pattern, Running, Values, lacks
from .pattern import Words
from .records import PLAIN, Rule, Source, marked

__all__ = ["PLAIN", "Line", "Match", "Row", "Rule", "Rules", "Values", "every", "letters", "load", "marked", "together"]


_LONG = 40  # letters; a quotation is one word to some rules, and is not kept in memory


class Rules:
    """The rules of one file, in its order."""

    def __init__(self, source: Source, alphabet: Alphabet) -> None:
        self.rules = source.rules
        self._running = [_run(source, alphabet, rule) for rule in source.rules]
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for at, running in enumerate(self._running):
            for word in min(running.needed, key=len, default=()):
                self._by_word.setdefault(word, []).append(at)
            if not running.needed:
                self._always.append(at)

    def allowed(self, vocabulary: Words) -> list[Running]:
        """The rules that the words of a sentence allow, which are few: each is found by a word that it needs."""
        asked = {*self._always, *(at for word in self._by_word.keys() & vocabulary for at in self._by_word[word])}
        return [self._running[at] for at in sorted(asked) if self._running[at].may_fire(vocabulary)]

    def line(self, words: "Printed", marks: str, values: Values | None = None) -> Line:
        """A sentence for these rules, with a mark for each of its words."""
        known = frozenset(marks)
        allowed = [one for one in self.allowed(words.vocabulary) if not (one.marks and lacks(known, one.marks))]
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
