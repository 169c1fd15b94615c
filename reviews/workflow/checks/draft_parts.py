"""A draft by its parts: as a program gives it, as it is stored, and as a window shows it.

A draft is a mapping of parts, each saved and merged by itself: "verdict" and "attribution_verdict" (codes), "summary",
"rationale", "counter_evidence" (a choice), what ASKED names, "claim-…" for the fields of a correction that is not in the claim yet, and "evidence KEY" for each row.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from reviews.models import Evidence, Rating, Review, fingerprint
from reviews.models.constraints import public_id
from reviews.models.review import ASKED

type Row = dict[str, str]
type Part = str | Row | None
type Parts = dict[str, Part]
type Writers = Mapping[str, Sequence[Any]]
"""The name of the window that wrote a part last, and which of its saves that was."""

VERDICTS = ("verdict", "attribution_verdict")
TEXTS = ("summary", "rationale", "counter_evidence", *ASKED)
CORRECTION, EVIDENCE = "claim-", "evidence "
MARK_LENGTH = 16
WINDOW = re.compile(r"[0-9a-f]{0,32}")


@dataclass(frozen=True)
class TypedEvidence:
    """One row of evidence, as a program gives it."""

    url: str
    title: str
    kind: str
    stance: str
    publisher: str = ""
    published: date | None = None
    accessed: date | None = None
    excerpt: str = ""
    locator: str = ""
    disclosure: str = ""
    question: str = ""
    archive_url: str | None = None
    archive_sha256: str | None = None

    @property
    def row(self) -> Row:
        return {name: str(getattr(self, name) or "") for name in Evidence.TYPED}


@dataclass(frozen=True)
class Draft:
    """The whole of a review as a program sends it; saving replaces what was there, but for a correction of the claim."""

    verdict: Rating | None = None
    attribution_verdict: Rating | None = None
    summary: str = ""
    rationale: str = ""
    evidence: Sequence[TypedEvidence] = ()
    counter_evidence: str = ""
    asked_who: str = ""
    asked_channel: str = ""
    asked_on: str = ""
    asked_deadline: str = ""
    asked_answer: str = ""

    def parts(self, before: Parts) -> Parts:
        """Return its parts; a row whose address was there `before` is the same row."""
        keys = {name_of(cast(Row, row)): part for part, row in before.items() if is_row(part)}
        rows = {keys.pop(name_of(source.row), f"{EVIDENCE}{public_id()}"): source.row for source in self.evidence}
        verdicts = {name: rating.code if (rating := getattr(self, name)) else "" for name in VERDICTS}
        kept = {part: value for part, value in before.items() if part.startswith(CORRECTION)}
        texts = {name: getattr(self, name) for name in TEXTS}
        return {**verdicts, **texts, **kept, **rows}


@dataclass(frozen=True)
class Window:
    """What a window shows of a draft: its name, the count of its saves, and the mark of each part as it last saw it."""

    name: str = ""
    turn: int = 0
    seen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def opened(cls, parts: Parts) -> "Window":
        return cls(public_id(), seen=marks(parts))

    def after(self, typed: Parts, conflicts: Iterable["Conflict"]) -> "Window":
        """Return it after a save of what it shows; what is in conflict stays so until somebody decides."""
        undecided = {conflict.part for conflict in conflicts}
        seen = {part: self.seen.get(part, "") if part in undecided else mark(value) for part, value in typed.items()}
        return replace(self, seen=seen)

    def shows(self, part: str, value: Part) -> bool:
        return self.seen.get(part, "") == mark(value)

    def wrote(self, part: str, writers: Writers) -> bool:
        """Whether this window itself wrote what is stored, in this or an earlier save whose answer may have been lost."""
        return bool(self.name) and list(writers.get(part, ()))[:1] == [self.name]


@dataclass(frozen=True)
class Conflict:
    """A part that two windows changed: what this one sends, and what the other saved."""

    part: str
    mine: Part
    theirs: Part


def marks(parts: Parts) -> dict[str, str]:
    return {part: mark(value) for part, value in parts.items()}


def mark(value: Part) -> str:
    """Return a short fingerprint of a part; nothing for what is not there or has no letter."""
    return fingerprint(value)[:MARK_LENGTH] if value else ""


def is_row(part: str) -> bool:
    return part.startswith(EVIDENCE)


def name_of(row: Mapping[str, Any]) -> str:
    """Return what identifies a piece of evidence: its address, or its title where it has none."""
    return str(row["url"] or row["title"])


def parts_of(review: Review | None) -> Parts:
    """Return what is stored of a draft, the rows of evidence in their order."""
    if review is None:
        return dict.fromkeys((*VERDICTS, *TEXTS), "")
    verdicts = {name: rating.code if (rating := getattr(review, name)) else "" for name in VERDICTS}
    texts = {name: getattr(review, name) for name in TEXTS}
    rows = {f"{EVIDENCE}{item.key}": item.row for item in review.evidence.all()}
    return {**verdicts, **texts, **review.correction, **rows}
