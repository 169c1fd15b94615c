"""The metadata of an article is changed, and one that was taken in by mistake is put away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from reviews import languages
from reviews.models import Article, facts, fingerprint
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import led_to_fault
from reviews.workflow.articles import editing
from reviews.workflow.articles.editing import FACTS, Changed
from reviews.workflow.table.moves import Incomplete

from .article import known_article, page
from .facts import FactsForm, instant


class EditForm(FactsForm):
    """The facts of an article, with its language."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))

    def __init__(self, article: Article, data: Any = None) -> None:
        super().__init__(data, initial=stored(article))
        own = article.language, article.language_name  # a variety stays one of them
        self.fields["language"].choices = languages.choices(own)  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """Return what was changed, as `editing.change` takes it. Call only when valid."""
        changes = {name: self.cleaned_data[name] for name in self.changed_data}
        if "published" in changes:
            changes["published"] = instant(changes["published"])
        return changes | ({"language_origin": Article.LanguageOrigin.GIVEN} if "language" in changes else {})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Change what was typed; what somebody else changed since the page was opened comes back with it."""
    found = known_article(request, public_id)
    if request.method != "POST":
        return form_page(request, found, EditForm(found))
    form = EditForm(found, request.POST)
    if request.POST.get("seen") != stamp(found):
        return form_page(request, found, form, is_late=True, status=409)
    if not form.is_valid():
        return form_page(request, found, form, status=422)
    try:
        editing.change(found, by=request.user, **form.changes())
    except Changed:
        return form_page(request, known_article(request, public_id), form, is_late=True, status=409)
    messages.success(request, _("Changed."))
    return redirect("desk-article", public_id)


def form_page(
    request: SignedInRequest, found: Article, form: FactsForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "here": "articles",
        "article": found,
        "form": led_to_fault(form),
        "seen": stamp(found),
        "now": stored(found),
    }
    return render(request, "desk/articles/edit.html", context | more, status=status)


def stored(found: Article) -> dict[str, Any]:
    """Return the facts as the form has them."""
    return {name: getattr(found, name) for name in (*FACTS, "language")} | {"published": found.day}


def stamp(found: Article) -> str:
    """Return what changes with every fact of the article."""
    return fingerprint(facts(found, *FACTS, "language"))


@require_POST
def put_away(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = known_article(request, public_id)
    try:
        editing.put_away(found, by=request.user)
    except Incomplete as incomplete:
        return page(request, found, not_put_away=str(incomplete), status=409)
    messages.success(request, _("Put away: “%(title)s”. It is on no list any more.") % {"title": found.title})
    return redirect("articles")


@require_POST
def take_out(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = known_article(request, public_id)
    editing.take_out(found, by=request.user)
    messages.success(request, _("It is back, with its claims as they waited."))
    return redirect("desk-article", public_id)
