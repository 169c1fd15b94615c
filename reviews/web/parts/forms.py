"""The words and choices that people send, and the forms of the small moves.

A field here refuses what no newsroom writes, so that nothing odd reaches a feed, a file or the other database.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.models.publication import ASKED_CORRECTIONS
from reviews.models.validators import (
    ADDRESS_LIMIT,
    BIGGEST,
    NOTE_LIMIT,
    refuse_controls,
    refuse_other_addresses,
    refuse_other_times,
)
from reviews.workflow.table.acts import ACTS, Place


def led_to_fault[Sent: forms.BaseForm](form: Sent) -> Sent:
    """Give the first field that has a fault the focus when the page opens, so that nobody looks for it."""
    at_fault = (field for field in form.visible_fields() if field.errors)
    if first := next(at_fault, None):
        first.field.widget.attrs["autofocus"] = True
    return form


class Line(forms.CharField):
    """Words on one line: runs of blanks and line breaks count as one blank."""

    default_validators = [refuse_controls]

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class Prose(forms.CharField):
    """Words on any number of lines; a line break counts as one character, whatever the browser sends."""

    widget = forms.Textarea
    default_validators = [refuse_controls]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002 (Django's signature)
        """Leave out `maxlength`: a browser would cut what is pasted without a word."""
        return {}


class Lines(Prose):
    """One entry on each line."""

    def clean(self, value: Any) -> list[str]:
        return [" ".join(line.split()) for line in super().clean(value).split("\n") if line.strip()]


class Address(forms.URLField):
    """A page on the web; anything but http and https is refused."""

    default_validators = [refuse_other_addresses]

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", max_length=ADDRESS_LIMIT, **options)


class Day(forms.DateField):
    """A day on which something can have been printed."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d"]
    default_error_messages = {"invalid": _("Give the day as 2026-03-31.")}
    default_validators = [refuse_other_times]


class SeenForm(forms.Form):
    """The version of the claim that the person looked at. Without it, or with nonsense, nothing fits."""

    seen = forms.IntegerField(min_value=0, max_value=BIGGEST)

    @classmethod
    def version(cls, data: Any) -> int:
        form = cls(data)
        return form.cleaned_data["seen"] if form.is_valid() else 0


class MoveForm(SeenForm):
    """An act that has a form of its own, with a note where people need a reason."""

    action = forms.ChoiceField(choices=[(act.action, act.action) for act in ACTS.values() if act.place is Place.OWN])
    token = forms.CharField(required=False, max_length=32)
    kind = forms.ChoiceField(required=False, choices=ASKED_CORRECTIONS)
    note = Prose(required=False, max_length=NOTE_LIMIT)
    person = Line(required=False, max_length=150)

    def given(self) -> dict[str, Any]:
        """Return what was sent; an empty note counts, an empty choice does not."""
        return {
            name: value for name, value in self.cleaned_data.items() if name in self.data and (value or name == "note")
        }


class LinkForm(SeenForm):
    """The claim that another is the same as, by its public id."""

    to = forms.CharField(max_length=32)
    token = forms.CharField(required=False, max_length=32)


class DecisionForm(SeenForm):
    """What an editor decides about the revision they read."""

    revision = forms.IntegerField(min_value=0, max_value=BIGGEST)
    note = Prose(required=False, max_length=NOTE_LIMIT)
