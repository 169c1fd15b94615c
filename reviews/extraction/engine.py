"""An article's claims: its clauses with the figures that they hold, worded and scored."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from heapq import nlargest
from itertools import count
from typing import NamedTuple, cast

from . import assembly, clauses, kinds, lexicons, worth
from .claims import ExtractedClaim, Mention, Span
from .clauses import Clause
from .document import Document
from .kinds import statements
from .speakers.resolve import Speakers
from .text import headlines
from .wording import Writer

VERSION = "8"

FLOOR, SAID_FLOOR, VAGUE_FLOOR = 0.33, 0.12, 0.15
"""Worth below which a clause without a figure, as the article has it, is colour and no claim.

That of the article's own, that of somebody's words, and of words that name no day, nobody and no change: those are
views more often than not. Set by nine articles out of which a careful person lifted the claims.
"""
_COMMENT = frozenset(["subject_it", "evaluation"])
"""What tells that somebody judges a thing told before: "This was a tragic mistake"."""
_NAMING = frozenset(["date", "named", "figure", "exact", "trend"])


class Worthiest(NamedTuple):
    """How many claims were found, and those most worth checking, sorted by start."""

    found: int
    claims: list[ExtractedClaim]


def extract(text: str, *, published: date | None = None, language: str = "en") -> list[ExtractedClaim]:
    """Return the checkable claims of an article, sorted by start.

    `published` is what "Tuesday" and "last month" are counted from. Any text gives a list, an empty one at worst.
    """
    *_, last = in_steps(text, published, language)
    return cast(Worthiest, last).claims


def in_steps(text: str, published: date | None, language: str, most: int | None = None) -> Iterator[float | Worthiest]:
    """Yield how much of the work is done, from 0 to 1, again and again, and at the end at most `most` claims.

    A language without rules has none: what the rules of no language find in it are no claims.
    """
    document = Document(text, published, language)
    if document.language not in lexicons.languages():
        yield Worthiest(0, [])
        return
    found: list[Mention] = []
    yield 0.0
    for step, mentions in enumerate(kinds.layers(document), 1):
        found += mentions
        yield step / (kinds.LAYERS + 1)
    figures = kinds.once(found)
    told, writer = _read(document, figures)
    drafts = _apart(assembly.claims(document, clauses.find(document, told), figures))
    worded = (writer.worded(claim, clause) for claim, clause in drafts if _is_claim(document, claim, clause))
    yield worthiest((_scored(document, claim) for claim in _told_once(worded)), most)


def _read(document: Document, figures: list[Mention]) -> tuple[list[clauses.Said], Writer]:
    """Who says what in an article, and who words its claims."""
    speakers = Speakers(document)
    told = [clauses.Said(*read) for read in statements.read(document, speakers)]
    return told, Writer(document, speakers, told, figures)


def extract_chosen(
    text: str, spans: Iterable[Span], *, published: date | None = None, language: str = "en"
) -> list[ExtractedClaim]:
    """Return the claims that a person chose, in the order of the spans: worded, with their figures and who says them.

    A claim is the clause in the span, without what tells who says it, marks and "and"; where that is none, the span.
    """
    document = Document(text, published, language)
    has_rules = document.language in lexicons.languages()
    figures = kinds.find(document) if has_rules else []
    told, writer = _read(document, figures)
    return [_scored(document, _chosen(document, told, writer, figures, span)) for span in sorted(spans)]


def _chosen(
    document: Document, told: list[clauses.Said], writer: Writer, figures: list[Mention], span: Span
) -> ExtractedClaim:
    clause = clauses.chosen(document, told, span)
    held = [figure for figure in figures if span[0] <= figure.start and figure.end <= span[1]]
    claim = assembly.claim(document, (clause.start, clause.end) if clause else span, clause, held)
    return writer.worded(claim, clause)


def _apart(claims: Iterable[tuple[ExtractedClaim, Clause | None]]) -> Iterator[tuple[ExtractedClaim, Clause | None]]:
    """The claims in the order of the text, none of them inside another."""
    end = 0
    for claim, clause in sorted(claims, key=lambda found: (found[0].start, -found[0].end)):
        if claim.end > end:
            yield claim, clause
            end = claim.end


def _told_once(claims: Iterable[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """The claims without those that an article tells again in the same words."""
    told: set[tuple[str | None, str]] = set()
    for claim in claims:
        words = claim.said, claim.wording
        if words not in told:
            told.add(words)
            yield claim


_QUOTING = '"“”«»'
_TELEPHONE = re.compile(r"(?=\d)\b(?:\d{3}\)?[-. ]{1,2}\d{3}[-. ][A-Z\d]{4}\b|1-8\d\d-[A-Z\d])")
_REST_OF_DATE = re.compile(r"\d{1,2},\s(?:19|20)\d\d\s[–-]")  # "Feb." ended the sentence before
_MARKUP = re.compile(r"</?[a-z]+[^<>]{0,200}=[\"']|</[a-z]+>|<[a-z]+/?>")


def _is_claim(document: Document, claim: ExtractedClaim, clause: Clause | None) -> bool:
    """Whether a clause is worth more than colour, and no headline, no markup, and not whom to call."""
    if not _is_worthy(document, claim, clause) or _is_headline(document, claim):
        return False
    is_cut = _REST_OF_DATE.match(claim.quote)
    return not (is_cut or _TELEPHONE.search(claim.quote) or _MARKUP.search(claim.quote))


def _is_worthy(document: Document, claim: ExtractedClaim, clause: Clause | None) -> bool:
    """Whether a clause is worth more than colour; what is worth anything is known of English alone."""
    is_statement = claim.kind == "statement"
    if document.language == "en" and clause and not (claim.figures or _has_verb(clause)):
        return False  # “Indiscriminately,” police said
    if clause and (_is_nobodys(document, clause) or (not claim.figures and _is_of_writer(document, clause))):
        return False
    if document.language == "en" and not (_is_whole(claim, clause) if clause else _tells_alone(claim)):
        return False
    if claim.figures or document.language != "en":
        return bool(claim.figures) or is_statement
    if clause and clause.is_addressed:
        return False
    score, factors = worth.assess(document, claim)
    if is_statement and factors.keys() >= _COMMENT:
        return False
    said_floor = VAGUE_FLOOR if _NAMING.isdisjoint(factors) else SAID_FLOOR
    return score >= (said_floor if is_statement else FLOOR)


def _is_of_writer(document: Document, clause: Clause) -> bool:
    """Whether the article tells what its writer did, thinks or wants of "you": "we asked the ministry", "we know that …"."""
    if clause.said:
        source = document.text[slice(*clause.said.words.source)].lower()
        return not clause.said.claimant and source in lexicons.words(document.language, "grammar", "first_person")
    unit, tokens = clause.unit, (clause.first, clause.last)
    is_to_reader = bool(unit.listed("second_person", *tokens))
    return is_to_reader or any(unit.tags[at] == "p" for at in unit.first_persons(*tokens))


def _is_nobodys(document: Document, clause: Clause) -> bool:
    """Whether it is a quotation, or the end of one, in which somebody says "we", and nobody tells who."""
    quotes, last = clause.unit.quotes, document.text[clause.end - 1]
    is_quoted = all(at in quotes for at in range(clause.first, clause.last))
    is_cut = last in _QUOTING and all(quote.end != clause.end for quote in quotes.values())
    if clause.said or not (is_quoted or is_cut):
        return False
    first_person = lexicons.words(document.language, "grammar", "first_person")
    return any(token.lower in first_person for token in document.tokens_in(clause.start, clause.end))


def _is_whole(claim: ExtractedClaim, clause: Clause) -> bool:
    """Whether a clause is a sentence; of somebody's words a figure is enough: the mayor spoke of “40 dead”."""
    return clause.is_whole or (clause.said is not None and bool(claim.figures))


