"""What an article says twice: a quotation set apart to be seen, or a paragraph for another size of screen."""

from collections import Counter

from lxml.html import HtmlElement

from reviews.intake.pages.layout.blocks import Block
from reviews.intake.pages.words import in_words, shingles

from .furniture import is_set_apart

LONG = 24
"""Words of a paragraph that nobody says twice on purpose."""
SHORTEST = 5
AROUND = 4


def repeats(blocks: list[Block], places: list[int]) -> set[int]:
    """Return which of the places say what others say."""
    told = {at: in_words(blocks[at].text) for at in places}
    runs = Counter(run for at in places for run in set(shingles(told[at])))
    seen: dict[tuple[str, ...], HtmlElement] = {}
    found = set()
    for at in places:
        around = blocks[at].place.getparent()
        is_again = len(told[at]) > LONG and seen.setdefault(tuple(told[at]), around) is not around
        if is_again or (
            _is_set_apart(blocks[at]) and len(told[at]) >= SHORTEST and all(runs[run] > 1 for run in shingles(told[at]))
        ):
            found.add(at)
    return found


def _is_set_apart(block: Block) -> bool:
    return any(map(is_set_apart, [block.place, *list(block.place.iterancestors())[:AROUND]]))
