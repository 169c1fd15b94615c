"""What a pattern is made of: single words, rows of them, choices, and ends; and what can be told of one before it is compiled."""

import re
from collections.abc import Callable
from dataclasses import dataclass

type Words = frozenset[str]


class BadPattern(ValueError):
    """A pattern that cannot be read; `piece` of it is wrong, or all of it."""

    def __init__(self, message: str, piece: str = "") -> None:
        super().__init__(message)
        self.piece = piece


@dataclass(frozen=True, slots=True)
class One:
    """A single word: in `words` if any are given, in none of `not_words`, and so on for its print and its mark."""

    words: Words | None = None
    not_words: Words = frozenset()
    shapes: frozenset[str] = frozenset()
    not_shapes: frozenset[str] = frozenset()
    marks: frozenset[str] | None = None
    not_marks: frozenset[str] = frozenset()

    def __and__(self, other: "One") -> "One":
        words, not_words = _both(self.words, other.words), self.not_words | other.not_words
        return One(
            words if words is None else words - not_words,
            not_words if words is None else frozenset(),
            self.shapes | other.shapes,
            self.not_shapes | other.not_shapes,
            _both(self.marks, other.marks),
            self.not_marks | other.not_marks,
        )

    def __invert__(self) -> "One":
        if len(self.shapes) == 1 and self.words is None and self.marks is None:
            return One(not_shapes=self.shapes)
        if self.words is not None and not self.shapes and self.marks is None:
            return One(not_words=self.words)
        if self.marks is not None and self.words is None and not self.shapes:
            return One(not_marks=self.marks)
        raise BadPattern("only one class at a time can be negated")


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return one & other if one is not None and other is not None else other if one is None else one


@dataclass(frozen=True, slots=True)
class Row:
    """One thing behind the other; `wrap` is what the regular expression writes around them."""

    parts: "tuple[Node, ...]"
    wrap: str = "{}"
    least: int = 1
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """One of several."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class End:
    """An end of the sentence."""

    sign: str


type Node = One | Row | Either | End
SHAPES: dict[str, Callable[[str], bool]] = {
    "Capital": lambda text: text[:1].isupper(),
    "lower": str.islower,
    "word": lambda text: text[:1].isalpha(),
    "alnum": lambda text: text[:1].isalnum(),
    "digits": str.isdecimal,
}
"""How a word is printed, by what a pattern calls it."""


def phrases(written: list[tuple[str, ...]]) -> Node:
    """Any of several phrases, the longest first."""
    alone = frozenset(words[0] for words in written if len(words) == 1)
    longer = sorted({words for words in written if len(words) > 1}, key=lambda words: (-len(words), words))
    rows: list[Node] = [Row(tuple(One(frozenset([word])) for word in words)) for words in longer]
    rows += [One(alone)] if alone else []
    return rows[0] if len(rows) == 1 else Either(tuple(rows))


def marked(first: str, rest: str) -> Node:
    """What the reader of a sentence marks, on one word or several."""
    return Row((One(marks=frozenset([first])), Row((One(marks=frozenset([rest])),), "(?:{})*+", 0)))


def needed(node: Node, asked: Callable[[One], Words | None]) -> list[Words]:
    """Sets of words, or of marks, of each of which a sentence has one at least if the pattern stands in it."""
    if isinstance(node, One):
        return [] if (found := asked(node)) is None else [found]
    if isinstance(node, Row):
        parts = () if node.is_negative or not node.least else node.parts
        return [found for part in parts for found in needed(part, asked)]
    if isinstance(node, Either):
        smallest = [min(needed(part, asked), key=len, default=None) for part in node.parts]
        whole = [found for found in smallest if found is not None]
        return [frozenset().union(*whole)] if len(whole) == len(smallest) else []
    return []


def alone(node: Node) -> Words:
    """The words each of which is a match by itself."""
    if isinstance(node, One):
        return node.words if node.words is not None and node == One(node.words) else frozenset()
    if isinstance(node, Row):
        return alone(node.parts[0]) if len(node.parts) == 1 and node.wrap == "{}" else frozenset()
    return frozenset().union(*map(alone, node.parts)) if isinstance(node, Either) else frozenset()


def captured(node: Node) -> frozenset[str]:
    """The names of what a tree captures, that of its parts included."""
    if isinstance(node, Row):
        own = re.findall(r"\?P<(\w+)>", node.wrap)
        return frozenset(own).union(*map(captured, node.parts))
    return frozenset().union(*map(captured, node.parts)) if isinstance(node, Either) else frozenset()


def built_in(name: str) -> One | None:
    """What a name stands for that needs no list: any word, a way to print it, an ending, a tag of the grammar."""
    if name == "any":
        return One()
    if name.startswith("tag:"):
        return One(marks=frozenset(name.removeprefix("tag:")))
    return One(shapes=frozenset([name])) if name in SHAPES or (name[0] == "-" and len(name) > 1) else None
