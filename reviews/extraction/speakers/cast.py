"""Who speaks in a transcript: "HOLT" is Lester Holt where a label or the text names exactly one Holt, and nobody where two."""

import re
from collections import defaultdict
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Claimant, Span
from reviews.extraction.document import Document

from .names import Gender, Name
from .people import People

_CAPITALISED = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?:ii|iii|iv)")


class Cast:
    """The speakers of a transcript, by their labels."""

    def __init__(self, document: Document, people: People) -> None:
        self.document = document
        self.people = people

    def claimant(self, label: Span) -> Claimant | None:
        """Who speaks under a label; None for "Q", and for a name that two bear."""
        if label not in self._known:
            self._known[label] = self._find(label)
        return self._known[label]

    def asks(self, label: Span) -> bool:
        """Whether the label is that of somebody who only asks: "Q"."""
        first = self._words(label)[0].split()[:1]
        return first[:1] != [] and first[0].lower().strip(".") in lexicons.words(self.document.language, "cues", "asks")

    @cached_property
    def _known(self) -> dict[Span, Claimant | None]:
        return {}

    def _words(self, label: Span) -> tuple[str, str | None]:
        """The name and the role of a label: "KARA ATKIN, ANALYST"."""
        name, _, role = self.document.text[slice(*label)].partition(",")
        return " ".join(name.split()), " ".join(role.split()) or None

    def _find(self, label: Span) -> Claimant | None:
        printed, role = self._words(label)
        if (
            printed.split()[0].lower().strip(".") in lexicons.words(self.document.language, "cues", "unnamed")
            and not role
        ):
            return None
        name = self._name(label)
        if name is None or len(name.words) > 1 or self._is_office(name):
            full = _cased(printed if name is None or self._is_office(name) else name.full)
            return Claimant(full, role, label)
        known = self._bearers[name.surname]
        fitting = {full for full in known if self._fits(name.gender, full)} or known
        if len(fitting) > 1:
            return None
        whole = next(iter(fitting), None) or self.people.whole(name)
        return Claimant(_cased(whole), self._roles.get(whole, role), label)

    def _is_office(self, name: Name) -> bool:
        return self.people.grammar.is_title(name.surname)

    def _name(self, label: Span) -> Name | None:
        """The person that a label names, read as it would be in small letters: "DR. VINOD GUPTA"."""
        start, end = label[0], label[0] + len(self.document.text[slice(*label)].partition(",")[0])
        return self.people.grammar.read(self.document.tokens_in(start, end))

    def _fits(self, gender: Gender | None, full: str) -> bool:
        told = self.people.grammar.gender_of(full.split()[0])
        return not (gender and told) or gender == told

    @cached_property
    def _labels(self) -> list[Span]:
        return [*dict.fromkeys(block.label for block in self.document.blocks if block.label)]

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        """The whole names of the labels by their surnames."""
        found: dict[str, set[str]] = defaultdict(set)
        for label in self._labels:
            name = self._name(label)
            if name and len(name.words) > 1:
                found[name.surname].add(name.full)
        return found

    @cached_property
    def _roles(self) -> dict[str, str | None]:
        """The role that a label tells with each whole name."""
        found: dict[str, str | None] = {}
        for label in self._labels:
            if (name := self._name(label)) and len(name.words) > 1 and (role := self._words(label)[1]):
                found.setdefault(name.full, role)
        return found


def _cased(name: str) -> str:
    """A name printed in capitals as it is printed elsewhere: Kara Atkin, O’Neill, McConnell."""
    if not name.isupper() or len(name) < 2:
        return name
    particles = lexicons.words("en", "names", "particle")
    words = name.split()
    return " ".join(
        _cased_word(word, is_particle=bool(at) and word.lower() in particles) for at, word in enumerate(words)
    )


def _cased_word(word: str, *, is_particle: bool) -> str:
    if is_particle or _ROMAN.fullmatch(word.lower()):
        return word.lower() if is_particle else word
    cased = _CAPITALISED.sub(lambda part: part[0].capitalize(), word)
    return f"Mc{cased[2:].capitalize()}" if cased.startswith("Mc") and len(cased) > 3 else cased
