"""Everybody the article names, each as a newspaper names somebody for the first time: with the office or what else it tells."""

import re
from collections import defaultdict
from functools import cache, cached_property
from itertools import islice, takewhile

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Said
from reviews.extraction.document import Document
from reviews.extraction.speakers.names import Gender, Name
from reviews.extraction.speakers.people import People
from reviews.extraction.speakers.resolve import Speakers
from reviews.extraction.wording.nouns import Nouns
from reviews.extraction.wording.nouns.noun import Noun

_AGE = re.compile(r",\s(?:aged\s)?\d{1,3}(?=[,.;]|\sand\s|\s(?:was|is|of|from)\s)")
_SHORT = 12  # code points that hold the word before a name
_LONGEST = 90
"""Code points of a name with its office, and of what is told of somebody behind the name."""


@cache
def _of(language: str) -> re.Pattern[str]:
    """What ties somebody to a body behind the name: ", of the Maidan Wardak provincial council,"."""
    of, links = ("|".join(sorted(lexicons.words(language, "wording", key))) for key in ("of", "in_name"))
    the = lexicons.load(language, "wording").get("the", "")
    name = rf"(?:(?:[A-Z][\w’'-]*+|{links})\s+)*+[A-Z][\w’'-]*+"
    start = rf",?\s+(?:{of})\s+(?:{the}\s+)?{name}"
    return re.compile(rf"{start}(?:\s+[a-z]+){{0,2}}(?=,)|{start}")


