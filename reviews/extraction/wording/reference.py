"""What words of a clause refer to: persons, bodies and things told elsewhere in the article."""

from collections.abc import Iterator

from reviews.extraction import lexicons
from reviews.extraction.claims import Claimant, Span
from reviews.extraction.clauses import Clause, Said
from reviews.extraction.document import Document
from reviews.extraction.speakers.pronouns import Pronouns
from reviews.extraction.text.tokens import Token

from .cast import Cast
from .days import Days, has_day
from .edits import Edit
from .nouns import Noun, Nouns
from .places import Places

_LONGEST_TITLE = 60
_NEAR = 600
"""Code points before a definite noun within which the one that was told last is meant."""


class References:
    """The references of one article; ask in the order of the text, because pronouns follow who spoke before."""

    def __init__(
        self, document: Document, cast: Cast, nouns: Nouns, places: Places, days: Days, told: list[Said]
    ) -> None:
        self.document, self.cast, self.nouns, self.places, self.days = document, cast, nouns, places, days
        self._pronouns = Pronouns(document, cast.people)
        self._waiting = sorted(told, key=lambda said: said.extent)

    def of(self, clause: Clause, said: str) -> tuple[list[Edit], list[Span]]:
        """Return what makes a clause clear, and the words that stay unclear; `said` is what stands in front of it."""
        self._advance(clause)
        reader = _Reader(self, clause, said)
        return reader.edits, reader.loose

    def _advance(self, clause: Clause) -> None:
        """Remember who spoke before a clause."""
        while self._waiting and self._waiting[0].extent[0] < clause.start:
            said = self._waiting.pop(0)
            if said.claimant:
                is_one = said.claimant.name in self.cast.people.everybody
                self._pronouns.remember(said.claimant, said.extent[0], is_one=is_one)

    def person(self, mention: Span, gender: str) -> Claimant | None:
        """Whom "he" or "she" means."""
        return self._pronouns.person(mention, "he" if gender == "he" else "she")

    def words(self, name: str) -> frozenset[str]:
        return lexicons.words(self.document.language, "grammar", name)


class _Reader:
    """Reads one clause from left to right."""

    def __init__(self, references: References, clause: Clause, said: str) -> None:
        self.references, self.clause = references, clause
        self.document, self.cast = references.document, references.cast
        self.edits: list[Edit] = []
        self.loose: list[Span] = []
        self._named = said.lower() + " "
        self._read()

    def _read(self) -> None:
        self._relative()
        for token in self.document.tokens_in(self.clause.start, self.clause.end):
            self._pronoun(token)
        for name in self._names():
            self._name(name)
        for noun in self.references.nouns.inside(self.clause.start, self.clause.end):
            self._definite(noun)
        self._place()

    @property
    def _words(self) -> str:
        """The clause with everything that was put into it."""
        return f"{self._named} {self.document.text[self.clause.start : self.clause.end]} " + " ".join(
            edit.words for edit in self.edits
        )

    def _is_named(self, full: str) -> bool:
        return full.lower() in self._words.lower()

    def _relative(self) -> None:
        """ "which got 121 votes": the noun before it in its place."""
        relative, antecedent = self.clause.relative, self.clause.antecedent
        if relative and antecedent:
            words = self.document.text[slice(*antecedent)].replace("\n", " ")
            self.edits.append(Edit(*relative, words, "relative", antecedent))
        elif relative:
            self.loose.append(relative)

    def _pronoun(self, token: Token) -> None:
        gender = "he" if token.lower in _HE else "she" if token.lower in _SHE else None
        if gender is None or self._is_first_person():
            return
        span = (token.start, token.end)
        found = self.references.person(span, gender)
        if found is None or found.name not in self.cast.people.everybody:
            self.loose.append(span)
            return
        surname = found.name.split()[-1].lower()
        if surname in self._words.lower().split() or self._is_named(found.name):
            return
        place = self.cast.introduced(found.name)
        words = self.document.text[slice(*place)] if place else found.name
        is_possessive = token.lower in ("his",) or (token.lower == "her" and self._has_noun_behind(token))
        self.edits.append(Edit(*span, words + ("’s" if is_possessive else ""), "person", place))

    def _is_first_person(self) -> bool:
        return False

    def _has_noun_behind(self, token: Token) -> bool:
        behind = self.document.tokens_in(token.end, token.end + 30)
        return bool(behind) and behind[0].text[0].isalpha() and behind[0].lower not in lexicons.closed("en")

    def _names(self) -> list:
        return [name for name in self.cast.people.named if self.clause.start <= name.start < self.clause.end]

    def _name(self, name) -> None:
        full = self.cast.whole(name)
        if full is None or self._is_named(full):
            return
        place = self.cast.introduced(full)
        words = self.document.text[slice(*place)] if place else full
        if place is None or len(words) > _LONGEST_TITLE:
            words = full
        start = name.start
        phrase = self.references.nouns.at(name.start)
        if phrase and self.clause.start <= phrase.start < name.start and words != full:
            role = self.cast.speakers.role_before(phrase.start, name)
            start = self.document.text.rfind(role, phrase.start, name.start) if role else name.start
        self.edits.append(Edit(start, name.end, words, "name", place))

    def _definite(self, noun: Noun) -> None:
        if noun.determiner != "the" or not noun.is_bare or noun.is_named or self._is_unique(noun):
            return
        if noun.unit.tag(noun.last) in "WEGT'" or noun.unit.tag(noun.last) == "P":
            return
        told = self.references.nouns.before(noun)
        if len(told) > 1:
            near = [one for one in told if noun.start - one.start < _NEAR]
            told = near if len(near) == 1 else told
        if len(told) == 1:
            self._describe(noun, told[0])
        elif told or noun.head in lexicons.words("en", "names", "title"):
            self.loose.append((noun.start, noun.end))

    def _is_unique(self, noun: Noun) -> bool:
        return noun.head in lexicons.words("en", "wording", "unique")

    def _describe(self, noun: Noun, told: Noun) -> None:
        text = self.document.text
        if told.modifiers:
            words = text[slice(*told.modifiers)].replace("\n", " ")
            if words.lower() in self._words.lower():
                return
            self.edits.append(Edit(noun.head_start, noun.head_start, words + " ", "noun", told.modifiers))
        elif told.complement:
            words = text[slice(*told.complement)].replace("\n", " ")
            if words.lower() in self._words.lower():
                return
            self.edits.append(Edit(noun.end, noun.end, words, "noun", told.complement, glue=" "))

    def _place(self) -> None:
        """Where it happened, behind the first happening or definite noun of a clause that names no place."""
        scene = self.references.places.scene
        if scene is None or self.references.places.names_one(self._words):
            return
        target = self._target()
        if target is None:
            return
        words = self.document.text[slice(*scene)]
        place = lexicons.load("en", "wording")["in_place"].format(place=words)
        self.edits.append(Edit(target, target, place, "place", scene, glue=" "))

    def _target(self) -> int | None:
        nouns = self.references.nouns.inside(self.clause.start, self.clause.end)
        happening = lexicons.words("en", "wording", "happening")
        for noun in nouns:
            if noun.head in happening:
                return noun.end
        for noun in nouns:
            if noun.determiner == "the" and not noun.is_named and not self._is_unique(noun) and noun.complement is None:
                return noun.end
        return self.clause.end


_HE = frozenset(["he", "him", "his"])
_SHE = frozenset(["she", "her"])