def _tells_alone(claim: ExtractedClaim) -> bool:
    """Whether a line of a list or a table tells something without a verb: "Ayes 71", "12 dead", not "125 weekdays"."""
    return claim.kind in ("vote_tally", "casualty") or claim.details.get("unit") == "person"


def _is_headline(document: Document, claim: ExtractedClaim) -> bool:
    """Whether a claim is the headline of an article, or a line with Capitals Like One."""
    is_first = any(start <= claim.start and claim.end <= end for start, end in document.headlines)
    return is_first or headlines.has_capitals(claim.quote, document.language)


def _has_verb(clause: Clause) -> bool:
    """Whether a clause is a sentence: its verb may stand inside a quotation that is part of it."""
    unit, tokens = clause.unit, range(clause.first, clause.last)
    return bool(unit.verbs(clause.first, clause.last)) or any(at in unit.quotes for at in tokens)


def worthiest(claims: Iterable[ExtractedClaim], most: int | None) -> Worthiest:
    """Keep the claims most worth checking, the earlier of two that are worth the same."""
    if most is None:
        kept = list(claims)
        return Worthiest(len(kept), kept)
    numbers = count()
    ranked = zip(claims, numbers, strict=False)
    best = nlargest(most, ranked, key=lambda one: (one[0].check_worthiness, -one[1]))
    return Worthiest(next(numbers), sorted((claim for claim, _ in best), key=_place))


def _place(claim: ExtractedClaim) -> Span:
    return claim.start, claim.end


def _scored(document: Document, claim: ExtractedClaim) -> ExtractedClaim:
    score, factors = worth.assess(document, claim)
    return replace(claim, check_worthiness=score, factors=factors)
