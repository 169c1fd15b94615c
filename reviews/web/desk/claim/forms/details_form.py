"""The details of a claim or a figure as fields, a form for each kind: a vote tally looks like a vote tally."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast, get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.content.details import CHOICES, LABELS, NAMED, Label
from reviews.extraction.details import CAST, Count, Day, Number, Words, fields
from reviews.models import Kind
from reviews.models.validators import BIGGEST
from reviews.web.parts.forms import Line, Lines

type Typed = Mapping[str, Any]

NOTHING: Typed = {}
WHEN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
NUMBER_LIMIT = 10**15


class Details(forms.Form):
    """The fields of one kind, for a claim's own details or for a figure. What no field shows (where words stand) is kept."""

    def __init__(self, details: dict[str, Any], data: Any = None, *, prefix: str, typed: Typed = NOTHING) -> None:
        """`typed` is what nobody saves yet, by the names in the page. A value outside the choices offered stays one of them."""
        self.details = details
        typed_in = {name: typed[at] for name in self.base_fields if (at := f"{prefix}-{name}") in typed}
        super().__init__(data, prefix=prefix, initial=self.values_of(details) | typed_in)
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField) and (value := details.get(name)):
                offered = dict(cast("Iterable[tuple[str, str]]", field.choices))
                field.choices = [*({value: value} | offered).items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("date") and self.changes("date") and not is_when(cleaned["date"]):
            self.add_error("date", _("Give a day as 2023-10-07, a month as 2023-10 or a year as 2023."))
        least, most = cleaned.get("minimum"), cleaned.get("maximum")
        if least is not None and most is not None and least > most and self.changes("minimum", "maximum"):
            self.add_error("maximum", _("The most is less than the least."))
        return cleaned

    def changes(self, *names: str) -> bool:
        """Whether one of these fields was typed in. What an article itself has wrong is no fault of who saves it."""
        return not set(names).isdisjoint(self.changed_data)

    def merged(self) -> dict[str, Any]:
        """Return the details with what the fields hold now, an empty field as None. Call only when valid."""
        values = {name: None if value == "" else value for name, value in self.values().items()}
        return self.details | {
            name: value for name, value in values.items() if name in self.details or value is not None
        }

    def values(self) -> dict[str, Any]:
        return self.cleaned_data

    @classmethod
    def values_of(cls, details: dict[str, Any]) -> dict[str, Any]:
        return details


class VoteTally(Details):
    """The names of each side stand in a field of their own, one on a line."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        votes = sum(cleaned.get(side) or 0 for side in CAST)
        members = cleaned.get("members")
        if members and votes > members and self.changes("members", *CAST):
            self.add_error("members", _("These are fewer than the %(votes)s votes above.") % {"votes": votes})
        return cleaned

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if not name.startswith("named_")}

    def merged(self) -> dict[str, Any]:
        named = {side: self.cleaned_data[f"named_{side}"] for side in CAST}
        is_named = "named" in self.details or any(named.values())
        return super().merged() | ({"named": named} if is_named else {})

    @classmethod
    def values_of(cls, details: dict[str, Any]) -> dict[str, Any]:
        named = details.get("named") or {}
        return dict(details) | {f"named_{side}": "\n".join(named.get(side) or []) for side in CAST}


# A field for each type of detail -------------------------------------------------------------------------------------


def is_when(value: str) -> bool:
    """Whether a day, a month or a year is one that the calendar has, as the program reads them: 2023-10-07, 2023-10, 2023."""
    if not WHEN.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[: len("2023-10-07")])
    except ValueError:
        return False
    return True


class NumberField(forms.DecimalField):
    """A number as JSON keeps it: whole if it is whole."""

    def clean(self, value: Any) -> int | float | None:
        number = super().clean(value)
        if number is None:
            return None
        return int(number) if number == number.to_integral_value() else float(number)


LIMITS = {"min_value": Decimal(-NUMBER_LIMIT), "max_value": Decimal(NUMBER_LIMIT)}
FIELDS: dict[Any, tuple[type[forms.Field], dict[str, Any]]] = {
    Count: (forms.IntegerField, {"min_value": 0, "max_value": BIGGEST}),
    Number: (NumberField, LIMITS | {"decimal_places": 6}),
    Words: (Line, {"max_length": 300}),
    Day: (Line, {"max_length": 300, "help_text": _("2023-10-07, or 2023-10, or 2023")}),
}
HELP: dict[tuple[str, str], dict[str, Label]] = {
    (Kind.CASUALTY, "vague"): {"help_text": _("“dozens”, “a number of”")},
    (Kind.STATEMENT, "cue"): {"help_text": _("“said”, “warned”, “according to”")},
}


def field_of(hint: Any, **options: Any) -> forms.Field:
    """Return the form's field for a type of `extraction.details`: one of those above, or a choice."""
    known = next(one for one in get_args(hint) or (hint,) if one is not type(None))
    if known in FIELDS:
        make, fixed = FIELDS[known]
        return make(required=False, **fixed | options)
    choices = [("", _("not said")), *((value, CHOICES[value]) for value in get_args(known.__value__))]
    return forms.ChoiceField(required=False, choices=choices, **options)


def form_of(kind: str) -> type[Details]:
    """Make the form of a kind's details: a field for each detail that people have a name for."""
    hints = fields(kind)
    made = {
        name: field_of(hints[name], label=label, **HELP.get((kind, name), {})) for name, label in LABELS[kind].items()
    }
    if "named" in hints:
        one_line = forms.Textarea(attrs={"rows": 1})  # it grows with what is typed
        made |= {f"named_{at}": Lines(label=NAMED[at], required=False, max_length=4000, widget=one_line) for at in CAST}
    base = VoteTally if "named" in hints else Details
    return cast("type[Details]", type(f"{kind}_details", (base,), made))


FORMS: dict[str, type[Details]] = {kind: form_of(kind) for kind in Kind.values}
