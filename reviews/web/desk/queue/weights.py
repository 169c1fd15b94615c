"""What the desk checks first: an editor weighs the program's factors, and sees the queue as it would be before that holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from reviews.models import Claim, State, Weights
from reviews.models.validators import BIGGEST
from reviews.queries import desk
from reviews.web.parts.access import SignedInRequest, refuse_non_editors
from reviews.web.parts.wording import Wording
from reviews.web.parts.worth import WORDS
from reviews.workflow.articles import weighing

AS_IT_IS = "0"
STEPS = {
    "-2": gettext_lazy("much later"),
    "-1": gettext_lazy("later"),
    AS_IT_IS: gettext_lazy("as the program has it"),
    "1": gettext_lazy("earlier"),
    "2": gettext_lazy("much earlier"),
}
"""What is added to the worth of a claim before it is pressed between 0 and 1."""
PREVIEWED = 15
WEIGHED = 2_000
"""Most claims of the queue of which the preview is made: the first ones, as the queue is now."""


class WeightsForm(forms.Form):
    """A choice for each factor that can speak for checking a claim."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=BIGGEST, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any]) -> None:
        factors = {name: words for name, words in WORDS.items() if name != weighing.BY_HAND}
        super().__init__({name: data.get(name) or AS_IT_IS for name in factors} | {"seen": data.get("seen")})
        for name, words in factors.items():
            self.fields[name] = forms.ChoiceField(label=words, choices=[*STEPS.items()])

    @classmethod
    def of(cls, weights: Weights) -> "WeightsForm":
        return cls({"seen": weights.pk} | {name: f"{more:.0f}" for name, more in weights.added.items()})

    @property
    def added(self) -> dict[str, float]:
        chosen = {name: float(self.cleaned_data[name]) for name in self.fields if name != "seen"}
        return {name: more for name, more in chosen.items() if more}


@dataclass(frozen=True)
class Place:
    """A claim as it would stand in the queue: `up` is by how many places it rises, or falls."""

    claim: Claim
    wording: Wording
    up: int


@require_safe
def weights(request: SignedInRequest) -> HttpResponse:
    """Show the weights that hold, or those in the address, with the queue as it would be by them."""
    refuse_non_editors(request)
    newest = Weights.newest()
    form = WeightsForm(request.GET) if request.GET else WeightsForm.of(newest)
    return page(request, form, newest)


@require_POST
def choose(request: SignedInRequest) -> HttpResponse:
    refuse_non_editors(request)
    form = WeightsForm(request.POST)
    if not form.is_valid():
        return page(request, form, Weights.newest(), status=422)
    try:
        weighing.choose(form.added, by=request.user, seen=form.cleaned_data["seen"])
    except weighing.Changed:
        newest = Weights.newest()
        form = WeightsForm(form.cleaned_data | {"seen": newest.pk})
        return page(
            request, form, newest, note=_("Somebody else changed this meanwhile. Look at it again."), status=409
        )
    messages.success(request, _("What waits is put in its new order."))
    return redirect("queue")


def page(
    request: SignedInRequest, form: WeightsForm, newest: Weights, *, status: int = 200, **more: Any
) -> HttpResponse:
    added = form.added if form.is_valid() else newest.added
    context = {"here": "queue", "form": form, "newest": newest, "places": preview(request, Weights(added=added))}
    return render(request, "desk/queue/weights.html", context | more, status=status)


def preview(request: SignedInRequest, chosen: Weights) -> list[Place]:
    """Return the first claims of the queue as they would stand."""
    waiting = desk.claims_for(request.user).filter(state=State.OPEN).order_by("-check_worthiness", "pk")
    now = [*waiting.only("pk", "check_worthiness", "factors")[:WEIGHED]]
    stood = {claim.pk: place for place, claim in enumerate(now)}
    first = [claim.pk for claim in weighing.in_order(now, chosen)[:PREVIEWED]]
    known = desk.desk_for(request.user).in_bulk(first)
    return [Place(known[key], Wording.of(known[key]), stood[key] - place) for place, key in enumerate(first)]
