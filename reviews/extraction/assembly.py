"""Claims out of clauses: each clause with the figures it holds, and whose words it is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .claims import ExtractedClaim, Mention, Span
from .clauses import Clause
from .details import Details
from .document import Document
from .kinds import statements

_KINDS = ("vote_tally", "casualty", "statement", "comparison", "quantity")
"""Of what a clause tells the first is its kind."""


def claims(
    document: Document, clauses: list[Clause], figures: list[Mention]
) -> Iterator[tuple[ExtractedClaim, Clause | None]]:
    """Yield the claims of an article, not worded yet, each with its clause; a figure of a list or a table has none.

    The clauses and figures are given in the order of the text.
    """
    held, homeless = _held(clauses, figures)
    sentences = {document.sentence_at(clause.start) for clause in clauses} if homeless else set()
    for clause, inside in zip(clauses, held, strict=True):
        yield claim(document, (clause.start, clause.end), clause, inside), clause
    for figure in homeless:
        if figure.sentence not in sentences:
            yield _alone(figure), None


def _held(clauses: list[Clause], figures: Iterable[Mention]) -> tuple[list[list[Mention]], list[Mention]]:
    """The figures of each clause, and those that no clause holds: of lists, tables and fragments."""
    held: list[list[Mention]] = [[] for _ in clauses]
    homeless = []
    starts = [clause.start for clause in clauses]
    for figure in figures:
        at = _home(clauses, bisect_right(starts, figure.start) - 1, figure)
        if at is None:
            homeless.append(figure)
        else:
            held[at].append(figure)
    return held, homeless


_NEAR = 6
"""Clauses that may begin between the beginning of a clause and a figure in it."""


def _home(clauses: list[Clause], at: int, figure: Mention) -> int | None:
    """The innermost clause that holds a figure, or else most of it."""
    near = range(max(at - _NEAR, 0), min(at + 2, len(clauses)))
    shared = {number: _shared(clauses[number], figure) for number in near}
    best = max(near, key=lambda number: (shared[number], -clauses[number].end + clauses[number].start), default=None)
    return best if best is not None and shared[best] * 2 > figure.end - figure.start else None


def _shared(clause: Clause, figure: Mention) -> int:
    return min(clause.end, figure.end) - max(clause.start, figure.start)


def claim(document: Document, span: Span, clause: Clause | None, figures: list[Mention]) -> ExtractedClaim:
    """Return the claim of the words at a span, not worded yet; they may be no clause."""
    said = clause.said if clause else None
    kind = kind_of([*(figure.kind for figure in figures), *(["statement"] if said else [])])
    details: Details = next((figure.details for figure in figures if figure.kind == kind), {})
    if kind == "statement" and said:
        details = statements.details(document, said.words)
    first, last = document.sentence_at(span[0]), document.sentence_at(span[1] - 1)
    return ExtractedClaim(
        *span,
        document.text[slice(*span)],
        kind,
        (first[0], last[1]),
        said.claimant if said else None,
        details=details,
        rule=said.words.rule if said else "clause",
        figures=tuple(figures),
    )


def _alone(figure: Mention) -> ExtractedClaim:
    """The claim of a figure that stands in no clause."""
    return ExtractedClaim(
        figure.start,
        figure.end,
        figure.quote,
        figure.kind,
        figure.sentence,
        details=figure.details,
        rule=figure.rule,
        figures=(figure,),
    )


def kind_of(told: Iterable[str]) -> str:
    """Return the kind of a claim that holds figures of these kinds; "statement" among them says that somebody says it.

    A tally or a toll makes the kind whoever tells it; else that somebody says it; else what it holds.
    """
    return min(told, key=_KINDS.index, default="event")
