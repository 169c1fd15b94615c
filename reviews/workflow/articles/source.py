"""What is kept of the source of a text: its copy, how the text differs from it, and where each passage stands in it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from itertools import dropwhile
from typing import Any

from reviews.intake import Intake
from reviews.intake.article import Locator
from reviews.intake.text import canonical
from reviews.models import Copy

from .revisions.alignment import NOWHERE, Alignment
from .revisions.words import Words

MENDED = "mended"
"""How a change says that a person made it: `words` are what was read, `instead` is what stands there now."""


@dataclass(frozen=True)
class Source:
    copy: Copy | None = None
    changes: list[dict[str, str]] = field(default_factory=list)
    locators: list[dict[str, Any]] = field(default_factory=list)

    @property
    def kept(self) -> dict[str, Any]:
        """As a revision has it."""
        return {"copy": self.copy, "changes": self.changes, "locators": self.locators}


NO_SOURCE = Source()


def source_of(found: Intake, text: str, copy: Copy | None) -> Source:
    """Return what is kept where `text` is taken in as a person left it, and `found` was read. Raises Unreadable for no text."""
    text, read = canonical(text), canonical(found.text)
    changes = [asdict(change) for change in found.changes]
    return Source(copy, [*changes, *mended(read, text)], [asdict(one) for one in located(found, text)])


def mended(read: str, text: str) -> Iterator[dict[str, str]]:
    """Yield the passages that a person changed, as whole paragraphs; blank lines are no words."""
    old, new = paragraphs(read), paragraphs(text)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield {"what": MENDED, "words": "\n".join(old[i:j]), "instead": "\n".join(new[k:m])}


def still_mended(changes: Iterable[dict[str, str]], text: str) -> list[dict[str, str]]:
    """Return what a person changed in an older text, as far as their paragraphs stand in this one."""
    there = set(paragraphs(text))
    by_hand = (change for change in changes if change["what"] == MENDED and change["instead"])
    return [change for change in by_hand if there.issuperset(paragraphs(change["instead"]))]


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def located(found: Intake, text: str) -> list[Locator]:
    """Return the locators of what was read, moved to where their passages are in the text; those of passages that are gone are."""
    if text == found.text or not found.locators:
        return list(found.locators)
    old, new = Words(found.text), Words(text)
    there = Alignment(old, new).there
    moved: dict[int, Locator] = {}
    for one in found.locators:
        behind = range(old.at(one.start, len(found.text))[0], len(old))
        word = next(dropwhile(lambda word: there[word] == NOWHERE, behind), None)
        if word is not None:
            start = new.starts[there[word]]
            moved[start] = Locator(start, one.kind, one.value)
    return [moved[start] for start in sorted(moved)]
