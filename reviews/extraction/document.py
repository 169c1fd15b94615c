"""The article as the rules see it: one text, cut once."""

from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from . import lexicons
from .claims import Span
from .figures import reading
from .figures.dates import datelines
from .figures.reading import Reading
from .text import blocks, headlines, quotations, sentences, tokens, turns, units
from .text.blocks import Block
from .text.grammar.unit import Unit
from .text.quotations import Quotation
from .text.tokens import Token

_HEAD = 2  # lines


@dataclass(frozen=True)
class Document:
    """A text with its blocks, sentences and tokens; every rule reads this and nothing else.

    `language` may be any tag for it ("en-US", "en_GB"). Where nobody tells when it was `published`, the text itself may.
    """

    text: str
    published: date | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", lexicons.language_of(self.language))
        if self.published is None:
            object.__setattr__(self, "published", datelines.day(self.text, self.language))

    @cached_property
    def blocks(self) -> list[Block]:
        """Paragraphs, headings, promotional links and the like, in order."""
        return turns.mark(self.text, blocks.split(self.text, self.language), self.language)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the whole text, headings included, in order."""
        return [span for block in self.blocks for span in self._sentences_of[block]]

    @cached_property
    def prose(self) -> list[Span]:
        """The sentences that can hold a claim: none of a heading, a promotional link or a byline."""
        return [span for block in self.blocks if block.is_prose for span in self._sentences_of[block]]

    @cached_property
    def tokens(self) -> list[Token]:
        """Every word, number and mark of the text, in order."""
        return tokens.split(self.text, language=self.language)

    def places(self, words: Container[str]) -> list[int]:
        """Where words of a lexicon stand among the tokens, in order."""
        return [at for at, token in enumerate(self.tokens) if token.lower in words]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in `text[start:end]`."""
        first = bisect_left(self.token_starts, start)
        return self.tokens[first : bisect_left(self.token_starts, end, first)]

    @cached_property
    def readings(self) -> list[Reading]:
        """The sentences that can hold a claim, with their tokens, numbers and dates."""
        return [
            part
            for span in self.prose
            for part in reading.read(span, self.tokens_in(*span), self.published, self.language)
        ]

    @cached_property
    def units(self) -> list[tuple[Block, list[Unit]]]:
        """The blocks of prose with their sentences as the grammar sees them, each quotation one word."""
        return [(block, self._units_of(block)) for block in self.blocks if block.is_prose]

    @cached_property
    def headlines(self) -> list[Span]:
        """The first lines of the article that are printed like prose and only head what follows."""
        found, is_led = [], False
        for block, below in zip(self.blocks[:_HEAD], self.blocks[1 : _HEAD + 1], strict=False):
            line, lead = (self.tokens_in(one.start, one.end) for one in (block, below))
            is_line = block.is_prose and below.is_prose and len(self._sentences_of[block]) == 1 and not block.label
            if is_line and (is_led or headlines.repeats(line, lead, self.language)):
                found.append((block.start, block.end))
            is_led = self.text.endswith(";", block.start, block.end)
            if not is_led:
                break
        return found

    @cached_property
    def quotations(self) -> dict[Block, list[Quotation]]:
        """The outermost quotations of each block."""
        return {block: quotations.find(self.text, block.start, block.end) for block in self.blocks}

    def sentence_at(self, position: int) -> Span:
        """The sentence around a position, the one before it if it stands between two."""
        after = bisect_left(self._sentence_starts, position + 1)
        return self.sentences[max(after - 1, 0)]

    @cached_property
    def _sentences_of(self) -> dict[Block, list[Span]]:
        return {block: self._split(block) for block in self.blocks}

    def _split(self, block: Block) -> list[Span]:
        """The sentences of a block; of one that can hold claims none that takes back what was printed before."""
        found = sentences.split(self.text, block.start, block.end, self.language, self.quotations[block])
        return [span for span in found if not self._takes_back(span)] if block.is_prose else found

    def _takes_back(self, span: Span) -> bool:
        """“An earlier version of this article said …” in the middle of an article."""
        sentence = self.text[slice(*span)].lower() if self._taking_back else ""
        return any(phrase in sentence for phrase in self._taking_back)

    @cached_property
    def _taking_back(self) -> list[str]:
        """The phrases that take something back, those that stand in the text: most often none."""
        text = self.text.lower()
        return [phrase for phrase in lexicons.words(self.language, "layout", "takes_back") if phrase in text]

    @cached_property
    def token_starts(self) -> list[int]:
        """Where each token begins, for finding one by its place in the text."""
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def _units_of(self, block: Block) -> list[Unit]:
        spans = self._sentences_of[block]
        inside = [token for span in spans for token in self.tokens_in(*span)]
        return units.split(self.text, spans, inside, self.quotations[block], self.language)
