"""The noun phrases of an article, and what a definite one takes up: "the outbreak" is the measles outbreak told before."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Clause
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Unit
from reviews.extraction.text.grammar.vocabulary import is_adjective

_BASE = re.compile(r"(?=[XDQnN])(?:X')?D?[Q]*(?:[nN]'?)*[nNQ]")
_NOUN = r"(?:X')?D?Q*[nN](?:'?[nN])*"
# calling for a ceasefire in Gaza; what follows without a name may belong to the verb
_COMPLEMENTS = re.compile(rf"[GE]?+[Pt]{_NOUN}P(?=[DQn]*N){_NOUN}"), re.compile(rf"[GE]?+[Pt]{_NOUN}")
# featuring Ada Finch
_DESCRIBED = re.compile(rf"G{_NOUN}")
_MOST_MODIFIERS = 5
_LONGEST_COMPLEMENT = 60  # code points


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
        return _modifiers(self.unit, self.inner, self.last - 1)

    @cached_property
    def modifying(self) -> str:
        """The words of the modifiers in small letters."""
        return self.unit.text[slice(*self.modifiers)].lower() if self.modifiers else ""

    @cached_property
    def complement(self) -> Span | None:
        return None if self.is_owner else _complement(self.unit, self.first, self.last)

    @cached_property
    def is_named(self) -> bool:
        return _is_named(self.unit, self.first, self.last, self.capitalised)

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
        return behind in explaining or self.unit.opens_upper(self.last) or _is_participle(self.unit, self.last)

    @property
    def is_split(self) -> bool:
        """Whether the phrase may go on behind its head: "the two-day shut down"."""
        return self.unit.tag(self.last) in "nNQ'\"C"


class Nouns:
    """The noun phrases of one article in order."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def every(self) -> list[Noun]:
        """All of them, without those that own another: of "the team’s robot" the robot."""
        return [noun for noun in self.with_owners if not noun.is_owner]

    @cached_property
    def with_owners(self) -> list[Noun]:
        """All of them; of "the team’s robot" the team and the robot."""
        return [noun for _, units in self.document.units for unit in units for noun in self._nouns(unit)]

    def _nouns(self, unit: Unit) -> list[Noun]:
        found: list[Noun] = []
        for first, last in [m.span() for m in _BASE.finditer(unit.tags)]:
            found += self._owners(unit, first, last) if unit.tags.find("'", first + 1, last) > 0 else ()
            if noun := _noun(unit, first, last, self.capitalised):
                found.append(noun)
        return found

    def _owners(self, unit: Unit, first: int, last: int) -> Iterator[Noun]:
        """The nouns in a phrase that own its noun."""
        for at in range(first + 1, last):
            is_owned = unit.tags[at] == "'" and unit.tags[at - 1] != "X"
            if is_owned and (owner := _noun(unit, first, at, self.capitalised)):
                yield replace(owner, is_owner=True)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The words that have a capital inside a sentence: names, unlike those that only open one."""
        inside = [unit.tokens[1:] for _, units in self.document.units for unit in units]
        return frozenset([token.text for tokens in inside for token in tokens if token.text[0].isupper()])

    @cached_property
    def _starts(self) -> list[int]:
        return [noun.start for noun in self.every]

    def of(self, clause: Clause) -> list[Noun]:
        """The phrases of a clause, those that own another included; inside a quotation those of its own sentence."""
        if id(clause.unit) not in self._units:
            return [noun for noun in self._nouns(clause.unit) if clause.start <= noun.start < clause.end]
        first, after = (bisect_left(self._every_start, at) for at in (clause.start, clause.end))
        return self.with_owners[first:after]

    @cached_property
    def _every_start(self) -> list[int]:
        return [noun.start for noun in self.with_owners]

    @cached_property
    def _units(self) -> frozenset[int]:
        return frozenset(id(unit) for _, units in self.document.units for unit in units)

    def at(self, position: int) -> Noun | None:
        """The phrase around a position."""
        found = bisect_left(self._starts, position + 1) - 1
        return self.every[found] if found >= 0 and position < self.every[found].end else None


def _noun(unit: Unit, first: int, last: int, capitalised: frozenset[str]) -> Noun | None:
    while last - first > 1 and _is_no_head(unit, last - 1):
        last -= 1
    head = last - 1
    word = unit.tokens[head].lower
    if not word[0].isalpha():
        return None
    opening = unit.tags[first]
    is_days = opening == "X" and unit.tag(first + 1) == "'"  # Tuesday’s resolution: the one of that day
    determiner = "the" if is_days else unit.lower(first) if opening == "D" else ""
    inner = first + (2 if is_days else opening == "D")
    whole = _before_of(unit, first) if "'" in unit.tags[inner:head] and not determiner else None
    if whole is not None:
        determiner, inner = unit.lower(whole) if unit.tags[whole] == "D" else "", whole + (unit.tags[whole] == "D")
    return Noun(unit, first, last, unit.tokens[first].start, word, determiner, inner, capitalised)


def _is_no_head(unit: Unit, at: int) -> bool:
    """Whether a word behind a noun is none itself: "won the race overall", "called it a “sham”", "fined the boy 40 euros"."""
    before = unit.tags[at - 1]
    is_number = unit.tags[at] == "Q" and before in "nN"
    return at in unit.quotes or is_number or (before == "n" and unit.is_listed(at, "adjective"))


def _modifiers(unit: Unit, first: int, head: int) -> Span | None:
    """What stands before a head, if it is short, no date and no quotation, and no part of a word is left out: "9/11"."""
    if not 0 < head - first <= _MOST_MODIFIERS or "X" in unit.tags[first:head]:
        return None
    is_cut = first > 0 and (unit.tokens[first - 1].end == unit.tokens[first].start or unit.tags[first - 1] == "-")
    is_verb = first > 0 and unit.tags[first - 1] == "t"  # to ensure victory
    return None if is_cut or is_verb or any(at in unit.quotes for at in range(first, head)) else unit.span(first, head)


def _complement(unit: Unit, first: int, last: int) -> Span | None:
    """What hangs behind a noun and says which one it is, if it is short, no date and nobody’s: "on Gaza"."""
    ends = [found.end() for pattern in _patterns(unit, first, last) if (found := pattern.match(unit.tags, last))]
    return next((unit.span(last, end) for end in ends if _is_complement(unit, last, end)), None)


def _patterns(unit: Unit, first: int, last: int) -> tuple[re.Pattern[str], ...]:
    """How a complement may go on behind a noun, the longer way first."""
    described = (_DESCRIBED,) if _is_described(unit, first, last) else ()
    return (*described, *(_COMPLEMENTS if _ties(unit, first, last) else ()))


def _is_described(unit: Unit, first: int, last: int) -> bool:
    """Whether a form in -ing tells what something new is about: "a film featuring Ada Finch", "a law banning boats"."""
    is_tied = unit.lower(last) not in lexicons.words("en", "wording", "not_about")
    return unit.tag(last) == "G" and is_tied and unit.is_listed(first, "indefinite")


def _is_complement(unit: Unit, first: int, last: int) -> bool:
    start, end = unit.span(first, last)
    ours = lexicons.words(unit.language, "wording", "our", "its")
    is_somebodys = any(unit.is_listed(at, "his") or unit.lower(at) in ours for at in range(first, last))
    is_time = singular(unit.lower(last - 1)) in _times() or unit.is_listed(last - 1, "month")
    return not (is_somebodys or is_time) and end - start <= _LONGEST_COMPLEMENT


def _before_of(unit: Unit, first: int) -> int | None:
    """Where the owner begins of whose name a phrase has the end: "the Church of Arden’s website"."""
    if first < 2 or unit.tags[first - 2] != "N" or unit.lower(first - 1) not in lexicons.words("en", "wording", "of"):
        return None
    start = first - 2
    while start and unit.tags[start - 1] == "N":
        start -= 1
    return start - (start > 0 and unit.tags[start - 1] == "D")


def _is_named(unit: Unit, first: int, last: int, capitalised: frozenset[str]) -> bool:
    """Whether a name is in a phrase; the first word of a sentence is one if it has its capital elsewhere too."""
    names = [at for at in range(first, last) if unit.tags[at] == "N"]
    if len(names) == 1 and first < names[0] == last - 1 and unit.lower(names[0]) in common(unit.language):
        return False  # the President, the Court
    return any(at or unit.tokens[at].text in capitalised for at in names)


@cache
def common(language: str) -> frozenset[str]:
    """Nouns for persons, bodies and things that are no name of their own with a capital either: "the President", "the Court"."""
    kinds = lexicons.load(language, "wording").get("alike", {}).values()
    kind = frozenset(noun for nouns in kinds for noun in nouns)
    return kind | lexicons.words(language, "names", "title") | lexicons.words(language, "bodies", "generic")


def _ties(unit: Unit, first: int, at: int) -> bool:
    """Whether what follows a noun says which one it is: "on Gaza", "calling for a ceasefire".

    Behind an object "to" and "with" may belong to the verb: "add a question to the form".
    """
    is_participle = _is_participle(unit, at)
    at += is_participle
    before = unit.tags[first - 1] if first else ""
    is_of = unit.lower(first - 1) in lexicons.words("en", "wording", "of") if first else False
    if is_of:
        before = unit.tags[: first - 1].rstrip("nNQD'")[-1:]  # blames officers of the force for the murder
    is_object = before != "" and before in ("VEG" if is_of else "VEGP") and not is_participle
    ties = lexicons.words("en", "wording", "complement", *([] if is_object else ["loose_complement"]))
    return unit.lower(at) in ties


def _is_participle(unit: Unit, at: int) -> bool:
    """Whether a form in -ing or -ed goes on with a noun, as no finite verb does: "calling for", "related to"."""
    if unit.tag(at + 1) not in "Pt" or unit.tag(at) not in "EG":
        return False
    first = unit.tags.rfind(",", 0, at) + 1
    last = unit.tags.find(",", at)
    return at not in unit.verbs(first, last if last >= 0 else len(unit.tags))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _times() -> frozenset[str]:
    return lexicons.words("en", "wording", "unique")


def singular(noun: str) -> str:
    """A noun without its plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return noun[:-1] if is_plural else noun
