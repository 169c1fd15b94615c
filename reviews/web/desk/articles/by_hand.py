"""A claim that the program did not find is marked in its article."""

from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from reviews.web.parts.access import SignedInRequest
from reviews.workflow.articles import by_hand

from .article import known_article, page
from .forms import NOT_THERE, ByHandForm, free_of, spans_of

THERE_ALREADY = _("A claim of this kind stands there already.")


@require_POST
def mark(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Mark a claim that a person found, and go to it."""
    found = known_article(request, public_id)
    form, revision = ByHandForm(request.POST), found.revisions.latest("number")
    if form.is_valid():
        words, kind, claimant = (form.cleaned_data[name] for name in ("words", "kind", "claimant"))
        spans = spans_of(words, revision.text)
        taken = set(revision.claims.values_list("kind", "start", "end"))
        try:
            if span := free_of(spans, kind, taken):
                claim = by_hand.mark(
                    revision, by=request.user, start=span[0], end=span[1], kind=kind, claimant=claimant
                )
                return redirect("claim", claim.public_id)
            form.add_error("words", THERE_ALREADY if spans else NOT_THERE)
        except IntegrityError:
            form.add_error("words", THERE_ALREADY)
        except ValueError:  # nothing but marks
            form.add_error("words", NOT_THERE)
    return page(request, found, by_hand=form, status=422)
