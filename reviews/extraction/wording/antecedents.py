"""What a definite noun may stand for: "the outbreak" for the measles outbreak, "the contest" for the World Cup told before."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Unit
from reviews.extraction.text.headlines import has_capitals

from .cast import Cast
from .nouns import Noun, Nouns, common, singular

_NEAR = 600
"""Code points before a definite noun within which a like one is meant, where several were told; the only one twice as far."""
_MOST = 10
"""Earlier phrases of a noun to look at, from the beginning of the article and again from where the noun stands."""
_LONGEST_NAME = 60  # code points
# ", a website", ", the elite website of"
_APPOSED = re.compile(r",(D[QnN]*n)(?=[,.PTWE(])")
_OFTEN = 2
"""How many times as often as all the others the one is told of that an article is about."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a noun stands for, None where nothing is told of it or, `is_unclear`, several fit."""

    noun: Noun | None = None
    is_unclear: bool = False


class Antecedents:
    """The phrases of one article that tell of something for the first time, or tell more of it."""

    def __init__(self, document: Document, cast: Cast, nouns: Nouns) -> None:
        self.document, self.cast, self.nouns = document, cast, nouns

    def of(self, noun: Noun) -> Found:
        """What tells more than a definite noun does: the same noun told before, or a name of its kind."""
        found = self._of_itself(noun)
        return self._as_before(noun) if found.is_unclear and noun.is_bare else found

    def _as_before(self, noun: Noun) -> Found:
        """What the same words stood for just before, if nothing like it was brought up since: "the event" again and again."""
        since = [one for one in _before(self._by_head[noun.head], noun) if one.start > noun.start - 2 * _NEAR]
        again = ((one, found) for one in reversed(since) if one.is_bare and (found := self._of_itself(one)).noun)
        last, found = next(again, (noun, Found(is_unclear=True)))
        alike = [one for kind in _groups(noun.head) for one in _before(self._by_kind[kind], noun)]
        is_other = any(one.introduces and one.start > last.start for one in (*since, *alike))
        return Found(is_unclear=True) if is_other else found

    def _of_itself(self, noun: Noun) -> Found:
        """What a noun stands for, whatever it stood for before."""
        told = _before(self._by_head[noun.head], noun)
        more = [one for one in told if self._is_more(noun, one) and not (told[0].takes_up and one.is_indefinite)]
        more = [one for one in more if one.is_named or one.complement or self._identifies(one)]
        alike = self._alike(noun)
        if not more and noun.is_bare:
            return self._chosen([one for one in alike if one.is_named], noun, alike)
        return self._chosen(more, noun, [*told, *alike])

    def whole(self, noun: Noun) -> Span | None:
        """Where the whole name of a body stands of which a noun is the short one, if only one fits."""
        mine = frozenset(noun.modifying.split())
        before = (one for one in _before(self._by_head[noun.head], noun) if not self._is_in_headline(one))
        named = [one for one in before if self._is_name(one) and one.end <= noun.start]
        of = lexicons.words("en", "wording", "of")
        words = {one: frozenset(self.document.text[slice(*self.name(one))].lower().split()) - of for one in named}
        longer = [one for one in named if mine | {noun.head} < words[one]]
        whole = max(longer, key=lambda one: len(words[one]), default=None)
        if (
            whole is None
            or noun.head not in common(self.document.language)
            or not self._is_name(noun)
            or any(not words[one] <= words[whole] for one in named)
        ):
            return None
        return self.name(whole)

    def _is_name(self, noun: Noun) -> bool:
        """Whether every word of a phrase is one of a name."""
        return set(noun.unit.tags[noun.first + bool(noun.determiner) : noun.last]) == {"N"}

    def name(self, noun: Noun) -> Span:
        """Where a name stands without its article, with what hangs on it by "of": "Supreme Court of Arden"."""
        start, unit = noun.modifiers[0] if noun.modifiers else noun.head_start, noun.unit
        last = noun.last
        if unit.lower(last) in lexicons.words("en", "wording", "of"):
            last += 1
            while unit.tag(last) == "N":
                last += 1
        end = unit.tokens[last - 1].end if last > noun.last + 1 else noun.end
        return (start, end) if end - start <= _LONGEST_NAME else (start, noun.end)

    def synonyms(self, noun: Noun) -> list[str]:
        """The nouns that an article may use for one: "student" for "boy"."""
        lists = lexicons.load("en", "wording")["alike"]
        return [other for kind in sorted(_groups(noun.head)) for other in lists[kind] if other != noun.head]

    def has_another(self, noun: Noun, since: int) -> bool:
        """Whether since a place somebody without a name is told of by the same noun: "another mayor", "the mayor of Brill"."""
        told = [one for one in _before(self._by_head[noun.head], noun) if one.start > since and one.introduces]
        return any(one.unit.tags[one.last - 1] == "n" and not self._is_beside_name(one) for one in told)

    def _is_beside_name(self, noun: Noun) -> bool:
        """Whether a noun stands with a name, as an office does: "mayor Ada Finch", "Ada Finch, the mayor"."""
        unit = noun.unit
        is_behind = noun.first > 1 and unit.tags[noun.first - 1] == "," and unit.tags[noun.first - 2] == "N"
        return is_behind or unit.tag(noun.last) == "N" or unit.tags[noun.last : noun.last + 2] == ",N"

    def _alike(self, noun: Noun) -> list[Noun]:
        """The earlier phrases of its kind, as many as it is of: one or several."""
        told = [one for kind in _kinds(singular(noun.head)) for one in _before(self._by_kind[kind], noun)]
        return [one for one in told if one.end <= noun.start and _is_several(one) == _is_several(noun)]

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
            is_short = noun.end - noun.start <= _LONGEST_NAME
            if is_short and noun.introduces and not (self._is_person(noun) or self._is_in_headline(noun)):
                for kind in sorted(self._groups_of(noun)):
                    found[kind].append(noun)
        return found

    def _is_in_headline(self, noun: Noun) -> bool:
        """Whether a phrase stands where nearly every word has a capital, so that none says what a name is."""
        return id(noun.unit) in self._headlines

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

    def _identifies(self, noun: Noun) -> bool:
        """Whether what stands before a noun says which one it is: "measles outbreak", not "deadly outbreak", "opening match", "vice president"."""
        is_office = self.cast.people.grammar.is_title(noun.head)
        return not is_office and not noun.has_adjectives

    def _is_more(self, noun: Noun, other: Noun) -> bool:
        """Whether another phrase tells more and nothing else than a noun with its own modifiers."""
        if not (other.tells and other.introduces) or other.end > noun.start or self._is_past(other):
            return False
        mine, others = "" if noun.has_plain_modifiers else noun.modifying, other.modifying
        is_other = mine != others and (others or not noun.has_adjectives)
        return not mine or (other.complement is not None and not is_other)

    def _is_past(self, noun: Noun) -> bool:
        """Whether a phrase is of a year long past, told in passing: "the 2000 election" in the news of 2016."""
        year, published = noun.modifying, self.document.published
        return published is not None and year.isdecimal() and noun.complement is None and int(year) < published.year - 1

    def _chosen(self, more: list[Noun], noun: Noun, told: list[Noun]) -> Found:
        """Of phrases that tell more the one that is meant: that which the article is about, the only one, the only one near.

        `told` are all: another that was brought up since, of which nothing is told, makes it uncertain.
        """
        groups = self._introduced(self._apart(more))
        if not groups:
            return Found()
        topic = max(groups, key=len)
        if len(topic) >= max(_OFTEN, _OFTEN * (len(more) - len(topic))):
            return Found(self._best(topic))
        far = _NEAR * (1 + (len(groups) == 1))
        near = [group for group in groups if any(noun.start - one.start < far for one in group)]
        leading = [group for group in near if any(self._leads(one, noun) for one in group)]
        lead = [group for group in groups if len(groups) == 1 and self._is_in_lead(group[0])]
        found = next((few[0] for few in (near, leading, lead) if len(few) == 1), None)
        if not found or self._has_another_since(found, noun, told):
            return Found(is_unclear=True)
        return Found(self._best(found))

    def _has_another_since(self, found: list[Noun], noun: Noun, told: list[Noun]) -> bool:
        last = max(one.start for one in found)
        since = [one for one in told if one.start > last and one.introduces]
        since = [one for one in since if not self._is_beside_name(one)]
        return any(one.head == noun.head or one.is_named or one.is_indefinite or one.complement for one in since)

    def _best(self, group: list[Noun]) -> Noun:
        """The phrase that has most of the name, or else tells least."""
        return max(group, key=lambda one: (one.unit.tags[one.first : one.last].count("N"), one.first - one.last))

    def _is_in_lead(self, noun: Noun) -> bool:
        return bool(self.document.prose) and noun.start < self.document.prose[0][0] + _NEAR

    def _leads(self, one: Noun, noun: Noun) -> bool:
        """Whether a phrase is the subject of the sentence before a noun."""
        before = self._previous.get(id(noun.unit))
        return one.unit is before and any(subject[0] <= one.first < subject[1] for subject in one.unit.subjects)

    @cached_property
    def _previous(self) -> dict[int, Unit]:
        """The unit before each, in its paragraph."""
        return {id(after): before for _, units in self.document.units for before, after in pairwise(units)}

    def _apart(self, told: list[Noun]) -> list[list[Noun]]:
        """The phrases that tell the same together, first the one that tells least: "measles", "deadly measles"."""
        groups: dict[frozenset[str], list[Noun]] = {}
        for words, one in sorted(
            ((frozenset(self._key(one).split()), one) for one in told), key=lambda pair: len(pair[0])
        ):
            same = next((known for known in groups if known <= words), words)
            groups.setdefault(same, []).append(one)
        return [*groups.values()]

    def _introduced(self, groups: list[list[Noun]]) -> list[list[Noun]]:
        """The groups, where "the National Wage Study" names what "a study on wages" brought up before as one."""
        named = [group for group in groups if group[0].is_named and group[0].is_definite]
        if len(named) != 1:
            return groups
        name = named[0][0]
        before = [group for group in groups if all(self._brings_up(one, name) for one in group)]
        merged = [*named[0], *(one for group in before for one in group)]
        return [merged, *(group for group in groups if group is not named[0] and group not in before)]

    def _brings_up(self, one: Noun, name: Noun) -> bool:
        """Whether a phrase is of something new that another names further on: "a study", "the National Study"."""
        return one.is_indefinite and not one.is_named and one.head == name.head and one.end < name.start

    def _key(self, noun: Noun) -> str:
        return self.document.text[slice(*(noun.complement or noun.modifiers or (noun.start, noun.end)))].lower()


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
