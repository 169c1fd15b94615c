"""Articles come in by paste, and are listed with how far their claims have come."""

import re
from collections import Counter
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from reviews import languages
from reviews.features.incoming import beginning
from reviews.features.incoming.models import Incoming
from reviews.intake import Intake, Unreadable, read
from reviews.intake.text import canonical
from reviews.models import Article, Split, State
from reviews.models.validators import ADDRESS_LIMIT
from reviews.queries import desk
from reviews.queries.findings import not_adding_up_in
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.forms import Line, led_to_fault
from reviews.workflow.articles.intake import Added, add_article
from reviews.workflow.articles.source import NO_SOURCE, Source, source_of

from .facts import FactsForm, instant
from .incoming.forms import AddressForm, FileForm

PAGE = 50
BOOKMARKLET = "javascript:location.href='%s?url='+encodeURIComponent(location.href)"
"""Runs on the page that somebody reads, and gives nothing but its address to a page of ours."""


class ArticleForm(FactsForm):
    """An article as pasted, or as a program that fills in this form sends a file; what was typed wins over what that says."""

    file = forms.FileField(required=False)
    text = forms.CharField(
        label=gettext_lazy("Its text"),
        required=False,
        max_length=settings.ARTICLE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"max_length": gettext_lazy("This is longer than 1,000 kB, the most that is taken in.")},
    )
    title = Line(label=gettext_lazy("Title"), required=False, max_length=300)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    field_order = ("file", "text", "title")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = [("", _("Recognised")), *languages.choices()]  # type: ignore[attr-defined]

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[name] for name in ("text", "title", "url")]

    def clean_file(self) -> Intake | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size is None or file.size > settings.ARTICLE_LIMIT:
            raise forms.ValidationError(_("This file is larger than 1 MB, the most that is taken in."))
        try:
            return read(file.read(), name=file.name or "", content_type=file.content_type)
        except Unreadable as unreadable:
            raise forms.ValidationError(unreadable.worded(_)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found: Intake | None = cleaned.get("file")
        if found and cleaned.get("text"):
            self.add_error("text", _("Send a file or paste a text, not both. Empty one of them."))
        elif found:
            self.fill(found)
        elif "file" not in self.errors and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Paste the article here, or choose a file above."))
        if not self.cleaned_data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Give the title of the article."))
        return self.cleaned_data

    def fill(self, found: Intake) -> None:
        """Take from the file what was left empty, also in the form as it is shown again: a file cannot be sent back."""
        data = dict(self.data.items())
        published = found.published.date() if found.published else None
        given = {name: getattr(found, name) for name in ("text", "title", "byline", "publisher", "url")}
        language = languages.base_of(found.language)
        given |= {"published": published, "language": language if language in languages.NAMES else ""}
        for name, value in given.items():
            if value and not self.cleaned_data.get(name) and name not in self.errors:
                self.cleaned_data[name] = value
                data[name] = str(value)
        self.data = data

    def source(self) -> Source:
        """Return what is kept of a file. Call only when valid."""
        found: Intake | None = self.cleaned_data["file"]
        return source_of(found, self.cleaned_data["text"], None) if found else NO_SOURCE

    def intake(self) -> Intake:
        """Return it as a file that was read. Call only when valid."""
        values = {name: value for name, value in self.article().items() if name != "rights"}
        return Intake(**values | {"text": canonical(values["text"])})

    def article(self) -> dict[str, Any]:
        """Return what `add_article` takes. Call only when valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        found: Intake | None = self.cleaned_data["file"]
        return values | {"published": instant(values["published"], found.published if found else None)}


@require_safe
def articles(request: SignedInRequest) -> HttpResponse:
    """List the articles, newest first, with how far their claims have come; or those that were put away."""
    refuse_strangers(request)
    is_put_away = "put_away" in request.GET
    found = list(_after(request.GET.get("after", ""), is_put_away=is_put_away)[: PAGE + 1])
    context = {
        "here": "articles",
        "rows": _with_states(request, found[:PAGE]),
        "more": found[PAGE - 1].public_id if len(found) > PAGE else "",
        "is_first": "after" not in request.GET,
        "is_put_away": is_put_away,
        "coming": Incoming.objects.filter(stage__in=Incoming.ON_THE_WAY).count(),
    }
    return render(request, "desk/articles/articles.html", context)


def _after(public_id: str, *, is_put_away: bool) -> QuerySet[Article]:
    last = Article.objects.filter(public_id=public_id).first() if public_id else None
    newest = Split.objects.filter(revision__article=OuterRef("pk")).order_by("-revision__number")
    found = Article.objects.annotate(splitting=Subquery(newest.values("stage")[:1])).order_by("-pk")
    found = found.filter(put_away_at__isnull=not is_put_away)
    return found.filter(pk__lt=last.pk) if last else found


def _with_states(request: SignedInRequest, found: list[Article]) -> list[tuple[Article, list[tuple[str, int]], int]]:
    """Return each article with its claims counted by state, and how many of them do not add up."""
    claims = desk.claims_for(request.user).filter(revision__article__in=found)
    counted = claims.values_list("revision__article", "state").annotate(count=Count("pk"))
    counts = {(article, state): count for article, state, count in counted.order_by()}
    wrong = claims.filter(pk__in=not_adding_up_in({one.pk for one in found})).values_list(
        "revision__article", flat=True
    )
    failing = Counter(wrong)
    return [(one, tally({state: counts.get((one.pk, state), 0) for state in State}), failing[one.pk]) for one in found]


def tally(counts: dict[State, int] | Counter[State]) -> list[tuple[str, int]]:
    """Return the states that occur, furthest first, in words."""
    return [(str(state.label).lower(), counts[state]) for state in reversed(State) if counts[state]]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Take in an article that is pasted, and go to it, or first to where it is looked over; the same text again leads to the first."""
    refuse_strangers(request)
    if request.method != "POST":
        return add_page(request)
    form = ArticleForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            if "look" in request.POST:
                return redirect("incoming-one", beginning.typed(form.intake(), by=request.user).public_id)
            return gone_to(request, add_article(by=request.user, source=form.source(), **form.article()))
        except Unreadable as unreadable:
            form.add_error("text", unreadable.worded(_))
    return add_page(request, form=form, status=422)


def add_page(request: SignedInRequest, *, status: int = 200, **forms: forms.Form) -> HttpResponse:
    """Show the ways in which an article comes in; `forms` are those that were sent, by the name they have on the page.

    An address in the query is filled in: a bookmark or another program's "share" brings it. Nothing is fetched before
    somebody presses the button.
    """
    own = {
        "address_form": AddressForm(initial={"address": shared(request)}, auto_id="address-%s"),
        "file_form": FileForm(auto_id="file-%s"),
        "form": ArticleForm(),
        "bookmarklet": BOOKMARKLET % request.build_absolute_uri(reverse("article-add")),
    }
    sent = {name: led_to_fault(form) for name, form in forms.items()}
    return render(request, "desk/articles/add.html", {"here": "articles"} | own | sent, status=status)


def shared(request: SignedInRequest) -> str:
    """Return the address that was shared; phones put it into the text of what is shared."""
    sent = " ".join(request.GET.get(name, "") for name in ("url", "text", "title"))
    found = re.search(r"https?://\S+", sent, re.IGNORECASE)
    return found[0][:ADDRESS_LIMIT] if found else request.GET.get("url", "")[:ADDRESS_LIMIT]


def gone_to(request: SignedInRequest, added: Added) -> HttpResponse:
    """Go to an article that came in, and say if it was here before."""
    article = added.article
    if not added.is_new:
        told = _("This text is here already, since %(day)s. Nothing was added.")
        messages.info(request, told % {"day": date_format(article.retrieved)})
    return redirect("desk-article", article.public_id)