class Cast:
    """The persons of one article."""

    def __init__(self, document: Document, speakers: Speakers, nouns: Nouns, told: list[Said]) -> None:
        self.document, self.speakers, self.nouns = document, speakers, nouns
        self.people: People = speakers.people
        self._speaking = frozenset(said.claimant.name for said in told if said.claimant)

    def is_certain(self, full: str) -> bool:
        """Whether a name is certainly a person's: it has a title or a known given name, or its bearer speaks."""
        return full in self._certain

    def may_be_person(self, name: Name) -> bool:
        """Whether a name may be a person’s: not so one of which nothing is told behind a preposition, "In Arden he left"."""
        if name.titled or name.gender or self.is_certain(self.people.whole(name)):
            return True
        before = self.document.tokens_in(max(name.start - _SHORT, 0), name.start)
        ties = lexicons.words(self.document.language, "grammar", "preposition", "to")
        return not before or before[-1].lower not in ties

    @cached_property
    def _certain(self) -> frozenset[str]:
        known = {self.people.whole(name) for name in self.people.named if name.titled or name.gender}
        speaking = {full for full in self._speaking if full in self.people.everybody}
        places = lexicons.words(self.document.language, "places", "country")
        names = known | speaking | self._named_again | self._aged
        return frozenset(full for full in names if " " in full and full.split()[-1].lower() not in places)

    @cached_property
    def _aged(self) -> frozenset[str]:
        """Whole names with an age behind them, as persons alone have one: "Li Dale-Parker, 34, of Arden"."""
        text = self.document.text
        return frozenset(
            self.people.whole(name) for name in self.people.named if name.is_whole and _AGE.match(text, name.end)
        )

    @cached_property
    def _named_again(self) -> frozenset[str]:
        """Whole names whose bearers the article goes on to call by the surname, as it does of persons only."""
        again: set[str] = set()
        for name in self.people.named:
            full = self.people.whole(name)
            if not name.is_whole and full.split()[-1].lower() == name.full.lower() and self._acts(name):
                again.add(full)
        return frozenset(again)

    def _acts(self, name: Name) -> bool:
        """Whether a name stands alone as somebody who does or owns something."""
        phrase = self.nouns.at(name.start)
        if phrase is None or phrase.start != name.start:
            return False
        unit = phrase.unit
        is_owner = self.document.text[name.end : name.end + 1] in ("’", "'")
        is_tied = phrase.first > 0 and unit.tags[phrase.first - 1] == "P"
        return not is_tied and (is_owner or unit.tag(unit.past_adverbs(phrase.last)) in "VEHM")

    @cached_property
    def _first(self) -> dict[str, Name]:
        """The first whole mention of every person."""
        found: dict[str, Name] = {}
        for name in self.people.named:
            full = self.people.whole(name)
            if name.is_whole and full in self._certain:
                found.setdefault(full, name)
        return found

    def called(self, nouns: list[str], position: int) -> tuple[str, int] | None:
        """The only person whom the article calls by a noun before a position ("Mayor Finch" is "the mayor"), and where first.

        The nouns behind the first mean the same, and count where nobody is called by it.
        """
        of_each = ([*islice(self._called[noun].items(), 2)] for noun in nouns if noun in self._called)
        told = [[one for one in few if one[1] < position] for few in of_each]
        few = next((few for few in told if few), [])
        return few[0] if len(few) == 1 else None

    @cached_property
    def _called(self) -> dict[str, dict[str, int]]:
        """The persons by the nouns in front of their names and behind, each with where that is told first."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for name in self.people.named:
            full = self.people.whole(name)
            is_label = self.document.text[name.end : name.end + 2].lstrip()[:1] == ":"
            if full in self._first and not is_label:
                for word in self._offices(name):
                    found[word].setdefault(full, name.start)
        return found

    def _offices(self, name: Name) -> set[str]:
        """The nouns for persons by which a mention of a name is told: of "Ada Finch, a former mayor of Arden" the mayor."""
        phrase = self.nouns.at(name.start)
        before = self.speakers.roles.before(phrase.start, name) if phrase and phrase.start < name.start else None
        behind = (self.speakers.roles.after(name.end) or "").partition(",")[0]
        return {self._head(role) for role in (before or "", behind)} & self._persons

    def _head(self, role: str) -> str:
        """The last word of a role before what hangs on it: the mayor of "former mayor of Arden"."""
        tied = lexicons.words(self.document.language, "grammar", "preposition", "to")
        words = [*takewhile(lambda word: word not in tied, role.lower().split())]
        return words[-1].strip(",.") if words else ""

    def is_office(self, phrase: str) -> bool:
        """Whether words mean one person without the name: "the nurse", "a spokesman for the city"."""
        return self._head(phrase) in self._persons

    @cached_property
    def _persons(self) -> frozenset[str]:
        return self.people.grammar.words["office"] | lexicons.words(self.document.language, "wording", "anybody")

    def within(self, start: int, end: int) -> list[Name]:
        """The names in a stretch of text."""
        return self.people.before(end, start, len(self.people.named))[::-1]

    def gender(self, name: Name) -> Gender | None:
        """What is told of the gender of a named person."""
        return name.gender or self.people.gender(self.people.whole(name))

    def named_at(self, full: str) -> Span | None:
        """Where the whole name of a person stands first."""
        name = self._first.get(full)
        return (name.start, name.end) if name and self.document.text[name.start : name.end] == full else None

    def introduced(self, full: str) -> Span | None:
        """Where the article names a person for the first time, with what it tells in front of the name."""
        name = self._first.get(full)
        if name is None:
            return None
        phrase = self.nouns.at(name.start)
        is_of_many = phrase is not None and phrase.unit.is_listed(
            phrase.first, "quantifier"
        )  # several Ada Finch voters
        opening = self._opening(phrase) if phrase and not is_of_many else name.start
        role = self.speakers.roles.before(opening, name) if opening < name.start else None
        start = self.document.text.rfind(role, max(name.start - _LONGEST, 0), name.start) if role else -1
        is_beside = start >= 0 and "\n" not in self.document.text[start : name.end]
        return (start, name.end) if is_beside else (name.start, name.end)

    def _opening(self, phrase: Noun) -> int:
        """Where what is told in front of a name begins: at "Secretary of State", and with the name behind "43 year old"."""
        unit, first = phrase.unit, phrase.first
        if first and unit.tags[first - 1] == "X":
            return phrase.end
        is_tied = first > 1 and unit.lower(first - 1) in lexicons.words(self.document.language, "wording", "of")
        if not (is_tied and self.people.grammar.is_title(unit.lower(first - 2))):
            return phrase.start
        office = first - 2
        while office and unit.tags[office - 1] == "N":
            office -= 1
        return unit.tokens[office].start

    def described(self, full: str) -> str | None:
        """What the article tells of a person behind the name, when it is first named."""
        name = self._first.get(full)
        if name is None:
            return None
        if role := self.speakers.roles.after(name.end):
            return role if len(role) <= _LONGEST else None
        is_known = bool(lexicons.words(self.document.language, "wording", "of"))
        found = _of(self.document.language).match(self.document.text, name.end) if is_known else None
        if found is None or len(found[0]) > _LONGEST:
            return None
        words = found[0].split()
        while words[-1].islower() and not self.people.grammar.is_("body", words[-1]):
            del words[-1]
        return " ".join(words).strip(" ,")

    def whole(self, name: Name) -> str | None:
        """The full name of a person who is named in part."""
        full = self.people.whole(name)
        return full if full in self._first and full != name.full else None
