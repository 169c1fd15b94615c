"""Things by what the article calls them: "the outbreak" is the measles outbreak, "which" the noun before it."""

from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention, Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.inflection import singular
from reviews.extraction.text.grammar.vocabulary import is_adjective
from reviews.extraction.wording.antecedents import Antecedents
from reviews.extraction.wording.draft import Draft
from reviews.extraction.wording.earlier import Earlier
from reviews.extraction.wording.edits import Edit, render
from reviews.extraction.wording.nouns.noun import Noun

from .days import Days


class Things:
    """The things of one article."""

    def __init__(
        self, document: Document, earlier: Earlier, antecedents: Antecedents, days: Days, figures: list[Mention]
    ) -> None:
        self.document, self.earlier, self.antecedents, self.days = document, earlier, antecedents, days
        told = {figure.details["body"] or "" for figure in figures if figure.kind == "vote_tally"}
        bodies = {body.removeprefix("The ").removeprefix("the ") for body in told}
        self._bodies = {body for body in bodies if body[:1].isupper()}

    def tell(self, draft: Draft) -> None:
        """Put into a draft what its definite nouns stand for."""
        self._relative(draft)
        for noun in draft.nouns:
            self._compound(draft, noun)
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

    def _list(self, *names: str) -> frozenset[str]:
        return lexicons.words(self.document.language, "wording", *names)

    def _definite(self, draft: Draft, noun: Noun) -> None:
        if noun.is_named and noun.is_definite:
            self._lengthen(draft, noun)
        if not self._is_open(noun) or draft.replaces(noun.start, noun.end):
            return
        self._body(draft, noun)
        if noun.is_explained and not noun.may_be_explained:
            return
        found = self.antecedents.of(noun)
        if found.noun:
            self._describe(draft, noun, found.noun)
        elif (
            noun.is_bare
            and not noun.is_explained
            and (found.is_unclear or noun.head in lexicons.words("en", "names", "title"))
        ):
            draft.loose.append((noun.start, noun.end))

    def _compound(self, draft: Draft, noun: Noun) -> None:
        """The name of a thing in front of the noun that goes with it: "the event website" is that of the Arden Festival."""
        inner = noun.compounded
        if inner is None or not self.earlier.has_kind(inner) or draft.replaces(inner.start, inner.end):
            return
        told = self.antecedents.of(inner).noun
        if told and told.is_name and not told.has_owner:
            start = told.modifiers[0] if told.modifiers else told.head_start
            if not draft.tells(words := self._line(start, told.end)):
                draft.put(Edit(inner.head_start, inner.end, words, "noun", (start, told.end)))

    def _is_open(self, noun: Noun) -> bool:
        """Whether a noun takes up what was told before, and no place, time or number."""
        is_known = noun.is_named or noun.is_of_many or noun.head in self._known
        return noun.points and not is_known

    @cached_property
    def _known(self) -> frozenset[str]:
        """The nouns that need no explanation, and those for a place, which are places’ business: "the sun", "the city"."""
        lists = lexicons.load(self.document.language, "places").get("called", {}).values()
        return self._list("unique").union(*lists)

    def _lengthen(self, draft: Draft, noun: Noun) -> None:
        """Put the whole name in the place of a short one: "the Supreme Court" is that of Arden."""
        told = self.earlier.whole(noun)
        if told and not draft.tells(words := self._line(*told)):
            start = noun.modifiers[0] if noun.modifiers else noun.head_start
            draft.put(Edit(start, noun.end, words, "noun", told))

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
            start = self._before_nouns(noun)
            draft.put(Edit(start, start, body, "body", (at, at + len(body)), tail=" "))

    def _before_nouns(self, noun: Noun) -> int:
        """Where a body stands in front of a noun: behind adjectives, before nouns that go with it, as in "contempt resolution"."""
        first = noun.last - 1
        while first > noun.inner and noun.unit.tags[first - 1] == "n" and not is_adjective(noun.unit.lower(first - 1)):
            first -= 1
        return noun.unit.tokens[first].start

    def _describe(self, draft: Draft, noun: Noun, told: Noun) -> None:
        """Put in what was told with the noun before: "measles", "on Gaza"; another noun as a whole."""
        is_of_country = told.starts_with_country and singular(noun.head) == singular(told.head)  # the UK government
        if singular(noun.head) != singular(told.head) or (told.is_name and not is_of_country):
            self._replace(draft, noun, told)
            return
        is_described = told.complement is not None and told.has_adjectives and not told.is_ranked
        before = told.modifiers if noun.is_bare and not is_described else None
        if before and not draft.tells(words := self._line(*before)):
            is_owner = noun.is_definite and told.has_owner and not told.determiner  # Ada Finch’s proposal
            start = noun.start if is_owner else noun.head_start
            draft.put(Edit(start, noun.head_start, words, "noun", before, tail=" "))
        if told.complement and not (noun.is_owner or noun.complement or self._is_elsewhere(draft, told.complement)):
            self._complete(draft, noun, told.complement)

    def _complete(self, draft: Draft, noun: Noun, complement: Span) -> None:
        if not draft.tells(words := self._line(*complement)):
            draft.put(Edit(noun.end, noun.end, words, "noun", complement, glue=" "))

    def _is_elsewhere(self, draft: Draft, complement: Span) -> bool:
        """Whether a complement says where, and the claim does itself: "the primary in Arden" in a claim about Brill."""
        locative = lexicons.words(self.document.language, "places", "locative")
        unit = draft.clause.unit
        placed = (at for at in range(draft.clause.first, draft.clause.last - 1) if unit.lower(at) in locative)
        return self._line(*complement).split()[0] in locative and any(unit.tags[at + 1] == "N" for at in placed)

    def _replace(self, draft: Draft, noun: Noun, told: Noun) -> None:
        """Put a name, or a noun that tells more, in the place of a noun; the article stays where there was one before."""
        start = told.modifiers[0] if told.modifiers else told.head_start
        end = told.complement[1] if told.complement and not told.is_named else told.end
        if not draft.tells(words := self._line(start, end)):
            place = noun.head_start if told.determiner else noun.start
            draft.put(Edit(place, noun.end, words, "noun", (start, end)))
