"""Whom "he", "she" and "they" take up: who spoke last, and who was named last."""

from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.claims import Claimant, Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Unit

from .names import Gender, Name
from .people import People

_FAR = 5  # paragraphs
_MOST_NAMES = 100
_CREDIT = 3  # words behind a name
_OWNING = ("'s", "’s")
_INITIALS = 2  # letters, as in "JD Lund"
_SHORT = 12  # code points that hold the word before a name
_SPOKE_LAST = 4.0
_LEADS = 2.5
"""The weight of who leads a sentence of this paragraph or the one before."""

type Weight = tuple[float, int]
"""How much speaks for a person, and how far on in the text that stands."""


@dataclass(slots=True)
class _Last:
    """Who spoke last, and where."""

    name: str
    at: int


class Pronouns:
    """The pronouns of one article; tell it who spoke in the order of the text."""

    def __init__(self, document: Document, people: People) -> None:
        self.document = document
        self.people = people
        self._last: _Last | None = None
        self._last_body: _Last | None = None

    def remember(self, found: Claimant, at: int, *, is_one: bool) -> None:
        """Note who spoke: one person, or else a body or several together."""
        if is_one:
            self._last = _Last(found.name, at)
        else:
            self._last_body = _Last(found.name, at)

    def person(self, mention: Span, gender: Gender, others: Container[str] = ()) -> Claimant | None:
        """The likeliest person for "he" or "she": who spoke last, then who was named last; None if two are as likely.

        `others` are people who are not meant.
        """
        if self._is_unnamed(mention[0], gender):
            return None
        found = self._weights(mention[0], gender)
        weights = {full: weight for full, weight in found.items() if full not in others}
        since = self._last.at if self._last else 0
        known = {full: weight for full, weight in weights.items() if self._leads(full, weight, gender, since)}
        sure = {full: weight for full, weight in weights.items() if self._is_sure(full, weight, gender)}
        leading = {full: weight for full, weight in weights.items() if self._is_subject(full, weight)}
        if any(weight[0] >= _LEADS for weight in sure.values()):
            leading = {}
        ranked = sorted((known or leading or sure or weights).items(), key=lambda pair: pair[1], reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return Claimant(ranked[0][0], None, mention)

    def _is_unnamed(self, pronoun: int, gender: Gender) -> bool:
        """Whether somebody new without a name is the subject of the sentence before: "A man who owns it called. He said"."""
        before = self._before.get(self.document.sentence_at(pronoun)[0])
        first, last = before.phrases[0] if before and before.phrases else (0, 0)
        has_spoken = before is not None and self._last is not None and self._last.at >= before.tokens[0].start
        if before is None or has_spoken or first or "N" in before.tags[:last]:
            return False
        is_new = before.is_listed(first, "indefinite") or before.tag(last) == "W"
        grammar = self.people.grammar
        heads = {token.lower for token in before.tokens[first:last]}
        known = grammar.words.get("office", frozenset()) | lexicons.words(self.document.language, "wording", "anybody")
        told = grammar.gender_of_role(" ".join(sorted(heads)))
        return is_new and told in (gender, None) and not heads.isdisjoint(known)

    def _leads(self, full: str, weight: Weight, gender: Gender, since: int) -> bool:
        """Whether a sentence after the last words of somebody begins with a person of this gender."""
        return self._told(full) == gender and weight[0] >= _LEADS and weight[1] > since

    def _is_subject(self, full: str, weight: Weight) -> bool:
        """Whether a person of whom no gender is told leads a sentence near by; words in capitals are a heading's or a body's."""
        is_shouted = any(word.isupper() and len(word) > _INITIALS for word in full.split())
        return weight[0] >= _LEADS and self._told(full) is None and full in self.people.everybody and not is_shouted

    def body(self, mention: Span) -> Claimant | None:
        """The group or paper that "they" or "it" takes up, if one spoke just before."""
        if self._last_body is None or self._last_body.at < self._paragraph_before(mention[0], 2):
            return None
        return Claimant(self._last_body.name, None, mention)

    def body_in_front(self, mention: Span) -> Span | None:
        """The body that "it" takes up as the subject of the sentence before, if one alone is told there."""
        language = self.document.language
        if self.document.text[slice(*mention)].lower() not in lexicons.words(language, "wording", "it"):
            return None
        before = self._before.get(self.document.sentence_at(mention[0])[0])
        first, last = next(iter(before.subjects), (0, 0)) if before else (0, 0)
        if before is None or "C" in before.tags[first:last]:
            return None
        words = {token.lower for token in before.tokens[first:last]}
        is_country = self.document.text[slice(*before.span(first, last))].lower() in self._countries if last else False
        is_body = is_country or not words.isdisjoint(lexicons.words(language, "names", "body"))
        return before.span(first, last) if is_body else None

    @cached_property
    def _countries(self) -> frozenset[str]:
        return lexicons.words(self.document.language, "places", "country")

    @cached_property
    def _before(self) -> dict[int, Unit]:
        """The sentence in front of each in its paragraph, by where that begins."""
        every = (pair for _, units in self.document.units for pair in pairwise(units))
        return {after.tokens[0].start: before for before, after in every}

    def _weights(self, pronoun: int, gender: Gender) -> dict[str, Weight]:
        weights: dict[str, Weight] = {}
        far, last = self._paragraph_before(pronoun, _FAR), self._last
        if last and last.at >= far and self._agrees(last.name, gender):
            is_near = last.at >= self._paragraph_before(pronoun, 1)
            weights[last.name] = (_SPOKE_LAST if is_near else 1.0, last.at)
        for name in self.people.before(pronoun, far, _MOST_NAMES):
            full = self.people.whole(name)
            is_out = self._is_addressed(name, full) or self._only_reports(name)
            if not is_out and self._agrees(full, gender):
                weights[full] = max(weights.get(full, (0.0, 0)), self._weight(name, pronoun))
        return weights

    def _is_addressed(self, name: Name, full: str) -> bool:
        """Whether a lone word behind a preposition may be a paper or a place: "in an interview with Dawn"."""
        if name.is_whole or name.titled or full != name.full:
            return False
        return self._word_before(name) in lexicons.words(self.document.language, "grammar", "preposition", "to")

    def _only_reports(self, name: Name) -> bool:
        """Whether a name is that of who made the report: "NBC's Ada Lund reports.", "Jo Lee has the details." """
        words = " ".join(token.lower for token in self.document.tokens_in(name.end, name.end + 2 * _SHORT)[:_CREDIT])
        return words.startswith(self._credits) if self._credits else False

    @cached_property
    def _credits(self) -> tuple[str, ...]:
        return tuple(sorted(lexicons.words(self.document.language, "layout", "credit")))

    def _weight(self, name: Name, pronoun: int) -> Weight:
        """How near a name is to the pronoun, and whether it leads its sentence; then which sentence."""
        sentence = self.document.sentence_at(name.start)[0]
        is_near = name.start >= self._paragraph_before(pronoun, 1)
        near = 2.0 if sentence == self.document.sentence_at(pronoun)[0] else 1.5 if is_near else 0.0
        return near + (1.0 if name.start in self._leading else 0.0), sentence

    @cached_property
    def _leading(self) -> frozenset[int]:
        """Where the first person of a sentence is named, as its subject is, and the equals beside: "Maas and Visser left"."""
        leading: set[int] = set()
        before: Name | None = None
        for name in self.people.named:
            if self._is_beside(name):
                continue
            sentence = self.document.sentence_at(name.start)[0]
            is_first = before is None or before.start < sentence
            if is_first or (before and before.start in leading and self._are_equal(before, name)):
                leading.add(name.start)
            if self.people.whole(name) in self.people.everybody:
                before = name
        return frozenset(leading)

    def _is_beside(self, name: Name) -> bool:
        """Whether a name is no subject: a place ("In New Arden, Jo Lee …"), or whose somebody is ("Lund's mother, Jo Lee, …")."""
        locative = lexicons.words(self.document.language, "places", "locative")
        is_owner = self.document.text[name.end : name.end + 2] in _OWNING
        return (is_owner or self._word_before(name) in locative) and self._told(self.people.whole(name)) is None

    def _word_before(self, name: Name) -> str:
        before = self.document.tokens_in(max(name.start - _SHORT, 0), name.start)
        return before[-1].lower if before else ""

    def _are_equal(self, before: Name, name: Name) -> bool:
        between = self.document.tokens_in(before.end, name.start)
        conjunctions = lexicons.words(self.document.language, "grammar", "conjunction")
        return bool(between) and all(token.lower in conjunctions for token in between)

    def _is_sure(self, full: str, weight: Weight, gender: Gender) -> bool:
        """Whether the gender is told, or a person with a name has just spoken."""
        return self._told(full) == gender or (weight[0] >= _SPOKE_LAST and full in self.people.everybody)

    def _agrees(self, full: str, gender: Gender) -> bool:
        return self._told(full) in (None, gender)

    def _told(self, full: str) -> Gender | None:
        """What name, title or role tell of the gender."""
        return self.people.gender(full) or self.people.grammar.gender_of_role(full)

    def _paragraph_before(self, position: int, count: int) -> int:
        """Where the paragraph begins that stands `count` before the one at a position."""
        at = bisect_right(self._paragraphs, position) - 1 - count
        return self._paragraphs[at] if at >= 0 else 0

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [block.start for block in self.document.blocks if block.is_prose]
