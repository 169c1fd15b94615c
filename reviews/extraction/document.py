"""The article as the rules see it: one text, cut once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .claims import Span
from .text import blocks, sentences


@dataclass(frozen=True)
class Document:
    """A text with its blocks and sentences; every rule reads this and nothing else."""

    text: str
    published: date | None = None
    language: str = "en"

    @cached_property
    def blocks(self) -> list[blocks.Block]:
        """Paragraphs, headings, promotional links and the like, in order."""
        return blocks.split(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the whole text, headings included, in order."""
        return sentences.split(self.text)

    @cached_property
    def prose(self) -> list[Span]:
        """The sentences that can hold a claim: none of a heading, a promotional link or a byline."""
        return [span for block in self.blocks if block.is_prose for span in sentences.split(self.text, block.start, block.end)]
