"""A feed is looked at before it is watched."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reviews.features.incoming.feeds import watching
from reviews.features.incoming.feeds.models import Feed
from reviews.fetching import Unfetched
from reviews.intake import Unreadable
from reviews.templatetags.directions import isolated
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import Address, Line
from reviews.web.parts.links import web_address

from .feeds import AddressForm, page

SHOWN = 10


class WatchForm(forms.Form):
    """The feed as it was looked at, and what an editor says of it."""

    address = Address()
    title = Line(max_length=300)
    every = forms.TypedChoiceField(choices=Feed.Every.choices, coerce=int)


@require_POST
def look(request: SignedInRequest) -> HttpResponse:
    """Show what a feed has now, or the feeds that a page names. Nothing is stored."""
    refuse_others(request)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return page(request, form=form, status=422)
    try:
        looked = watching.look(form.cleaned_data["address"])
    except (Unfetched, Unreadable) as refused:
        form.add_error("address", refused.worded(_))
        return page(request, form=form, status=422)
    if known := watching.known_at(looked.address):
        return led_to(request, known)
    context = {
        "here": "articles",
        "looked": looked,
        "title": looked.found.title or looked.address,
        "items": [(item, web_address(item.address)) for item in looked.found.items[:SHOWN]],
        "every": Feed.Every.choices,
        "usual": Feed.Every.HOUR,
    }
    return render(request, "desk/feeds/look.html", context)


@require_POST
def add(request: SignedInRequest) -> HttpResponse:
    """Watch a feed that was looked at."""
    refuse_others(request)
    form = WatchForm(request.POST)
    if not form.is_valid():
        return page(request, note=_("Look at the feed first, and say how often it is read."), status=422)
    address = form.cleaned_data["address"]
    feed = watching.add(by=request.user, **form.cleaned_data)
    if feed is None and (known := watching.known_at(address)):
        return led_to(request, known)
    messages.success(request, _("Watched from now on: “%(title)s”.") % {"title": isolated(form.cleaned_data["title"])})
    return redirect("feeds")


def led_to(request: SignedInRequest, known: Feed) -> HttpResponse:
    messages.info(request, _("This feed is watched already: “%(title)s”.") % {"title": isolated(known.title)})
    return redirect("feeds")


def refuse_others(request: SignedInRequest) -> None:
    if not request.user.is_editor:
        raise PermissionDenied(_("Which feeds are watched, editors say."))
