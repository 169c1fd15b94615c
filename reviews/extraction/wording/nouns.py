"""The noun phrases of an article, and what a definite one takes up: "the outbreak" is the measles outbreak told before."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Clause
from reviews.extraction.document import Document
from reviews.extraction.text.units import Unit

_BASE = re.compile(r"(?:X')?D?[Q]*(?:[nN]'?)*[nNQ]")
_NOUN = r"(?:X')?D?Q*[nN](?:'?[nN])*"
_COMPLEMENT = re.compile(rf"[GE]?+[Pt]{_NOUN}(?:P{_NOUN})?")
_MOST_MODIFIERS = 5
_MOST = 10
"""Earlier phrases of a noun to look at, from the beginning of the article and again from where the noun stands."""
_LONGEST_COMPLEMENT = 60  # code points


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: `start:end` in the text, its head, what stands before the head, and what hangs behind it."""

    start: int
    end: int
    head: str
    determiner: str
    modifiers: Span | None
    head_start: int
    complement: Span | None
    is_named: bool
    unit: Unit
    first: int
    last: int

    @property
    def is_bare(self) -> bool:
        """Whether a definite noun tells nothing but itself."""
        return self.is_definite and self.modifiers is None and not self.is_named

    @property
    def is_definite(self) -> bool:
        """Whether it is of something told before: "the outbreak", "Tuesday’s vote"."""
        return self.determiner == "the"

    @property
    def is_indefinite(self) -> bool:
        """Whether it is of something new: "an attack"."""
        return self.determiner in lexicons.words(self.unit.language, "grammar", "indefinite")

    @property
    def is_explained(self) -> bool:
        """Whether what stands behind says which one is meant: "the bank of the river", "the man who fell"."""
        behind = self.unit.tag(self.last)
        return behind in "WTP'" or _is_participle(self.unit, self.last)

    @property
    def is_split(self) -> bool:
        """Whether the phrase may go on behind its head: "the two-day shut down"."""
        return self.unit.tag(self.last) in "nNQ'\"C"


class Nouns:
    """The noun phrases of one article in order."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def every(self) -> list[Noun]:
        """All of them."""
        return [noun for _, units in self.document.units for unit in units for noun in self._nouns(unit)]

    def _nouns(self, unit: Unit) -> list[Noun]:
        return [noun for m in _BASE.finditer(unit.tags) if (noun := _noun(unit, *m.span(), self.capitalised))]

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The words that have a capital inside a sentence: names, unlike those that only open one."""
        units = (unit for _, units in self.document.units for unit in units)
        return frozenset(token.text for unit in units for token in unit.tokens[1:] if token.text[0].isupper())

    @cached_property
    def _starts(self) -> list[int]:
        return [noun.start for noun in self.every]

    def inside(self, start: int, end: int) -> list[Noun]:
        """The phrases that begin in a stretch of text."""
        return self.every[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, clause: Clause, end: int | None = None) -> list[Noun]:
        """The phrases of a clause up to a place in the text; inside a quotation those of its own sentence."""
        last = clause.end if end is None else end
        if id(clause.unit) in self._units:
            return self.inside(clause.start, last)
        return [noun for noun in self._nouns(clause.unit) if clause.start <= noun.start < last]

    @cached_property
    def _units(self) -> frozenset[int]:
        return frozenset(id(unit) for _, units in self.document.units for unit in units)

    def at(self, position: int) -> Noun | None:
        """The phrase around a position."""
        found = bisect_left(self._starts, position + 1) - 1
        return self.every[found] if found >= 0 and position < self.every[found].end else None

    @cached_property
    def _by_head(self) -> dict[str, list[Noun]]:
        found: dict[str, list[Noun]] = defaultdict(list)
        for noun in self.every:
            found[singular(noun.head)].append(noun)
        return found

    def before(self, noun: Noun) -> list[Noun]:
        """The earlier phrases of the same noun that tell more than it does, a different one once.

        Those that say which one it is, by a name or by what hangs on them, stand before those that only describe it.
        """
        alike = self._by_head[singular(noun.head)]
        alike = alike[: bisect_left(alike, noun.start, key=lambda one: one.start)]
        near = alike if len(alike) <= 2 * _MOST else alike[:_MOST] + alike[-_MOST:]
        earlier = [one for one in near if one.end <= noun.start and one.head == noun.head and self._fits(noun, one)]
        telling = [one for one in earlier if one.complement or one.is_named]
        told: dict[str, Noun] = {}
        for one in telling or earlier:
            told.setdefault(self._key(one), one)
        return list(told.values())

    def _fits(self, noun: Noun, other: Noun) -> bool:
        """Whether another phrase tells more and nothing else than a noun with its own modifiers."""
        if other.determiner in lexicons.words("en", "wording", "indefinite") or not (
            other.modifiers or other.complement
        ):
            return False
        mine, other_ones = self._modifiers(noun), self._modifiers(other)
        if mine:
            return other.complement is not None and (not other_ones or mine == other_ones)
        return True

    def _modifiers(self, noun: Noun) -> str:
        return self.document.text[slice(*noun.modifiers)].lower() if noun.modifiers else ""

    def _key(self, noun: Noun) -> str:
        return self.document.text[slice(*(noun.complement or noun.modifiers or (0, 0)))].lower()


