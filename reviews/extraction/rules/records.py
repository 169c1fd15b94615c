"""Files of rules, read and checked: a slip in one says its file and line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from itertools import count
from typing import Any

from reviews.extraction import lexicons
from reviews.extraction.lexicons import Slip
from reviews.extraction.text import tokens

from . import nodes, pattern
from .alphabet import Alphabet
from .nodes import BadPattern, Node

REST, PLAIN = "⋯", "."
MARKS = {"count": "①", "pair": "②", "number": "③", "share": "④"}
"""What readers mark in a sentence, with the letter for its first word; the words behind it have `REST`."""
FIGURE = frozenset([*MARKS.values(), REST])
MARKED_LATER = frozenset([MARKS["pair"], REST])
"""What is put into a sentence after its rules have been chosen (`matching.Line.around`)."""


def marked(marks: str, places: Iterable[tuple[int, int]], name: str) -> str:
    """The marks of a sentence with what `name` says at places of it."""
    found = list(marks)
    for first, last in places:
        found[first:last] = MARKS[name] + REST * (last - first - 1)
    return "".join(found)


_LISTS = ("needs", "unless", "where", "fires", "silent")
_KEYS = ("name", "pattern", "tells", *_LISTS)
_REQUIRED = ("name", "pattern", "fires")
_TEST = re.compile(r"(\w+) (<|<=|=|>|>=|!=) (\w+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One record; it begins on `line` of its file."""

    language: str
    file: str
    line: int
    name: str
    pattern: str
    parts: tuple[str, ...] = ()
    tells: str | None = None
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def captures(self) -> list[str]:
        """The names of what the pattern takes out of a sentence."""
        return pattern.captures(self.pattern)


class Source:
    """A file of rules, with the trees of its patterns."""

    def __init__(self, file: Traversable, language: str) -> None:
        self._file, self._language = file, language
        self.name = file.name.removesuffix(".toml")
        data = lexicons.read(file)
        self._lines = file.read_text(encoding="utf-8").splitlines()
        self._heads = [number for number, line in enumerate(self._lines, 1) if line.strip() == "[[rule]]"]
        self._lexicon: str = data.get("lexicon", "")
        self._parts: dict[str, str] = data.get("parts", {})
        self._open: list[str] = []
        self._known: dict[str, Node] = {}
        for name in self._parts:
            self._named(name)
        self.rules = [self._rule(line, record) for line, record in zip(self._heads, data.get("rule", []), strict=True)]
        self.trees = {written: self._tree(rule, written) for rule in self.rules for written in _patterns(rule)}

    def _rule(self, line: int, record: dict[str, Any]) -> Rule:
        for key in _REQUIRED:
            if not record.get(key):
                raise Slip(self._file, line, f"the rule has no “{key}”")
        for key, value in record.items():
            if key not in _KEYS:
                raise self._slip(line, f"{key} =", f"a rule has no “{key}”, only {', '.join(_KEYS)}")
            if not _is_of_its_type(key, value):
                raise self._slip(line, f"{key} =", f"“{key}” is {'a list of texts' if key in _LISTS else 'a text'}")
        for written in record.get("where", ()):
            if not _TEST.fullmatch(written):
                raise self._slip(line, f'"{written}"', f"“{written}” compares no two figures")
        lists = {key: tuple(record.get(key, ())) for key in _LISTS}
        written = " ".join([record["pattern"], *lists["needs"], *lists["unless"]])
        return Rule(
            self._language,
            self.name,
            line,
            record["name"],
            record["pattern"],
            tuple(f"<{name}> is {self._parts[name]}" for name in self._used(written)),
            record.get("tells"),
            **lists,
        )

    def _used(self, written: str) -> list[str]:
        """The names of the parts that a pattern is made of, in the order in which a reader meets them."""
        used = [name for name in re.findall(r"<([^<>\s]+)>", written) if name in self._parts]
        for name in used:
            used += [inner for inner in re.findall(r"<([^<>\s]+)>", self._parts[name]) if inner in self._parts]
        return list(dict.fromkeys(used))

    def _slip(self, line: int, piece: str, wrong: str) -> Slip:
        """A slip on the first line of a rule in which a piece of it stands."""
        after = next((head for head in self._heads if head > line), len(self._lines) + 1)
        return Slip(self._file, next((at for at in range(line, after) if piece in self._lines[at - 1]), line), wrong)

    def _tree(self, rule: Rule, written: str) -> Node:
        try:
            return pattern.parse(written, self._named)
        except BadPattern as error:
            raise self._slip(rule.line, error.piece or written, f"in “{rule.name}”: {error}") from None

    def expression(self, rule: Rule, written: str, alphabet: Alphabet) -> re.Pattern[str]:
        """The regular expression of a pattern; what it captures in several places is numbered there."""
        numbers = count()
        expression = alphabet.expression(self.trees[written])
        try:
            return re.compile(
                re.sub(r"(?<=\?P<)[a-z_]+", lambda name: f"{name[0]}{next(numbers)}", expression), re.DOTALL
            )
        except re.error as error:
            raise self._slip(rule.line, written, f"in “{rule.name}”: {error.msg}") from None

    def _named(self, name: str) -> Node:
        """What a name between < and > stands for."""
        if name not in self._known:
            self._known[name] = self._part(name) if name in self._parts else self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Node:
        if name in MARKS:
            return nodes.marked(MARKS[name], REST)
        if name == "figure":
            return nodes.One(marks=FIGURE)
        if name == "closed":
            return nodes.One(lexicons.closed(self._language))
        if alike := nodes.built_in(name):
            return alike
        phrases = [_words(phrase, self._language) for phrase in self._list(name)]
        if not phrases:
            raise BadPattern(f"<{name}> is no list of words of the language “{self._language}”", f"<{name}>")
        return nodes.phrases(phrases)

    def _part(self, name: str) -> Node:
        if name in self._open:
            raise BadPattern(f"<{name}> is made of itself")
        self._open.append(name)
        try:
            return pattern.parse(self._parts[name], self._named)
        except BadPattern as error:
            line = next(at for at, line in enumerate(self._lines, 1) if line.partition("=")[0].strip() == name)
            raise Slip(self._file, line, str(error)) from None
        finally:
            self._open.pop()

    def _list(self, name: str) -> list[str]:
        """The words under a name: of the file's own lexicon, or of another ("bodies.generic"), in all lists of a table."""
        first, _, key = name.rpartition(".")
        own = lexicons.load(self._language, self._lexicon)
        table = own.get(first) or lexicons.load(self._language, first) if first else own
        found = table.get(key, []) if isinstance(table, dict) else []
        return [word for words in found.values() for word in words] if isinstance(found, dict) else found


@cache
def _words(phrase: str, language: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens.split(phrase, language=language))


def _patterns(rule: Rule) -> Iterator[str]:
    yield rule.pattern
    for condition in (*rule.needs, *rule.unless):
        yield from condition.split(" without ")


def _is_of_its_type(key: str, value: object) -> bool:
    if key in _LISTS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)
