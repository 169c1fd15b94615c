"""What an article told before: its noun phrases by noun and by kind, and the whole names of bodies."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.inflection import singular
from reviews.extraction.text.headlines import has_capitals

from .names.cast import Cast
from .nouns import Nouns
from .nouns.attributes import common
from .nouns.noun import Noun

_MOST = 10
"""Earlier phrases of a noun to look at, from the beginning of the article and again from where the noun stands."""
_LONGEST_NAME = 60  # code points
# ", a website", ", the elite website of"
_APPOSED = re.compile(r",(D[QnN]*n)(?=[,.PTWE(])")


class Earlier:
    """The phrases of one article, by their noun and by the kind of thing they tell of."""

    def __init__(self, document: Document, cast: Cast, nouns: Nouns) -> None:
        self.document, self.cast, self.nouns = document, cast, nouns

    def same(self, noun: Noun) -> list[Noun]:
        """The first and the last of the phrases before a noun that are of the same one."""
        return _before(self._by_head[noun.head], noun)

    def of_kind(self, noun: Noun) -> list[Noun]:
        """Those before a noun that are of its kind, by the same noun or another."""
        return [one for kind in _groups(noun.head) for one in _before(self._by_kind[kind], noun)]

    def has_kind(self, noun: Noun) -> bool:
        """Whether a noun is of a kind of things that have names."""
        return bool(_kinds(noun.head))

    def alike(self, noun: Noun) -> list[Noun]:
        """The earlier phrases of its kind, as many as it is of: one or several."""
        told = [one for kind in _kinds(singular(noun.head)) for one in _before(self._by_kind[kind], noun)]
        return [one for one in told if one.end <= noun.start and _is_several(one) == _is_several(noun)]

    def synonyms(self, noun: Noun) -> list[str]:
        """The nouns that an article may use for one: "student" for "boy"."""
        lists = lexicons.load("en", "wording")["alike"]
        return [other for kind in sorted(_groups(noun.head)) for other in lists[kind] if other != noun.head]

    def has_another(self, noun: Noun, since: int) -> bool:
        """Whether since a place somebody without a name is told of by the same noun: "another mayor", "the mayor of Brill"."""
        told = [one for one in self.same(noun) if one.start > since and one.introduces]
        return any(one.unit.tags[one.last - 1] == "n" and not self.is_beside_name(one) for one in told)

    def is_beside_name(self, noun: Noun) -> bool:
        """Whether a noun stands with a name, as an office does: "mayor Ada Finch", "Ada Finch, the mayor"."""
        unit = noun.unit
        is_behind = noun.first > 1 and unit.tags[noun.first - 1] == "," and unit.tags[noun.first - 2] == "N"
        return is_behind or unit.tag(noun.last) == "N" or unit.tags[noun.last : noun.last + 2] == ",N"

    def whole(self, noun: Noun) -> Span | None:
        """Where the whole name of a body stands of which a noun is the short one, if only one fits."""
        mine = frozenset(noun.modifying.split())
        before = (one for one in self.same(noun) if not self._is_in_headline(one))
        named = [one for one in before if self._is_name(one) and one.end <= noun.start]
        of = lexicons.words("en", "wording", "of")
        words = {one: frozenset(self.document.text[slice(*self._name(one))].lower().split()) - of for one in named}
        longer = [one for one in named if mine | {noun.head} < words[one]]
        whole = max(longer, key=lambda one: len(words[one]), default=None)
        if (
            whole is None
            or noun.head not in common(self.document.language)
            or not self._is_name(noun)
            or any(not words[one] <= words[whole] for one in named)
        ):
            return None
        return self._name(whole)

    def _is_name(self, noun: Noun) -> bool:
        """Whether every word of a phrase is one of a name."""
        return set(noun.unit.tags[noun.first + bool(noun.determiner) : noun.last]) == {"N"}

    def _name(self, noun: Noun) -> Span:
        """Where a name stands without its article, with what hangs on it by "of": "Supreme Court of Arden"."""
        start, unit = noun.modifiers[0] if noun.modifiers else noun.head_start, noun.unit
        last = noun.last
        if unit.lower(last) in lexicons.words("en", "wording", "of"):
            last += 1
            while unit.tag(last) == "N":
                last += 1
        end = unit.tokens[last - 1].end if last > noun.last + 1 else noun.end
        return (start, end) if end - start <= _LONGEST_NAME else (start, noun.end)

    @cached_property
    def _by_head(self) -> dict[str, list[Noun]]:
        """The phrases of each noun in order, without those that tell of it in passing: "no outbreak", "their outbreak"."""
        vague = lexicons.words("en", "wording", "indefinite") | lexicons.words("en", "grammar", "his")
        found: dict[str, list[Noun]] = defaultdict(list)
        for noun in self.nouns.with_owners:
            if noun.determiner not in vague and not self._is_in_headline(noun):
                found[noun.head].append(noun)
        return found

    @cached_property
    def _by_kind(self) -> dict[str, list[Noun]]:
        found: dict[str, list[Noun]] = defaultdict(list)
        for noun in self.nouns.every:
            kinds = self._groups_of(noun)
            if not kinds or noun.end - noun.start > _LONGEST_NAME or not noun.introduces:
                continue
            if not (self._is_person(noun) or self._is_in_headline(noun) or self._is_credit(noun)):
                for kind in sorted(kinds):
                    found[kind].append(noun)
        return found

    def _is_in_headline(self, noun: Noun) -> bool:
        """Whether a phrase stands where nearly every word has a capital, so that none says what a name is."""
        return id(noun.unit) in self._headlines

    def _is_credit(self, noun: Noun) -> bool:
        """Whether a phrase is whom a picture is credited to: "| Lund Video", "Image: Lund Video", "(Photo by Ada Lund)"."""
        unit, first = noun.unit, noun.first
        is_behind_label = unit.tags[first - 1 : first] in (":", "P") and unit.lower(first - 2) in self._pictures
        return first > 0 and (unit.tags[first - 1] == "|" or (first > 1 and is_behind_label))

    @cached_property
    def _pictures(self) -> frozenset[str]:
        return lexicons.words(self.document.language, "layout", "picture")

    @cached_property
    def _headlines(self) -> frozenset[int]:
        every = (unit for _, units in self.document.units for unit in units)
        return frozenset(
            id(unit) for unit in every if has_capitals(unit.text[slice(*unit.span(0, len(unit.tokens)))], unit.language)
        )

    def _groups_of(self, noun: Noun) -> frozenset[str]:
        """The kinds of a phrase: of its head, of what a name is called beside it, or else of another word of the name."""
        kinds = _groups(singular(noun.head)) or self._apposed(noun)  # the Brill Fire Department is no fire
        if kinds or noun.unit.tags[noun.last - 1] != "N":
            return kinds
        names = [at for at in range(noun.first, noun.last - 1) if noun.unit.tags[at] == "N"]
        return next((kinds for at in reversed(names) if (kinds := _groups(noun.unit.lower(at)))), frozenset())

    def _apposed(self, noun: Noun) -> frozenset[str]:
        """What a name is called beside it: "the website Znak", "Znak, a website", "a website called Znak"."""
        unit = noun.unit
        if unit.tags[noun.last - 1] != "N":
            return frozenset()
        first = noun.last - 1
        while first > noun.first and unit.tags[first - 1] == "N":
            first -= 1
        before = first - 1 if first > noun.first else first - 2 if unit.is_in("naming", first - 1) else -1
        behind = _APPOSED.match(unit.tags, noun.last)
        heads = [
            unit.lower(before) if before >= 0 and unit.tags[before] == "n" else "",
            unit.lower(behind.end(1) - 1) if behind else "",
        ]
        return frozenset(kind for head in heads for kind in _groups(singular(head)))

    def _is_person(self, noun: Noun) -> bool:
        """Whether a phrase names somebody, who is called by the office alone."""
        names = self.cast.within(noun.start, noun.end) if noun.is_named else []
        return any(name.end == noun.end and self.cast.is_certain(self.cast.people.whole(name)) for name in names)


def _is_several(noun: Noun) -> bool:
    """Whether a noun is of several; a name is of one."""
    return singular(noun.head) != noun.head and noun.unit.tags[noun.last - 1] != "N"


def _start(noun: Noun) -> int:
    return noun.start


def _before(told: list[Noun], noun: Noun) -> list[Noun]:
    """The first and the last of the phrases before a noun."""
    after = bisect_left(told, noun.start, key=_start)
    return told[:after] if after <= 2 * _MOST else told[:_MOST] + told[after - _MOST : after]


@cache
def _alike() -> dict[str, frozenset[str]]:
    """The lists of the lexicon that each noun stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, nouns in lexicons.load("en", "wording")["alike"].items():
        for noun in nouns:
            found[singular(noun)].add(name)
    return {noun: frozenset(names) for noun, names in found.items()}


def _groups(head: str) -> frozenset[str]:
    return _alike().get(head, frozenset())


@cache
def _kinds(head: str) -> frozenset[str]:
    """The lists whose nouns and names a definite noun may stand for."""
    return _groups(head) | frozenset(lexicons.load("en", "wording")["wider"].get(head, ()))
