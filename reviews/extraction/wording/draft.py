"""A wording in the making."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviews.extraction.claims import Span
from reviews.extraction.clauses import Clause

from .edits import Edit
from .nouns.noun import Noun

_MARKS = "“”‘’\"'.,;:!?()"


@dataclass(slots=True)
class Draft:
    """What was put into a clause so far, and what stays unclear; `said` stands in front of it, `nouns` are its phrases."""

    text: str
    clause: Clause
    said: str
    nouns: Sequence[Noun] = ()
    is_quoted: bool = False
    edits: list[Edit] = field(default_factory=list)
    loose: list[Span] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that the reader of the claim gets to read, in lower case."""
        return self.words_as_printed.lower()

    @property
    def words_as_printed(self) -> str:
        """All that the reader of the claim gets to read."""
        return " ".join([self.said, self.quote, *(edit.words for edit in self.edits)])

    @property
    def quote(self) -> str:
        return self.text[self.clause.start : self.clause.end]

    def tells(self, words: str) -> bool:
        """Whether words stand in it already, in one piece."""
        return words.lower() in self.words

    def tells_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words stands in it."""
        told = (word.strip(_MARKS) for word in self.words.replace("’s", "").replace("'s", "").split())
        return not {word.lower() for word in words}.isdisjoint(told)

    def replaces(self, start: int, end: int) -> bool:
        """Whether something stands in the place of words already."""
        return any(edit.start < end and start < edit.end for edit in self.edits)

    def explains(self, position: int) -> bool:
        """Whether what a noun was told with is put in at a place."""
        return any(edit.start == edit.end == position and edit.rule == "noun" for edit in self.edits)

    def put(self, edit: Edit) -> None:
        """Put words in, once for a place."""
        if not self.replaces(edit.start, edit.end):
            self.edits.append(edit)
