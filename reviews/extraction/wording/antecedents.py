"""What a definite noun may stand for: "the outbreak" for the measles outbreak, "the contest" for the World Cup told before."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Unit

from .earlier import Earlier
from .names.cast import Cast
from .nouns.noun import Noun

_NEAR = 600
"""Code points before a definite noun within which a like one is meant, where several were told; the only one twice as far."""
_OFTEN = 2
"""How many times as often as all the others the one is told of that an article is about."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a noun stands for, None where nothing is told of it or, `is_unclear`, several fit."""

    noun: Noun | None = None
    is_unclear: bool = False


class Antecedents:
    """What the definite nouns of one article stand for."""

    def __init__(self, document: Document, cast: Cast, earlier: Earlier) -> None:
        self.document, self.cast, self.earlier = document, cast, earlier

    def of(self, noun: Noun) -> Found:
        """What tells more than a definite noun does: the same noun told before, or a name of its kind."""
        found = self._of_itself(noun)
        return self._as_before(noun) if found.is_unclear and noun.is_bare else found

    def _as_before(self, noun: Noun) -> Found:
        """What the same words stood for just before, if nothing like it was brought up since: "the event" again and again."""
        since = [one for one in self.earlier.same(noun) if one.start > noun.start - 2 * _NEAR]
        again = ((one, found) for one in reversed(since) if one.is_bare and (found := self._of_itself(one)).noun)
        last, found = next(again, (noun, Found(is_unclear=True)))
        alike = self.earlier.of_kind(noun)
        is_other = any(one.introduces and one.start > last.start for one in (*since, *alike))
        return Found(is_unclear=True) if is_other else found

    def _of_itself(self, noun: Noun) -> Found:
        """What a noun stands for, whatever it stood for before."""
        told = self.earlier.same(noun)
        more = [one for one in told if self._is_more(noun, one) and not (told[0].takes_up and one.is_indefinite)]
        more = [one for one in more if one.is_named or one.complement or self._identifies(one)]
        alike = self.earlier.alike(noun)
        if not more and noun.is_bare:
            return self._chosen([one for one in alike if one.is_named], noun, alike)
        return self._chosen(more, noun, [*told, *alike])

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
        since = [one for one in since if not self.earlier.is_beside_name(one)]
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
