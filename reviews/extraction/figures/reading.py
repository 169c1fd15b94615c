"""A sentence with its numbers and dates read, which is where every kind of claim with a figure starts from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reviews.extraction import rules
from reviews.extraction.claims import Span
from reviews.extraction.text.grammar import tags
from reviews.extraction.text.tokens import Token

from . import dates, numbers
from .dates import When
from .dates.scopes import Scopes
from .denials import without_denied
from .line import Line, cut
from .numbers import Number


@dataclass(eq=False)
class Reading(Line):
    """One sentence: its tokens, its numbers without those of its dates, its dates. Positions count its tokens."""

    span: Span
    published: date | None

    @cached_property
    def dates(self) -> list[When]:
        """The dates and times of the sentence, in order."""
        return dates.find(self.tokens, self.published, self.language)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers that are told and not taken back, without those of the dates."""
        taken = {at for when in self.dates for at in range(when.first, when.last)}
        return without_denied(self, [number for number in numbers.read(self) if number.first not in taken])

    def number_at(self, at: int) -> Number | None:
        """The number that begins at a position."""
        return self._numbers_at.get(at)

    def is_scale(self, at: int) -> bool:
        """Whether a number at a position only scales the one before: the five of "one in five"."""
        return self.lower(at - 1) == "in" and any(number.last == at - 1 for number in self.numbers)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of `words` stands in the sentence."""
        return not words.isdisjoint(self.vocabulary)

    def date_near(self, first: int, last: int, *, past_figures: bool = True, until: date | None = None) -> str | None:
        """The date that stands nearest to the tokens `first:last`; of two as near, the one behind them.

        Not `past_figures`: one that another figure stands in front of is the date of that ("71%, up from 64% in 2019").
        None after the day `until`.
        """
        told = [when for when in self.dates if when.iso and self.scopes.dates(when, first, last)]
        told = [when for when in told if (past_figures or not self._is_parted(first, last, when))]
        told = [when for when in told if not until or (when.iso or "") <= until.isoformat()[: len(when.iso or "")]]
        distances = {when: (max(first - when.last, when.first - last), when.first < first) for when in told}
        nearest = min(told, key=distances.__getitem__, default=None)
        return nearest.iso if nearest else None

    @cached_property
    def scopes(self) -> Scopes:
        """Which figures each date dates."""
        return Scopes(self, self.tags)

    def _is_parted(self, first: int, last: int, when: When) -> bool:
        """Whether a number stands between the tokens `first:last` and a date."""
        between = range(last, when.first) if when.first >= last else range(when.last, first)
        return any(number.first in between for number in self.numbers)

    @property
    def extent(self) -> Span:
        """The stretch of text from the first token to the last; shorter than `span` when a sentence is read in parts."""
        return self.tokens[0].start, self.tokens[-1].end

    @property
    def is_question(self) -> bool:
        return self.word(len(self.tokens) - 1) == "?"

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words of the sentence."""
        return frozenset(self.lowers)

    @cached_property
    def letters(self) -> list[str]:
        """The words as the rules of the language see them."""
        return rules.letters(self.tokens, self.language)

    @cached_property
    def tags(self) -> str:
        """What each word may be, one letter for each token (`text.grammar.tags`)."""
        return tags.tag(list(self.tokens), self.language)

    def verb_start(self, verb: int) -> int:
        """Where the verb phrase of a verb begins: at the "has" of "has surpassed"."""
        while verb > 0 and self.tags[verb - 1] in "BHMR":
            verb -= 1
        return verb

    @cached_property
    def _numbers_at(self) -> dict[int, Number]:
        return {number.first: number for number in self.numbers}


_LONGEST = 250  # tokens; what goes on for longer without a full stop is a table, and is read in parts


def read(span: Span, tokens: Sequence[Token], published: date | None, language: str) -> Iterator[Reading]:
    """The sentence `span` as one reading, or as several if it goes on without end."""
    for first in range(0, len(tokens), _LONGEST):
        yield Reading(cut(tokens[first : first + _LONGEST], language), language, span, published)
