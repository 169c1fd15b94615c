"""Where words stand in the text of a copy: its pages and paragraphs, counted from 1."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.intake.readable import PAGE_BREAK


@dataclass(frozen=True)
class Paragraph:
    """Counted within its page; what has no pages is page 0."""

    page: int
    number: int
    text: str

    @property
    def locator(self) -> str:
        """Return where it is, for the row of evidence."""
        named = {"page": self.page, "number": self.number}
        return _("page %(page)s, paragraph %(number)s") % named if self.page else _("paragraph %(number)s") % named


def paragraphs(text: str) -> Iterator[Paragraph]:
    pages = text.split(PAGE_BREAK)
    for page, lines in enumerate(pages, 1):
        for number, line in enumerate(filter(None, lines.split("\n")), 1):
            yield Paragraph(page if len(pages) > 1 else 0, number, line)


def place_of(text: str, words: str) -> Paragraph | None:
    """Return the paragraph in which the first of these words stand, however their lines break."""
    known = list(paragraphs(text))
    joined, starts = "", []
    for paragraph in known:
        starts.append(len(joined))
        joined += f"{_folded(paragraph.text)} "
    at = joined.find(_folded(words))
    return known[bisect_right(starts, at) - 1] if at >= 0 and words.strip() else None


def having(text: str, words: str) -> list[Paragraph]:
    """Return the paragraphs that have all of these words, in any order and case."""
    wanted = words.casefold().split()
    return [one for one in paragraphs(text) if all(word in one.text.casefold() for word in wanted)] if wanted else []


def _folded(text: str) -> str:
    return " ".join(text.split())
