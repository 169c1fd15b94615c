"""One pass over the claims of an article: each button moves those that are ticked, and the last pass is taken back."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reviews.models import Article, Claim, State
from reviews.queries import desk
from reviews.templatetags.directions import isolated
from reviews.web.parts.access import SignedInRequest
from reviews.workflow.articles import triage
from reviews.workflow.articles.triage import Triaged
from reviews.workflow.table.moves import Incomplete

from .article import known_article, page
from .forms import TriageForm


def move(request: SignedInRequest, public_id: str, target: State) -> HttpResponse:
    """Move the claims that are ticked, and all below the worth that was given."""
    found = known_article(request, public_id)
    form = TriageForm(request.POST)
    if not form.is_valid():
        return page(request, found, triage=form, status=422)
    chosen = chosen_in(claims_of(request, found), form)
    if not chosen:
        return page(request, found, triage=form, untouched=True, status=422)
    data = {"reason": reason} if (reason := form.cleaned_data["reason"]) else {}
    done = triage.move_each(chosen, target, by=request.user, **data)
    return answered(request, found, form, in_words(done) or [_("Nothing was to be done: it is so already.")])


@require_POST
def open_claims(request: SignedInRequest, public_id: str) -> HttpResponse:
    return move(request, public_id, State.OPEN)


@require_POST
def dismiss(request: SignedInRequest, public_id: str) -> HttpResponse:
    return move(request, public_id, State.DISMISSED)


@require_POST
def propose(request: SignedInRequest, public_id: str) -> HttpResponse:
    return move(request, public_id, State.PROPOSED)


@require_POST
def assign(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Say who checks the claims that are ticked, and all below the worth that was given."""
    found = known_article(request, public_id)
    form = TriageForm(request.POST)
    if not form.is_valid():
        return page(request, found, triage=form, status=422)
    chosen = chosen_in(claims_of(request, found), form)
    if not chosen:
        return page(request, found, triage=form, untouched=True, status=422)
    person = form.cleaned_data["person"]
    try:
        done = triage.assign_each(chosen, person, by=request.user)
    except Incomplete as incomplete:
        form.add_error("person", str(incomplete))
        return page(request, found, triage=form, status=422)
    sentences = assigned_in_words(done, person) or [_("Nothing was to be done: it is so already.")]
    return answered(request, found, form, sentences)


@require_POST
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take back the last pass of whoever asks."""
    found = known_article(request, public_id)
    form = TriageForm(request.POST)
    form.is_valid()
    done = triage.take_back(claims_of(request, found), by=request.user)
    return answered(request, found, form, in_words(done) or [_("There is nothing of yours to take back.")])


def claims_of(request: SignedInRequest, article: Article) -> QuerySet[Claim]:
    return desk.desk_for(request.user).filter(revision=article.revisions.latest("number"))


def chosen_in(claims: QuerySet[Claim], form: TriageForm) -> list[triage.Seen]:
    """Return the claims that a form names, each once, with the version that was seen."""
    seen = form.seen()
    chosen = [(claim, seen[claim.public_id]) for claim in claims.filter(public_id__in=seen)]
    below = form.cleaned_data["below"]
    others = triage.below(claims, below / 100) if below else []
    return chosen + [one for one in others if one[0].public_id not in seen]


def answered(request: SignedInRequest, article: Article, form: TriageForm, sentences: list[str]) -> HttpResponse:
    """Show what was done, and the article: htmx puts its claims and its text in the place of those that were there."""
    part = form.cleaned_data.get("part") or 1
    if request.htmx:
        return page(request, article, part=part, done=sentences)
    messages.success(request, " ".join(sentences))
    return redirect(f"{reverse('desk-article', args=[article.public_id])}?part={part}")


def assigned_in_words(done: Triaged, person: str) -> list[str]:
    moved, missed, sentences = len(done.moved), len(done.missed), []
    if moved and person and (assignee := done.moved[0].assigned_to):
        words = ngettext(
            "%(number)s claim is assigned to %(name)s now.", "%(number)s claims are assigned to %(name)s now.", moved
        )
        sentences.append(words % {"number": moved, "name": isolated(assignee.display_name)})
    elif moved:
        words = ngettext(
            "%(number)s claim is assigned to nobody now.", "%(number)s claims are assigned to nobody now.", moved
        )
        sentences.append(words % {"number": moved})
    if missed:
        words = ngettext(
            "%(number)s claim stays as it was: it does not wait in the queue, or it is another’s.",
            "%(number)s claims stay as they were: they do not wait in the queue, or they are another’s.",
            missed,
        )
        sentences.append(words % {"number": missed})
    return sentences


def in_words(done: Triaged) -> list[str]:
    """Return what came of a pass, in sentences; none where nothing did."""
    moved, missed = len(done.moved), len(done.missed)
    sentences = []
    if moved:
        state = done.moved[0].get_state_display().lower()
        words = ngettext("%(number)s claim is %(state)s now.", "%(number)s claims are %(state)s now.", moved)
        sentences.append(words % {"number": moved, "state": state})
    if missed:
        words = ngettext(
            "%(number)s claim stays as it was: somebody was faster, or it is public.",
            "%(number)s claims stay as they were: somebody was faster, or they are public.",
            missed,
        )
        sentences.append(words % {"number": missed})
    return sentences
