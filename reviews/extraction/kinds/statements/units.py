"""Sentences as a reporter writes them: one that holds a quotation runs on to the end of the quotation."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text import quotations, tags
from reviews.extraction.text.blocks import Block
from reviews.extraction.text.quotations import Quotation
from reviews.extraction.text.tokens import Token

_LONGEST_PHRASE = 4
_ENDS = ".,?!…;"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with each quotation folded into one token, and one tag for each token."""

    text: str
    tokens: list[Token]
    tags: str
    quotes: dict[int, Quotation]
    block: Block

    def span(self, first: int, after: int) -> Span:
        """The stretch of text from one token up to another, the second left out."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def words(self, first: int, after: int) -> str:
        """That stretch as text."""
        start, end = self.span(first, after)
        return self.text[start:end]


def split(document: Document, block: Block) -> Iterator[Unit]:
    """Yield the units of one block in order."""
    quotes = quotations.find(document.text, block.start, block.end)
    for start, end in _undivided(document.sentences_of(block), quotes):
        inside = [quote for quote in quotes if start <= quote.start < end]
        yield _unit(document, block, start, end, inside)


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


def _unit(document: Document, block: Block, start: int, end: int, quotes: list[Quotation]) -> Unit:
    folded, at, places = [], start, {}
    for quote in quotes:
        folded += document.tokens_in(at, quote.start)
        places[len(folded)] = quote
        folded.append(Token(quote.start, quote.end, document.text[quote.start : quote.end], '"'))
        at = quote.end
    folded += document.tokens_in(at, end)
    letters = tags.tag(folded, document.language)
    for position, quote in places.items():
        letters = letters[:position] + ("n" if _is_phrase(document.text, quote) else '"') + letters[position + 1 :]
    return Unit(document.text, folded, letters, places, block)


def _is_phrase(text: str, quote: Quotation) -> bool:
    """Whether the marks hold a few words used inside the sentence: a title, a nickname, a term at arm’s length."""
    _, last = quotations.inner(text, quote)
    return quotations.count_words(text, quote) <= _LONGEST_PHRASE and text[last - 1] not in _ENDS
