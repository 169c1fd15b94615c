"""One noun phrase, and what it tells."""

from dataclasses import dataclass
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.text.grammar.unit import Unit
from reviews.extraction.text.grammar.vocabulary import is_adjective, is_listed

from .attributes import complement_of, is_named, is_participle, modifiers_of


@dataclass(eq=False)
class Noun:
    """A noun phrase: `start:end` in the text, its head, what stands before the head, and what hangs behind it.

    An article has very many, and little is asked of most: what is told of one is read when it is asked.
    """

    unit: Unit
    first: int
    last: int
    start: int
    head: str
    determiner: str
    inner: int
    capitalised: frozenset[str]
    is_owner: bool = False

    @property
    def end(self) -> int:
        return self.unit.tokens[self.last - 1].end

    @property
    def head_start(self) -> int:
        return self.unit.tokens[self.last - 1].start

    @cached_property
    def modifiers(self) -> Span | None:
        return modifiers_of(self.unit, self.inner, self.last - 1)

    @cached_property
    def modifying(self) -> str:
        """The words of the modifiers in small letters."""
        return self.unit.text[slice(*self.modifiers)].lower() if self.modifiers else ""

    @cached_property
    def complement(self) -> Span | None:
        return None if self.is_owner else complement_of(self.unit, self.first, self.last)

    @cached_property
    def is_named(self) -> bool:
        return is_named(self.unit, self.first, self.last, self.capitalised)

    @cached_property
    def is_bare(self) -> bool:
        """Whether a definite noun tells nothing but itself: "the outbreak", "this outbreak", "the entire outbreak"."""
        return self.points and not self.is_named and (self.modifiers is None or self.has_plain_modifiers)

    @cached_property
    def points(self) -> bool:
        """Whether it takes up something told before: "the outbreak", "this outbreak"."""
        return self.is_definite or self.determiner in lexicons.words(self.unit.language, "grammar", "demonstrative")

    @cached_property
    def has_plain_modifiers(self) -> bool:
        """Whether what stands before the head does not tell one from another: "the entire team"."""
        words = {token.lower for token in self.unit.tokens[self.first + bool(self.determiner) : self.last - 1]}
        return words <= lexicons.words(self.unit.language, "wording", "plain")

    @property
    def is_definite(self) -> bool:
        """Whether it is of something told before: "the outbreak", "Tuesday’s vote"."""
        return self.determiner == "the"

    @property
    def is_indefinite(self) -> bool:
        """Whether it is of something new: "an attack"."""
        return self.determiner in lexicons.words(self.unit.language, "grammar", "indefinite")

    @cached_property
    def tells(self) -> bool:
        """Whether it tells more than its head: "the measles outbreak", "an outbreak in Arden", "the Tin Bridge"."""
        if self.complement is not None or self.is_named:
            return True
        before = range(self.first + bool(self.determiner), self.last - 1)
        return self.modifiers is not None and not all(
            self.unit.tags[at] == "Q" and not _is_year(self.unit.lower(at)) for at in before
        )

    @cached_property
    def takes_up(self) -> bool:
        """Whether it tells nothing but that it was told before: "the outbreak"."""
        return self.is_bare and self.complement is None

    @cached_property
    def introduces(self) -> bool:
        """Whether it can tell of something new: not "the outbreak", "this measles outbreak"."""
        is_label = self.unit.tag(self.last) == ":"
        return not (self.takes_up or is_label) and (self.is_definite or not self.points)

    @property
    def is_name(self) -> bool:
        """Whether its head is part of a name: "Arden Airport", not "the Arden fire"."""
        return self.is_named and self.unit.tags[self.last - 1] == "N"

    @property
    def starts_with_country(self) -> bool:
        """Whether a country or a people stands first in it, and nothing else before its head: "UK government"."""
        words = " ".join(token.lower for token in self.unit.tokens[self.first + bool(self.determiner) : self.last - 1])
        language = self.unit.language
        is_people = words in lexicons.words(language, "names", "demonym")
        return is_people or words in lexicons.words(language, "places", "country", "people")

    @property
    def has_adjectives(self) -> bool:
        """Whether what stands before the head only describes it: "the deadly outbreak"."""
        before = range(self.first + bool(self.determiner), self.last - 1)
        return all(is_adjective(self.unit.lower(at)) for at in before)

    @property
    def compounded(self) -> "Noun | None":
        """The only noun that stands with its article in front of the head: the event of "the event website"."""
        if not (self.is_definite and self.last - self.inner == 2 and self.unit.tags[self.inner : self.last] == "nn"):
            return None
        word, is_body = self.unit.lower(self.inner), self.head in lexicons.words("en", "bodies", "generic")
        if is_body or is_listed(word, "adjective"):  # the school board
            return None
        return Noun(self.unit, self.first, self.last - 1, self.start, word, "the", self.inner, self.capitalised)

    @property
    def is_ranked(self) -> bool:
        """Whether what stands before the head tells which of several it is: "the first game of Group G"."""
        ranks = lexicons.words(self.unit.language, "wording", "rank")
        return not ranks.isdisjoint(self.modifying.split())

    @property
    def has_owner(self) -> bool:
        """Whether it is somebody’s: "the team’s robot"."""
        return self.unit.tags[self.last - 2 : self.last - 1] == "'"

    @property
    def is_of_many(self) -> bool:
        """Whether a number is its head: "the thousands", "the six"."""
        return self.unit.tags[self.last - 1] == "Q"

    @property
    def is_explained(self) -> bool:
        """Whether what stands behind says which one is meant: "the bank of the river", "the man who fell", "the website “Znak”"."""
        behind = self.unit.tag(self.last)
        explaining = "WTPp" if self.is_definite else "WTp"  # "this team in a contest" is the team told before
        return behind in explaining or self.unit.opens_upper(self.last) or is_participle(self.unit, self.last)

    @property
    def may_be_explained(self) -> bool:
        """Whether what stands behind an object says which one it is or belongs to the verb: "started the game with two goals"."""
        is_object = self.first > 0 and self.unit.tags[self.first - 1] in "VEG"
        loose = lexicons.words(self.unit.language, "wording", "loose_complement")
        return is_object and self.unit.tag(self.last) == "P" and self.unit.lower(self.last) in loose

    @property
    def is_split(self) -> bool:
        """Whether the phrase may go on behind its head: "the two-day shut down"."""
        return self.unit.tag(self.last) in "nNQ'\"C"


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()
