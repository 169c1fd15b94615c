"""The editor's desk: read exactly the revision that was handed in, approve it or send it back with a note."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.models import User
from reviews.content import published
from reviews.content.denials import is_said
from reviews.content.figures import figures_in
from reviews.content.findings import all_in_words
from reviews.features.evidence.origins import origins_in
from reviews.models import Claim, Correction, Presence, Publication, ReviewRevision, State
from reviews.queries import desk
from reviews.web.desk.claim.context.claim_context import ClaimContext
from reviews.web.desk.claim.context.differences import Difference, differences
from reviews.web.desk.claim.context.handed_in import answers_in, denial_in, handed_in, speaker_in
from reviews.web.desk.claim.context.watch import Watch
from reviews.web.desk.claim.forms.act_forms import done
from reviews.web.desk.claim.page import claim_for
from reviews.web.parts.access import SignedInRequest, refuse_non_editors
from reviews.web.parts.forms import DecisionForm
from reviews.web.parts.published.check import Check
from reviews.web.parts.wording import Wording
from reviews.workflow import presence
from reviews.workflow.checks import appearances, approving, publishing, taking_back
from reviews.workflow.table import acts, rules
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale

from .returned import differences_between, returned_in

NO_COUNTER_EVIDENCE = {
    "": gettext_lazy(
        "Nothing that contradicts the claim is listed, and the fact-checker does not say whether it was looked for."
    ),
    "none_found": gettext_lazy(
        "Nothing that contradicts the claim is listed. Readers are told that it was looked for."
    ),
    "not_sought": gettext_lazy(
        "Nothing that contradicts the claim is listed. Readers are told that it was not looked for."
    ),
}
SHOWN = 100
"""Most claims on the editor's list; deciding some brings up the others."""


@require_safe
def approvals(request: SignedInRequest) -> HttpResponse:
    """List what may be decided on: first what waits for approval, then what is approved and not yet published."""
    refuse_non_editors(request)
    waiting_first = desk.approvals_for(request.user).order_by("-state", "pk")
    claims = list(waiting_first[: SHOWN + 1])
    newest = {revision.claim_id: revision for revision in ReviewRevision.objects.filter(claim__in=claims[:SHOWN])}
    there = defaultdict(list)
    for one in presence.beside(request.user, claims[:SHOWN]):
        there[one.claim_id].append(one)
    rows = [(claim, newest[claim.pk], _read(claim, newest[claim.pk]), there[claim.pk]) for claim in claims[:SHOWN]]
    linked = appearances.waiting_for(request.user)[:SHOWN]
    context = {"here": "approvals", "rows": rows, "are_more": len(claims) > SHOWN, "linked": linked}
    return render(request, "desk/approval/approvals.html", context)


def _read(claim: Claim, revision: ReviewRevision) -> Wording:
    return Wording.of(claim, worded=revision.content["claim"])


@require_safe
def approval(request: SignedInRequest, public_id: str) -> HttpResponse:
    refuse_non_editors(request)
    return page(request, claim_for(request, public_id))


