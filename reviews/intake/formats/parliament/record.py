"""A debate as its text: who speaks stands before the first words, and a division is the figures of its sides."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from reviews.intake.article import Intake
from reviews.intake.formats.markup import name
from reviews.intake.formats.written import Place, Written

SIDES = {
    "aye": "Ayes", "ayes": "Ayes", "yes": "Ayes", "for": "For", "content": "Contents", "favour": "For", "infavour": "For", "yea": "Yeas",
    "no": "Noes", "noes": "Noes", "against": "Against", "not-content": "Not-contents", "notcontent": "Not-contents", "nay": "Nays",
    "abst": "Abstentions", "abstain": "Abstentions", "abstention": "Abstentions", "abstentions": "Abstentions",
    "absent": "Absent", "notvoting": "Not voting",
}  # fmt: skip
"""The sides of a division as records print them, by what their files call them."""


class Record:
    def __init__(self) -> None:
        self._written = Written()
        self._place: Place | None = None

    def at(self, place: Place) -> None:
        """What follows is found there."""
        self._place = place

    def add(self, words: str) -> None:
        """Add a heading, or what the clerk has written."""
        if words:
            self._written.add(words, place=self._place)

    def speech(self, speaker: str, paragraphs: Iterable[str]) -> None:
        label = f"{speaker.rstrip(' :')}: " if speaker.strip(" :") else ""
        for words in filter(None, paragraphs):
            self.add(label + words)
            label = ""

    def division(self, votes: Mapping[str, str], voters: Mapping[str, Iterable[str]] | None = None) -> None:
        """Add the sides with their figures, each on a line, and tell who voted so."""
        lines = [f"{side(called)} {count}" for called, count in votes.items() if count.strip().isdecimal()]
        self.add("\n".join(lines))
        for called, names in (voters or {}).items():
            if told := "; ".join(names):
                self._written.tell("voters", f"{side(called)}: {told}")

    def intake(self, *, title: str = "", day: str = "") -> Intake:
        published = _day(day)
        return self._written.intake(title=title, published=published, published_from=day if published else "")


def side(called: str) -> str:
    plain = called.lower().replace("_", "").replace(" ", "")
    return SIDES.get(plain, called[:1].upper() + called[1:])


def words(element: Any, *, without: frozenset[str] = frozenset()) -> str:
    """Return what an element says on one line, without elements of some names."""
    return " ".join("".join(_parts(element, without)).split())


def _parts(element: Any, without: frozenset[str]) -> Iterable[str]:
    if name(element) not in without:
        yield element.text or ""
        for one in element:
            yield from _parts(one, without)
            yield one.tail or ""


def _day(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
