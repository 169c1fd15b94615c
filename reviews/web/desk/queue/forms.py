"""The name that somebody keeps a filter under."""

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.saved_filters import NAME_LENGTH
from reviews.web.parts.forms import Line


class NameForm(forms.Form):
    name = Line(
        label=_("Keep this filter as"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Give the filter a name.")},
    )
