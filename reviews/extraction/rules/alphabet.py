"""Sentences and patterns as letters: what a word is by the lists, its print and its mark, in three letters a word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from .nodes import SHAPES, Either, Node, One, Row, Words

# Unicode's private letters, those of words apart from those of print, so that no match begins in the middle of a word.
_WORDS, _PRINT = 0xE000, 0xF000
_WORD_BEGINS = f"(?=[{chr(_WORDS)}-{chr(_PRINT - 1)}])"


@dataclass
class Alphabet:
    """The letters that stand for words: one for each set of lists that the patterns of a file know apart."""

    lists: list[Words] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    of_word: dict[str, str] = field(default_factory=dict)
    unknown: str = chr(_WORDS)

    @classmethod
    def of(cls, nodes: list[Node]) -> "Alphabet":
        """The alphabet of all that is asked of a word in patterns."""
        ones = [one for node in nodes for one in _ones(node)]
        lists = sorted({words for one in ones if (words := _asked(one))}, key=lambda words: (len(words), sorted(words)))
        shapes = sorted({shape for one in ones for shape in one.shapes | one.not_shapes})
        of_word: dict[str, str] = {}
        letters: dict[tuple[int, ...], str] = {}
        for word in sorted(frozenset().union(*lists)):
            known = tuple(at for at, words in enumerate(lists) if word in words)
            of_word[word] = letters.setdefault(known, chr(_WORDS + 1 + len(letters)))
        return cls(lists, shapes, of_word)

    @cached_property
    def letters(self) -> Callable[[str], str]:
        """Tells the letters for which lists a word is in and how it is printed."""
        return lru_cache(maxsize=50_000)(self._read)

    def _read(self, text: str) -> str:
        bits = (1 << at for at, name in enumerate(self.shapes) if _is_shaped(name, text))
        return self.of_word.get(text.lower(), self.unknown) + chr(_PRINT + sum(bits))

    def expression(self, tree: Node) -> str:
        """The regular expression of a pattern."""
        return self._written(tree) if _begins_with_word(tree) else f"{_WORD_BEGINS}(?:{self._written(tree)})"

    def _written(self, node: Node) -> str:
        if isinstance(node, One):
            return self._word(node) + self._shape(node) + _mark(node)
        if isinstance(node, Row):
            inner = "".join(self._written(part) for part in node.parts)
            return node.wrap.format(inner)
        if isinstance(node, Either):
            return f"(?:{'|'.join(self._written(part) for part in node.parts)})"
        return {"^": r"\A", "$": r"\Z"}[node.sign]

    def _word(self, one: One) -> str:
        asked = _asked(one)
        if not asked:
            return "." if one.words is None else "(?!)"
        letters = "".join(sorted({self.of_word[word] for word in asked}))
        return f"[{'^' if one.words is None else ''}{letters}]"

    def _shape(self, one: One) -> str:
        if not one.shapes and not one.not_shapes:
            return "."
        on = sum(1 << self.shapes.index(name) for name in one.shapes)
        off = sum(1 << self.shapes.index(name) for name in one.not_shapes)
        return f"[{''.join(chr(_PRINT + m) for m in range(1 << len(self.shapes)) if m & on == on and not m & off)}]"


def _begins_with_word(node: Node) -> bool:
    """Whether the letter that a pattern begins with is one of a list of words."""
    if isinstance(node, Row):
        return node.least > 0 and not node.is_negative and _begins_with_word(node.parts[0])
    if isinstance(node, Either):
        return all(map(_begins_with_word, node.parts))
    return isinstance(node, One) and node.words is not None


def _is_shaped(name: str, text: str) -> bool:
    return text.lower().endswith(name[1:]) if name[0] == "-" else SHAPES[name](text)


def _asked(one: One) -> Words:
    return one.not_words if one.words is None else one.words


def _mark(one: One) -> str:
    if one.marks is None and not one.not_marks:
        return "."
    letters = one.not_marks if one.marks is None else one.marks - one.not_marks
    return f"[{'^' if one.marks is None else ''}{''.join(map(re.escape, sorted(letters)))}]"


def _ones(node: Node) -> Iterator[One]:
    if isinstance(node, One):
        yield node
    elif isinstance(node, Row | Either):
        for part in node.parts:
            yield from _ones(part)
