"""Everybody the article names, each as a newspaper names somebody for the first time: with the office or what else it tells."""

import re
from functools import cached_property

from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.speakers import bodies
from reviews.extraction.speakers.names import Name
from reviews.extraction.speakers.people import People
from reviews.extraction.speakers.resolve import Speakers

from .nouns import Nouns

_LONGEST = 90
"""Code points of a name with its office."""
# "Sharif Hotak, of the provincial council, …"
_OF = re.compile(r",?\s+of\s+(?:the\s+)?[A-Z][^,.;:“”\"()\n]{2,60}(?=,|\s+(?:and|said|told|was|has|is)\b)")


class Cast:
    """The persons and bodies of one article."""

    def __init__(self, document: Document, speakers: Speakers, nouns: Nouns) -> None:
        self.document, self.speakers, self.nouns = document, speakers, nouns
        self.people: People = speakers.people

    @cached_property
    def _first(self) -> dict[str, Name]:
        """The first whole mention of every person."""
        found: dict[str, Name] = {}
        for name in self.people.named:
            full = self.people.whole(name)
            if name.is_whole and full in self.people.everybody:
                found.setdefault(full, name)
        return found

    def introduced(self, full: str) -> Span | None:
        """Where the article names a person for the first time, with what it tells in front of the name."""
        name = self._first.get(full)
        if name is None:
            return None
        phrase = self.nouns.at(name.start)
        role = self.speakers.role_before(phrase.start, name) if phrase and phrase.start < name.start else None
        start = self.document.text.rfind(role, max(name.start - _LONGEST, 0), name.start) if role else -1
        is_beside = start >= 0 and "\n" not in self.document.text[start : name.end]
        return (start, name.end) if is_beside and name.end - start <= _LONGEST else (name.start, name.end)

    def described(self, full: str) -> str | None:
        """What the article tells of a person behind the name, when it is first named."""
        name = self._first.get(full)
        if name is None:
            return None
        if role := self.speakers.role_after(name.end):
            return role if len(role) <= _LONGEST else None
        found = _OF.match(self.document.text, name.end)
        return found[0].strip(" ,") if found else None

    def whole(self, name: Name) -> str | None:
        """The full name of a person who is named in part."""
        full = self.people.whole(name)
        return full if full in self._first and full != name.full else None

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The acronyms that the article spells out, with the name of each."""
        return bodies.spelled_out(self.document.text)
