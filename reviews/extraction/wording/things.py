"""Things by what the article calls them: "the outbreak" is the measles outbreak, "it" the subject of the sentence before."""

from functools import cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention, Span
from reviews.extraction.document import Document
from reviews.extraction.text.units import Tokens, Unit

from .antecedents import Antecedents
from .cast import Cast
from .days import Days
from .draft import Draft
from .edits import Edit, render
from .nouns import Noun, Nouns, singular

_LONGEST = 70


class Things:
    """The things of one article."""

    def __init__(self, document: Document, cast: Cast, nouns: Nouns, days: Days, figures: list[Mention]) -> None:
        self.document, self.cast, self.nouns, self.days = document, cast, nouns, days
        self.antecedents = Antecedents(document, nouns)
        told = {figure.details["body"] or "" for figure in figures if figure.kind == "vote_tally"}
        bodies = {body.removeprefix("The ").removeprefix("the ") for body in told}
        self._bodies = {body for body in bodies if body[:1].isupper()}

    def tell(self, draft: Draft) -> None:
        """Put into a draft what its definite nouns and its "it" and "they" stand for."""
        self._relative(draft)
        for at in range(draft.clause.first, draft.clause.last):
            self._pronoun(draft, draft.clause.unit, at)
        for noun in self.nouns.with_owners_of(draft.clause):
            self._definite(draft, noun)

    def _relative(self, draft: Draft) -> None:
        """ "which got 121 votes": the noun before it in its place."""
        relative, antecedent = draft.clause.relative, draft.clause.antecedent
        if relative and antecedent:
            words, _ = render(self.document.text, antecedent, [*self.days.edits(*antecedent)], None, [])
            is_dated = words.rstrip(".").lower() != self._line(*antecedent).lower()
            draft.put(Edit(*relative, words.rstrip("."), "relative", None if is_dated else antecedent))
        elif relative:
            draft.loose.append(relative)

    def _line(self, start: int, end: int) -> str:
        return self.document.text[start:end].replace("\n", " ")

    # It and they

    def _pronoun(self, draft: Draft, unit: Unit, at: int) -> None:
        """The subject of the sentence before, for an "it" or "they" that opens its clause as the subject."""
        word = unit.lower(at)
        is_subject = unit.tags[at] in "pD" and unit.tag(unit.past_adverbs(at + 1)) in "VEBHM"
        if not is_subject or self._is_expletive(unit, at):
            return
        if unit.is_listed(at, "demonstrative"):
            draft.loose.append(unit.span(at, at + 1))
        elif word in self._list("it", "they") and not self._has_candidate(draft, unit, at):
            found = self._subject_before(draft, unit, plural=word in self._list("they"))
            if found is None or self._identifies(unit, at):
                draft.loose.append(unit.span(at, at + 1))
            elif not draft.tells(self._line(*found)):
                draft.put(Edit(*unit.span(at, at + 1), self._line(*found), "subject", found))

    def _list(self, *names: str) -> frozenset[str]:
        return lexicons.words(self.document.language, "wording", *names)

    def _is_expletive(self, unit: Unit, at: int) -> bool:
        """ "it is clear that", "it rained": nothing is meant."""
        after = unit.past_adverbs(at + 1)
        while unit.tag(after) in "BHMR":
            after += 1
        return unit.lower(at) == "it" and unit.lower(after) in self._list("expletive")

    def _is_known(self, unit: Unit, phrase: Tokens) -> bool:
        """Whether a phrase is of something that has been told: "the centre", "Port Arden", no "a bomb"."""
        return not unit.is_listed(phrase[0], "indefinite")

    def _identifies(self, unit: Unit, at: int) -> bool:
        """Whether "it" is whatever was told, rather than a thing: "it was the worst week"."""
        verb = unit.past_adverbs(at + 1)
        return unit.tag(verb) == "B" and unit.tag(verb + 1) == "D"

    def _has_candidate(self, draft: Draft, unit: Unit, at: int) -> bool:
        """Whether the clause itself, or who speaks, has something in front that may be meant."""
        clause = draft.clause
        speaker = clause.said.claimant if clause.said else None
        if speaker and not draft.is_quoted and speaker.name not in self.cast.people.everybody:
            return True
        return any(noun.first < at for noun in self.nouns.of(clause, unit.tokens[at].start))

    def _subject_before(self, draft: Draft, unit: Unit, *, plural: bool) -> Span | None:
        """The subject of the clause or sentence before, if it is one or several as the pronoun is."""
        first = draft.clause.first
        opening = next(iter(unit.subjects), None)
        before = unit if opening and opening[1] <= first else self._previous.get(id(unit))
        if before is None:
            return None
        last = first if before is unit else len(before.tokens)
        phrase = next((subject for subject in before.subjects if subject[1] <= last), None)
        if phrase is None or not self._is_known(before, phrase) or not self._agrees(before, phrase, plural=plural):
            return None
        span = before.span(*phrase)
        return span if span[1] - span[0] <= _LONGEST else None

    def _agrees(self, unit: Unit, phrase: Tokens, *, plural: bool) -> bool:
        """Whether a phrase is of several, or of one that is no person."""
        tags = unit.tags[slice(*phrase)]
        if tags in ("p", "o"):
            return False
        tie = next((at for at in range(*phrase) if unit.tags[at] == "P"), phrase[1])
        head = unit.lower(tie - 1)
        is_several = "C" in tags or singular(head) != head or head in lexicons.words("en", "nouns", "collective")
        if plural:
            return is_several
        start, end = unit.span(*phrase)
        return not is_several and not self.cast.within(start, end)

    @cached_property
    def _previous(self) -> dict[int, Unit]:
        """The unit before each, in its paragraph."""
        return {id(after): before for _, units in self.document.units for before, after in pairwise(units)}

    # Definite nouns

    def _definite(self, draft: Draft, noun: Noun) -> None:
        if not noun.points or noun.is_named or noun.is_of_many or noun.head in self._list("unique"):
            return
        self._body(draft, noun)
        if noun.is_explained:
            return
        told = self.antecedents.of(noun)
        if not told and noun.is_bare:
            told = self.antecedents.of_kind(noun)
        if len(told) == 1:
            self._describe(draft, noun, told[0])
        elif noun.is_bare and (told or noun.head in lexicons.words("en", "names", "title")):
            draft.loose.append((noun.start, noun.end))

    def _body(self, draft: Draft, noun: Noun) -> None:
        """Whose resolution or vote it is, where the article tells the votes of one body."""
        if (
            noun.head not in self._list("voted")
            or len(self._bodies) != 1
            or draft.tells(body := next(iter(self._bodies)))
        ):
            return
        at = self.document.text.find(body)
        if at >= 0:
            draft.put(Edit(noun.head_start, noun.head_start, body, "body", (at, at + len(body)), tail=" "))

    def _describe(self, draft: Draft, noun: Noun, told: Noun) -> None:
        """Put in what was told with the noun before: "measles", "on Gaza"; another noun as a whole."""
        if singular(noun.head) != singular(told.head):
            self._replace(draft, noun, told)
            return
        if told.modifiers and noun.is_bare and not draft.tells(words := self._line(*told.modifiers)):
            draft.put(Edit(noun.head_start, noun.head_start, words, "noun", told.modifiers, tail=" "))
        if told.complement and not noun.is_owner and not draft.tells(words := self._line(*told.complement)):
            draft.put(Edit(noun.end, noun.end, words, "noun", told.complement, glue=" "))

    def _replace(self, draft: Draft, noun: Noun, told: Noun) -> None:
        """Put a name, or a noun that tells more, in the place of a noun; the article stays where there was one before."""
        start = told.modifiers[0] if told.modifiers else told.head_start
        end = told.complement[1] if told.complement and not told.is_named else told.end
        if not draft.tells(words := self._line(start, end)):
            place = noun.head_start if told.determiner else noun.start
            draft.put(Edit(place, noun.end, words, "noun", (start, end)))
