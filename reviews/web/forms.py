"""The words and choices that people send, and the forms of the small moves.

A field here refuses what no newsroom writes, so that nothing odd reaches a feed, a file or the other database.
"""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from reviews.models import Correction
from reviews.workflow.moves import Action

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
NOTE_LIMIT = 2_000
BIGGEST = 2**31 - 1
"""The largest whole number that every database column and every browser keeps exactly."""
FIRST_YEAR = 1600
ASKED_CORRECTIONS = [(kind.value, kind.label) for kind in Correction.Kind if kind != Correction.Kind.RETRACTION]
"""What a correction can be announced as; a retraction comes of withdrawing a check."""


def refuse_controls(text: str) -> None:
    if found := CONTROL.search(text):
        raise ValidationError(f"Take out the control character U+{ord(found[0]):04X}.")


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

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", max_length=2000, **options)


class Day(forms.DateField):
    """A day on which something can have been printed."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d"]
    default_error_messages = {"invalid": "Give the day as 2026-03-31."}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not (value.year >= FIRST_YEAR and value <= timezone.localdate() + timedelta(days=1)):
            raise ValidationError(f"Give a day between {FIRST_YEAR} and today.")


class SeenForm(forms.Form):
    """The version of the claim that the person looked at. Without it, or with nonsense, nothing fits."""

    seen = forms.IntegerField(min_value=0, max_value=BIGGEST)

    @classmethod
    def version(cls, data: Any) -> int:
        form = cls(data)
        return form.cleaned_data["seen"] if form.is_valid() else 0


class MoveForm(SeenForm):
    """A move that is one press of a button, with a note where people are told why."""

    action = forms.ChoiceField(choices=[(action, action) for action in Action])
    token = forms.CharField(required=False, max_length=32)
    kind = forms.ChoiceField(required=False, choices=ASKED_CORRECTIONS)
    note = Prose(required=False, max_length=NOTE_LIMIT)


class DecisionForm(SeenForm):
    """What an editor decides about the revision they read."""

    revision = forms.IntegerField(min_value=0, max_value=BIGGEST)
    note = Prose(required=False, max_length=NOTE_LIMIT)
