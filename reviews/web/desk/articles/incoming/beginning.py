"""A page is asked for by its address, or a file is given; and the list of what is on its way."""

from collections.abc import Callable
from functools import cache, partial

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reviews.features.incoming import beginning
from reviews.features.incoming.models import Incoming
from reviews.features.same_story.finding import Same
from reviews.features.same_story.listing import Told, stories
from reviews.web.desk.articles.intake import add_page
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.links import web_address

from .forms import AddressForm, FileForm

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def incoming(request: SignedInRequest) -> HttpResponse:
    """List what is read, to be looked over or refused; a POST brings something more and goes to it."""
    refuse_strangers(request)
    if request.method == "POST":
        return begin(request)
    found = list(_after(request.GET.get("after", ""))[: PAGE + 1])
    context = {
        "here": "articles",
        "rows": rows_of(found[:PAGE]),
        "more": found[PAGE - 1].public_id if len(found) > PAGE else "",
        "is_first": "after" not in request.GET,
    }
    return render(request, "desk/articles/incoming/list.html", context)


def rows_of(found: list[Incoming]) -> list[tuple[Incoming, str, Same | None]]:
    """Return each with its address, and where the same story is."""
    text_of = texts_of([one.pk for one in found if one.sketch])
    here = stories({one.pk: Told(one.place, one.sketch, partial(text_of, one.pk)) for one in found})
    return [(one, web_address(one.address), here.get(one.pk)) for one in found]


def texts_of(keys: list[int]) -> Callable[[int], str]:
    """Return who knows the texts that were read: all of them are asked for at once, and only when one is wanted."""

    @cache
    def texts() -> dict[int, str | None]:
        return dict(Incoming.objects.filter(pk__in=keys).values_list("pk", "found__text"))

    return lambda key: texts().get(key) or ""


def on_the_way() -> QuerySet[Incoming]:
    """Return what people brought and nobody has taken in or left, the newest first; not what feeds offer."""
    return Incoming.objects.filter(stage__in=Incoming.ON_THE_WAY).order_by("-pk")


def _after(public_id: str) -> QuerySet[Incoming]:
    found = on_the_way().select_related("added_by").defer("data", "found")
    last = Incoming.objects.filter(public_id=public_id).only("pk").first() if public_id else None
    return found.filter(pk__lt=last.pk) if last else found


def begin(request: SignedInRequest) -> HttpResponse:
    """Begin with the file that was given, or else with an address."""
    if "file" in request.FILES or "address" not in request.POST or "by_file" in request.POST:
        form = FileForm(request.POST, request.FILES, auto_id="file-%s")
        if not form.is_valid():
            return add_page(request, file_form=form, status=422)
        one = beginning.begin(by=request.user, file=form.given(), address=form.cleaned_data["address"])
    else:
        asked = AddressForm(request.POST, auto_id="address-%s")
        if not asked.is_valid():
            return add_page(request, address_form=asked, status=422)
        one = beginning.begin(by=request.user, address=asked.cleaned_data["address"])
    return redirect("incoming-one", one.public_id)
