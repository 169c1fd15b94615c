"""The lines at the head of an article, and at its foot, that tell when it was published."""

import re

from reviews.intake.pages.layout.blocks import Block
from reviews.intake.pages.published import Line

from .furniture import SHORT, is_a_link, is_of_another, stamp_of

ABOVE, BELOW = 4, 8
"""Blocks above and below the title, or before and behind the text, that are looked at."""
PUBLISHED = re.compile(
    r"\b(publish\w*|posted|veröffentlicht|publiziert|erschienen|publié\w*|publicad[oa]|pubblicat[oa]|gepubliceerd|opublikowan\w*|опубликован\w*|نشر|פורסם|dipublikasikan)\b",
    re.IGNORECASE,
)


def head(blocks: list[Block], first: int, last: int) -> list[Line]:
    """Return the lines between the title and the text, those above the title that say so, and those at the foot that do."""
    titles = [at for at in range(first + 1) if blocks[at].place.tag == "h1"]
    title = titles[-1] if titles else first
    below = [at for at in range(title, first) if at < title + BELOW or at > first - BELOW]
    above = [at for at in range(max(0, title - ABOVE), title) if _says_so(blocks[at])]
    foot = [at for at in range(last, min(len(blocks), last + BELOW)) if _says_so(blocks[at])]
    return [_line(blocks[at]) for at in (*below, *above, *foot) if _is_of_this(blocks[at])]


def _says_so(block: Block) -> bool:
    return PUBLISHED.search(block.text[:SHORT]) is not None


def _is_of_this(block: Block) -> bool:
    if len(block.text) > SHORT or is_a_link(block) or block.place.tag in {"h2", "h3", "h4"}:
        return False
    return not is_of_another(block.place)


def _line(block: Block) -> Line:
    return Line(block.text, stamp_of(block.place) if len(block.place.text_content()) <= 2 * SHORT else "")
