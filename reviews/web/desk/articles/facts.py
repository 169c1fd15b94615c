"""What an article says of itself, as people type it."""

from datetime import UTC, date, datetime, time

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from reviews.models import Article
from reviews.web.parts.forms import Address, Day, Line


class FactsForm(forms.Form):
    """What an article says of itself, and what readers may see of it."""

    title = Line(label=gettext_lazy("Title"), max_length=300)
    byline = Line(label=pgettext_lazy("who wrote an article", "By"), required=False, max_length=200)
    publisher = Line(label=gettext_lazy("Publisher"), required=False, max_length=200)
    url = Address(label=gettext_lazy("Address"), required=False)
    published = Day(
        label=gettext_lazy("Published on"),
        required=False,
        help_text=gettext_lazy("“Tuesday” and “last month” are counted from this day."),
    )
    rights = forms.ChoiceField(
        label=gettext_lazy("What readers may see"),
        choices=Article.Rights,
        initial=Article.Rights.EXCERPTS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "A check quotes the paragraphs it is about. Choose the whole text only if you hold the rights to show it."
        ),
    )

    @property
    def facts(self) -> list[forms.BoundField]:
        return [self[name] for name in ("byline", "publisher", "published", "language") if name in self.fields]

    @property
    def rights_field(self) -> forms.BoundField:
        return self["rights"]


def instant(day: date | None, known: datetime | None = None) -> datetime | None:
    """Return a day as articles have it: the instant that is `known`, if it is of that day."""
    if known and known.date() == day:
        return known
    return datetime.combine(day, time.min, UTC) if day else None
