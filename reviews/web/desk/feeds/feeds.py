"""The feeds: how reading each went, and what an editor says of it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from reviews.features.incoming.feeds import watching
from reviews.features.incoming.feeds.models import Feed, FeedEvent
from reviews.features.incoming.models import Incoming
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.forms import Address, SeenForm, led_to_fault
from reviews.web.parts.links import web_address
from reviews.workflow import background


class AddressForm(forms.Form):
    address = Address(
        label=gettext_lazy("The address of a feed, or of a page that names its feeds"),
        error_messages={"required": gettext_lazy("Give the address of a feed.")},
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )


class EveryForm(SeenForm):
    every = forms.TypedChoiceField(choices=Feed.Every.choices, coerce=int)


@require_safe
def feeds(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    return page(request)


def page(request: SignedInRequest, *, form: AddressForm | None = None, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "here": "articles",
        "rows": [row_of(feed) for feed in known()],
        "form": led_to_fault(form or AddressForm()),
        "is_off": not settings.FETCH,
        "has_worker": background.has_workers(),
        "every": Feed.Every.choices,
    }
    return render(request, "desk/feeds/feeds.html", context | more, status=status)


def known() -> QuerySet[Feed]:
    """Return the feeds with how much each offers, and their stories."""
    offered = Count("items", filter=Q(items__stage=Incoming.Stage.OFFERED))
    story = Prefetch("events", FeedEvent.objects.select_related("by").order_by("number"))
    return Feed.objects.annotate(offered=offered).prefetch_related(story).order_by("title", "pk")


def row_of(feed: Feed) -> dict[str, Any]:
    return {"feed": feed, "address": web_address(feed.address), "why": feed.worded(_) if feed.failures else ""}


@require_safe
def row(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer how reading one feed is; without htmx the page of all says so."""
    refuse_strangers(request)
    if not request.htmx:
        return redirect("feeds")
    told = row_of(get_object_or_404(known(), pk=pk))
    return render(request, "desk/feeds/row.html", told | {"every": Feed.Every.choices, "is_off": not settings.FETCH})


@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    return done(request, watching.stop, feed_of(request, pk), seen=SeenForm.version(request.POST))


@require_POST
def resume(request: SignedInRequest, pk: int) -> HttpResponse:
    return done(request, watching.resume, feed_of(request, pk), seen=SeenForm.version(request.POST))


@require_POST
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Have a feed read more or less often."""
    feed, form = feed_of(request, pk), EveryForm(request.POST)
    if not form.is_valid():
        return page(request, note=_("Choose how often the feed is read."), status=422)
    return done(request, watching.change, feed, **form.cleaned_data)


@require_POST
def read_now(request: SignedInRequest, pk: int) -> HttpResponse:
    return done(request, watching.read_now, feed_of(request, pk))


def feed_of(request: SignedInRequest, pk: int) -> Feed:
    refuse_strangers(request)
    return get_object_or_404(Feed, pk=pk)


def done(request: SignedInRequest, act: Any, feed: Feed, **told: Any) -> HttpResponse:
    """Do what was pressed. Whoever was slower is shown how the feed is now."""
    try:
        act(feed, by=request.user, **told)
    except watching.Changed:
        return page(request, note=_("Somebody else changed this feed meanwhile. This is how it is now."), status=409)
    messages.success(request, _("Done."))
    return redirect("feeds")
