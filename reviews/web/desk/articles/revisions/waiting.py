"""What waits since an article got a new text: claims that a person places or dismisses, and checks to be corrected."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from reviews.intake.text import around
from reviews.models import Article, ArticleRevision, Claim
from reviews.models.validators import BIGGEST, NOTE_LIMIT
from reviews.web.desk.articles.article import known_article
from reviews.web.desk.articles.forms import NOT_THERE, spans_of, words_field
from reviews.web.desk.articles.mending import how
from reviews.web.desk.claim.context.differences import Piece, pieces
from reviews.web.desk.claim.page import claim_for
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import Prose
from reviews.web.parts.wording import Wording
from reviews.workflow.articles.revisions import revising
from reviews.workflow.articles.revisions import waiting as workflow
from reviews.workflow.articles.revisions.waiting import Waiting
from reviews.workflow.table import edits, rules
from reviews.workflow.table.moves import Incomplete, Stale

BESIDE = 240
"""Characters of the text that are shown with a claim."""
SHOWN = 50
"""Claims on one page; when they are settled the next come."""


class PlaceForm(forms.Form):
    """Where a claim is now: the place that is offered, or other words. `text` is the number of the text that was seen."""

    text = forms.IntegerField(min_value=1, max_value=BIGGEST)
    start = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False)
    end = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False)
    words = words_field(label=gettext_lazy("Other words of the new text"), required=False)


class GoneForm(forms.Form):
    text = forms.IntegerField(min_value=1, max_value=BIGGEST)
    note = Prose(
        label=gettext_lazy("Why it need not be checked"),
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True)
class Row:
    """A claim that waits, as the page shows it: both texts, and what the person who asks may do."""

    waiting: Waiting
    may_be_placed: bool
    words: PlaceForm
    gone: GoneForm

    @property
    def claim(self) -> Claim:
        return self.waiting.claim

    @cached_property
    def wording(self) -> Wording:
        return Wording.of(self.claim)

    @property
    def before(self) -> list[tuple[str, list[Piece]]]:
        """The older text: what stands in front of the claim, its words and what is behind, each with how it looks."""
        return self._side("new")

    @property
    def after(self) -> list[tuple[str, list[Piece]]]:
        return self._side("gone")

    def _side(self, left_out: str) -> list[tuple[str, list[Piece]]]:
        looks = ("soft", "", "soft")
        return [
            (look, [piece for piece in part if piece.change != left_out])
            for look, part in zip(looks, self._parts, strict=True)
        ]

    @cached_property
    def _parts(self) -> list[list[Piece]]:
        old = cut(self.waiting.older, (self.claim.start, self.claim.end))
        new = cut(self.waiting.newest.text, self.waiting.span) if self.waiting.span else old
        return [list(pieces(*part)) for part in zip(old, new, strict=True)]


def cut(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    """Return what stands before some words of a text, these, and what is behind, in whole words."""
    start, end = span
    first, last = around(text, start, end, BESIDE + end - start)
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def row_of(request: SignedInRequest, one: Waiting, typed: dict[str, forms.Form]) -> Row:
    claim = one.claim
    key = claim.public_id
    words = typed.get("words") or PlaceForm(auto_id=f"words-{key}-%s")
    gone = typed.get("gone") or GoneForm(
        auto_id=f"gone-{key}-%s", initial={"note": _("The article does not say this any more.")}
    )
    return Row(one, edits.may_be_edited(request.user, claim), words, gone)  # type: ignore[arg-type]


@require_safe
def waiting(request: SignedInRequest, public_id: str) -> HttpResponse:
    return page(request, known_article(request, public_id))


def page(
    request: SignedInRequest,
    found: Article,
    *,
    at: str = "",
    typed: dict[str, forms.Form] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """List the claims that stay on older texts; what was typed `at` one of them comes back there."""
    newest = found.revisions.latest("number")
    claims = list(workflow.bound(request.user, found))
    astray = [claim for claim in claims if claim.is_astray and not rules.is_shown(claim)]
    context = {
        "here": "articles",
        "article": found,
        "newest": newest,
        "count": len(astray),
        "rows": rows(request, astray[:SHOWN], newest, {at: typed or {}}),
        "checks": rows(request, [claim for claim in claims if claim.is_astray and rules.is_shown(claim)], newest, {}),
        "staying": [(claim, Wording.of(claim)) for claim in claims if not claim.is_astray],
    }
    return render(request, "desk/articles/revisions/waiting.html", context | more, status=status)


def rows(
    request: SignedInRequest, claims: list[Claim], newest: ArticleRevision, typed: dict[str, dict[str, forms.Form]]
) -> list[Row]:
    return [row_of(request, one, typed.get(one.claim.public_id, {})) for one in workflow.of(claims, newest)]


type Act = Callable[[Claim, Any, dict[str, Any]], str]


def button(name: str, form_class: type[forms.Form]) -> Callable[[Act], Callable[..., HttpResponse]]:
    """Make the view of a button of the page: `act` returns where to go. What is refused comes back under `name`."""

    def decorate(act: Act) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(act)
        def view(request: SignedInRequest, public_id: str) -> HttpResponse:
            claim = claim_for(request, public_id)
            form = form_class(request.POST, auto_id=f"{name}-{public_id}-%s")
            if form.is_valid():
                try:
                    address = act(claim, form, how(request, claim))
                except Stale as stale:
                    return page(request, claim.article, at=public_id, typed={name: form}, note=str(stale), status=409)
                except Incomplete as incomplete:
                    form.add_error(None, str(incomplete))
                except ValueError:
                    form.add_error(None, str(NOT_THERE))
                else:
                    messages.success(request, _("Done."))
                    return redirect(address)
            return page(request, claim.article, at=public_id, typed={name: form}, refused=[form], status=422)

        return view

    return decorate


@button("words", PlaceForm)
def place(claim: Claim, form: PlaceForm, how: dict[str, Any]) -> str:
    """Put a claim where the person chooses; they read it then on the page on which it is mended."""
    start, end = chosen(claim, form)
    workflow.place(claim, text=form.cleaned_data["text"], start=start, end=end, **how)
    return reverse("mend", args=[claim.public_id])


def chosen(claim: Claim, form: PlaceForm) -> tuple[int, int]:
    """Return the place of the words that were typed, the one nearest to that which was offered, or else that one. Raises ValueError."""
    start, end = form.cleaned_data["start"], form.cleaned_data["end"]
    if words := form.cleaned_data["words"]:
        text = claim.article.revisions.latest("number").text
        near = claim.start if start is None else start
        return min(spans_of(words, text), key=lambda span: abs(span[0] - near))  # an empty list is a ValueError as well
    if start is None or end is None:
        raise ValueError("no words were chosen")
    return start, end


@button("gone", GoneForm)
def gone(claim: Claim, form: GoneForm, how: dict[str, Any]) -> str:
    """Dismiss a claim that the article does not make any more; what the program finds in its place is a claim anew."""
    workflow.gone(claim, note=form.cleaned_data["note"], text=form.cleaned_data["text"], **how)
    revising.read_again(claim.article.revisions.latest("number"), by=how["by"])
    return reverse("article-waiting", args=[claim.article.public_id])
