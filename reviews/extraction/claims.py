"""What extraction hands out. `as_json()` of each is the contract other programs read."""

from dataclasses import dataclass, field
from typing import Any

from reviews.extraction.details import Details

type Span = tuple[int, int]
"""Code points into the article's text, half-open."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who made a statement, resolved; `mention` is where the words beside the statement name them ("He")."""

    name: str
    role: str | None = None
    mention: Span | None = None

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "role": self.role, "mention": list(self.mention) if self.mention else None}


@dataclass(frozen=True, slots=True)
class Mention:
    """The shortest stretch of text that tells a tally, a toll, a quantity, a comparison, or somebody's words.

    `details` are the fields of its kind, as `details.SHAPES` has them. `rule` names what found it.
    """

    start: int
    end: int
    quote: str
    kind: str
    sentence: Span
    claimant: Claimant | None = None
    details: Details = field(default_factory=dict)
    rule: str = ""

    def as_json(self) -> dict[str, Any]:
        return self.as_figure() | {
            "quote": self.quote,
            "claimant": self.claimant.as_json() if self.claimant else None,
        }

    def as_figure(self) -> dict[str, Any]:
        """As a claim shows what it holds."""
        return {"kind": self.kind, "start": self.start, "end": self.end, "details": self.details}


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words of a wording that the clause itself does not have, `wording[start:end]`.

    `replaces` are the article's words that they stand for, None where nothing stood; `source` is where the article has
    the inserted words, None where they are computed (a date) or stand in the title. `rule` names what put them there.
    """

    start: int
    end: int
    replaces: Span | None
    source: Span | None
    rule: str

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "for": list(self.replaces) if self.replaces else None,
            "source": list(self.source) if self.source else None,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """One proposition of a text that a stranger can check.

    `said` and `wording` together are one sentence that is true to the article: how the claim is told as somebody's
    ("Ada Finch denied that"), None for what the article tells itself, and the clause as it stands alone. `insertions` are
    in the order of the wording; `loose` are the article's words that a stranger cannot follow and no rule settles.
    `figures` are all that the clause holds. `details` are the fields of its kind, as `details.SHAPES` has them.
    `check_worthiness` is 0..1 and follows from the named `factors`. `rule` names what found it.
    """

    start: int
    end: int
    quote: str
    kind: str
    sentence: Span
    claimant: Claimant | None = None
    check_worthiness: float = 0.0
    factors: dict[str, float] = field(default_factory=dict)
    details: Details = field(default_factory=dict)
    rule: str = ""
    said: str | None = None
    wording: str = ""
    insertions: tuple[Insertion, ...] = ()
    loose: tuple[Span, ...] = ()
    figures: tuple[Mention, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "kind": self.kind,
            "sentence": list(self.sentence),
            "said": self.said,
            "wording": self.wording,
            "insertions": [one.as_json() for one in self.insertions],
            "loose": [list(span) for span in self.loose],
            "claimant": self.claimant.as_json() if self.claimant else None,
            "check_worthiness": self.check_worthiness,
            "factors": self.factors,
            "details": self.details,
            "figures": [one.as_figure() for one in self.figures],
            "rule": self.rule,
        }
