"""What feeds offer: each item is taken, which has its page read, or left; one by one or many at once."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from reviews.features.incoming import beginning, taking
from reviews.features.incoming.feeds.models import Feed
from reviews.features.incoming.models import Incoming
from reviews.features.same_story.listing import Told, stories, twins
from reviews.web.desk.articles.article import whole
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.links import web_address

Stage = Incoming.Stage
PAGE = 50
SEEN = re.compile(r"(?P<id>[0-9a-f]{32}):(?P<version>[0-9]{1,9})")


@require_safe
def offered(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    return page(request)


def page(request: SignedInRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show what one feed offers, or all, the newest first; or what was left."""
    asked = request.GET
    number = whole(asked.get("feed", ""))
    feed = Feed.objects.filter(pk=number).first() if number else None
    items = items_of(feed, Stage.LEFT if "left" in asked else Stage.OFFERED)
    if before := whole(asked.get("before", "")):
        items = items.filter(pk__lt=before)
    found = list(items[: PAGE + 1])
    context = {
        "here": "articles",
        "rows": rows_of(found[:PAGE]),
        "feed": feed,
        "feeds": Feed.objects.order_by("title", "pk"),
        "is_left": "left" in asked,
        "is_first": not before,
        "more": found[PAGE - 1].pk if len(found) > PAGE else 0,
    }
    return render(request, "desk/feeds/offered.html", context | more, status=status)


def items_of(feed: Feed | None, stage: Stage) -> QuerySet[Incoming]:
    known = Incoming.objects.filter(stage=stage, feed__isnull=False).select_related("feed", "ended_by")
    shown = known.defer("data", "found").order_by("-pk")
    return shown.filter(feed=feed) if feed else shown


def rows_of(items: list[Incoming]) -> list[dict[str, Any]]:
    """Return each item with what is here of the same story already, and who else offers it."""
    told = {item.pk: Told(item.place, item.sketch, partial(getattr, item, "text")) for item in items}
    here, others, by_key = stories(told), twins(told), {item.pk: item for item in items}
    return [
        {
            "item": item,
            "address": web_address(item.address),
            "same": here.get(item.pk),
            "twins": [by_key[other] for other in others.get(item.pk, [])],
        }
        for item in items
    ]


@require_POST
def take(request: SignedInRequest) -> HttpResponse:
    """Have the page of an item read and go to it; of several the reading goes on by itself."""
    refuse_strangers(request)
    chosen = chosen_in(request)
    if len(chosen) == 1:
        one = beginning.ask(chosen[0], by=request.user)
        return redirect("incoming-one", one.public_id)
    if not chosen:
        return untouched(request)
    beginning.ask_each(chosen, by=request.user)
    told = ngettext("%(number)s item is read now.", "%(number)s items are read now.", len(chosen))
    messages.success(request, told % {"number": len(chosen)})
    return redirect("incoming")


@require_POST
def leave(request: SignedInRequest) -> HttpResponse:
    """Put items away that become no article."""
    refuse_strangers(request)
    chosen = chosen_in(request)
    if not chosen:
        return untouched(request)
    left = sum(is_done(taking.leave, item, request) for item in chosen)
    told = ngettext("%(number)s item was left aside.", "%(number)s items were left aside.", left) % {"number": left}
    messages.success(request, told)
    if late := len(chosen) - left:
        told = ngettext("Somebody was faster with %(number)s.", "Somebody was faster with %(number)s.", late)
        messages.info(request, told % {"number": late})
    return back(request)


def is_done(act: Callable[..., object], item: Incoming, request: SignedInRequest) -> bool:
    try:
        act(item, by=request.user, seen=item.version)
    except taking.Faster:
        return False
    return True


def chosen_in(request: SignedInRequest) -> list[Incoming]:
    """Return the items whose button was pressed, or else those that are ticked, as they were seen; at most a page of them."""
    sent = [request.POST["one"]] if "one" in request.POST else request.POST.getlist("item")[:PAGE]
    seen = {part["id"]: int(part["version"]) for one in sent if (part := SEEN.fullmatch(one))}
    items = list(Incoming.objects.filter(public_id__in=seen, stage=Stage.OFFERED).defer("data", "found", "text"))
    for item in items:
        item.version = seen[item.public_id]
    return items


def untouched(request: SignedInRequest) -> HttpResponse:
    return page(request, is_untouched=True, status=422)


def back(request: SignedInRequest) -> HttpResponse:
    feed = whole(request.POST.get("feed", ""))
    return redirect(reverse("offered") + (f"?feed={feed}" if feed else ""))
