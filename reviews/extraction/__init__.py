"""Text in, claims out: pure Python, no Django, no database, no clock, no network.

    document   the text, cut into blocks (paragraphs, headings, …), sentences and tokens   `text`
    speakers   who is named in it, and whom "he", "Biden" or "the report" means            `speakers`
    figures    numbers, quantities and dates                                               `figures`
    details    what is told of a claim of each kind, field by field
    kinds      what a claim may hold: tallies, tolls, quantities, comparisons; and who says what     `kinds`
    clauses    one proposition each: the unit of a claim                     `clauses`
    wording    how a clause reads alone, and what was put in for that        `wording`
    assembly   claims: each clause with its figures, its speaker and its wording
    worth      how much a claim is worth checking, from named factors
    findings   what can be computed before anybody looks
    matching   whether it was checked before
    lexicons   the words of each language, as data

Extraction runs down this list; matching stands beside it.

Offsets are Unicode code points, half-open, into the text that was given: `text[claim.start:claim.end] == claim.quote`.
"""

from .assembly import kind_of
from .claims import ExtractedClaim
from .details import KINDS
from .engine import VERSION, Worthiest, extract, extract_chosen, worthiest
from .findings import findings
from .findings.finding import Finding
from .kinds.statements.cues import denies
from .wording import sentence

__all__ = [
    "KINDS",
    "VERSION",
    "ExtractedClaim",
    "Finding",
    "Worthiest",
    "denies",
    "extract",
    "extract_chosen",
    "findings",
    "kind_of",
    "sentence",
    "worthiest",
]
