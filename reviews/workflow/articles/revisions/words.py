"""A text as its words, each with its place: what is compared when an article changes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from reviews.extraction.claims import Span

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)+|\w+|\S")
"""A word, a number with its marks, or a mark; of scripts without blanks between words, a letter."""
SENTENCE_END = re.compile(r"(?<=[.!?…。！？؟।])[\"”’»)\]]*\s+|\n+|(?<=[。！？])")
BETWEEN = "\x1f"
"""Stands in no text that is taken in."""
ENDLESS = 1_000_000
"""The run of words that are the same as far as both texts go."""


class Words:
    """The words of a text by number; a sentence is a range of these numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [*WORD.finditer(text)]
        self.words = [one[0] for one in found]
        self.starts = [one.start() for one in found]
        self.ends = [one.end() for one in found]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, start: int, end: int) -> Span:
        """Return which words a span of the text touches, as first and one behind the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, first: int, last: int) -> Span:
        return self.starts[first], self.ends[last - 1]

    @cached_property
    def sentences(self) -> list[Span]:
        """Return the sentences and lines, in order; together they are all words."""
        ends = (found.end() for found in SENTENCE_END.finditer(self.text))
        edges = dict.fromkeys([0, *(bisect_left(self.starts, end) for end in ends), len(self)])
        return [*pairwise(edges)]

    def sentence_of(self, word: int) -> Span:
        return self.sentences[bisect_right(self.sentences, word, key=lambda span: span[0]) - 1]

    def of(self, span: Span) -> tuple[str, ...]:
        return tuple(self.words[slice(*span)])

    @cached_property
    def _joined(self) -> str:
        return BETWEEN + "".join(word + BETWEEN for word in self.words)

    @cached_property
    def _beginnings(self) -> list[int]:
        """Where each word begins in `_joined`, less one."""
        return [0, *accumulate(len(word) + 1 for word in self.words)]

    def places_of(self, words: tuple[str, ...], most: int) -> list[int]:
        """Return the numbers of the words at which these begin, at most one more than `most` of them."""
        places = _places(self._joined, BETWEEN + "".join(word + BETWEEN for word in words))
        return [bisect_left(self._beginnings, place) for _, place in zip(range(most + 1), places, strict=False)]


def _places(text: str, looked_for: str) -> Iterator[int]:
    place = text.find(looked_for)
    while place >= 0:
        yield place
        place = text.find(looked_for, place + 1)


def run_before(old: Words, at: int, new: Words, there: int, most: int) -> int:
    """Return how many words before both places are the same."""
    for length in range(most):
        if at - length == 0 and there - length == 0:
            return ENDLESS
        if at - length == 0 or there - length == 0 or old.words[at - length - 1] != new.words[there - length - 1]:
            return length
    return most


def run_behind(old: Words, at: int, new: Words, there: int, most: int) -> int:
    """Return how many words from both places on are the same."""
    for length in range(most):
        is_end, is_end_there = at + length == len(old), there + length == len(new)
        if is_end and is_end_there:
            return ENDLESS
        if is_end or is_end_there or old.words[at + length] != new.words[there + length]:
            return length
    return most
