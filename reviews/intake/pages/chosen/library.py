"""What the library takes for the article: the guide to which blocks are."""

from collections import Counter
from contextlib import suppress
from copy import deepcopy

from lxml.etree import strip_tags
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from reviews.intake.pages.layout.blocks import Block
from reviews.intake.pages.printed.tree import GONE
from reviews.intake.pages.words import in_words, shingles

ENOUGH = 0.6
"""Share of the four-word runs of a block that the library's text must have."""


def text_of(tree: HtmlElement) -> str:
    """Return the text that the library finds, a paragraph on each line."""
    with suppress(Exception):  # it raises whatever an odd page leads it to, and there are the blocks without it
        plain = deepcopy(tree)
        strip_tags(plain, GONE)  # thousands of empty elements would keep the library busy
        found = bare_extraction(plain, include_comments=False)
        return (found.text or "") if isinstance(found, Document) else ""
    return ""


def picked(blocks: list[Block], text: str) -> list[bool]:
    """Return of each block whether its words stand in the text of the library."""
    lines = {tuple(in_words(line)) for line in text.split("\n")}
    runs = Counter(shingles(in_words(text)))
    return [_stands(in_words(block.bare or block.text), runs, lines) for block in blocks]


def _stands(words: list[str], runs: Counter[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    if len(words) < 5:
        return bool(words) and tuple(words) in lines
    told = shingles(words)
    return sum(run in runs for run in told) >= ENOUGH * len(told)
