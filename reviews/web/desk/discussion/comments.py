"""The comments on a claim: beside its form and its approval, or on a page of its own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reviews.features.discussion.comments import about, mentions, writing
from reviews.features.discussion.comments.threads import threads_of
from reviews.features.discussion.models import Comment
from reviews.features.discussion.notices import reading
from reviews.models import Claim
from reviews.web.desk.claim.page import claim_for
from reviews.web.desk.queue.filters import kept
from reviews.web.parts.access import SignedInRequest

from .forms import AnswerForm, CommentForm

PRESSES = {"withdraw": writing.withdraw, "resolve": writing.resolve, "reopen": writing.reopen}


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show the comments on a claim, or add one. Whoever sees them has read their notifications of the claim."""
    claim = claim_for(request, public_id)
    if request.method != "POST":
        reading.read(request.user, claim)
        return shown(request, claim)
    form = CommentForm(request.POST, claim=claim, titles=about.titles_of(claim, request.user))
    if not form.is_valid():
        return shown(request, claim, form=form, status=422)
    comment = writing.write(claim, form.cleaned_data["text"], by=request.user, about=form.cleaned_data["place"])
    return after(request, comment)


@require_POST
def answer(request: SignedInRequest, public_id: str, pk: int) -> HttpResponse:
    claim = claim_for(request, public_id)
    comment = get_object_or_404(claim.comments, pk=pk)
    form = AnswerForm(request.POST, claim=claim, prefix=f"answer-{pk}")
    if not form.is_valid():
        return shown(request, claim, answer_form=form, answered=pk, status=422)
    return after(request, writing.write(claim, form.cleaned_data["text"], by=request.user, answers=comment))


@require_POST
def press(request: SignedInRequest, public_id: str, pk: int, act: str) -> HttpResponse:
    """Withdraw a comment, or mark its thread as done or not done."""
    comment = get_object_or_404(claim_for(request, public_id).comments.select_related("answers", "claim"), pk=pk)
    PRESSES[act](comment, by=request.user)
    return after(request, comment)


def after(request: SignedInRequest, comment: Comment) -> HttpResponse:
    if request.htmx:
        return shown(request, comment.claim, at=comment.pk)
    where = reverse("comments", args=[comment.claim.public_id]) + kept(request.GET)
    return redirect(f"{where}#comment-{comment.pk}")


def shown(
    request: SignedInRequest, claim: Claim, *, form: CommentForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    """Show the threads, with what was typed where it was refused."""
    titles = about.titles_of(claim, request.user)
    threads = threads_of(claim, request.user, titles)
    context = {
        "here": "queue",
        "claim": claim,
        "threads": threads,
        "open": sum(thread.resolved is None for thread in threads),
        "form": form or CommentForm(claim=claim, titles=titles),
        "people": [person for person in mentions.people() if person != request.user],
        "is_beside": bool(request.htmx),
        "queue": kept(request.GET),
    }
    template = "desk/discussion/comments.html" if request.htmx else "desk/discussion/comments_page.html"
    return render(request, template, context | more, status=status)
