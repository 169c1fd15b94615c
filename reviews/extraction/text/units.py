"""Sentences as a reporter writes them: one that holds a quotation runs on to the end of the quotation."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from reviews.extraction.claims import Span
from reviews.extraction.text.grammar import vocabulary
from reviews.extraction.text.grammar.terms import is_called, is_term
from reviews.extraction.text.grammar.unit import Unit

from .grammar import tags
from .quotations import Quotation
from .tokens import Token

# A quotation mark without its partner is passed over like an adverb.
_LONE_MARK = "R"
_CRY = re.compile(r"[?!…][”\"’'»]$")
_QUOTED = re.compile(r"[”\"»]$")
_CREDIT = re.compile(r"[–—―-]{1,2}\s*+[^\W\d_]")
_SOURCE_AND_VERB = re.compile(
    r"(?:\w[\w.’'-]*+\s++){1,4}?(\w+)(?=[.,;]|\s++(?:on|in|at|after|before|when|as|during)\b)"
)


def split(
    text: str, sentences: list[Span], tokens: list[Token], quotes: list[Quotation], language: str = "en"
) -> list[Unit]:
    """Return the units of a block, given its sentences, tokens and quotations."""
    folded, places = _fold(text, tokens, quotes)
    starts = [token.start for token in folded]
    found, first = [], 0
    for _, end in _undivided(_with_cues(text, sentences, language), quotes):
        after = bisect_left(starts, end, lo=first)
        inside = {position - first: places[position] for position in range(first, after) if position in places}
        if first < after:  # none in a sentence of marks that nobody sees
            found.append(_unit(text, folded[first:after], inside, language))
        first = after
    return found


def _fold(text: str, tokens: list[Token], quotes: list[Quotation]) -> tuple[list[Token], dict[int, Quotation]]:
    """The tokens with each quotation as one, and where the quotations are among them."""
    folded: list[Token] = []
    places: dict[int, Quotation] = {}
    at = 0
    for quote in quotes:
        first = bisect_left(tokens, quote.start, lo=at, key=lambda token: token.start)
        folded += tokens[at:first]
        places[len(folded)] = quote
        folded.append(Token(quote.start, quote.end, text[quote.start : quote.end], '"'))
        at = bisect_left(tokens, quote.end, lo=first, key=lambda token: token.start)
    return folded + tokens[at:], places


def _undivided(sentences: list[Span], quotes: list[Quotation]) -> Iterator[Span]:
    """Join the sentences that one quotation spans."""
    pending, waiting = None, iter([*quotes, None])
    quote = next(waiting)
    for start, end in sentences:
        first = start if pending is None else pending
        while quote and quote.end <= end:
            quote = next(waiting)
        if quote and quote.start < end:
            pending = first
        else:
            yield first, end
            pending = None
    if pending is not None:
        yield pending, sentences[-1][1]


def _with_cues(text: str, sentences: list[Span], language: str) -> list[Span]:
    """The sentences, each joined to the quotation before it when it only tells whose that was."""
    joined: list[Span] = []
    for start, end in sentences:
        if joined and _tells_speaker(text, joined[-1], (start, end), language):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _tells_speaker(text: str, before: Span, sentence: Span, language: str) -> bool:
    """Whether a cue follows a question or a cry, or a credit any quotation: “Is it safe?” Keller asked. “It is.” – Keller"""
    tail = text[max(before[1] - 3, before[0]) : before[1]]
    if _CREDIT.match(text, *sentence):
        return _QUOTED.search(tail) is not None
    return _CRY.search(tail) is not None and _is_cue(text[slice(*sentence)], language)


def _is_cue(sentence: str, language: str) -> bool:
    """Whether a sentence is no more than a source and its cue, or goes on behind them as a cue does."""
    found = _SOURCE_AND_VERB.match(sentence)
    return found is not None and vocabulary.reports(found[1].lower(), language)


def _unit(text: str, tokens: list[Token], quotes: dict[int, Quotation], language: str) -> Unit:
    plain = tags.tag(tokens, language).replace('"', _LONE_MARK)
    if not quotes:
        return Unit(text, tokens, plain, quotes, language)
    letters = list(plain)
    for position, quote in quotes.items():
        folds = is_term(text, quote) or is_called(text, tokens[max(position - 2, 0) : position], quote, language)
        letters[position] = "n" if folds else '"'
    return Unit(text, tokens, "".join(letters), quotes, language)
