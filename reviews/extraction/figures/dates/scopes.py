"""Which figures of a sentence a date dates: those of its own clause.

"The bridge, which opened in 1990, will cost 48 million" tells no cost of 1990, "“It fell,” she said on Monday" no fall of Monday.
"""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.text.grammar import vocabulary
from reviews.extraction.text.grammar.finite import FINITE

from .when import When

_CLOSING = {"(": ")", "[": "]", "–": "–", "—": "—"}
_LONGEST_ASIDE = 40  # tokens
_QUOTES = frozenset('“”"«»„')
_SPEAKS_WITHIN = 8  # tokens from "told" to "on Monday": "told reporters at the town hall on Monday"


class Scope(NamedTuple):
    """The tokens `first:last` of a clause that stands inside another."""

    first: int
    last: int

    def holds(self, at: int) -> bool:
        """Whether a token belongs to it."""
        return self.first <= at < self.last


class Scopes:
    """The clauses of one sentence, given its tags."""

    def __init__(self, line: Line, letters: str) -> None:
        self.line, self.letters = line, letters

    def dates(self, when: When, first: int, last: int) -> bool:
        """Whether a date is that of what is told on the tokens `first:last`."""
        if self.line.lower(when.first - 1) in self._words("since"):
            return False
        inside = self._inmost(when.first)
        if inside and not (
            inside.holds(first) or first < inside.first <= last
        ):  # "300 homes built in 1990" are of 1990
            return False
        if (said := self._said[when]) and not (said.first <= first and last <= said.last):
            return False
        return self._is_day(when) or (self._is_of_clause(when, first, last) and self._is_told_in(first, when))

    def _is_told_in(self, figure: int, when: When) -> bool:
        """Whether a year dates what stands inside another clause: one that is there too, or opens the sentence."""
        inside = self._inmost(figure)
        return inside is None or inside.holds(when.first) or self._opens(when)

    def _opens(self, when: When) -> bool:
        """Whether a date opens the sentence, so that it dates all of it: "In 2019, …"."""
        return when.first <= self._first_verb

    @cached_property
    def _first_verb(self) -> int:
        return next((at for at, mark in enumerate(self.letters) if mark in FINITE), len(self.letters))

    def _words(self, key: str) -> frozenset[str]:
        return lexicons.words(self.line.language, "scopes", key)

    def _is_day(self, when: When) -> bool:
        """Whether a day is named, on which all of a piece of news happened, and not a year or a month."""
        return len(when.iso or "") > len("2023-10")

    # Clauses inside another: relative clauses, participles, what stands in brackets or between dashes

    def _inmost(self, at: int) -> Scope | None:
        inside = [scope for scope in self.insides if scope.holds(at)]
        return inside[-1] if inside else None

    @cached_property
    def insides(self) -> list[Scope]:
        """The clauses that stand inside another."""
        relative = self._words("relative")
        places = [
            at
            for at, token in enumerate(self.line.tokens)
            if at and (self.letters[at] in "WTEG" or token.lower in relative or token.text in _CLOSING)
        ]
        return [scope for at in places if (scope := self._aside(at) or self._relative(at) or self._participle(at))]

    def _aside(self, at: int) -> Scope | None:
        """What stands in brackets or between dashes from a position on."""
        closing = _CLOSING.get(self.line.word(at))
        places = range(at + 1, min(at + _LONGEST_ASIDE, len(self.letters))) if closing else ()
        end = next((place for place in places if self.line.word(place) == closing), None)
        return Scope(at, end) if end else None

    def _relative(self, at: int) -> Scope | None:
        """ ", which opened in 1990," and "who came in 2019"."""
        is_relative = (
            self.letters[at] == "W"
            or (self.letters[at] == "T" and self.letters[at - 1] in "nN")
            or self.line.lower(at) in self._words("relative")
        )
        if not is_relative or self.letters[at - 1] not in "nN,P)":
            return None
        is_set_apart = self.letters[at - 1] == "," or (
            self.letters[at - 1] == "P" and self.letters[at - 2 : at - 1] == ","
        )
        return Scope(at, self._end(at + 1, is_set_apart=is_set_apart, verbs=1))

    def _participle(self, at: int) -> Scope | None:
        """ ", founded in 1988," and "built in 1990": the form behind a noun, and no verb of it."""
        mark, before = self.letters[at], self.letters[at - 1]
        if mark not in "EG" or before not in "nN," or (before == "," and at < 2):
            return None
        if before == ",":
            return Scope(at, self._end(at + 1, is_set_apart=True, verbs=0))
        if mark != "E" or self.letters[at + 1 : at + 2] != "P":
            return None
        if self.letters[at + 2 : at + 3] == "Q" and self.line.lower(at + 3)[:1].isalpha():  # "built in 1990 holds …"
            return Scope(at, at + 3)
        return Scope(at, self._end(at + 1, is_set_apart=False, verbs=0)) if self._resumes(at + 1) else None

    def _resumes(self, at: int) -> bool:
        """Whether a finite verb still follows before the clause ends: "the bridge built in 1990 cost …"."""
        end = next(
            (place for place in range(at, len(self.letters)) if self.letters[place] in ",;:CST"), len(self.letters)
        )
        return any(mark in FINITE for mark in self.letters[at:end])

    def _end(self, at: int, *, is_set_apart: bool, verbs: int) -> int:
        """Where an inner clause ends that begins at a position: at its comma, or at the verb that goes on with the outer one."""
        seen_verb = False
        for place in range(at, len(self.letters)):
            mark = self.letters[place]
            if mark in ";:" or (mark == "," and is_set_apart and not self._goes_on(place)):
                return place
            if is_set_apart:
                continue
            if mark == ",":
                return place
            is_new_verb = mark in FINITE and self.letters[place - 1] not in "BHMRCt"
            if is_new_verb and (seen_verb or not verbs):
                return place
            seen_verb = seen_verb or mark in FINITE
        return len(self.letters)

    def _goes_on(self, comma: int) -> bool:
        """Whether a comma only parts the day from the year, or the thousands of a list: "on May 3, 1990"."""
        return self.line.lower(comma + 1)[:1].isdecimal() and self.line.lower(comma - 1)[:1].isdecimal()

    # Clauses side by side

    def _is_of_clause(self, when: When, first: int, last: int) -> bool:
        """Whether no other clause begins between a year and a figure, unless the year opens the sentence."""
        if when.last <= first:
            return self._opens(when) or not self._parted(when.last, first)
        return not self._parted(last, when.first)

    def _parted(self, first: int, last: int) -> bool:
        """Whether a clause begins on the tokens `first:last`."""
        at = bisect_left(self._clauses, first)
        return at < len(self._clauses) and self._clauses[at] < last

    @cached_property
    def _clauses(self) -> list[int]:
        """Where the clauses begin that stand side by side."""
        return [at for at in range(len(self.letters)) if self._begins_clause(at)]

    def _begins_clause(self, at: int) -> bool:
        """Whether another clause begins at a position: ", and 43 soldiers died", "and employs 300 people now", "; it cost …"."""
        mark = self.letters[at]
        if mark == ";" or self.line.lower(at) in self._words("subordinating"):
            return mark == ";" or self._has_verb(at + 1)
        return mark == "C" and (self._turns_present(at) or self._has_subject(at + 1))

    def _turns_present(self, at: int) -> bool:
        """Whether "and" goes on from what was to what is: "was founded in 1988 and employs 300 people"."""
        verb = at + 1 + (self.letters[at + 1 : at + 2] == "R")
        is_present = (
            self.line.lower(verb) in self._words("present")
            or vocabulary.letter(self.line.lower(verb), self.line.language) == "s"
        )
        return is_present and self.letters[verb : verb + 1] in ("V", "B", "H") and self._first_past < at

    @cached_property
    def _first_past(self) -> int:
        """Where the first verb stands that tells what was; the end without one."""
        past = self._words("past")
        places = range(len(self.letters))
        return next((at for at in places if self.letters[at] in "VE" or self.line.lower(at) in past), len(self.letters))

    def _has_subject(self, at: int) -> bool:
        """Whether a phrase and its verb follow, which are a clause of their own."""
        end = at
        while end < len(self.letters) and self.letters[end] in "DQnNpPX'R":
            end += 1
        return end > at and self.letters[end : end + 1] in tuple(FINITE) and self.letters[at] not in "PX"

    def _has_verb(self, at: int) -> bool:
        end = next((place for place in range(at, len(self.letters)) if self.letters[place] in ",;:"), len(self.letters))
        return any(mark in FINITE for mark in self.letters[at:end])

    # The day of the saying

    @cached_property
    def _said(self) -> "_Said":
        return _Said(self)

    def said_on(self, when: When) -> Scope | None:
        """What tells that somebody spoke on a day, which is not the day of what was said: "Lund told reporters on Monday"."""
        if self.line.lower(when.last) in ("'s", "’s"):
            return None
        verb = self._verb_before(when.first)
        if verb is None and self.letters[when.last : when.last + 1] in tuple(FINITE):
            verb = when.last  # "Lund on Monday said"
        if verb is None or not vocabulary.tells(self.line.lower(verb), self.line.language):
            return None
        return Scope(self._start(min(verb, when.first)), max(when.last, verb + 1))

    def _verb_before(self, at: int) -> int | None:
        """The nearest verb in front of a position, within its clause."""
        for place in range(at - 1, max(at - _SPEAKS_WITHIN, 0) - 1, -1):
            if self._is_border(place):
                return None
            if self.letters[place] in "VE":
                return place
        return None

    def _start(self, at: int) -> int:
        while at > 0 and not self._is_border(at - 1):
            at -= 1
        return at

    def _is_border(self, at: int) -> bool:
        return self.letters[at] in ",;:T" or self.line.word(at) in _QUOTES


class _Said(dict[When, Scope | None]):
    """What tells that somebody spoke on each date of a sentence, found once."""

    def __init__(self, scopes: Scopes) -> None:
        super().__init__()
        self.scopes = scopes

    def __missing__(self, when: When) -> Scope | None:
        self[when] = self.scopes.said_on(when)
        return self[when]
