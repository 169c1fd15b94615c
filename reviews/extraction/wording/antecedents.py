"""What a definite noun may stand for: "the outbreak" for the measles outbreak, "the contest" for the World Cup told before."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.document import Document
from reviews.extraction.text import tags
from reviews.extraction.text.units import Unit

from .nouns import Noun, Nouns, singular

_NEAR = 600
"""Code points before a definite noun within which a like one is meant, where several were told."""
_MOST = 10
"""Earlier phrases of a noun to look at, from the beginning of the article and again from where the noun stands."""
_LONGEST_NAME = 60  # code points
# ", a website", ", the elite website of"
_APPOSED = re.compile(r",(D[QnN]*n)(?=[,.PTWE(])")
_OFTEN = 2
"""How many times as often as all the others the one is told of that an article is about."""


class Antecedents:
    """The phrases of one article that tell of something for the first time, or tell more of it."""

    def __init__(self, document: Document, nouns: Nouns) -> None:
        self.document, self.nouns = document, nouns

    def of(self, noun: Noun) -> list[Noun]:
        """The earlier phrases of the same noun that tell more than it does: one if it is certain, several if it is not."""
        told = _before(self._by_head[noun.head], noun)
        more = [one for one in told if self._is_more(noun, one) and not (told[0].is_bare and one.is_indefinite)]
        return self._chosen(more, noun, [*told, *self._alike(noun)])

    def of_kind(self, noun: Noun) -> list[Noun]:
        """What a noun may stand for by its kind: "the contest" for the World Cup."""
        told = self._alike(noun)
        return self._chosen([one for one in told if one.is_named], noun, told)

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
            if noun.determiner not in vague:
                found[noun.head].append(noun)
        return found

    @cached_property
    def _by_kind(self) -> dict[str, list[Noun]]:
        found: dict[str, list[Noun]] = defaultdict(list)
        for noun in self.nouns.every:
            if self._introduces(noun) and noun.end - noun.start <= _LONGEST_NAME:
                for kind in sorted(_groups(singular(noun.head)) | self._apposed(noun)):
                    found[kind].append(noun)
        return found

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

    def _introduces(self, noun: Noun) -> bool:
        """Whether a phrase can tell of something new: not "the outbreak", "this measles outbreak"."""
        return not noun.is_bare and (noun.is_definite or not noun.points)

    def _contrasts(self, noun: Noun) -> bool:
        """Whether what stands before a noun only tells it from others: "the opening match"."""
        is_new = noun.is_named or noun.complement or not noun.is_definite
        return not is_new and _is_adjective(self._modifiers(noun))

    def _is_more(self, noun: Noun, other: Noun) -> bool:
        """Whether another phrase tells more and nothing else than a noun with its own modifiers."""
        if not (other.tells and self._introduces(other)) or other.end > noun.start or self._contrasts(other):
            return False
        mine, others = "" if noun.has_plain_modifiers else self._modifiers(noun), self._modifiers(other)
        is_other = mine != others and (others or not _is_adjective(mine))
        return not mine or (other.complement is not None and not is_other)

    def _chosen(self, more: list[Noun], noun: Noun, told: list[Noun]) -> list[Noun]:
        """Of phrases that tell more the one that is meant: that which the article is about, the only one, the only one near.

        `told` are all: another that was brought up since, of which nothing is told, makes it uncertain.
        """
        groups = self._apart(more)
        if not groups:
            return []
        topic = max(groups, key=len)
        if len(topic) >= max(_OFTEN, _OFTEN * (len(more) - len(topic))):
            return topic[:1]
        near = [group for group in groups if any(noun.start - one.start < _NEAR for one in group)]
        leading = [group for group in near if any(self._leads(one, noun) for one in group)]
        found = self._only(groups) or self._only(near) or self._only(leading)
        if not found:
            return [group[0] for group in groups]
        last = max(one.start for one in found)
        since = [one for one in told if one.start > last and self._introduces(one)]
        return [found[0], *since[:1]]

    def _only(self, groups: list[list[Noun]]) -> list[Noun]:
        return groups[0] if len(groups) == 1 else []

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

    def _modifiers(self, noun: Noun) -> str:
        return self.document.text[slice(*noun.modifiers)].lower() if noun.modifiers else ""

    def _key(self, noun: Noun) -> str:
        return self.document.text[slice(*(noun.complement or noun.modifiers or (noun.start, noun.end)))].lower()


def _is_adjective(words: str) -> bool:
    """Whether words before a noun all describe it, and none is a noun: "non-binding", not "measles"."""
    return all(tags.is_adjective(word) for word in words.split())


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
