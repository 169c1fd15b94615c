"""Which word of an old text is which of a new one: what stayed in its order, and which sentences moved."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property

from reviews.extraction.claims import Span

from .words import Words

MOST_PAIRS = 25_000_000
"""Pairs of words that are compared of two stretches that differ; longer ones are compared by sentences alone."""
SHORTEST = 3
"""Words of a sentence that is known again elsewhere."""
NOWHERE = -1


class Alignment:
    """`there[n]` is the number that word n of the old text has in the new one, or NOWHERE; `moved` are those out of order."""

    def __init__(self, old: Words, new: Words) -> None:
        self.old, self.new = old, new
        self.there = [NOWHERE] * len(old)
        self.moved: set[int] = set()
        gaps = [*self._stay()]
        self._find_moved(gaps)
        for before, after in gaps:
            self._compare_words(before, after)

    def _same(self, first: int, there: int, length: int) -> None:
        self.there[first : first + length] = range(there, there + length)

    def _stay(self) -> Iterator[tuple[list[Span], list[Span]]]:
        """Note the sentences that are the same, in order, and yield those between them."""
        old, new = self.old.sentences, self.new.sentences
        keys = [self.old.of(span) for span in old], [self.new.of(span) for span in new]
        for tag, i, j, k, m in SequenceMatcher(None, *keys, autojunk=len(keys[1]) > 1_000).get_opcodes():
            if tag == "equal":
                self._same(old[i][0], new[k][0], old[j - 1][1] - old[i][0])
            else:
                yield old[i:j], new[k:m]

    def _find_moved(self, gaps: list[tuple[list[Span], list[Span]]]) -> None:
        """Note the sentences that stand elsewhere now, if there is one of each."""
        gone = [span for before, _ in gaps for span in before]
        came = [span for _, after in gaps for span in after]
        times = [Counter(words.of(span) for span in spans) for words, spans in ((self.old, gone), (self.new, came))]
        places = {self.new.of(span): span for span in came}
        for span in gone:
            words = self.old.of(span)
            if len(words) >= SHORTEST and times[0][words] == times[1][words] == 1:
                self._same(span[0], places[words][0], len(words))
                self.moved.update(range(*span))

    def _compare_words(self, before: list[Span], after: list[Span]) -> None:
        """Compare word by word what differs and did not move."""
        moved_there = {self.there[word] for word in self.moved}
        old = [word for span in before for word in range(*span) if word not in self.moved]
        new = [word for span in after for word in range(*span) if word not in moved_there]
        if not old or not new or len(old) * len(new) > MOST_PAIRS:
            return
        words = [self.old.words[word] for word in old], [self.new.words[word] for word in new]
        for block in SequenceMatcher(None, *words).get_matching_blocks():
            for step in range(block.size):
                self.there[old[block.a + step]] = new[block.b + step]

    @staticmethod
    def shared(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[int, int]]:
        """Return the words that two short pieces share, in order, as the number of each in both."""
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]

    @cached_property
    def known(self) -> set[int]:
        """Return the words of the new text that the old one had."""
        return set(self.there) - {NOWHERE}

    @cached_property
    def new_sentences(self) -> list[Span]:
        """Return the sentences of the new text that are not, word by word, of the old one."""
        return [span for span in self.new.sentences if any(word not in self.known for word in range(*span))]

    @cached_property
    def added(self) -> list[Span]:
        """Return the passages of the new text, as spans of it, of whose sentences the old one had less than half the words."""
        passages: list[Span] = []
        for first, last in self.new_sentences:
            if 2 * sum(word in self.known for word in range(first, last)) >= last - first:
                continue
            if passages and passages[-1][1] == first:
                passages[-1] = passages[-1][0], last
            else:
                passages.append((first, last))
        return [self.new.span(*passage) for passage in passages]
