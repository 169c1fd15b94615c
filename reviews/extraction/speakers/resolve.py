"""Whom the words beside a statement mean: "Biden", "he", "who", "the report"."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Claimant, Span
from reviews.extraction.document import Document
from reviews.extraction.text import tags
from reviews.extraction.text.tokens import Token

from . import bodies
from .names import Gender, Name
from .people import People

# ", Assistant Professor of … ," or ", a former minister." behind a name
_APPOSITION = re.compile(r",\s+(?:(?:aged\s+)?\d{1,3},\s+)?([^,.;:“”\"()—]{3,160}+)(?=[,.;])")
# "the director of the institute, Dr. Rosa Keller, said"
_NAME_BESIDE = re.compile(r",\s+((?:[^\W\d_][\w’'-]*+\.?(?:\s++|(?=[,;]|$))){1,6})(?=[,;]|$)", re.MULTILINE)
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_NAME = 120  # code points
_NOUN: tuple[str | None, ...] = (None, "n", "b", "s", "E", "G")
_FAR = 5  # paragraphs
_POSSESSIVE = ("’s", "'s", "’")
_OPENING = 40  # code points


@dataclass(slots=True)
class _Last:
    """Who spoke last, and where."""

    claimant: Claimant
    at: int


class Speakers:
    """Resolves the sources of one article; ask in the order of the text, because pronouns follow who spoke before."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = People(document)
        self._last: _Last | None = None
        self._last_body: _Last | None = None

    def claimant(self, mention: Span, antecedent: Span | None = None) -> Claimant | None:
        """Return who is meant, or None when two fit equally or nobody does.

        `antecedent` is the phrase before a relative "who".
        """
        word = self.document.text[slice(*mention)].lower()
        if gender := self._gender(word):
            found = self._pronoun(mention, gender)
        elif self._is(word, "they"):
            found = self._body(mention)
        elif antecedent or not self._is(word, "nobody"):
            found = self._named(antecedent or mention, mention if antecedent else None)
        else:
            found = None
        if found:
            self._remember(found, mention[0])
        return found

    def _is(self, word: str, kind: str) -> bool:
        return word in lexicons.words(self.document.language, "grammar", kind)

    def _gender(self, pronoun: str) -> Gender | None:
        return "he" if self._is(pronoun, "he") else "she" if self._is(pronoun, "she") else None

    def _remember(self, found: Claimant, at: int) -> None:
        if found.name in self.people.everybody or self._is_human(found.name):
            self._last = _Last(found, at)
        else:
            self._last_body = _Last(found, at)

    def _is_human(self, phrase: str) -> bool:
        """Whether somebody without a name spoke: "a spokeswoman for the city", "the neighbour"."""
        return any(self.people.grammar.is_title(word) for word in _WORD.findall(phrase.lower())[:6])

    def _named(self, phrase: Span, mention: Span | None) -> Claimant:
        """The person a phrase names, with the role that stands beside the name; or the phrase itself."""
        tokens = self.document.tokens_in(*phrase)
        name = self._person(tokens)
        if name is None:
            return self._beside(phrase, mention) or Claimant(self._phrase(phrase), None, mention or phrase)
        role = self._role_before(phrase[0], name) or self._role_after(name.end)
        return Claimant(self.people.whole(name), role, mention or (name.start, name.end))

    def _phrase(self, phrase: Span) -> str:
        """A source that is nobody’s name, in the words of the article; an acronym as the article spells it out."""
        words = self._bare(self.document.text[slice(*phrase)])
        spelled = self._acronyms.get(bodies.acronym(words))
        return (spelled or bodies.without_acronym(words) or words)[:_LONGEST_NAME]

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        return bodies.spelled_out(self.document.text)

    def _beside(self, phrase: Span, mention: Span | None) -> Claimant | None:
        """The person whose name follows an office: "his lawyer, Jane Roe, said"."""
        text = self.document.text
        found = _NAME_BESIDE.match(text, phrase[1]) if self._is_human(text[slice(*phrase)]) else None
        name = self._person(self.document.tokens_in(*found.span(1))) if found else None
        if name is None or not (len(name.words) > 1 or name.titled):
            return None
        return Claimant(self.people.whole(name), self._role_before(phrase[0], name), mention or (name.start, name.end))

    def _bare(self, phrase: str) -> str:
        """A phrase without the preposition that has grown into its article (للوزارة is ل and الوزارة)."""
        for joined, article in self.people.grammar.joined.items():
            if phrase.startswith(joined):
                return article + phrase.removeprefix(joined)
        return phrase

    def _person(self, tokens: list[Token]) -> Name | None:
        """The first name in a phrase that is no office ("Sanders" in "Sen. Bernie Sanders of Vermont")."""
        for first, last in self.people.grammar.runs(tokens):
            run = self.people.without_opening(tokens[first:last])
            if (
                not run
                or (first and tokens[first - 1].text == "(")
                or self._leads_on(tokens, last)
                or self._hangs(tokens, first, run)
                or self._is_the(tokens, first, run)
            ):
                continue
            if name := self.people.grammar.read(run):
                return name
        return None

    def _leads_on(self, tokens: list[Token], last: int) -> bool:
        """Whether the name only describes the word behind it: "Clinton’s aides", "Protest groups"."""
        following = tokens[last] if last < len(tokens) else None
        if following is None:
            return False
        is_noun = following.lower[0].isalpha() and tags.letter(following.lower, self.document.language) in _NOUN
        return following.lower in _POSSESSIVE or is_noun

    def _is_the(self, tokens: list[Token], first: int, run: list[Token]) -> bool:
        """Whether an article stands right before the run: "The Arden Courier" is a paper, "the mayor Jo Lee" a person."""
        before = tokens[first].lower if run[0] is not tokens[first] else tokens[first - 1].lower if first else ""
        return before == "the" and not any(self.people.grammar.is_title(token.lower) for token in run)

    def _hangs(self, tokens: list[Token], first: int, run: list[Token]) -> bool:
        """Whether a preposition ties the run to what stands before ("of Vermont"), unless a given name is in it."""
        grammar = self.people.grammar
        return (
            first > 0
            and grammar.is_("tie", tokens[first - 1].lower)
            and not any(grammar.gender_of(token.text) for token in run)
        )

    def _role_before(self, start: int, name: Name) -> str | None:
        role = self.document.text[start : name.start].strip(" ,“”\"'‘’\n\t")
        words = role.split()
        while words and self._is_no_role(words[0].lower()):
            del words[0]
        while words and self._belongs_to_name(words[-1].lower().strip(".,")):
            del words[-1]
        if words:
            words[-1] = words[-1].rstrip(",")
        return " ".join(words) if words and not self.people.grammar.is_honorific(" ".join(words)) else None

    def _belongs_to_name(self, word: str) -> bool:
        return self.people.grammar.is_("courtesy", word) or self.people.grammar.is_("particle", word)

    def _is_no_role(self, word: str) -> bool:
        return self.people.grammar.is_("no_role", word) or self._is(word, "determiner")

    def _role_after(self, end: int) -> str | None:
        found = _APPOSITION.match(self.document.text, end)
        words = _WORD.findall(found[1].lower()) if found else []
        if not found or not words or self.people.grammar.is_("no_office", words[0]):
            return None
        is_office = any(self.people.grammar.is_title(word) for word in words)
        is_role = words[0] in ("a", "an") or (
            is_office and (self.people.grammar.is_("article", words[0]) or self._opens_role(words))
        )
        return found[1].strip() if is_role else None

    def _opens_role(self, words: list[str]) -> bool:
        """Whether a phrase without an article reads as an office: "Assistant Professor of …", "chief of staff"."""
        return any(self.people.grammar.is_title(word) for word in words[:4])

    def _pronoun(self, mention: Span, gender: Gender) -> Claimant | None:
        """The likeliest person for "he" or "she": who spoke last, then who was named last; None if two are as likely."""
        scores: dict[str, tuple[float, int]] = {}
        last = self._last
        if last and last.at >= self._paragraph_before(mention[0], _FAR) and self._agrees(last.claimant.name, gender):
            scores[last.claimant.name] = (4.0 if last.at >= self._paragraph_before(mention[0], 1) else 1.0, last.at)
        for name in self.people.before(mention[0], self._paragraph_before(mention[0], _FAR)):
            full = self.people.whole(name)
            if self._agrees(full, gender):
                scores[full] = max(scores.get(full, (0.0, 0)), self._weight(name, mention[0]))
        return self._likeliest(scores, gender, mention)

    def _weight(self, name: Name, pronoun: int) -> tuple[float, int]:
        """How near a name is to the pronoun, and whether it opens its sentence as a subject does; then which sentence."""
        sentence = self.document.sentence_at(name.start)[0]
        is_near = name.start >= self._paragraph_before(pronoun, 1)
        near = 2.0 if sentence == self.document.sentence_at(pronoun)[0] else 1.5 if is_near else 0.0
        return near + (1.0 if name.start - sentence < _OPENING else 0.0), sentence

    def _likeliest(self, scores: dict[str, tuple[float, int]], gender: Gender, mention: Span) -> Claimant | None:
        known = {full: score for full, score in scores.items() if self.people.gender(full) == gender}
        ranked = sorted((known or scores).items(), key=lambda pair: pair[1], reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return Claimant(ranked[0][0], None, mention)

    def _agrees(self, full: str, gender: Gender) -> bool:
        told = self.people.gender(full) or self.people.grammar.gender_of_role(full)
        return told is None or told == gender

    def _body(self, mention: Span) -> Claimant | None:
        """The group or paper that "they" or "it" takes up, if one spoke just before."""
        if self._last_body is None or self._last_body.at < self._paragraph_before(mention[0], 2):
            return None
        return Claimant(self._last_body.claimant.name, None, mention)

    def _paragraph_before(self, position: int, count: int) -> int:
        """Where the paragraph begins that stands `count` before the one at a position."""
        at = bisect_right(self._paragraphs, position) - 1 - count
        return self._paragraphs[at] if at >= 0 else 0

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [block.start for block in self.document.blocks if block.is_prose]
