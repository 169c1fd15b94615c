"""The phrases of a lexicon, found in a line of words."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from reviews.extraction.text.tokens import split


class Words(Protocol):
    """A line that tells the folded word at a position, and an empty one outside it."""

    def lower(self, at: int, /) -> str: ...


class Phrases[Told]:
    """Phrases with what each of them tells; where several stand, the longest goes first.

    `openers` are the words that they begin with, and `tellers` the longest word of each: quicker to ask than the phrases.
    """

    def __init__(self, written: Iterable[tuple[str, Told]], language: str) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Told]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Told]]] = {}
        for phrase, told in written:
            words = tuple(token.lower for token in split(phrase, language=language))
            self._by_first.setdefault(words[0], []).append((words, told))
            self._by_last.setdefault(words[-1], []).append((words, told))
        for alike in (*self._by_first.values(), *self._by_last.values()):
            alike.sort(key=lambda entry: -len(entry[0]))
        self.openers = frozenset(self._by_first)
        self.tellers = frozenset(max(words, key=len) for words in self)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (words for alike in self._by_first.values() for words, _ in alike)

    def at(self, line: Words, first: int) -> Iterator[tuple[Told, int]]:
        """What the phrases that begin at a position tell, each with its end."""
        for words, told in self._by_first.get(line.lower(first), ()):
            if len(words) == 1 or _stands(line, first, words):
                yield told, first + len(words)

    def before(self, line: Words, last: int) -> Iterator[tuple[Told, int]]:
        """What the phrases that end in front of a position tell, each with its beginning."""
        for words, told in self._by_last.get(line.lower(last - 1), ()):
            first = last - len(words)
            if len(words) == 1 or _stands(line, first, words):
                yield told, first


def _stands(line: Words, first: int, words: tuple[str, ...]) -> bool:
    for at, word in enumerate(words, first):  # noqa: SIM110 (a generator takes twice as long)
        if line.lower(at) != word:
            return False
    return True
