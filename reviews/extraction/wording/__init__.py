"""How a claim reads alone: the clause as the newspaper has it, made readable by insertions as newspapers make them.

    days     "Tuesday" → "12 December 2023"
    cast     "Hotak" → "Sharif Hotak", "he" → the person meant
    nouns    "the outbreak" → "the measles outbreak", as the article called it before
    places   what happened "in Magnitogorsk", when only the lead says so
    said     "Joe Biden warned that"

Every word that is put in stands in the article (a date is computed). Where two readings fit, or none, nothing is
guessed: the words are loose.
"""

from bisect import bisect_right
from dataclasses import dataclass

from reviews.extraction import lexicons
from reviews.extraction.claims import Insertion, Mention, Span
from reviews.extraction.clauses import Clause, Said
from reviews.extraction.document import Document
from reviews.extraction.speakers.resolve import Speakers
from reviews.extraction.text import quotations

from .cast import Cast
from .days import Days
from .edits import Edit, render
from .nouns import Nouns
from .places import Places
from .reference import References
from .said import Tellers

__all__ = ["Told", "Writer"]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in words: `said` and `wording` together are one sentence."""

    said: str | None
    wording: str
    insertions: tuple[Insertion, ...] = ()
    loose: tuple[Span, ...] = ()


class Writer:
    """Words the claims of one article, asked for in the order of the text."""

    def __init__(self, document: Document, told: list[Said]) -> None:
        self.document = document
        speakers = Speakers(document)
        nouns = Nouns(document)
        self._cast = Cast(document, speakers, nouns)
        self._days = Days(document)
        self._tellers = Tellers(document, self._cast, self._days)
        self._references = References(document, self._cast, nouns, Places(document, speakers.people), self._days, told)

    def clause(self, clause: Clause) -> Told:
        """A clause that reads alone."""
        text, span = self.document.text, (clause.start, clause.end)
        said = self._tellers.told(clause, clause.said) if clause.said and not clause.is_act else None
        if self.document.language != "en":
            wording, insertions = render(text, span, [], clause.omitted, [])
            return Told(said, self._in_marks(clause, wording), insertions)
        edits, loose = self._references.of(clause, said or "")
        edits += self._days.edits(*span)
        quoted = self._quoted(clause)
        wording, insertions = render(text, span, edits, clause.omitted, quoted)
        return Told(said, wording, insertions, tuple(sorted(loose)))

    def _in_marks(self, clause: Clause, wording: str) -> str:
        return wording

    def figure(self, figure: Mention) -> Told:
        """A figure outside of any clause: its words as they are."""
        wording, insertions = render(self.document.text, (figure.start, figure.end), [], None, [])
        return Told(None, wording, insertions)

    def _quoted(self, clause: Clause) -> list[Span]:
        """What stands in quotation marks in a clause: all of it, where it is a sentence of a quotation."""
        if clause.said and any(start < clause.start and clause.end < end for start, end in self._quotations(clause)):
            return [(clause.start - 1, clause.end + 1)]
        return self._quotations(clause)

    def _quotations(self, clause: Clause) -> list[Span]:
        block = self._block(clause.start)
        return [(found.start, found.end) for found in quotations.find(self.document.text, *block)]

    def _block(self, position: int) -> Span:
        starts = [block.start for block in self.document.blocks]
        block = self.document.blocks[max(bisect_right(starts, position) - 1, 0)]
        return block.start, block.end
