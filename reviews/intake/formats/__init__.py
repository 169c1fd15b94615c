"""One reader for each format of files. Every one of them can be kept busy for hours: `files` runs them confined."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from reviews.intake.article import Intake
from reviews.intake.text import Unreadable, gettext_noop

ODD = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What comes of a file that is not what it should be."""


@dataclass(frozen=True)
class HtmlPart:
    """A page within a file, and what the file says beside it: its text where no article is found in the page."""

    page: str
    about: Intake


def results(reader: str, data: bytes | str) -> Iterator[Intake | HtmlPart | Unreadable]:
    """Yield what the module `reader` reads in a file, or why nothing."""
    module = import_module(f"{__name__}.{reader}")
    try:
        yield module.read(data)
    except Unreadable as refused:
        yield refused
    except ODD:
        yield damaged()
    except MemoryError:
        yield Unreadable(
            gettext_noop("This file takes more memory to read than a file may. Paste the text of the article instead.")
        )


def locked() -> Unreadable:
    return Unreadable(
        gettext_noop("This file is protected with a password. Save it without one, or paste the text of the article.")
    )


def damaged() -> Unreadable:
    return Unreadable(
        gettext_noop("This file is damaged: it cannot be read to its end. Paste the text of the article instead.")
    )
