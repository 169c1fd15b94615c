"""What the details of a claim or of a figure hold: one shape for each kind, the only place that spells it out.

Extraction fills the shapes in, every field, with None where the article does not tell it. The desk's form, the drawn
figures, the API's types and the terminal's table are made from them; what was stored by older versions, or by hand,
may lack fields. The names of the types say how a field is shown and typed in: a `Place` is neither.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, get_type_hints

type Count = int
"""How many, from nothing."""
type Number = float
"""Any number, whole ones without a point."""
type Words = str
type Day = str
"""A day, a month or a year: 2023-10-07, 2023-10, 2023."""
type Place = list[int]
"""[start, end] in the article's text."""

type Harm = Literal["killed", "wounded", "missing", "detained", "displaced"]
type Listed = Literal["all", "some", "beside"]
type Telling = Literal["direct", "indirect", "mixed"]
type Bound = Literal["exactly", "about", "at least", "at most", "more than", "less than", "almost", "between"]
type Comparing = Literal["comparative", "superlative", "trend"]


class Named(TypedDict):
    """Who voted how, as far as the article names them."""

    in_favour: list[str]
    against: list[str]
    abstaining: list[str]


class Told(TypedDict):
    """What the words say of a result; `beside` the tally when another sentence says it."""

    margin: Count | None
    majority: Number | Words | None
    beside: bool


class Sides(TypedDict):
    in_favour: Count | None
    against: Count | None
    abstaining: Count | None
    not_voting: Count | None


class VoteTally(Sides):
    members: Count | None
    body: Words | None
    subject: Words | None
    date: Day | None
    outcome: Words | None
    named: Named
    told: Told | None


class Casualty(TypedDict):
    """`was` is the old figure of a change; `figure` is where the number stands, `part_of` where that of its whole does."""

    count: Count | None
    minimum: Count | None
    maximum: Count | None
    vague: Words | None
    was: Count | None
    figure: Place
    harm: Harm
    victims: Words | None
    part_of: Place | None
    listed: Listed | None
    place: Words | None
    date: Day | None
    attribution: Words | None


class Statement(TypedDict):
    """The `content` of a quotation that its cue interrupts has two places."""

    form: Telling
    cue: Words
    cue_span: Place
    content: list[Place]


class Quantity(TypedDict):
    value: Number | None
    minimum: Number | None
    maximum: Number | None
    was: Number | None
    unit: Words | None
    of: Words | None
    bound: Bound | None
    date: Day | None


class Comparison(TypedDict):
    form: Comparing
    cue: Words
    compared: Words | None


class Event(TypedDict):
    """A plain event has its wording and no details."""


type Details = Mapping[str, Any]
"""Details of any kind, from whatever version stored them."""

SHAPES: dict[str, type] = {
    "vote_tally": VoteTally,
    "casualty": Casualty,
    "statement": Statement,
    "quantity": Quantity,
    "comparison": Comparison,
    "event": Event,
}
KINDS = tuple(SHAPES)
SIDES = tuple(get_type_hints(Sides))
CAST = tuple(get_type_hints(Named))
"""The sides of those who voted, or abstained."""


def fields(kind: str) -> dict[str, Any]:
    """Return the type of each field of a kind, in their order."""
    return get_type_hints(SHAPES[kind])
