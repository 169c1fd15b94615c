"""What people call the fields of a claim's details. A field without a name here is the program's own and is not shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from factcheck.words import listed
from reviews.extraction.details import Details
from reviews.models import Kind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Label = str | _StrPromise

LABELS: dict[str, dict[str, Label]] = {
    Kind.VOTE_TALLY: {
        "in_favour": _("In favour"),
        "against": _("Against"),
        "abstaining": _("Abstaining"),
        "not_voting": _("Not voting"),
        "members": _("Members in all"),
        "body": _("Body"),
        "subject": _("Subject"),
        "date": _("Day"),
        "outcome": _("Outcome"),
    },
    Kind.CASUALTY: {
        "count": _("How many"),
        "minimum": _("At least"),
        "maximum": _("At most"),
        "vague": _("In words"),
        "was": _("What it was before"),
        "harm": _("Harm"),
        "victims": _("Who"),
        "place": _("Where"),
        "date": _("Day"),
        "attribution": _("Who says so"),
    },
    Kind.STATEMENT: {
        "form": _("Quoted"),
        "cue": _("Word of saying"),
    },
    Kind.QUANTITY: {
        "value": _("Value"),
        "minimum": _("At least"),
        "maximum": _("At most"),
        "was": _("What it was before"),
        "unit": _("Unit"),
        "of": _("Of what"),
        "bound": _("How exact"),
        "date": _("Day"),
    },
    Kind.COMPARISON: {
        "form": _("Form"),
        "cue": _("Comparing words"),
        "compared": _("Compared with"),
    },
    Kind.EVENT: {},
}
NAMED: dict[str, Label] = {
    "in_favour": _("Named: in favour"),
    "against": _("Named: against"),
    "abstaining": _("Named: abstaining"),
}
"""Who voted how, by the sides of `named`."""
CHOICES: dict[str, Label] = {
    "killed": _("killed"),
    "wounded": _("wounded"),
    "missing": _("missing"),
    "detained": _("detained"),
    "displaced": _("displaced"),
    "direct": _("direct"),
    "indirect": _("indirect"),
    "mixed": _("mixed"),
    "exactly": _("exactly"),
    "about": _("about"),
    "at least": _("at least"),
    "at most": _("at most"),
    "more than": _("more than"),
    "less than": _("less than"),
    "almost": _("almost"),
    "between": _("between"),
    "comparative": _("comparative"),
    "superlative": _("superlative"),
    "trend": _("trend"),
}
"""The values of fields that know only some."""


def in_words(kind: str, details: Details) -> Iterator[tuple[str, str]]:
    """Yield the label and the value of each field that people know and the details have."""
    for name, label in LABELS[kind].items():
        if (value := details.get(name)) not in (None, ""):
            yield str(label), str(CHOICES.get(value, value) if isinstance(value, str) else value)
    named = (details.get("named") or {}) if kind == Kind.VOTE_TALLY else {}
    yield from ((str(label), listed(named[side])) for side, label in NAMED.items() if named.get(side))
