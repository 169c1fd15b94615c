"""An article gets a new text: it is pasted, what it would do is shown, and it is stored when that was seen."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from reviews.intake import Unreadable
from reviews.models import Article
from reviews.models.validators import BIGGEST
from reviews.web.desk.articles.article import known_article, waiting_in
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import Day, led_to_fault
from reviews.workflow.articles.editing import Changed
from reviews.workflow.articles.revisions import revising
from reviews.workflow.articles.revisions.revising import Known, Outlook
from reviews.workflow.table.moves import Incomplete


class TextForm(forms.Form):
    """The new text; `looked` is the mark of that whose effect was shown, and `seen` the number of the newest text then."""

    text = forms.CharField(
        label=gettext_lazy("The text as it is now"),
        max_length=settings.ARTICLE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Paste the text as it is now."),
            "max_length": gettext_lazy("This is longer than 1,000 kB, the most that is taken in."),
        },
    )
    changed_on = Day(
        label=gettext_lazy("Changed on"),
        required=False,
        help_text=gettext_lazy("“Tuesday” and “last month” in what is new are counted from this day."),
    )
    seen = forms.IntegerField(min_value=1, max_value=BIGGEST, widget=forms.HiddenInput)
    looked = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show what the text would do; store it if this was shown for the same text."""
    found = known_article(request, public_id)
    newest = found.revisions.latest("number")
    if request.method != "POST":
        now = {"text": newest.text, "seen": newest.number, "changed_on": timezone.localdate()}
        return page(request, found, TextForm(initial=now))
    form = TextForm(request.POST)
    if not form.is_valid():
        return page(request, found, form, status=422)
    if form.cleaned_data["seen"] != newest.number:
        return late(request, found, form)
    try:
        outlook = revising.look(found, form.cleaned_data["text"])
        if form.cleaned_data["looked"] != outlook.sha256:
            return page(request, found, form, outlook=outlook)
        day = form.cleaned_data["changed_on"]
        revising.revise(found, outlook.text, by=request.user, seen=newest.number, changed_on=day)
    except Unreadable as unreadable:
        form.add_error("text", unreadable.worded(_))
    except Incomplete as incomplete:
        form.add_error("text", str(incomplete))
    except Known as known:
        return page(request, found, form, known=known.revision, status=422)
    except Changed:
        return late(request, found, form)
    else:
        return stored(request, found)
    return page(request, found, form, status=422)


def page(
    request: SignedInRequest,
    found: Article,
    form: TextForm,
    *,
    outlook: Outlook | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    newest = found.revisions.latest("number").number
    context = {"here": "articles", "article": found, "form": led_to_fault(form), "outlook": outlook, "newest": newest}
    return render(request, "desk/articles/revisions/revise.html", context | more, status=status)


def late(request: SignedInRequest, found: Article, form: TextForm) -> HttpResponse:
    """Answer that the article got another text meanwhile: what was typed is kept, and would take its place."""
    return page(request, found, form, is_late=True, status=409)


def stored(request: SignedInRequest, found: Article) -> HttpResponse:
    """Go to what waits now, or else to the article."""
    messages.success(request, _("The new text is stored. The older one stays readable here."))
    is_waiting = waiting_in(request, found)
    return redirect("article-waiting" if is_waiting else "desk-article", found.public_id)
