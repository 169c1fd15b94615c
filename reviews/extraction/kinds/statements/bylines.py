"""Lines that name whose the words above are: "— Commissioner Paul Vega" below a quotation, "— Ada Lund (@adalund) March 2" below a post."""

import re
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text import quotations
from reviews.extraction.text.blocks import Block
from reviews.extraction.text.grammar import vocabulary


class Credit(NamedTuple):
    """Whose words `content` is; nothing for a line that only names somebody."""

    rule: str
    content: list[Span]
    source: Span
    cue: Span


_NAME = r"(?:[A-Z][\w.'’-]*+)(?:\s+(?:[A-Z][\w.'’-]*+|[a-z]{1,4}(?=\s[A-Z]))){0,6}+"
_ROLE = r"(?:,\s[^\n.!?“”]{2,100}+)?+"
# — Commissioner Paul Vega, of the agency
_DASHED = re.compile(rf"(?P<cue>[–—―-]{{1,2}})\s*+(?P<name>{_NAME}){_ROLE}\.?$")
_BARE = re.compile(rf"(?P<name>{_NAME})(?P<role>{_ROLE})$")
# — Ada Lund (@adalund) March 2, 2026
_POSTED = re.compile(
    rf"(?P<cue>[–—―-]{{1,2}})\s*+(?P<name>{_NAME})[^\n(@]{{0,20}}\(?@\w{{1,40}}\)?[\s·,]*[^\n]{{0,40}}$"
)
_LONGEST_CREDIT = 160  # code points


def find(document: Document) -> dict[Block, Credit]:
    """The credits of the blocks whose words they tell, and of the lines themselves."""
    found: dict[Block, Credit] = {}
    for before, block in zip([None, *document.blocks], document.blocks, strict=False):
        credit = _below(document, before, block) or _behind(document, block)
        if credit and before and credit.content[0][0] < block.start:
            found[before], found[block] = credit, credit._replace(content=[])
        elif credit:
            found[block] = credit
    return found


def _below(document: Document, before: Block | None, block: Block) -> Credit | None:
    """The credit that a line gives to the block above it."""
    if before is None or not before.is_prose or before.label or block.end - block.start > _LONGEST_CREDIT:
        return None
    start, end = block.start, block.end
    if posted := _POSTED.match(document.text, start, end):
        return Credit("post, dash, name", [(before.start, before.end)], posted.span("name"), posted.span("cue"))
    if not _is_quotation(document, before):
        return None
    if dashed := _DASHED.match(document.text, start, end):
        return Credit(
            "quotation, line with a name", [(before.start, before.end)], dashed.span("name"), dashed.span("cue")
        )
    bare = _BARE.match(document.text, start, end) if block.kind == "heading" else None
    if bare and _is_person(document, bare["name"], has_role=bool(bare["role"])):
        return Credit("quotation, line with a name", [(before.start, before.end)], bare.span("name"), bare.span("name"))
    return None


def _behind(document: Document, block: Block) -> Credit | None:
    """The credit at the end of a post that came in one line with it: "We cut it. — Ada Lund (@adalund) March 2"."""
    at = document.text.find("@", block.start, block.end) if block.is_prose else -1
    dash = max(document.text.rfind(mark, block.start, at) for mark in "–—") if at >= 0 else -1
    posted = _POSTED.match(document.text, dash, block.end) if dash > block.start else None
    content = document.text[block.start : dash].rstrip() if posted else ""
    if not posted or not content:
        return None
    return Credit(
        "post, dash, name", [(block.start, block.start + len(content))], posted.span("name"), posted.span("cue")
    )


def _is_quotation(document: Document, block: Block) -> bool:
    """Whether a block is one quotation and no more."""
    found = quotations.find(document.text, block.start, block.end)
    return len(found) == 1 and (found[0].start, found[0].end) == (block.start, block.end)


def _is_person(document: Document, name: str, *, has_role: bool) -> bool:
    """Whether a line without a dash is a name and no heading: by an office, a given name or a role behind it."""
    words = [word.lower().strip(".,") for word in name.split()]
    known = _known(document.language)
    is_closed = any(vocabulary.letter(word, document.language) in ("D", "P", "C", "B", "V") for word in words)
    return len(words) > 1 and not is_closed and (has_role or not known.isdisjoint(words))


@cache
def _known(language: str) -> frozenset[str]:
    return lexicons.words(language, "names", "title", "courtesy", "man", "woman")
