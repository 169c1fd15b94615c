"""Who speaks: the subject of a reporting verb, found by what stands beside it."""

import re
from functools import cached_property

from .cues import Cue
from .units import Unit

type Tokens = tuple[int, int]
"""A stretch of a unit by token numbers, half-open."""

_BASE = r"(?:(?:X')?[DQ]*[nNQ']*[nNQ](?:\([^()]{1,12}\))?)"
_PHRASE = re.compile(rf"(?:p|{_BASE})(?:[PC](?:{_BASE}|[op]))*")
_FINITE = "VEBHM"


class Sources:
    """The noun phrases of one unit, and which of them is the subject of a verb."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.tags = unit.tags

    @cached_property
    def phrases(self) -> list[Tokens]:
        """Noun phrases with what hangs on them by a preposition or "and", in order."""
        return [m.span() for m in _PHRASE.finditer(self.tags)]

    @cached_property
    def _by_end(self) -> dict[int, int]:
        return {end: start for start, end in self.phrases}

    @cached_property
    def _by_start(self) -> dict[int, int]:
        return dict(self.phrases)

    @cached_property
    def clauses(self) -> list[Tokens]:
        """The phrases that a finite verb follows: the subjects of the unit."""
        return [phrase for phrase in self.phrases if self._next(phrase[1]) in _FINITE and not self._hangs(phrase[0])]

    def _next(self, after: int) -> str:
        while after < len(self.tags) and self.tags[after] == "R":
            after += 1
        return self.tags[after : after + 1] or "."

    def _hangs(self, start: int) -> bool:
        return start > 0 and self.tags[start - 1] in "P"

    def after(self, position: int) -> Tokens | None:
        """The phrase that begins here, as after "said" in "…, said the minister"."""
        end = self._by_start.get(position)
        return (position, end) if end else None

    def before(self, cue: Cue) -> Tokens | None:
        """The phrase in front of the verb group, over appositions and chains such as "declined to say"."""
        return self._before(self._chain(cue.first))

    def _chain(self, first: int) -> int:
        """The start of the verb group that governs this one: "went on to say" begins at "went"."""
        while first > 1 and self.tags[first - 1] == "t" and self.tags[first - 2] in "VEGPR":
            first -= 2
            while first and self.tags[first - 1] in "RBHMVE" and self.tags[first] in "RBHMEGP":
                first -= 1
        return first

    def _before(self, first: int) -> Tokens | None:
        tag = self.tags[first - 1] if first else ""
        if tag == "W":
            return first - 1, first
        if tag == ",":
            return self._over_commas(first)
        start = self._by_end.get(first)
        return (self._cut(start, first), first) if start is not None else None

    def _cut(self, start: int, end: int) -> int:
        """An object and the next subject joined by "and" are two: keep what follows the last "and"."""
        if start and self.tags[start - 1] in "VEG":
            joint = self.tags.rfind("C", start, end)
            return joint + 1 if joint >= 0 else start
        return start

    def _over_commas(self, first: int) -> Tokens | None:
        """ "Simmons, an Obama supporter, said": the first phrase of a row that runs up to the verb."""
        found = None
        comma = first - 1
        for _ in range(4):
            comma = self.tags.rfind(",", 0, comma)
            if comma < 0:
                break
            start = self._by_end.get(comma)
            if start is not None and not self._hangs(start) and self.tags[comma + 1] not in "CT":
                found = (start, comma)
        return found
