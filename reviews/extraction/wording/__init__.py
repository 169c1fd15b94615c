"""How a claim reads alone: the clause as the newspaper has it, made readable by insertions as newspapers make them.

    days     "Tuesday" → "12 December 2023"
    persons  "Hotak" → "Sharif Hotak", "he" → the person meant
    things   "the outbreak" → "the measles outbreak", as the article called it before
    pairs    "both" → "Ada Finch and Tom Brandt", the two of the sentence before
    pronouns "they" → "the rescuers", the subject of the sentence before
    places   what happened "in Magnitogorsk", when only the lead or the passage says so
    said     "Joe Biden warned that"

All but the last are `insertions`. They ask what the article told before: its `nouns`, and `names` of persons and places.

Every word that is put in stands in the article (a date is computed). Where two readings fit, or none, nothing is
guessed: the words are loose.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import ExtractedClaim, Insertion, Mention, Span
from reviews.extraction.clauses import Clause, Said
from reviews.extraction.document import Document
from reviews.extraction.speakers.resolve import Speakers

from .antecedents import Antecedents
from .draft import Draft
from .earlier import Earlier
from .edits import render, sentence
from .insertions.days import Days
from .insertions.pairs import Pairs
from .insertions.persons import Persons
from .insertions.places import Places
from .insertions.pronouns import Pronouns
from .insertions.things import Things
from .names.cast import Cast
from .names.gazetteer import Gazetteer
from .nouns import Nouns
from .nouns.noun import Noun
from .said import Tellers

__all__ = ["Told", "Writer", "sentence"]

_LONGEST = 150
"""Tokens of a clause that is worded; a longer one is a list or a table, and is left as it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in words: `said` and `wording` together are one sentence."""

    said: str | None
    wording: str
    insertions: tuple[Insertion, ...] = ()
    loose: tuple[Span, ...] = ()


class Writer:
    """Words the claims of one article, asked for in the order of the text."""

    def __init__(self, document: Document, speakers: Speakers, told: list[Said], figures: list[Mention]) -> None:
        self.document = document
        nouns = self._nouns = Nouns(document)
        cast = Cast(document, speakers, nouns, told)
        earlier = Earlier(document, cast, nouns)
        antecedents = Antecedents(document, cast, earlier)
        self._days = Days(document, nouns)
        self._tellers = Tellers(document, cast, self._days)
        self._persons = Persons(document, cast, nouns, earlier, told)
        self._stages = (
            self._persons,
            Pairs(document, cast),
            Things(document, earlier, antecedents, self._days, figures),
            Pronouns(document, cast, nouns, antecedents, told),
            self._days,
            Places(document, Gazetteer(document, cast), nouns, self._days),
        )

    def worded(self, claim: ExtractedClaim, clause: Clause | None) -> ExtractedClaim:
        """A claim with its words; a figure outside of any clause keeps its own."""
        if clause is None:
            wording, _ = render(self.document.text, (claim.start, claim.end), [], None, [])
            return replace(claim, wording=wording)
        told = self.clause(clause)
        return replace(claim, said=told.said, wording=told.wording, insertions=told.insertions, loose=told.loose)

    def clause(self, clause: Clause) -> Told:
        """A clause that reads alone."""
        quoted = self._quoted(clause)
        is_inside = any(start < clause.start and clause.end < end for start, end in quoted) or clause.is_verbatim
        is_told = clause.said is not None and not clause.is_act
        owner = self._persons.owner(clause.said) if clause.said and is_told else None
        said = self._tellers.told(clause, clause.said, owner, is_quoted=is_inside) if clause.said and is_told else None
        draft = Draft(self.document.text, clause, said or "", self._nouns_of(clause), is_inside)
        if clause.said and said:
            draft.loose += self._tellers.loose(clause.said, owner)
        if self.document.language == "en" and clause.last - clause.first <= _LONGEST:
            for stage in (*self._stages, self._tellers):
                stage.tell(draft)
        span = clause.start, clause.end
        if is_inside:
            quoted = [(clause.start - 1, clause.end + 1)]
        marks = self._marks if is_inside else ()
        wording, insertions = render(self.document.text, span, draft.edits, clause.omitted, quoted, marks=marks)
        return Told(said, wording, insertions, tuple(sorted(set(draft.loose))))

    def _nouns_of(self, clause: Clause) -> list[Noun]:
        is_worded = self.document.language == "en" and clause.last - clause.first <= _LONGEST
        return self._nouns.of(clause) if is_worded else []

    @cached_property
    def _marks(self) -> Sequence[str]:
        """The quotation marks of the language."""
        marks: Sequence[str] = lexicons.load(self.document.language, "wording").get("marks", ("“", "”"))
        return marks

    def _quoted(self, clause: Clause) -> list[Span]:
        """The quotations that a clause holds, or that hold it."""
        first = max(bisect_right(self._quotations, (clause.start, clause.start)) - 1, 0)
        return self._quotations[first : bisect_right(self._quotations, (clause.end, clause.end))]

    @cached_property
    def _quotations(self) -> list[Span]:
        return [(one.start, one.end) for quotations in self.document.quotations.values() for one in quotations]