@require_safe
def watch(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show an open approval who else is at the claim; 204 where that has not changed."""
    refuse_non_editors(request)
    claim = claim_for(request, public_id)
    if not request.htmx:
        return redirect("approval", public_id)
    presence.note(claim, request.user, Presence.Place.APPROVAL)
    watch = Watch(claim, request.user, present=[*presence.beside(request.user, [claim])])
    if watch.mark == request.GET.get("mark"):
        return HttpResponse(status=204)
    return render(request, "desk/approval/watch.html", {"watch": watch})


@require_POST
def approve(request: SignedInRequest, public_id: str) -> HttpResponse:
    return decide(request, public_id, Action.APPROVE) or redirect("approval", public_id)


@require_POST
def send_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    return decide(request, public_id, Action.RETURN) or redirect("approvals")


def decide(request: SignedInRequest, public_id: str, action: Action) -> HttpResponse | None:
    """Decide on the revision that was read. Returns the refusal, if it is refused, with the note as it was typed."""
    refuse_non_editors(request)
    claim, form, note = claim_for(request, public_id), DecisionForm(request.POST), request.POST.get("note", "")
    if not form.is_valid():
        if form.errors.keys() != {"note"}:
            raise BadRequest("decision")
        return page(request, claim, note=note, note_error=form.errors["note"][0], status=422)
    given = form.cleaned_data
    try:
        acts.perform(claim, action, by=request.user, seen=given["seen"], given=given)
    except Stale as stale:
        return page(request, stale.claim, note=note, stale=str(stale), read=given["revision"], status=409)
    except Incomplete as incomplete:
        return page(request, claim, note=note, note_error=incomplete.missing.get("note"), status=422)
    messages.success(request, done(action, claim))
    return None


def page(request: SignedInRequest, claim: Claim, *, read: int = 0, status: int = 200, **more: Any) -> HttpResponse:
    """Show the newest revision, and how it differs from revision number `read`, if that is the one somebody read."""
    revision = approving.newest_revision(claim)
    if revision is None:
        raise Http404
    if request.method == "GET":
        taking_back.note_reading(claim, revision, by=request.user)
    claim_context, content = ClaimContext(claim, request.user), published.read(revision.content)
    worded = content["claim"]
    context = {
        "here": "approvals",
        "claim_context": claim_context,
        "revision": revision,
        "watch": Watch(claim, request.user),
        "worded": worded,
        "wording": Wording.of(claim, claim_context.source, worded=worded),
        "speaker": speaker_in(worded),
        "figures": figures_in(worded, claim.start),
        "is_said": is_said(worded),
        "findings": all_in_words(content["findings"], worded["figures"]),
        "corrected": claim_context.corrected_in(worded),
        "warnings": warnings(content),
        "own": rules.own_part(request.user, claim),
        "correction": correction_in(claim, content, request.user),
        "changes": differences_between(claim, read, revision.number) if read else [],
        "returned": returned_in(claim_context.events, claim, revision.number),
    }
    context |= handed_in(claim, content)
    return render(request, "desk/approval/approval.html", context | more, status=status)


@dataclass(frozen=True)
class Corrected:
    """What readers have of a check, and what becomes of it when the revision at hand is published."""

    before: Check
    correction: Correction
    answers: list[tuple[str, str, Any]]
    changes: list[Difference]


def correction_in(claim: Claim, content: published.FrozenCheck, user: User) -> Corrected | None:
    """Return what the revision corrects; None for a first one, and for what was published already."""
    publication: Publication | None = getattr(claim, "publication", None)
    if publication is None or publication.live is None or claim.state not in (State.SUBMITTED, State.APPROVED):
        return None
    live = published.read(publication.live.content)
    return Corrected(
        Check.of(publication),
        publishing.correction_by(publication, live, content, by=user),
        answers_in(live),
        differences(live, content),
    )


def warnings(content: published.FrozenCheck) -> list[str]:
    """Return what an editor would ask about before anything else."""
    evidence = content["evidence"]
    denial = denial_in(content["claim"])
    found = [denial] if denial else []
    if is_said(content["claim"]) and not content["attribution_verdict"]:
        found.append(_("“Was it said?” has no answer."))
    if is_said(content["claim"]) and not content["verdict"]:
        found.append(_("“Is it so?” has no answer. That is right for a quoted opinion."))
    if not any(item["kind"] == "primary" for item in evidence):
        found.append(_("No primary evidence."))
    if not any(item["stance"] == "contradicts" for item in evidence):
        found.append(str(NO_COUNTER_EVIDENCE[content["counter_evidence"]]))
    copies = {number: item["copy"]["id"] for number, item in enumerate(evidence, 1) if "copy" in item}
    return [*found, *(origin.sentence for origin in origins_in(copies))]
