"""The article in a PDF, and the text of each page of it."""

from collections.abc import Iterator
from contextlib import suppress

from reviews.intake.article import Intake
from reviews.intake.formats.written import PARAGRAPH, Written
from reviews.intake.text import LIMIT, Unreadable, gettext_noop, too_long

from .furniture import FIGURE, furniture
from .lines import Page, PrintedLine, pages
from .paragraphs import Joined, Setting, joined

TITLE = 1.15
"""How much larger than the next lines a title is printed."""


def read(data: bytes) -> Intake:
    found = [*_within_limit(pages(data))]
    written = Written()
    for page in found:
        if page.is_picture:
            written.tell("picture", str(page.number))
    if not any(page.lines for page in found):
        raise _no_words(found)
    outside = furniture(found)
    lines = [line for page in found for line in page.lines if line not in outside and not line.is_hidden]
    _tell(written, found, outside)
    for one in joined(lines, Setting(lines)):
        _add(written, one)
    return written.intake(title=_title(lines))


def texts(data: bytes) -> Iterator[str]:
    """Yield the text of each page with its furniture, a paragraph on each line; of a file that cannot be read, nothing."""
    with suppress(Unreadable):
        yield from map(_text, pages(data))


def _text(page: Page) -> str:
    lines = [line for line in page.lines if not line.is_hidden]
    text = ""
    for one in joined(lines, Setting(lines)):
        text = (text[:-1] if one.broken else text) + ("\n" if one.joint is None else one.joint) + one.words
    return text.strip()


def _within_limit(found: Iterator[Page]) -> Iterator[Page]:
    length = 0
    for page in found:
        length += sum(len(line.words) for line in page.lines)
        if length > LIMIT:
            raise too_long()
        yield page


def _no_words(found: list[Page]) -> Unreadable:
    if any(page.is_picture for page in found):
        return Unreadable(
            gettext_noop(
                "This PDF has only pictures of its pages, no words. Have its text recognised first, or paste the text of the article."
            )
        )
    return Unreadable(gettext_noop("This PDF has no words."))


def _tell(written: Written, found: list[Page], outside: set[PrintedLine]) -> None:
    known: dict[str, str] = {}
    for line in (line for page in found for line in page.lines if line in outside):
        known.setdefault(FIGURE.sub("#", line.words), line.words)  # the number of one page stands for those of all
    for words in known.values():
        written.tell("furniture", words)
    for page in found:
        written.tell("hidden", " ".join(line.words for line in page.lines if line.is_hidden))


def _add(written: Written, one: Joined) -> None:
    for word in one.within:
        written.tell("joined", word)
    if one.broken:
        written.tell("joined", one.broken)
        written.cut_last(1)
    joint = PARAGRAPH if one.joint is None else one.joint
    written.add(one.words, place=("page", str(one.line.page)), joint=joint)


def _title(lines: list[PrintedLine]) -> str:
    """Return the first of the lines on the first page that are printed largest, with those that go on like it."""
    if not lines:
        return ""
    first = [line for line in lines if line.page == lines[0].page]
    size = max(line.size for line in first)
    others = [line.size for line in first if line.size < size / TITLE]
    if not others:
        return ""
    start = next(place for place, line in enumerate(first) if line.size >= size / TITLE)
    end = next((place for place in range(start, len(first)) if first[place].size < size / TITLE), len(first))
    return " ".join(line.words for line in first[start:end])
