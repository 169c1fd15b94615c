"""What an article is that was read and is not stored yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

What = Literal[
    "deleted",  # struck out, or a deletion that somebody tracked
    "hidden",  # nobody sees it on the page
    "footnote",  # the mark of one: beside a figure it would be a digit
    "comment",  # of whoever worked on the file
    "caption",  # of a picture: a paragraph of its own, or kept apart where it would stand between those of the text
    "withheld",  # what the page says of a rest for subscribers
    "repeated",  # a pull quote, or a heading that is said again
    "correction",  # appended to the article: kept apart
    "joined",  # words that a line or a soft hyphen broke
    "picture",  # a page without words
    "note",  # of the foot or the end: taken in behind the text
    "furniture",  # running heads and page numbers
    "quoted",  # of the letters that a letter answers
    "voters",  # the names of a division list: its tally stands in the text
    "attachment",  # a file that came along: its name
]
"""What was done with words of the source that do not stand in the text as they stood there."""


@dataclass(frozen=True)
class Change:
    """A difference between the text and its source, for whoever has to trust the text. `words` are the source's."""

    what: What
    words: str


@dataclass(frozen=True)
class Locator:
    """From offset `start` of the text on, where that is in the source: a page by its number, or a time as the source has it."""

    start: int
    kind: Literal["page", "time"]
    value: str


@dataclass(frozen=True)
class Intake:
    """What a file gives, to be looked over by a person: only the text is sure to be there; the rest may be empty.

    Each paragraph of `text` stands on a line of its own. `language` is a code such as "en".
    """

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: datetime | None = None
    """In the zone of the page; a day without an hour begins in UTC."""
    published_from: str = ""
    """The words of the source that the day was read from."""
    language: str = ""
    kind: str = ""
    """The type of the file, as `kinds` names it."""
    changes: tuple[Change, ...] = ()
    locators: tuple[Locator, ...] = ()
    """In the order of the text; empty where the source has neither pages nor times."""
