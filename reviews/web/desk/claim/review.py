"""The buttons that put the typed correction into the claim, settle its wording, and hand the review in."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from factcheck.words import listed
from reviews.models import Claim
from reviews.web.desk.queue.views import take_next
from reviews.web.parts.access import SignedInRequest
from reviews.web.parts.forms import SeenForm
from reviews.workflow.checks import reviewing
from reviews.workflow.checks.drafting import Merged
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete

from .context.conflicts import label_of
from .context.loose_words import place_of
from .draft import keep, undecided
from .forms.act_forms import done
from .forms.review_form import Question, ReviewForm
from .page import back_to, back_to_queue, button, context_of, page, ratings


@button
def save(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the whole form, the wording and the figures too."""
    return unsaved(request, claim) or back_to(request, claim)


@button
def confirm(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Save the form, and take the wording for clear as it stands."""
    if refusal := unsaved(request, claim):
        return refusal
    reviewing.confirm(claim, by=request.user, token=request.POST.get("token", ""))
    return back_to(request, claim)


@button
def name(request: SignedInRequest, claim: Claim, loose: str, source: str) -> HttpResponse:
    """Save the form, and put words of the article in the place of `loose` ones; both are places as `place_of` writes them."""
    if refusal := unsaved(request, claim):
        return refusal
    asked = next((one for one in context_of(request, claim).loose if place_of(one.span) == loose), None)
    is_of_this_text = request.POST.get("text", "") in ("", str(claim.revision.number))
    if is_of_this_text and asked and (chosen := asked.named(source)):
        token = request.POST.get("token", "")
        reviewing.name(claim, by=request.user, token=token, loose=asked.span, candidate=chosen)
    else:
        messages.info(request, _("The wording was changed meanwhile. Read it once more."))
    return back_to(request, claim)


@button
def submit(request: SignedInRequest, claim: Claim) -> HttpResponse:
    return refusal_to_hand_in(request, claim) or back_to_queue(request)


@button
def submit_and_take_next(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Hand in, and go on with the next claim of the same filter. What is handed in stays so when none waits."""
    return refusal_to_hand_in(request, claim, takes_next=True) or take_next(request)


def refusal_to_hand_in(request: SignedInRequest, claim: Claim, *, takes_next: bool = False) -> HttpResponse | None:
    """Hand the review in; return the answer to one that cannot be, for the same button to be pressed again."""
    merged = keep(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    if merged.brought:  # what is handed in must have been seen
        named = listed(label_of(part, claim, merged.parts) for part in merged.brought)
        note = _("Not handed in yet: another window of yours changed this: %(parts)s. Read it here once more.")
        return page(request, claim, note=note % {"parts": named}, status=409)
    missing: dict[str, str] = {}
    if describe(request, claim, merged):
        unanswered = asks_again(request, claim, merged)
        try:
            if not unanswered:
                hand_in(request, claim)
                return None
            missing = reviewing.missing_from(merged.review, claim)
        except Incomplete as incomplete:
            missing = incomplete.missing
        if unanswered and not missing:
            return page(request, claim, unanswered=unanswered, takes_next=takes_next, status=422)
    note = _("Not handed in yet. What is missing is marked below.")
    return page(request, claim, review_form=pointed_at(claim, merged, missing), note=note, status=422)


def unsaved(request: SignedInRequest, claim: Claim) -> HttpResponse | None:
    """Save the whole form; return the answer to a form that cannot be saved."""
    merged = keep(request, claim)
    if merged.conflicts:
        return undecided(request, claim, merged)
    if not describe(request, claim, merged):
        return page(request, claim, review_form=pointed_at(claim, merged, {}), status=422)
    return None


def describe(request: SignedInRequest, claim: Claim, merged: Merged) -> bool:
    """Put a typed correction into the claim. Returns False, and corrects nothing, if it cannot be right."""
    if not merged.review.correction:
        return True
    corrected = ReviewForm.of(claim, ratings(), merged.parts, checked=True).claim
    if corrected.is_wrong:
        return False
    token = request.POST.get("token", "")
    reviewing.describe(claim, by=request.user, token=token, **corrected.description())
    return True


def pointed_at(claim: Claim, merged: Merged, missing: dict[str, str]) -> ReviewForm:
    """Return the form with what is wrong with the correction, and with what is `missing`, next to its field."""
    review_form = ReviewForm.of(claim, ratings(), merged.parts, checked=True)
    review_form.point_at(missing)
    return review_form


def asks_again(request: SignedInRequest, claim: Claim, merged: Merged) -> Question | None:
    """Return the first question that has no answer, if one has; unless the page asked this already."""
    open_ones = ReviewForm.of(claim, ratings(), merged.parts).draft.unanswered
    asked = " ".join(question.field.name for question in open_ones)
    if not asked or not reviewing.answered(merged.review, claim) or request.POST.get("unanswered") == asked:
        return None
    return open_ones[0]


def hand_in(request: SignedInRequest, claim: Claim) -> None:
    reviewing.submit(claim, by=request.user, seen=SeenForm.version(request.POST), token=request.POST.get("token", ""))
    messages.success(request, done(Action.SUBMIT, claim))
