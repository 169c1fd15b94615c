"""The page on which a claim that was cut wrongly is mended, with a button for each way to mend it."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reviews.content.review import described
from reviews.models import Claim, Kind, State
from reviews.queries import desk
from reviews.web.desk.claim.context.claim_context import ClaimContext
from reviews.web.desk.claim.page import claim_for
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import SeenForm
from reviews.web.parts.wording import Wording
from reviews.workflow.articles import mending
from reviews.workflow.table.moves import Incomplete, Stale

from .forms import NOT_THERE, CutForm, EndsForm, FigureForm, JoinForm, KindForm, RemovalForm, WordingForm, spans_of

NEIGHBOURS = 2
"""How many claims before and behind are offered to be joined."""
WORD = re.compile(r"\S+")

type Mend = Callable[[Claim, Any, dict[str, Any]], object]


@require_safe
def mend(request: SignedInRequest, public_id: str) -> HttpResponse:
    return page(request, claim_for(request, public_id))


def page(request: SignedInRequest, claim: Claim, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "here": "articles",
        "claim_context": ClaimContext(claim, request.user),
        "wording": Wording.of(claim),
        "ends": EndsForm(initial={"words": claim.quote}),
        "cuts": words_of(claim)[1:],
        "neighbours": [(one, Wording.of(one)) for one in neighbours(request, claim)],
        "kind": KindForm(initial={"kind": claim.kind}),
        "wording_form": WordingForm(initial=described(claim)),
        "figures": figures_of(claim),
        "figure": FigureForm(),
    }
    return render(request, "desk/articles/mend.html", context | more, status=status)


def words_of(claim: Claim) -> list[tuple[int, str]]:
    """Return the words of a claim, each with its place in the article."""
    return [(claim.start + found.start(), found[0]) for found in WORD.finditer(claim.quote)]


def figures_of(claim: Claim) -> list[tuple[int, dict[str, Any], str]]:
    """Return the figures of a claim, each with its place among them, and the article's words for it."""
    figures = [one | {"label": Kind(one["kind"]).label} for one in claim.figures]
    return [(place, one, claim.words_at((one["start"], one["end"]))) for place, one in enumerate(figures)]


def neighbours(request: SignedInRequest, claim: Claim) -> list[Claim]:
    """Return the claims that stand next to one and wait like it."""
    waiting = desk.desk_for(request.user).filter(revision=claim.revision_id, state__in=[State.PROPOSED, State.OPEN])
    others = waiting.exclude(pk=claim.pk)
    before = others.filter(start__lte=claim.start).order_by("-start", "-end")[:NEIGHBOURS]
    return [*reversed(before), *others.filter(start__gt=claim.start).order_by("start", "end")[:NEIGHBOURS]]


def button(name: str, form_class: type[forms.Form]) -> Callable[[Mend], Callable[..., HttpResponse]]:
    """Make the view of a button: `mend` gets the claim, its form, and who mends which version under which lease.

    What is refused comes back as it was typed, under `name`, with the claim as it is now.
    """

    def decorate(mend: Mend) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(mend)
        def view(request: SignedInRequest, public_id: str) -> HttpResponse:
            claim, form = claim_for(request, public_id), form_class(request.POST)
            if form.is_valid():
                try:
                    mend(claim, form, how(request, claim))
                except Stale as stale:
                    return page(request, stale.claim, note=str(stale), status=409, **{name: form})
                except Incomplete as incomplete:
                    form.add_error(None, str(incomplete))
                except ValueError:
                    form.add_error(None, str(NOT_THERE))
                else:
                    messages.success(request, _("Done: the claim is as you see it here."))
                    return redirect("mend", public_id)
            return page(request, claim, status=422, refused=[form], **{name: form})

        return view

    return decorate


def how(request: SignedInRequest, claim: Claim) -> dict[str, Any]:
    token = claim.lease_token if claim.is_held_by(request.user) else None
    return {"by": request.user, "seen": SeenForm.version(request.POST), "token": token}


@button("ends", EndsForm)
def ends(claim: Claim, form: EndsForm, how: dict[str, Any]) -> None:
    spans = spans_of(form.cleaned_data["words"], claim.revision.text)
    start, end = min(spans, key=lambda span: abs(span[0] - claim.start))  # an empty list is a ValueError as well
    mending.change_ends(claim, start=start, end=end, **how)


@button("cut", CutForm)
def cut(claim: Claim, form: CutForm, how: dict[str, Any]) -> None:
    if form.cleaned_data["text"] not in (None, claim.revision.number):  # the claim went along to another text
        raise ValueError("a place in another text")
    mending.cut(claim, at=form.cleaned_data["at"], **how)


@button("join", JoinForm)
def join(claim: Claim, form: JoinForm, how: dict[str, Any]) -> None:
    public_id, version = form.cleaned_data["other"].split(":")
    other = get_object_or_404(desk.desk_for(how["by"]), public_id=public_id)
    mending.join(claim, other, seen_other=int(version), **how)


@button("kind", KindForm)
def kind(claim: Claim, form: KindForm, how: dict[str, Any]) -> None:
    mending.change_kind(claim, kind=form.cleaned_data["kind"], **how)


@button("wording_form", WordingForm)
def reword(claim: Claim, form: WordingForm, how: dict[str, Any]) -> None:
    mending.reword(claim, **form.cleaned_data, **how)


@button("figure", FigureForm)
def add_figure(claim: Claim, form: FigureForm, how: dict[str, Any]) -> None:
    spans = spans_of(form.cleaned_data["words"], claim.revision.text, claim.start, claim.end)
    start, end = min(spans)
    mending.add_figure(claim, kind=form.cleaned_data["kind"], start=start, end=end, **how)


@button("removal", RemovalForm)
def remove_figure(claim: Claim, form: RemovalForm, how: dict[str, Any]) -> None:
    mending.remove_figure(claim, place=form.cleaned_data["place"], **how)
