"""What people send who mend the split of an article: words of it, claims of it, kinds and reasons."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.extraction.claims import Span
from reviews.models import Kind
from reviews.models.claim import WORDING_LIMIT
from reviews.models.validators import BIGGEST
from reviews.web.parts.forms import Line, Prose
from reviews.workflow.articles.triage import Reason

NOT_THERE = _("The article does not say this in these words.")
SEEN = re.compile(r"(?P<id>[0-9a-f]{32}):(?P<version>[0-9]{1,9})\Z")


def words_field(**options: Any) -> Prose:
    """Return a field for words of the article: what is selected there goes into it."""
    look = {"rows": 2, "data-selected": "", "dir": "auto"}
    return Prose(max_length=WORDING_LIMIT, widget=forms.Textarea(attrs=look), **options)


def spans_of(words: str, text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return where a text has these words between `start` and `end`, however its lines break."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.finditer(text, start, len(text) if end is None else end) if pattern.pattern else ()
    return [one.span() for one in found]


class ByHandForm(forms.Form):
    """A claim that a person found. What they leave open, the program reads."""

    words = words_field(
        label=_("Its words, as the article has them"), help_text=_("Select them in the article, or paste them.")
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("as the program reads it")), *Kind.choices]
    )
    claimant = Line(label=_("Who said it"), required=False, max_length=200)


class TriageForm(forms.Form):
    """Which claims one pass moves: those that are ticked, each with the version that was seen, and all below a worth."""

    reasons = Reason.choices
    claim = forms.MultipleChoiceField(required=False)
    below = forms.IntegerField(
        label=_("and all worth less than"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"placeholder": "–", "inputmode": "numeric"}),
    )
    reason = forms.ChoiceField(required=False, choices=[("", ""), *reasons])
    person = Line(label=_("Who checks them"), required=False, max_length=150)
    part = forms.IntegerField(required=False, min_value=1, max_value=10_000, widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="triage-%s")
        sent = data.getlist("claim") if data else []
        self.fields["claim"].choices = [(one, one) for one in sent if SEEN.fullmatch(one)]  # type: ignore[attr-defined]

    def seen(self) -> dict[str, int]:
        """Return the version that was seen of each claim, by its public id. Call only when valid."""
        found = (SEEN.fullmatch(one) for one in self.cleaned_data["claim"])
        return {one["id"]: int(one["version"]) for one in found if one}


class EndsForm(forms.Form):
    """Where a claim begins and ends, as the words between."""

    words = words_field(
        label=_("Its words, as the article has them"),
        help_text=_("Select others in the article, or take words away and add what stands before or behind."),
    )


class CutForm(forms.Form):
    """Where the second of two claims begins, as a place in the article's text of a number."""

    at = forms.IntegerField(min_value=0, max_value=BIGGEST)
    text = forms.IntegerField(min_value=1, max_value=BIGGEST, required=False)


class JoinForm(forms.Form):
    """The other of two claims, with the version that was seen."""

    other = forms.RegexField(SEEN)


class RemovalForm(forms.Form):
    """Which of a claim's figures is none."""

    place = forms.IntegerField(min_value=0, max_value=BIGGEST)


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind)


class WordingForm(forms.Form):
    """How a claim that nobody works on is worded, and who said it."""

    wording = Prose(
        label=_("The claim, as it stands alone"), max_length=WORDING_LIMIT, widget=forms.Textarea(attrs={"rows": 2})
    )
    claimant = Line(label=_("Who said it"), required=False, max_length=200)
    claimant_role = Line(label=_("Their role"), required=False, max_length=300)


class FigureForm(forms.Form):
    """A figure that the program did not read."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[one for one in Kind.choices if one[0] not in ("statement", "event")]
    )
    words = words_field(label=_("Its words, as the claim has them"))


def free_of(spans: Collection[Span], kind: str, taken: set[tuple[str, int, int]]) -> Span | None:
    """Return the first of these places at which no claim of this kind stands; of no kind, no claim at all."""
    places = {place[1:] for place in taken if kind in ("", place[0])}
    return next((span for span in spans if span not in places), None)
