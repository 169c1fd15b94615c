""" "It", "they", "its" and "their" by what they take up: the subject of the sentence before, where it is one or several as they are."""

import re
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Said
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.inflection import singular
from reviews.extraction.text.grammar.unit import Tokens, Unit
from reviews.extraction.wording.antecedents import Antecedents
from reviews.extraction.wording.draft import Draft
from reviews.extraction.wording.edits import Edit
from reviews.extraction.wording.names.cast import Cast
from reviews.extraction.wording.nouns import Nouns
from reviews.extraction.wording.nouns.noun import Noun

_LONGEST = 70  # code points
# Lund and Brandt
_JOINED = re.compile(r"[nN]C[DQ]*[nN]")
_FAR = 3
"""Sentences in a row that may begin with "they" and mean the same."""


class Pronouns:
    """The pronouns of one article that stand for no person alone."""

    def __init__(
        self, document: Document, cast: Cast, nouns: Nouns, antecedents: Antecedents, told: list[Said]
    ) -> None:
        self.document, self.cast, self.nouns, self.antecedents = document, cast, nouns, antecedents
        self._sources = sorted(said.words.source for said in told)

    def tell(self, draft: Draft) -> None:
        """Put into a draft what its "it" and "they" stand for; who says "we" outside of quotations nobody tells."""
        unit = draft.clause.unit
        draft.loose += [] if draft.is_quoted else draft.clause.first_persons
        for at in range(draft.clause.first, draft.clause.last):
            if unit.tags[at] in "pD" and (self._is_subject(unit, at) or self._is_owner(unit, at)):
                self._pronoun(draft, unit, at)

    def _list(self, *names: str) -> frozenset[str]:
        return lexicons.words(self.document.language, "wording", *names)

    def _is_subject(self, unit: Unit, at: int) -> bool:
        is_they = unit.lower(at) in self._list("they")
        return is_they or (unit.tag(unit.past_adverbs(at + 1)) in "VEBHM" and not self._is_expletive(unit, at))

    def _is_owner(self, unit: Unit, at: int) -> bool:
        return unit.lower(at) in self._list("its", "their")

    def _pronoun(self, draft: Draft, unit: Unit, at: int) -> None:
        is_several = unit.lower(at) in self._list("they", "their")
        if unit.is_listed(at, "demonstrative"):
            draft.loose.append(unit.span(at, at + 1))
        elif named := self._speaker(draft, unit.span(at, at + 1)):
            draft.put(Edit(*unit.span(at, at + 1), self._words(named), "subject", named))
        elif unit.lower(at) in self._list("it", "its", "they", "their") and not self._is_told(draft, at, is_several):
            found = None if self._identifies(unit, at) else self._before(draft, is_several)
            if found is None:
                draft.loose.append(unit.span(at, at + 1))
            elif not draft.tells(words := self._words(found)):
                words += "’" * self._is_owner(unit, at) + "s" * (self._is_owner(unit, at) and not words.endswith("s"))
                draft.put(Edit(*unit.span(at, at + 1), words, "subject", found))

    def _speaker(self, draft: Draft, pronoun: Span) -> Span | None:
        """Where who acts with words is named whom a pronoun stands for: "It called the plan “a farce”"."""
        said = draft.clause.said
        if said is None or said.claimant is None or not draft.clause.is_act or said.words.source != pronoun:
            return None
        at = self.document.text.find(said.claimant.name, 0, pronoun[0])
        return (at, at + len(said.claimant.name)) if at >= 0 else None

    def _words(self, place: Span) -> str:
        """A phrase as it stands inside a sentence."""
        words = self.document.text[slice(*place)].replace("\n", " ")
        first = words.split()[0].lower()
        is_small = first in lexicons.closed(self.document.language) or first in self._numbers
        return words[0].lower() + words[1:] if is_small else words

    @cached_property
    def _numbers(self) -> frozenset[str]:
        numbers = lexicons.load(self.document.language, "numbers")
        return frozenset(word for name in ("small", "tens") for word in numbers.get(name, ()))

    def _is_expletive(self, unit: Unit, at: int) -> bool:
        """ "it is clear that", "it rained": nothing is meant."""
        after = unit.past_adverbs(at + 1)
        while unit.tag(after) in "BHMR":
            after += 1
        is_judged = unit.tag(after) in "nE" and unit.tag(after + 1) in "Tt"  # it is crucial that
        return unit.lower(at) in self._list("it") and (is_judged or unit.lower(after) in self._list("expletive"))

    def _identifies(self, unit: Unit, at: int) -> bool:
        """Whether "it" is whatever was told, rather than a thing: "it was the worst week"."""
        verb = unit.past_adverbs(at + 1)
        return unit.tags[at] == "p" and unit.tag(verb) == "B" and unit.tag(verb + 1) == "D"

    def _is_told(self, draft: Draft, at: int, is_several: bool) -> bool:
        """Whether the claim itself has what may be meant: in front of the pronoun, as its subject, or as the body that speaks."""
        clause, unit = draft.clause, draft.clause.unit
        speaker = clause.said.claimant if clause.said else None
        is_speaker = speaker and not draft.is_quoted and speaker.name not in self.cast.people.everybody
        same = self._list("they" if is_several else "it")
        is_same = any(unit.lower(one) in same for one in range(clause.first, at))
        is_joined = is_several and _JOINED.search(unit.tags, clause.first, at)
        return bool(clause.relative or is_speaker or is_same or is_joined) or self._is_in_front(draft, at, is_several)

    def _is_in_front(self, draft: Draft, at: int, is_several: bool) -> bool:
        """Whether a phrase in front of a pronoun may be meant, or the subject behind it: "in its first year the club cut"."""
        unit = draft.clause.unit
        before = [one for one in draft.nouns if one.last <= at]
        if not is_several and self._is_owner(unit, at) and any(one.is_name for one in before):
            return True
        subjects = {first for first, last in unit.subjects if at < first and last <= draft.clause.last}
        if at and unit.tags[at - 1] in "PS":
            subjects.add(unit.tags.find(",", at) + 1)
        phrases = [*before, *(one for one in draft.nouns if one.first in subjects)]
        return any(self._may_be(unit, (one.first, one.last), is_several) for one in phrases)

    def _may_be(self, unit: Unit, phrase: Tokens, is_several: bool) -> bool:
        """Whether a phrase of the claim may be meant; "they" is a body too, and anybody: "a minister while they are in office"."""
        if self._agrees(unit, phrase, is_several):
            return True
        head = unit.lower(phrase[1] - 1)
        is_named, is_one = unit.tags[phrase[1] - 1] == "N", unit.is_listed(phrase[0], "indefinite")
        titles = lexicons.words(self.document.language, "names", "title")
        is_anybody = head in titles or head in self._list("anybody")
        return is_several and (
            (is_named and not self._is_person(unit, phrase)) or head == "one" or (is_one and is_anybody)
        )

    def _is_person(self, unit: Unit, phrase: Tokens) -> bool:
        names = self.cast.within(*unit.span(*phrase))
        return any(self.cast.is_certain(self.cast.people.whole(name)) for name in names)

    def _before(self, draft: Draft, is_several: bool) -> Span | None:
        """The subject of the clause or sentence before."""
        unit, first = draft.clause.unit, draft.clause.first
        opening = next(iter(unit.subjects), None)
        if opening and opening[1] <= first:
            return self._subject(unit, first, is_several, _FAR)
        before = self._previous.get(id(unit))
        return self._subject(before, len(before.tokens), is_several, _FAR) if before else None

    def _subject(self, unit: Unit, last: int, is_several: bool, left: int) -> Span | None:
        """The subject of a unit up to a token, if it agrees; of one that begins with such a pronoun that of the one before."""
        if unit.lower(0) in self._list("they" if is_several else "it"):
            before = self._previous.get(id(unit))
            return self._subject(before, len(before.tokens), is_several, left - 1) if before and left else None
        phrase = next((subject for subject in unit.subjects if subject[1] <= last), None)
        if (
            phrase is None
            or (phrase[0] and unit.tags[phrase[0] - 1] == "G")
            or self._has_rival(unit, phrase, last, is_several)
        ):
            return None
        is_vague = unit.lower(phrase[0]) in self._list("our", "indefinite")
        if is_vague or unit.is_listed(phrase[0], "indefinite") or not self._agrees(unit, phrase, is_several):
            return None
        is_far = left == _FAR and last == len(unit.tokens) and id(unit) in self._closing
        if is_far and unit.tags[phrase[1] - 1] != "N":
            return None
        span = self._fuller(unit, phrase)
        return span if span[1] - span[0] <= _LONGEST else None

    def _has_rival(self, unit: Unit, subject: Tokens, last: int, is_several: bool) -> bool:
        """Whether somebody else may be meant as well: who speaks, or several by name: "Officers found Lund and Oakes"."""
        named = (one for one in unit.phrases if is_several and one[1] <= last and _JOINED.search(unit.tags, *one))
        rivals = (one for one in self._spoke(unit, last) if self._agrees(unit, one, is_several))
        return any(one != subject for one in (*named, *rivals))

    def _spoke(self, unit: Unit, last: int) -> list[Tokens]:
        """The phrases of a unit in front of a token that say something, and may be meant as well as a subject."""
        start, end = unit.span(0, last)
        first = bisect_left(self._sources, (start, start))
        places = self._sources[first : bisect_left(self._sources, (end, end))]
        starts = [token.start for token in unit.tokens]
        found = [(bisect_left(starts, place[0]), bisect_left(starts, place[1])) for place in places]
        return [phrase for phrase in found if phrase[0] < phrase[1]]

    def _fuller(self, unit: Unit, phrase: Tokens) -> Span:
        """Where a phrase is told with what says which one it is: "the team" as "the Afghan team"."""
        span = unit.span(*phrase)
        noun = self.nouns.at(span[0])
        if noun is None or not noun.is_bare or noun.last != phrase[1]:
            return span
        found = self.antecedents.of(noun).noun
        return self._place(found) if found else span

    def _place(self, noun: Noun) -> Span:
        return noun.start, noun.complement[1] if noun.complement and not noun.is_named else noun.end

    def _agrees(self, unit: Unit, phrase: Tokens, is_several: bool) -> bool:
        """Whether a phrase is of several, or of one that is no person; a team and a company are both."""
        tags = unit.tags[slice(*phrase)]
        if tags in ("p", "o"):
            return False
        tie = next((at for at in range(*phrase) if unit.tags[at] == "P"), phrase[1])
        head = unit.lower(tie - 1)
        collective = lexicons.words(self.document.language, "nouns", "collective")
        several = "C" in tags or singular(head) != head or head in collective
        if is_several:
            return several or head in self._list("several_too")
        return not several and not self._is_person(unit, phrase)

    @cached_property
    def _closing(self) -> frozenset[int]:
        """The last unit of each paragraph; over its end only a name is taken up."""
        return frozenset(id(units[-1]) for _, units in self.document.units if units)

    @cached_property
    def _previous(self) -> dict[int, Unit]:
        """The unit before each."""
        units = (unit for _, units in self.document.units for unit in units)
        return {id(after): before for before, after in pairwise(units)}
