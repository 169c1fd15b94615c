"""Sentences as a reporter writes them: one that holds a quotation runs on to the end of the quotation."""

import re
from collections.abc import Iterator
from functools import cached_property

from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text import quotations, tags
from reviews.extraction.text.blocks import Block
from reviews.extraction.text.quotations import Quotation
from reviews.extraction.text.tokens import Token

type Tokens = tuple[int, int]
"""A stretch of a unit by token numbers, half-open."""

_LONGEST_TERM = 4
_ENDS = ".,?!…;"
_BASE = r"(?:(?:X')?[DQ]*[nNQ']*[nNQ](?:\([^()]{1,12}\))?)"
_PHRASE = re.compile(rf"(?:p|{_BASE})(?:[PC](?:{_BASE}|[op]))*")
_FINITE = "VEBHM"


class Unit:
    """A sentence with each quotation folded into one token, one tag for each token, and its noun phrases."""

    def __init__(self, text: str, tokens: list[Token], letters: str, quotes: dict[int, Quotation]) -> None:
        self.text, self.tokens, self.tags, self.quotes = text, tokens, letters, quotes

    def span(self, first: int, after: int) -> Span:
        """The stretch of text from one token up to another, the second left out."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def tag(self, position: int) -> str:
        """The tag at a position; a full stop beyond the last."""
        return self.tags[position] if position < len(self.tags) else "."

    def lower(self, position: int) -> str:
        """The word at a position in lower case; empty beyond the last."""
        return self.tokens[position].lower if position < len(self.tokens) else ""

    def is_quoted(self, position: int) -> bool:
        """Whether a quotation stands here that is more than a term inside the sentence."""
        return self.tag(position) == '"'

    @cached_property
    def phrases(self) -> list[Tokens]:
        """Noun phrases with what hangs on them by a preposition or "and", in order."""
        return [m.span() for m in _PHRASE.finditer(self.tags)]

    @cached_property
    def phrase_from(self) -> dict[int, Tokens]:
        """The phrases by their first token."""
        return {phrase[0]: phrase for phrase in self.phrases}

    @cached_property
    def phrase_to(self) -> dict[int, Tokens]:
        """The phrases by the token after them."""
        return {phrase[1]: phrase for phrase in self.phrases}

    @cached_property
    def subjects(self) -> list[Tokens]:
        """The phrases that a finite verb follows."""
        return [
            phrase
            for phrase in self.phrases
            if self.tag(self.past_adverbs(phrase[1])) in _FINITE and not self.hangs(phrase)
        ]

    def hangs(self, phrase: Tokens) -> bool:
        """Whether a preposition in front makes the phrase part of another."""
        return phrase[0] > 0 and self.tags[phrase[0] - 1] == "P"

    def past_adverbs(self, position: int) -> int:
        """The next position that is no adverb."""
        while self.tag(position) == "R":
            position += 1
        return position

    def past_adverbials(self, position: int) -> int:
        """Past "Tuesday", "in an interview", "on Twitter", "again", "(sarcastically)"."""
        while position < len(self.tags):
            tag = self.tags[position]
            if tag in "RX":
                position += 1
            elif tag == "(":
                position = max(self.tags.find(")", position, position + 30), position) + 1
            elif tag == "P" and self.tag(position + 1) == "X":
                position += 2
            elif tag == "P" and (phrase := self.phrase_from.get(position + 1)):
                position = phrase[1]
            else:
                break
        return position


def split(document: Document, block: Block) -> Iterator[Unit]:
    """Yield the units of one block in order."""
    quotes = quotations.find(document.text, block.start, block.end)
    for start, end in _undivided(document.sentences_of(block), quotes):
        inside = [quote for quote in quotes if start <= quote.start < end]
        quotes = quotes[len(inside) :]
        yield _unit(document, start, end, inside)


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


def _unit(document: Document, start: int, end: int, quotes: list[Quotation]) -> Unit:
    folded: list[Token] = []
    places: dict[int, Quotation] = {}
    for quote in quotes:
        folded += document.tokens_in(start, quote.start)
        places[len(folded)] = quote
        folded.append(Token(quote.start, quote.end, document.text[quote.start : quote.end], '"'))
        start = quote.end
    folded += document.tokens_in(start, end)
    letters = list(tags.tag(folded, document.language))
    for position, quote in places.items():
        letters[position] = "n" if _is_term(document.text, quote) else '"'
    return Unit(document.text, folded, "".join(letters), places)


def _is_term(text: str, quote: Quotation) -> bool:
    """Whether the marks hold a few words used inside the sentence: a title, a nickname, a term at arm’s length."""
    _, last = quotations.inner(quote)
    return (
        quote.closed
        and len(text[quote.start : last].split(None, _LONGEST_TERM + 1)) <= _LONGEST_TERM
        and text[last - 1] not in _ENDS
    )