def _noun(unit: Unit, first: int, last: int, capitalised: frozenset[str]) -> Noun | None:
    head = last - 1
    if not unit.lower(head)[:1].isalpha():
        return None
    opening = unit.tags[first]
    is_days = opening == "X" and unit.tag(first + 1) == "'"  # Tuesday’s resolution: the one of that day
    determiner = "the" if is_days else unit.lower(first) if opening == "D" else ""
    inner = first + (2 if is_days else opening == "D")
    is_short = 0 < head - inner <= _MOST_MODIFIERS
    modifiers = unit.span(inner, head) if is_short and "X" not in unit.tags[inner:head] else None
    found = _COMPLEMENT.match(unit.tags, last)
    complement = unit.span(last, found.end()) if found and _ties(unit, last) else None
    if (
        found
        and complement
        and (complement[1] - complement[0] > _LONGEST_COMPLEMENT or unit.lower(found.end() - 1) in _times())
    ):
        complement = None
    start, end = unit.span(first, last)
    return Noun(
        start, end, unit.lower(head), determiner, modifiers, unit.tokens[head].start, complement,
        _is_named(unit, first, last, capitalised), unit, first, last,
    )  # fmt: skip


def _is_named(unit: Unit, first: int, last: int, capitalised: frozenset[str]) -> bool:
    """Whether a name is in a phrase; the first word of a sentence is one if it has its capital elsewhere too."""
    names = [at for at in range(first, last) if unit.tags[at] == "N"]
    return any(at or unit.tokens[at].text in capitalised for at in names)


def _ties(unit: Unit, at: int) -> bool:
    """Whether what follows a noun says which one it is: "on Gaza", "calling for a ceasefire"."""
    at += _is_participle(unit, at)
    return unit.lower(at) in lexicons.words("en", "wording", "complement")


def _is_participle(unit: Unit, at: int) -> bool:
    """Whether a form in -ing or -ed goes on with a noun, as no finite verb does: "calling for", "related to"."""
    if unit.tag(at + 1) not in "Pt" or unit.tag(at) not in "EG":
        return False
    first = unit.tags.rfind(",", 0, at) + 1
    last = unit.tags.find(",", at)
    return at not in unit.verbs(first, last if last >= 0 else len(unit.tags))


def _times() -> frozenset[str]:
    return lexicons.words("en", "wording", "unique")


def singular(noun: str) -> str:
    """A noun without its plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return noun[:-1] if is_plural else noun
