"""Where the words of a claim stand in a new text of its article. Pure: it knows texts and spans, and asks nobody.

A claim is found again where its words and those beside them in their sentence are the same, at one place that nothing else
could be. What is the same elsewhere, stands twice or was touched at all is a candidate that a person looks at.
"""

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from reviews.extraction.claims import Span
from reviews.models import Claim

from .alignment import NOWHERE, Alignment
from .words import Words, run_before, run_behind

Anchor = Claim.Anchor

BESIDE = 3
"""Words before and behind a claim, in its sentence, that must be the same: "not true that" takes three."""
MOST_PLACES = 20
"""Places at which the same words may stand to be distinguished; above that a person decides."""
LONGEST_RUN = 600
"""Words that are compared around two places to distinguish them."""
MOST_SENTENCES = 100
"""Sentences nearest to where a claim stood, in which its words are looked for."""
LIKE = 55
"""How like a claim's words those must be that are offered for them, of 100."""


@dataclass(frozen=True)
class Found:
    """What became of the words of a claim, and where they are, or may be."""

    anchor: str
    span: Span | None = None
    word: int = NOWHERE
    """The number of its first word in the new text, where it was found again."""

    @property
    def is_again(self) -> bool:
        return self.anchor in (Anchor.EXACT, Anchor.MOVED)


class Anchoring:
    """An old text of an article, and a new one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = Words(old), Words(new)

    @cached_property
    def alignment(self) -> Alignment:
        return Alignment(self.old, self.new)

    def find(self, start: int, end: int) -> Found:
        """Return what became of the words from `start` to `end` of the old text."""
        first, last = self.old.at(start, end)
        words = self.old.of((first, last))
        there = self.new.places_of(words, MOST_PLACES) if words else []
        if not there:
            return self._most_like(first, last)
        word = self._that_one(first, last, there)
        if word is None:
            return Found(Anchor.CHANGED, self._span((start, end), first, self._aligned(first, there)))
        span = self._span((start, end), first, word)
        if not self._is_beside_the_same(first, last, word):
            return Found(Anchor.CHANGED, span)
        stayed = self.alignment.there[first] == word and first not in self.alignment.moved
        return Found(Anchor.EXACT if stayed else Anchor.MOVED, span, word)

    def carry(self, span: Span, claim: Span, found: Found) -> Span | None:
        """Return where a span of the old text is now that belongs to a claim which was found again; None if that is not sure.

        What stands in the stretch around the claim that is the same moved with it; anything else must stand in words that stayed.
        """
        first, last = self.old.at(*span)
        if first >= last:
            return None
        own_first, own_last = self.old.at(*claim)
        own_behind = found.word + own_last - own_first
        before = run_before(self.old, own_first, self.new, found.word, LONGEST_RUN)
        behind = run_behind(self.old, own_last, self.new, own_behind, LONGEST_RUN)
        if own_first - before <= first and last <= own_last + behind:
            return self._span(span, first, found.word + first - own_first)
        return self.stayed(span)

    def stayed(self, span: Span) -> Span | None:
        """Return where the words of a span are now that stayed together, one beside them too; None if they did not."""
        first, last = self.old.at(*span)
        if first >= last:
            return None
        word = self.alignment.there[first]
        return self._span(span, first, word) if self._stands_alike(first, last, word) else None

    def _span(self, span: Span, first: int, word: int) -> Span:
        """Return a span of the old text, whose first word is `first`, as it is where this is `word`."""
        last = self.old.at(*span)[1] - 1
        into, short = span[0] - self.old.starts[first], self.old.ends[last] - span[1]
        return self.new.starts[word] + into, self.new.ends[word + last - first] - short

    def _that_one(self, first: int, last: int, there: list[int]) -> int | None:
        """Return the place that is the claim's: of several, the one around which more is the same on both sides than anywhere else."""
        here = self.old.places_of(self.old.of((first, last)), MOST_PLACES)
        if len(here) == len(there) == 1:
            return there[0]
        if max(len(here), len(there)) > MOST_PLACES:
            return None
        length = last - first
        return next((one for one in there if self._is_best(first, one, length, here, there)), None)

    def _is_best(self, first: int, word: int, length: int, here: list[int], there: list[int]) -> bool:
        before, behind = self._runs(first, word, length)
        others = [(first, one) for one in there if one != word] + [(one, word) for one in here if one != first]
        return all(
            before - other_before >= BESIDE and behind - other_behind >= BESIDE  # one word may be the same by chance
            for other_before, other_behind in (self._runs(*pair, length) for pair in others)
        )

    def _runs(self, first: int, word: int, length: int) -> tuple[int, int]:
        return (
            run_before(self.old, first, self.new, word, LONGEST_RUN),
            run_behind(self.old, first + length, self.new, word + length, LONGEST_RUN),
        )

    def _aligned(self, first: int, there: list[int]) -> int:
        """Return the place of several that is offered: where the claim stood, if it is one of them."""
        word = self.alignment.there[first]
        return word if word in there else there[0]

    def _is_beside_the_same(self, first: int, last: int, word: int) -> bool:
        """Whether the sentence goes on the same before and behind the claim."""
        behind = word + last - first
        return _before(self.old, first) == _before(self.new, word) and _behind(self.old, last) == _behind(
            self.new, behind
        )

    def _stands_alike(self, first: int, last: int, word: int) -> bool:
        """Whether these words stayed together, and a word beside them stayed with them."""
        there = self.alignment.there
        if word == NOWHERE or there[first:last] != [*range(word, word + last - first)]:
            return False
        before = there[first - 1] if first else NOWHERE
        behind = there[last] if last < len(there) else NOWHERE
        return (word > 0 and before == word - 1) or behind == word + last - first or last - first > 2 * BESIDE

    def _most_like(self, first: int, last: int) -> Found:
        """Return the words that are most like those of a claim, in a sentence that is new or was touched."""
        words = " ".join(self.old.of((first, last)))
        best, best_likeness = None, float(LIKE)
        for sentence in self._near(first):
            likeness = fuzz.partial_ratio(words, " ".join(self.new.of(sentence)))
            short = min(1.0, 2 * (sentence[1] - sentence[0]) / (last - first))  # a few words are like part of anything
            if likeness * short > best_likeness:
                best, best_likeness = sentence, likeness * short
        if best is None:
            return Found(Anchor.ORPHAN)
        return Found(Anchor.CHANGED, self.new.span(*self._within(best, first, last)))

    def _near(self, first: int) -> list[Span]:
        """Return the changed sentences nearest to where a word would stand now, the nearest first."""
        place = next((there for there in reversed(self.alignment.there[:first]) if there != NOWHERE), 0)
        near = sorted(self.alignment.new_sentences, key=lambda span: abs(span[0] - place))
        return near[:MOST_SENTENCES]

    def _within(self, sentence: Span, first: int, last: int) -> Span:
        """Return the words of a sentence that stand for those of a claim: from the first to the last that they share."""
        there = Alignment.shared(self.old.of((first, last)), self.new.of(sentence))
        if not there:
            return sentence
        (old, new), (old_end, new_end) = there[0], there[-1]
        begin = sentence[0] + new - min(old, new)
        end = sentence[0] + new_end + (last - first - old_end)
        return begin, max(begin + 1, min(sentence[1], end))


def _before(words: Words, first: int) -> tuple[str, ...]:
    return words.of((max(words.sentence_of(first)[0], first - BESIDE), first))


def _behind(words: Words, last: int) -> tuple[str, ...]:
    return words.of((last, min(words.sentence_of(last - 1)[1], last + BESIDE)))
