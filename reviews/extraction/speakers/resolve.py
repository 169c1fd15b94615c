"""Whom the words beside a statement mean: "Biden", "he", "who", "the report"."""

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial

from reviews.extraction import lexicons
from reviews.extraction.claims import Claimant, Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.vocabulary import is_adjective, letter
from reviews.extraction.text.tokens import Token

from . import bodies
from .cast import Cast
from .names import Gender, Name
from .people import People
from .pronouns import Pronouns
from .roles import Roles

# "the director of the institute, Dr. Rosa Keller, said"
_NAME_BESIDE = re.compile(r",\s+((?:[^\W\d_][\w’'-]*+\.?(?:\s++|(?=[,;.]|$))){1,6})(?=[,;.]|$)", re.MULTILINE)
_BODY_BESIDE = re.compile(r",\s+((?:the\s+)?[A-Z][\w.’'&-]*(?:\s+(?:of|for|the|and|[A-Z][\w.’'&-]*)){0,6}),")
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_NAME = 120  # code points
_NOUN: tuple[str | None, ...] = (None, "n", "b", "s", "E", "G")
_POSSESSIVE = ("’s", "'s", "’")


class Speakers:
    """Resolves the sources of one article; ask in the order of the text, because pronouns follow who spoke before."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = People(document)
        self.pronouns = Pronouns(document, self.people)
        self.roles = Roles(document, self.people)
        self.cast = Cast(document, self.people)
        self._several: set[str] = set()

    def claimant(self, mention: Span, antecedent: Span | None = None, content: Sequence[Span] = ()) -> Claimant | None:
        """Return who is meant, or None when two fit equally or nobody does.

        `antecedent` is the phrase before a relative "who"; `content` are the words that were said. Nobody who is named
        in them is meant by "he said".
        """
        word = self.document.text[slice(*mention)].lower()
        if gender := self._gender(word):
            told_of = {self.people.whole(name) for span in content for name in self.people.within(*span)}
            found = self.pronouns.person(mention, gender, told_of)
        elif self._is(word, "first_person"):
            found = None
        elif self._is(word, "they"):
            found = self.pronouns.body(mention) or self._speaks_on(mention)
        elif antecedent or not self._is(word, "nobody"):
            found = self._named(antecedent or mention, mention if antecedent else None)
        else:
            found = None
        found = None if found and self._is_nobody(found.name) else found
        if found:
            self.pronouns.remember(found, mention[0], is_one=self._is_one(found.name))
        return found

    def _speaks_on(self, mention: Span) -> Claimant | None:
        """The body of the sentence before, if "it" stands for one."""
        body = self.pronouns.body_in_front(mention)
        found = self._named(body, mention) if body else None
        return None if found and self._is_one(found.name) else found

    def _is_nobody(self, name: str) -> bool:
        """Whether a name is none: a number, a letter, the label of a line, "an earlier version of this story"."""
        words = _WORD.findall(name.lower())
        nobody, labels = (lexicons.words(self.document.language, "cues", key) for key in ("nobody", "labels"))
        is_label = name[:1].isupper() and len(words) == 1 and words[0] in labels
        has_letters = sum(map(str.isalpha, name)) > 1 or not name.isascii()
        return not has_letters or is_label or not nobody.isdisjoint(words[:2])

    def _is(self, word: str, kind: str) -> bool:
        return word in lexicons.words(self.document.language, "grammar", kind)

    def _gender(self, pronoun: str) -> Gender | None:
        return "he" if self._is(pronoun, "he") else "she" if self._is(pronoun, "she") else None

    def _is_one(self, name: str) -> bool:
        """Whether a single person spoke, whom "he" or "she" may take up, rather than a body or several."""
        return name not in self._several and (name in self.people.everybody or self._is_human(name))

    def _is_human(self, phrase: str) -> bool:
        """Whether somebody without a name spoke: "a spokeswoman for the city", "the neighbour"."""
        return any(self.people.grammar.is_title(word) for word in _WORD.findall(phrase.lower())[:6])

    def _named(self, phrase: Span, mention: Span | None) -> Claimant:
        """The person a phrase names, with the role that stands beside the name; or the phrase itself."""
        tokens = self.document.tokens_in(*phrase)
        name = self._person(tokens)
        if name is None:
            return (
                self._beside(phrase, mention)
                or self._called(phrase, mention)
                or self._taken_up(phrase, mention)
                or Claimant(self._phrase(phrase), None, mention or phrase)
            )
        if together := self._together(tokens, name):
            several = self.document.text[slice(*together)][:_LONGEST_NAME]
            self._several.add(several)
            return Claimant(several, None, mention or together)
        role = self.roles.before(phrase[0], name) or self.roles.after(name.end)
        return Claimant(self.people.whole(name), role, mention or (name.start, name.end))

    def _together(self, tokens: list[Token], name: Name) -> Span | None:
        """Where several speak as one: "Keller and Visser", "Mayor Keller and her deputy", without "both"."""
        behind = next((token for token in tokens if token.start >= name.end), None)
        if behind is None or not self._is(behind.lower, "conjunction"):
            return None
        first = tokens[self._is(tokens[0].lower, "both")]
        return first.start, tokens[-1].end

    def _phrase(self, phrase: Span) -> str:
        """A source that is nobody’s name, in the words of the article; an acronym as the article spells it out."""
        words = self._bare(self.document.text[slice(*phrase)])
        spelled = self._acronyms.get(bodies.acronym(words))
        return (spelled or bodies.without_acronym(words) or words)[:_LONGEST_NAME]

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        return bodies.spelled_out(self.document.text)

    def _beside(self, phrase: Span, mention: Span | None) -> Claimant | None:
        """The person whose name follows an office ("his lawyer, Jane Roe, said") or any words, if it is certainly one."""
        text = self.document.text
        found = _NAME_BESIDE.match(text, phrase[1])
        name = self._person(self.document.tokens_in(*found.span(1))) if found else None
        if name is None or not (len(name.words) > 1 or name.titled):
            return None
        if not (name.gender or self._is_human(text[slice(*phrase)])):
            return None
        return Claimant(self.people.whole(name), self.roles.before(phrase[0], name), mention or (name.start, name.end))

    def _called(self, phrase: Span, mention: Span | None) -> Claimant | None:
        """A body whose name follows what it is: "one news site, Znak.com, claims"."""
        text = self.document.text
        opening = text[phrase[0] : phrase[1]].lower().split()[0]
        found = _BODY_BESIDE.match(text, phrase[1]) if self._is(opening, "indefinite") else None
        return Claimant(found[1], text[slice(*phrase)], mention or found.span(1)) if found else None

    def _taken_up(self, phrase: Span, mention: Span | None) -> Claimant | None:
        """Whom the article named before: "the DA", "the ministry", "the website"."""
        words = self.document.text[slice(*phrase)]
        noun = bodies.acronym(words)
        if noun == words or " " in noun:
            return None
        if noun.isupper():
            name = self._office_holder(noun)
        elif noun in lexicons.words(self.document.language, "bodies", "outlet"):
            spoke = self.pronouns.body(phrase)
            name = spoke.name if spoke and self._is_name(spoke.name) else None
        elif noun in lexicons.words(self.document.language, "names", "body"):
            name = self._body(noun)
        else:
            return None
        return Claimant(name, None, mention or phrase) if name else None

    @cached_property
    def _body(self) -> Callable[[str], str | None]:
        return cache(partial(bodies.named, self.document.text))

    @cached_property
    def _office_holder(self) -> Callable[[str], str | None]:
        return cache(self._find_office_holder)

    def _find_office_holder(self, letters: str) -> str | None:
        """The one person who is named behind the office that letters stand for."""
        starts = set(bodies.office(self.document.text, letters))
        holders = {self.people.whole(name) for name in self.people.named if name.start in starts}
        return holders.pop() if len(holders) == 1 else None

    def _is_name(self, phrase: str) -> bool:
        """Whether a body is called by its name: "Reuters", not "Officials"."""
        word = bodies.acronym(phrase).split()[0]
        return word[:1].isupper() and letter(word.lower(), self.document.language) is None

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
                or self._is_month(run)
                or (first and tokens[first - 1].text == "(")
                or self._leads_on(tokens, last)
                or self._hangs(tokens, first, run)
                or self._is_the(tokens, first, run)
                or self._is_last_word(tokens, first, run)
            ):
                continue
            if name := self.people.grammar.read(run):
                return name
        return None

    def _is_month(self, run: list[Token]) -> bool:
        """Whether a lone word is a month, and nobody's surname: "in a March meeting Keller said"."""
        is_month = len(run) == 1 and run[0].lower in lexicons.words(self.document.language, "grammar", "month")
        return is_month and not self.people.has_surname(run[0].text)

    def _leads_on(self, tokens: list[Token], last: int) -> bool:
        """Whether the name only describes the word behind it: "Clinton’s aides", "Protest groups"."""
        following = tokens[last] if last < len(tokens) else None
        if following is None:
            return False
        is_noun = following.lower[0].isalpha() and letter(following.lower, self.document.language) in _NOUN
        return following.lower in _POSSESSIVE or is_noun

    def _is_the(self, tokens: list[Token], first: int, run: list[Token]) -> bool:
        """Whether an article stands right before the run: "The Arden Courier" is a paper, "the mayor Jo Lee" a person."""
        start = first
        while len(run) == 1 and start > 1 and run[0] is tokens[first] and is_adjective(tokens[start - 1].lower):
            start -= 1  # the official Communique
        before = tokens[first].lower if run[0] is not tokens[first] else tokens[start - 1].lower if start else ""
        return self.people.grammar.is_("definite", before) and not self.people.grammar.names_somebody(run)

    def _is_last_word(self, tokens: list[Token], first: int, run: list[Token]) -> bool:
        """Whether a lone word is the end of a body's name: "the Centers for Disease Control and Prevention"."""
        is_joined = first > 0 and self._is(tokens[first - 1].lower, "conjunction")
        return is_joined and len(run) == 1 and tokens[0].lower == "the" and not self.people.knows(run[0].lower)

    def _hangs(self, tokens: list[Token], first: int, run: list[Token]) -> bool:
        """Whether a preposition ties the run to what stands before ("of Vermont"), unless a given name is in it."""
        grammar = self.people.grammar
        return (
            first > 0
            and grammar.is_("tie", tokens[first - 1].lower)
            and not any(grammar.gender_of(token.text) for token in run)
        )
