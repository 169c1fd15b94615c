"""One article on the desk: read with its claims, split again, and put into another language."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from factcheck.accounts.models import User
from reviews import languages
from reviews.features.same_story.finding import same_as
from reviews.intake.text import cut
from reviews.models import Article, ArticleRevision, Split, State
from reviews.queries import desk
from reviews.queries.findings import not_adding_up_in
from reviews.web.desk.claim.forms.act_forms import people_for
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.links import web_address
from reviews.web.parts.marks import WINDOW
from reviews.web.parts.wording import Source, Wording
from reviews.workflow.articles import editing, language, splitting
from reviews.workflow.articles.revisions.carrying import UNSEEN
from reviews.workflow.articles.revisions.waiting import ASTRAY

from .changes import by_sort
from .forms import ByHandForm, TriageForm
from .intake import tally
from .placed import marked, placed, places


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=[])

    def __init__(self, article: Article, data: Any = None) -> None:
        super().__init__(data, initial={"language": article.language}, auto_id="language-%s")
        own = article.language, article.language_name  # a variety stays one of them
        self.fields["language"].choices = languages.choices(own)  # type: ignore[attr-defined]


def known_article(request: SignedInRequest, public_id: str) -> Article:
    known = Article.objects.select_related("added_by") if request.user.roles else Article.objects.none()
    return get_object_or_404(known, public_id=public_id)


@require_safe
def article(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show an article with its claims and how far each has come; a long one in parts."""
    found = known_article(request, public_id)
    return progress(request, found) if request.htmx else page(request, found)


def page(
    request: SignedInRequest, found: Article, *, part: int | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    """Show the part of the article that is asked for, in its newest text or in an older one."""
    revision = newest = found.revisions.select_related("split", "copy").latest("number")
    texts, asked = range(newest.number, 0, -1), whole(request.GET.get("text", ""))
    if asked in texts[1:]:
        revision = found.revisions.select_related("split", "copy").get(number=asked)
    context = {
        "here": "articles",
        "article": found,
        "language_form": LanguageForm(found),
        "by_hand": ByHandForm(),
        "triage": TriageForm(),
        "people": [] if found.put_away_at else people_for(request.user),
        "address": web_address(found.url),
        "text": revision.number,
        "texts": texts,
        "newest": newest.number,
        "of_text": "" if revision == newest else f"&text={revision.number}",
        "waiting": waiting_in(request, found) if len(texts) > 1 else 0,
        "changes": by_sort(revision.changes),
        "copy": revision.copy.public_id if revision.copy else "",
        "split": getattr(revision, "split", None),
        "same": same_as(found, revision),
    }
    part = part or whole(request.GET.get("part", "")) or 1
    return render(
        request,
        "desk/articles/article.html",
        context | claims_of(request.user, found, revision, part) | more,
        status=status,
    )


def claims_of(user: User, found: Article, revision: ArticleRevision, part: int) -> dict[str, Any]:
    """Return the claims of a part of a text, and how those of all parts stand."""
    parts = cut(revision.text, WINDOW)
    number = min(part, len(parts))
    everything = places(user, revision.pk)
    marks = placed(user, revision.pk, everything, parts[number - 1])
    source = Source(revision.text, found.title)
    rows = [(mark, Wording.of(mark.claim.claim, source)) for mark in marks]
    states = Counter(State(mark.claim.claim.state) for mark in everything)
    return {
        "part": number,
        "parts": len(parts),
        "count": states.total() - states[State.DISMISSED],
        "rows": [row for row in rows if row[0].claim.claim.state != State.DISMISSED],
        "dismissed": [row for row in rows if row[0].claim.claim.state == State.DISMISSED],
        "wrong": not_adding_up_in({found.pk}) if everything else set(),
        "states": tally(states),
        "paragraphs": marked(revision.text, marks, parts[number - 1]),
    }


def waiting_in(request: SignedInRequest, found: Article) -> int:
    """Return how many claims wait for somebody to show where they are in the newest text, or are public and not in it."""
    claims = desk.claims_for(request.user).filter(revision__article=found, anchor__in=ASTRAY)
    return claims.exclude(UNSEEN).count()


def progress(request: SignedInRequest, found: Article) -> HttpResponse:
    """Answer how far the splitting has come; when it is over the whole page is read again."""
    split = Split.objects.filter(revision__article=found).order_by("-revision__number").first()
    if split is None or not split.is_going_on:
        return HttpResponseClientRefresh()
    return render(request, "desk/articles/splitting.html", {"article": found, "split": split})


def whole(value: str) -> int:
    """Return the number, 0 if it is none that a page has."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else 0


@require_POST
def split_again(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Split an article again whose splitting broke off, and go to it; one that is being split is left alone."""
    found = known_article(request, public_id)
    splitting.ask_again(get_object_or_404(Split.objects.order_by("-revision__number"), revision__article=found))
    return redirect("desk-article", found.public_id)


@require_POST
def change_language(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Say what language an article is in; its text is split again."""
    found = known_article(request, public_id)
    form = LanguageForm(found, request.POST)
    if not form.is_valid():
        return page(request, found, language_form=form, status=422)
    try:
        language.change_language(found, form.cleaned_data["language"], by=request.user)
    except editing.Changed:
        messages.info(request, _("Somebody else changed the language meanwhile. This is how it is now."))
    return redirect("desk-article", found.public_id)
