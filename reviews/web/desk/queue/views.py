"""The queue: what waits, who has what, and the two ways to take a claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from factcheck.accounts.models import User
from factcheck.words import listed
from reviews.features.discussion.comments.threads import with_comment_counts
from reviews.models import Claim, State
from reviews.queries import desk
from reviews.queries.findings import not_adding_up_in
from reviews.templatetags.directions import isolated
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.forms import SeenForm
from reviews.web.parts.wording import Wording
from reviews.web.parts.worth import reasons
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale

from .filters import Filters, kept
from .forms import NameForm
from .tallies import Tallies, offers

PAGE = 50
ON_PAGE = re.compile(r"([0-9a-f]{32}):\d{1,9}:\d{1,6}")
"""What a row shows, as it is sent back: claim, version, minutes that its lease still runs."""

AGES = (
    (86_400, gettext_noop("%(number)d d")),
    (3_600, gettext_noop("%(number)d h")),
    (60, gettext_noop("%(number)d min")),
)
"""How long the units of an age are, in seconds, and how it reads."""


@dataclass(frozen=True)
class Row:
    claim: Claim
    actions: list[Action]
    is_yours: bool
    came_back: bool
    adds_up: bool
    is_meant: bool = False
    """For whoever looks."""

    @cached_property
    def wording(self) -> Wording:
        return Wording.of(self.claim)

    @property
    def speaker(self) -> str:
        """Who made the claim, unless it reads so already."""
        name = self.claim.claimant.name if self.claim.claimant else ""
        return "" if name in str(self.wording) else name

    @property
    def reasons(self) -> str:
        return listed(reasons(self.claim.factors))

    @property
    def shown(self) -> str:
        return shown(self.claim)

    @property
    def age(self) -> str:
        return age_of(self.claim)


def shown(claim: Claim) -> str:
    """Return what a row shows, as ON_PAGE reads it."""
    return f"{claim.public_id}:{claim.version}:{claim.lease_minutes}"


def age_of(claim: Claim) -> str:
    """Return how long the claim has been here, in its largest unit."""
    seconds = (timezone.now() - claim.created_at).total_seconds()
    for length, age in AGES:
        if seconds >= length:
            return _(age) % {"number": int(seconds // length)}
    return _("new")


def rows_of(claims: Sequence[Claim], user: User) -> list[Row]:
    wrong = not_adding_up_in({claim.revision.article_id for claim in claims})
    return [
        Row(
            claim,
            moves.allowed(user, claim),
            claim.is_held_by(user),
            claim.state == State.IN_REVIEW and claim.leased_by is None and claim.reviewer_id == user.pk,
            claim.pk not in wrong,
            claim.assigned_to_id == user.pk,
        )
        for claim in claims
    ]


@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    return page(request)


def page(
    request: SignedInRequest, *, note: str = "", name_form: NameForm | None = None, status: int = 200
) -> HttpResponse:
    filters, user = Filters.read(request.GET), request.user
    tallies, after = Tallies.of(filters, user), request.GET.get("after", "")
    came_back = desk.returned(user) if tallies.returned else None
    claims = _claims(with_comment_counts(filters.claims(user)), came_back, after=after)
    context = {
        "here": "queue",
        "filters": filters,
        "tallies": tallies,
        "rows": rows_of(claims[:PAGE], user),
        "offers": offers(filters, user),
        "is_first": "after" not in request.GET,
        "more": filters.url(after=claims[PAGE - 1].public_id) if len(claims) > PAGE else "",
        "saved": user.saved_filters.all(),
        "addresses": [filters.query, kept(request.GET)],
        "name_form": name_form or NameForm(),
        "note": note,
    }
    return render(request, "desk/queue/queue.html", context, status=status)


def _claims(shown: QuerySet[Claim], came_back: Q | None, *, after: str) -> list[Claim]:
    """Return a page of them and one more: first what `came_back`, if anything did, then the others in their order."""
    if came_back is None:
        return list(_after(shown, after)[: PAGE + 1])
    first = [] if after else list(shown.filter(came_back)[:PAGE])
    return first + list(_after(shown.exclude(came_back), after)[: PAGE + 1 - len(first)])


def _after(claims: QuerySet[Claim], public_id: str) -> QuerySet[Claim]:
    """Go on behind a claim, wherever it is now: as fast on the last page as on the first."""
    last = Claim.objects.filter(public_id=public_id).values("check_worthiness", "pk").first() if public_id else None
    if last is None:
        return claims
    worth = last["check_worthiness"]
    return claims.filter(Q(check_worthiness__lt=worth) | Q(check_worthiness=worth, pk__gt=last["pk"]))


@require_safe
def changes(request: SignedInRequest) -> HttpResponse:
    """Answer with the rows that are not any more as the page shows them, and the heading if its figures changed."""
    refuse_strangers(request)
    on_page = {found[1]: found[0] for row in request.GET.getlist("row")[:PAGE] if (found := ON_PAGE.fullmatch(row))}
    claims = with_comment_counts(desk.desk_for(request.user)).filter(public_id__in=on_page)
    changed = [claim for claim in claims if shown(claim) != on_page[claim.public_id]]
    filters = Filters.read(request.GET)
    tallies: Tallies | None = Tallies.of(filters, request.user)
    if tallies and tallies.sentence == request.GET.get("sentence"):
        tallies = None
    if not changed and tallies is None:
        return HttpResponse(status=204)
    context = {"rows": rows_of(changed, request.user), "tallies": tallies, "filters": filters, "is_update": True}
    return render(request, "desk/queue/changes.html", context)


@require_POST
def take(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take this claim and go to it. Somebody faster: 409 with the row as it is now."""
    claim = get_object_or_404(desk.desk_for(request.user), public_id=public_id)
    try:
        if not claim.is_held_by(request.user):  # pressed twice
            assignee = claim.assigned_to
            leases.take(claim, by=request.user, seen=SeenForm.version(request.POST))
            warn_of_assignee(request, assignee)
    except Stale as stale:
        if not request.htmx:
            return page(request, note=str(stale), status=409)
        (row,) = rows_of([with_comment_counts(desk.desk_for(request.user)).get(pk=claim.pk)], request.user)
        context = {"row": row, "row_note": str(stale), "filters": Filters.read(request.GET)}
        return render(request, "desk/queue/row.html", context, status=409)
    address = _address(claim, Filters.read(request.GET))
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def warn_of_assignee(request: SignedInRequest, assignee: User | None) -> None:
    """Warn whoever took what was assigned to another."""
    if assignee and assignee != request.user:
        message = _("It is yours now, though it was assigned to %(name)s.")
        messages.warning(request, message % {"name": isolated(assignee.display_name)})


@require_POST
def take_next(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    filters = Filters.read(request.GET)
    claim = leases.take_next(request.user, filters.condition(request.user))
    if claim is None:
        messages.info(request, _("Nothing that is shown here can be taken by you now."))
        return redirect(reverse("queue") + filters.query)
    return redirect(_address(claim, filters))


def _address(claim: Claim, filters: Filters) -> str:
    """Return the address of a claim's page, which keeps the filter for the claim after it."""
    return reverse("claim", args=[claim.public_id]) + filters.query
