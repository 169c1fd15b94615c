"""Where something happened, put behind a claim that does not tell it: in the place of the story, or of the passage."""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Clause
from reviews.extraction.document import Document
from reviews.extraction.figures.dates import day_of
from reviews.extraction.text.grammar.inflection import singular
from reviews.extraction.wording.draft import Draft
from reviews.extraction.wording.edits import Edit
from reviews.extraction.wording.names.gazetteer import Gazetteer
from reviews.extraction.wording.nouns import Nouns
from reviews.extraction.wording.nouns.noun import Noun

from .days import Days

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d")
_WORDS = re.compile(r"[^\W_](?:[\w.’'-]*\w)?")
_LONGEST_ACRONYM = 3  # letters: "UAE", not "ARDEN"
_ENDING = ".!?…”\"’'"
# it was reported that
_REPORT = re.compile(r"pH?BET?")
_RELATIVE, _BREAK = re.compile("W"), re.compile("[W,]")
_SHORT = 14  # code points that hold the word before a place
_PASSAGE = 3
"""Sentences back to where a passage tells its place."""


class Places:
    """Puts the place behind what happened."""

    def __init__(self, document: Document, gazetteer: Gazetteer, nouns: Nouns, days: Days) -> None:
        self.document, self.gazetteer, self.nouns, self.days = document, gazetteer, nouns, days

    def tell(self, draft: Draft) -> None:
        """Put the place of the story behind the happening that a draft tells without a place, and its day."""
        for noun in draft.nouns:
            if noun.head in self._called_nouns:
                self._called(draft, noun)
        if self._is_background(draft):
            return
        nouns = [noun for noun in draft.nouns if not (noun.is_owner or noun.is_split or self._is_placed(noun))]
        named = next((noun for noun in nouns if self._is_named(noun) and self._place_at(noun.start)), None)
        place = self._place_at(named.start if named else draft.clause.start)
        if place is None:
            return
        if named and not draft.explains(named.end) and not draft.tells(self.document.text[slice(*place)]):
            self._put(draft, named.end, place)
        elif not self.gazetteer.names_one(draft.words_as_printed, with_people=place == self.gazetteer.scene):
            target = self._target(draft, nouns)
            if target is not None:
                self._put(draft, target, place)
        if named and place == self.gazetteer.scene:
            self._date(draft, named)

    def _place_at(self, position: int) -> Span | None:
        """The place of a passage or, where it tells none of its own, of the story, if no other is named since."""
        around = self._of_passage(position), self.gazetteer.scene
        return next((place for place in around if place and self.gazetteer.is_here(position, place)), None)

    def _of_passage(self, position: int) -> Span | None:
        """The one place of which the sentences before tell a happening: "The raid on Brill has ended." """
        first = max(bisect_right(self._sentences, position) - 1 - _PASSAGE, 0)
        since, until = self._sentences[first], self.document.sentence_at(position)[0]
        told = self._happenings[bisect_left(self._happenings, (since,)) : bisect_left(self._happenings, (until,))]
        return told[-1][1] if len({self.document.text[slice(*place)] for _, place in told}) == 1 else None

    @cached_property
    def _sentences(self) -> list[int]:
        return [start for start, _ in self.document.prose]

    @cached_property
    def _happenings(self) -> list[tuple[int, Span]]:
        """Where sentences have a happening with its place as their subject, and where that place stands."""
        happening = _happening()
        nouns = [noun for noun in self.nouns.every if noun.head in happening and self._is_subject(noun)]
        return [(noun.start, place) for noun in nouns if (place := self._place_behind(noun))]

    def _is_subject(self, noun: Noun) -> bool:
        return any(first <= noun.first < last for first, last in noun.unit.subjects)

    def _place_behind(self, noun: Noun) -> Span | None:
        unit, first = noun.unit, noun.last + 1
        last = first
        while self._is_placed(noun) and unit.tag(last) == "N":
            last += 1
        place = unit.span(first, last) if last > first else None
        return place if place and self.gazetteer.is_place(self.document.text[slice(*place)]) else None

    def _is_background(self, draft: Draft) -> bool:
        """Whether a claim is of years before the story, or of everywhere: "since 2006", "cases globally"."""
        published, quote = self.document.published, draft.quote.lower()
        is_old = published is not None and any(int(year) < published.year - 1 for year in _YEAR.findall(draft.quote))
        told = [word for word in lexicons.words("en", "wording", "everywhere") if word in quote]
        return is_old or (bool(told) and not set(told).isdisjoint(_WORDS.findall(quote)))

    def _called(self, draft: Draft, noun: Noun) -> None:
        """ "The country" and "the city" by their names, where the article has only one that may be meant."""
        is_split = noun.is_split and not noun.is_owner
        if not noun.is_bare or noun.is_explained or is_split or draft.replaces(noun.start, noun.end):
            return
        nouns = lexicons.load(self.document.language, "places").get("called", {})
        place = self.gazetteer.countries.before(noun.start) if noun.head in nouns.get("country", ()) else None
        scene = self.gazetteer.scene
        if noun.head in nouns.get("town", ()) and scene and not self.gazetteer.countries.is_country(scene):
            place = scene if self.gazetteer.is_here(noun.start, scene) else None
        if place and not draft.tells(self.document.text[slice(*place)]):
            draft.put(Edit(noun.start, noun.end, self._with_article(place), "called", place))

    @cached_property
    def _called_nouns(self) -> frozenset[str]:
        lists = lexicons.load(self.document.language, "places").get("called", {}).values()
        return frozenset(noun for nouns in lists for noun in nouns)

    def _with_article(self, place: Span) -> str:
        words, pattern = self.document.text[slice(*place)], lexicons.load("en", "wording")
        words = words.title() if words.isupper() and len(words) > _LONGEST_ACRONYM else words
        needs_article = words.lower() in lexicons.words("en", "places", "with_article")
        return f"{pattern['the']} {words}" if needs_article else words

    def _put(self, draft: Draft, target: int, scene: Span) -> None:
        pattern = lexicons.load("en", "wording")["in_place"]
        words = pattern.format(where=self._where(scene), place=self._with_article(scene))
        draft.put(Edit(target, target, words, "place", scene, glue=" "))

    def _where(self, scene: Span) -> str:
        """What the article has in front of a place that is no town: "at Oak Park", "near the Tigris"; else "in"."""
        words = lexicons.load("en", "wording")
        before = [token.lower for token in self.document.tokens_in(max(scene[0] - _SHORT, 0), scene[0])]
        found = next((word for word in reversed(before) if word != words["the"]), "")
        return found if found in words["beside"] else str(words["in"])

    def _is_placed(self, noun: Noun) -> bool:
        """Whether what follows a noun says where: "the attack on the base", "the fire in Arden"."""
        return noun.unit.lower(noun.last) in lexicons.words("en", "wording", "where")

    def _is_named(self, noun: Noun) -> bool:
        """Whether a noun is "the attack", one that was told before."""
        is_happening = noun.head in _happening()
        return is_happening and noun.is_definite and not noun.is_named and noun.modifiers is None

    def _target(self, draft: Draft, nouns: list[Noun]) -> int | None:
        """Behind which words the place stands: a happening, a local thing that is the subject, or the whole clause."""
        clause, unit = draft.clause, draft.clause.unit
        told = (noun for noun in nouns if noun.head in _happening() and not noun.is_indefinite)
        happening = next((noun for noun in told if not self._is_crime(noun)), None)
        if happening:
            return happening.end
        subject = self._subject(draft, nouns)
        if subject is None:
            return self._end(clause) if self._is_there(draft) else None
        if subject.is_named and not self.gazetteer.is_people(subject.head):
            return None
        is_local = subject.head in lexicons.words("en", "wording", "local")
        if is_local and subject.is_definite and not subject.is_explained:
            return subject.end
        verb = next(iter(unit.verbs(subject.last, clause.last)), clause.last)
        is_past = unit.tag(verb) == "E" or unit.lower(verb) in lexicons.words("en", "wording", "past")
        is_counted = "Q" in unit.tags[subject.first : subject.last] and not draft.is_quoted
        is_news = is_local or is_counted or self._tells_harm(draft)
        return self._end(clause) if is_past and not subject.determiner and is_news else None

    def _is_crime(self, noun: Noun) -> bool:
        """Whether a bare noun is what somebody is charged with, and nothing that happened: "for robbery, murder"."""
        before = noun.unit.tags[noun.first - 1 : noun.first]
        return not noun.determiner and singular(noun.head) == noun.head and before in ("P", ",", "C")

    def _subject(self, draft: Draft, nouns: list[Noun]) -> Noun | None:
        """What a clause is about, told by a noun; what follows "It was reported that" counts."""
        unit, first = draft.clause.unit, self._past_report(draft.clause)
        verbs = unit.verbs(first, draft.clause.last)
        opening = next((noun for noun in nouns if noun.first - first in (0, 1)), None)
        if opening and verbs and opening.last <= verbs[0]:
            breaks = _BREAK if opening.first > first else _RELATIVE  # for four years, the club met
            if not breaks.search(unit.tags, opening.last, verbs[0]):
                return opening  # over 300 people from the valley met
        subject = next((phrase for phrase in unit.subjects if phrase[0] >= first), (0, 0))
        is_main = not _RELATIVE.search(unit.tags, first, subject[0]) and verbs[:1] >= [subject[1]]
        return next((noun for noun in nouns if is_main and subject[0] <= noun.first < subject[1]), None)

    def _past_report(self, clause: Clause) -> int:
        """Where a clause begins behind "It was reported that"."""
        unit, it = clause.unit, lexicons.words("en", "wording", "it")
        report = _REPORT.match(unit.tags, clause.first) if unit.lower(clause.first) in it else None
        return report.end() if report else clause.first

    def _tells_harm(self, draft: Draft) -> bool:
        return draft.tells_any(lexicons.words("en", "wording", "happening", "harmed"))

    def _end(self, clause: Clause) -> int:
        """Where a clause ends before its full stop, which may stand inside a quotation."""
        return clause.start + len(self.document.text[clause.start : clause.end].rstrip(_ENDING))

    def _is_there(self, draft: Draft) -> bool:
        """Whether a clause tells of harm or a happening that there is: "There are many wounded." """
        is_there = draft.clause.unit.lower(draft.clause.first) in lexicons.words("en", "wording", "there")
        return is_there and self._tells_harm(draft)

    def _date(self, draft: Draft, noun: Noun) -> None:
        """The day of what the lead tells, behind "the attack" of a claim that tells none."""
        if self._day is None or noun.head not in lexicons.words("en", "wording", "sudden"):
            return
        if not self.days.has_date(draft):
            words = lexicons.load("en", "wording")["on_day"].format(day=self.days.day(self._day))
            draft.put(Edit(noun.end, noun.end, words, "date", glue=" "))

    @cached_property
    def _day(self) -> date | None:
        """The one day that the first sentence tells."""
        first = self.document.readings[:1]
        days = {day for reading in first for when in reading.dates if (day := day_of(when.iso))}
        return days.pop() if len(days) == 1 else None


def _happening() -> frozenset[str]:
    return lexicons.words("en", "wording", "happening")
