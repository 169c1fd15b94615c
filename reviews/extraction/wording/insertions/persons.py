"""Persons by their whole names: "Hotak" is Sharif Hotak, and "he" whoever the article means."""

import re
from bisect import bisect_left
from collections import deque
from functools import cached_property
from operator import itemgetter

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Said
from reviews.extraction.document import Document
from reviews.extraction.speakers.names import Gender, Name
from reviews.extraction.speakers.pronouns import Pronouns
from reviews.extraction.text.grammar.inflection import singular
from reviews.extraction.text.tokens import Token
from reviews.extraction.wording.draft import Draft
from reviews.extraction.wording.earlier import Earlier
from reviews.extraction.wording.edits import Edit
from reviews.extraction.wording.names.cast import Cast
from reviews.extraction.wording.nouns import Nouns
from reviews.extraction.wording.nouns.noun import Noun

_POSSESSIVE = re.compile(r"[’']s?$")
_BESIDE = 3  # code points
_SHORT = 5  # code points
_LONGEST = 60
"""Code points of a name with its office; with more the name stands alone."""


class Persons:
    """The persons of one article; ask in the order of the text, because pronouns follow who spoke before."""

    def __init__(self, document: Document, people: Cast, nouns: Nouns, earlier: Earlier, told: list[Said]) -> None:
        self.document, self.cast, self.nouns, self.earlier = document, people, nouns, earlier
        self._pronouns = Pronouns(document, people.people)
        self._waiting = deque(sorted(((said.extent, said) for said in told), key=itemgetter(0)))

    def tell(self, draft: Draft) -> None:
        """Put whole names into a draft."""
        self._advance(draft.clause.start)
        names = self.cast.within(draft.clause.start, draft.clause.end)
        for token in self._pronouns_in(draft.clause.start, draft.clause.end):
            self._pronoun(draft, token, self._genders[token.lower], names)
        for name in names:
            self._name(draft, name)
        for noun in draft.nouns:
            if noun.is_bare and not noun.is_explained:
                self._called(draft, noun, names)

    def _called(self, draft: Draft, noun: Noun, names: list[Name]) -> None:
        """A name for "the mayor" and "the boy", if only one person is called so and nobody without a name."""
        if any(0 <= name.start - noun.end <= _BESIDE for name in names):
            return
        full, since = self.cast.called([noun.head, *self.earlier.synonyms(noun)], noun.start) or ("", 0)
        if full and not self.earlier.has_another(noun, since) and not draft.tells_any([full.split()[-1]]):
            words, place = self._first_words(full)
            draft.put(Edit(noun.start, noun.end, words, "person", place))

    def _advance(self, position: int) -> None:
        """Remember who spoke before a position."""
        while self._waiting and self._waiting[0][0][0] < position:
            (start, _), said = self._waiting.popleft()
            if said.claimant:
                is_one = said.claimant.name in self.cast.people.everybody
                self._pronouns.remember(said.claimant, start, is_one=is_one)

    @cached_property
    def _genders(self) -> dict[str, Gender]:
        names: tuple[Gender, ...] = ("he", "she")
        return {word: name for name in names for word in lexicons.words(self.document.language, "wording", name)}

    def owner(self, said: Said) -> str | None:
        """Whose the one who speaks is, by the name: "his aides said" are Ada Finch’s; None where that cannot be told."""
        token = next(iter(self._pronouns_in(*said.words.source)), None)
        if token is None or token.start != said.words.source[0] or not self._is_possessive(token):
            return None
        sentence = self.document.sentence_at(token.start)[0]
        if any(self.cast.may_be_person(name) for name in self.cast.within(sentence, token.start)):
            return None
        self._advance(token.start)
        return self._meant(token, self._genders[token.lower])

    def _meant(self, token: Token, gender: Gender) -> str | None:
        """The person for whom a pronoun stands, if it is certainly one and nobody else is likelier."""
        found = self._pronouns.person((token.start, token.end), gender)
        full = found.name if found else ""
        is_other = self.cast.people.gender(full) not in (gender, None) or self._has_likelier(token.start, full, gender)
        return full if self.cast.is_certain(full) and not is_other else None

    def _pronouns_in(self, start: int, end: int) -> list[Token]:
        first, after = (bisect_left(self._places, at) for at in (start, end))
        return self._every_pronoun[first:after]

    @cached_property
    def _every_pronoun(self) -> list[Token]:
        tokens = self.document.tokens
        return [tokens[at] for at in self.document.places(self._genders)]

    @cached_property
    def _places(self) -> list[int]:
        return [token.start for token in self._every_pronoun]

    def _pronoun(self, draft: Draft, token: Token, gender: Gender, named: list[Name]) -> None:
        """A name for "he", unless somebody whom it may mean stands in the claim itself."""
        last = self._last_place(draft, token)
        near = [name for name in named if name.start < last and self.cast.may_be_person(name)]
        if any(self.cast.gender(name) in (gender, None) for name in near) or self._speaks(draft, gender):
            return
        if self._is_told(draft, token, gender):
            return
        span = (token.start, token.end)
        full = self._meant(token, gender)
        if full is None:
            draft.loose.append(span)
        elif not draft.tells_any([full.split()[-1]]):
            words, place = self._introduced(draft, full)
            draft.put(Edit(*span, words + "’s" * self._is_possessive(token), "person", place))

    def _has_likelier(self, position: int, full: str, gender: Gender) -> bool:
        """Whether of somebody no gender is told, and of another in the sentence before it is: "Officer Lund says Ben Oak fled"."""
        if self.cast.people.gender(full):
            return False
        here = self.document.sentence_at(position)[0]
        before = self.document.sentence_at(max(here - _SHORT, 0))[0]
        others = (name for name in self.cast.within(before, here) if self.cast.people.whole(name) != full)
        return any(self.cast.gender(name) == gender for name in others)

    def _last_place(self, draft: Draft, token: Token) -> int:
        """Up to where a name in the claim may be meant: in front of the pronoun, or of the verb as in "in her speech Brandt said"."""
        clause, unit = draft.clause, draft.clause.unit
        if unit.tags[clause.first] in "SPG":  # when she left, Brandt said
            return clause.end
        verbs = unit.verbs(clause.first, clause.last)
        return max(token.start, unit.tokens[verbs[0]].start) if verbs else clause.end

    def _is_told(self, draft: Draft, token: Token, gender: Gender) -> bool:
        """Whether a noun in front of the pronoun in the claim may be meant: "his sister … her"."""
        before = [
            noun for noun in draft.nouns if noun.start < token.start and not (noun.is_owner or self._is_role(noun))
        ]
        kin = lexicons.words("en", "names", "his" if gender == "he" else "hers", "title")
        return any(noun.head in kin or noun.head in lexicons.words("en", "wording", "anybody") for noun in before)

    def _is_role(self, noun: Noun) -> bool:
        """Whether a noun is what somebody is or was: "as governor of Arden he refused"."""
        return not noun.determiner and noun.first > 0 and noun.unit.is_listed(noun.first - 1, "as")

    def _speaks(self, draft: Draft, gender: Gender) -> bool:
        """Whether the speaker told in front of the claim may be meant."""
        said = draft.clause.said
        full = said.claimant.name if said and said.claimant else ""
        if not draft.said or full not in self.cast.people.everybody:
            fits = self.cast.people.grammar.gender_of_role(full) in (gender, None)
            is_several = singular(full.split()[-1].lower()) != full.split()[-1].lower() if full else False
            is_name = not is_several and all(word[0].isupper() for word in full.split())  # not "Relatives said"
            is_somebody = self.cast.is_office(full) or is_name
            return bool(draft.said and full) and fits and is_somebody
        return self.cast.people.gender(full) in (gender, None)

    def _is_possessive(self, token: Token) -> bool:
        language = self.document.language
        if token.lower not in lexicons.words(language, "wording", "owner_or_object"):
            return token.lower in lexicons.words(language, "wording", "owner")
        behind = self.document.tokens_in(token.end, token.end + _LONGEST)
        word = behind[0].lower if behind else ""
        is_small = word in lexicons.closed("en") or word in lexicons.words(language, "wording", "direction")
        return word[:1].isalpha() and not is_small and not word.endswith("ing")

    def _introduced(self, draft: Draft, full: str) -> tuple[str, Span | None]:
        """A person as the article first names them, without the office where the claim tells it."""
        words, place = self._first_words(full)
        office = words.removesuffix(full).strip()
        return (full, self.cast.named_at(full)) if office and draft.tells(office) else (words, place)

    def _first_words(self, full: str) -> tuple[str, Span | None]:
        """A person as the article first names them, without the office where that is long."""
        place = self.cast.introduced(full)
        words = self.document.text[slice(*place)] if place else full
        if len(words) > _LONGEST:
            return full, self.cast.named_at(full)
        return words if words == full else self._inside(words), place

    def _inside(self, words: str) -> str:
        """A name with its office as it stands inside a sentence: without the capital that only opened one."""
        first = words.split()[0]
        bare = _POSSESSIVE.sub("", first)
        is_title = self.cast.people.grammar.is_title(bare.lower().strip("."))
        is_name = is_title or bare in self.nouns.capitalised or bare.lower() in self._peoples
        return words if is_name else first.lower() + words.removeprefix(first)

    @cached_property
    def _peoples(self) -> frozenset[str]:
        language = self.document.language
        return lexicons.words(language, "names", "demonym") | lexicons.words(language, "places", "people", "country")

    def _name(self, draft: Draft, name: Name) -> None:
        full = self.cast.whole(name)
        if full is None or draft.tells(full) or self._describes(name) or self._is_the(name):
            return
        words, place = self._introduced(draft, full)
        draft.put(Edit(self._start(draft, name), name.end, words, "name", place))

    def _is_the(self, name: Name) -> bool:
        """Whether an article stands in front of a surname alone, so that it means more than its bearer: "the Brandts"."""
        before = self.document.tokens_in(max(name.start - _SHORT, 0), name.start)
        return bool(before) and before[-1].lower == lexicons.load(self.document.language, "wording").get("the")

    def _describes(self, name: Name) -> bool:
        """Whether a name only tells which noun is meant: "the Trump administration"."""
        phrase = self.nouns.at(name.start)
        behind = self.document.text[name.end : name.end + 2]
        return phrase is not None and phrase.head_start >= name.end and behind[:1] not in "’'"

    def _start(self, draft: Draft, name: Name) -> int:
        """Where the name begins with the office in front of it, which the whole name brings again."""
        phrase = self.nouns.at(name.start)
        if phrase is None or not draft.clause.start <= phrase.start < name.start:
            return name.start
        role = self.cast.speakers.roles.before(phrase.start, name)
        if role is None or not self.cast.is_office(role):  # "the way Brandt acted"
            return name.start
        return self.document.text.rfind(role, phrase.start, name.start)
