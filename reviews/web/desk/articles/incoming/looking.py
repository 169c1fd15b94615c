"""One that comes in: how far its reading is, what was read to be looked over and mended, or why nothing could be."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from reviews.features.incoming import beginning, taking
from reviews.features.incoming.found import from_json
from reviews.features.incoming.models import Incoming
from reviews.features.same_story.finding import nearest
from reviews.intake import Unreadable
from reviews.web.desk.articles.changes import by_sort
from reviews.web.desk.articles.intake import gone_to
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.forms import SeenForm, led_to_fault
from reviews.web.parts.links import web_address
from reviews.workflow.articles.source import paragraphs

from .forms import FileForm, LookForm

Stage = Incoming.Stage


def incoming_for(request: SignedInRequest, public_id: str) -> Incoming:
    refuse_strangers(request)
    rows = Incoming.objects.select_related("copy", "article", "feed", "added_by", "ended_by").defer("data")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def look(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show one as it is now; what was taken in leads to its article."""
    one = incoming_for(request, public_id)
    if request.htmx and not one.is_going_on:
        return HttpResponseClientRefresh()
    if request.htmx:
        return render(request, "desk/articles/incoming/progress.html", {"incoming": one})
    return redirect("desk-article", one.article.public_id) if one.article else page(request, one)


def page(
    request: SignedInRequest, one: Incoming, *, form: LookForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    found = from_json(one.found) if one.found else None
    text = form["text"].value() if form else found.text if found else ""
    text = (text or "").replace("\r", "")
    context = {
        "here": "articles",
        "incoming": one,
        "address": web_address(one.address),
        "seen": form["seen"].value() if form and status != 409 else one.version,
        "form": led_to_fault(form) if form else LookForm.of(found, address=one.address, title=one.title),
        "file_form": FileForm(initial={"address": one.address}, auto_id="file-%s"),
        "refusal": refusal(one),
        "found": found,
        "changes": by_sort(vars(change) for change in found.changes) if found else [],
        "known": nearest(text or one.text, address=one.address) if one.is_open and not one.is_going_on else [],
        "size": len(paragraphs(text)),
    }
    return render(request, "desk/articles/incoming/one.html", context | more, status=status)


def refusal(one: Incoming) -> str:
    """Return why one was refused, in the language of who reads it."""
    return Unreadable(one.reason, **one.figures).worded(_) if one.reason else ""


@require_POST
def take(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take one in as it stands in the form. Whoever was slower keeps what they typed."""
    one = incoming_for(request, public_id)
    form = LookForm(request.POST)
    if not form.is_valid():
        return page(request, one, form=form, status=422)
    try:
        facts = form.article(from_json(one.found) if one.found else None)
        added = taking.take(one, by=request.user, seen=form.cleaned_data["seen"], **facts)
    except Unreadable as unreadable:
        form.add_error("text", unreadable.worded(_))
        return page(request, one, form=form, status=422)
    except taking.Faster as faster:
        return late(request, faster.incoming, form)
    return gone_to(request, added)


def late(request: SignedInRequest, one: Incoming, form: LookForm) -> HttpResponse:
    """Answer that somebody was faster: lead to the article if it has this very text, else give back what was typed."""
    if one.article and is_text_of(one, form.cleaned_data["text"]):
        return redirect("desk-article", one.article.public_id)
    return page(request, one, form=form, is_late=True, status=409)


def is_text_of(one: Incoming, text: str) -> bool:
    newest = one.article.revisions.latest("number") if one.article else None
    return newest is not None and paragraphs(newest.text) == paragraphs(text.replace("\r", ""))


@require_POST
def leave(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Stop the reading of one, or let it not become an article."""
    one = incoming_for(request, public_id)
    try:
        taking.leave(one, by=request.user, seen=SeenForm.version(request.POST))
    except taking.Faster:
        messages.info(request, _("Somebody was faster. This is how it is now."))
        return redirect("incoming-one", public_id)
    messages.success(request, _("Not taken in: “%(title)s”.") % {"title": str(one)})
    return redirect("offered" if one.feed_id else "incoming")


@require_POST
def read_again(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Have one read that was offered or refused, or that nobody came for."""
    one = beginning.ask(incoming_for(request, public_id), by=request.user)
    return redirect("incoming-one", one.public_id)
