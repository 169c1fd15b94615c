"""What extraction hands out. `as_json()` of each is the contract other programs read."""

from dataclasses import dataclass, field
from typing import Any

type Span = tuple[int, int]
"""Code points into the article's text, half-open."""

KINDS = ("vote_tally", "casualty", "statement", "quantity", "comparison", "event")


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who made a statement, resolved; `mention` is where the words beside the statement name them ("He")."""

    name: str
    role: str | None = None
    mention: Span | None = None

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "role": self.role, "mention": list(self.mention) if self.mention else None}


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """One checkable statement found in a text.

    `details` holds the fields of its kind (all present, unknown ones None); every span in it is a list [start, end].
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
    details: dict[str, Any] = field(default_factory=dict)
    rule: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "kind": self.kind,
            "sentence": list(self.sentence),
            "claimant": self.claimant.as_json() if self.claimant else None,
            "check_worthiness": self.check_worthiness,
            "factors": self.factors,
            "details": self.details,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What follows from the claims by arithmetic alone.

    `claims` are positions in the list that was given. `holds` is None when there is nothing to compare with or
    something needed is missing; `sentence` says it for people. `computed` holds the figures, for example
    `{"cast": 186, "members": 193, "not_voting": 7, "margin": 143}`.
    """

    rule: str
    claims: tuple[int, ...]
    computed: dict[str, Any]
    holds: bool | None
    sentence: str

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "claims": list(self.claims),
            "computed": self.computed,
            "holds": self.holds,
            "sentence": self.sentence,
        }
