"""The first page after signing in: what waits for whoever looks, and what became of what they handed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from factcheck.accounts.models import User
from reviews.features.discussion.comments.threads import with_comment_counts
from reviews.models import Claim, Event, ReviewRevision, State
from reviews.queries import desk
from reviews.web.desk.queue.views import Row, rows_of
from reviews.web.parts.access import SignedInRequest, refuse_strangers
from reviews.web.parts.wording import Wording
from reviews.workflow.table.acts import Action
from reviews.workflow.table.takeovers import ASKING, Request, requests_in

SHOWN = 10
"""Most claims of a section; the queue and the approvals have the others."""
HANDED_IN = (State.SUBMITTED, State.APPROVED)
SENT_BACK = (Action.RETURN, Action.CORRECT)


@dataclass(frozen=True)
class Item:
    """A claim that waits: why it came back, and who asks for it."""

    row: Row
    sent_back: Event | None = None
    requests: list[Request] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """What waits in one way. Another way to wait is another section: of other rows, by a template of its own."""

    name: str
    heading: Promise
    items: Sequence[object]
    url: str = ""
    """Where all of them are."""
    template: str = "desk/mine/claims.html"


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    sections = [*own(request.user), *to_decide(request.user)]
    context = {"here": "mine", "sections": [section for section in sections if section.items]}
    return render(request, "desk/mine/mine.html", context)


def own(user: User) -> list[Section]:
    """Return what one has in hand, what came back, what is meant for one, and what one handed in."""
    handed_in = Q(state__in=HANDED_IN, reviewer=user)
    all_claims = with_comment_counts(desk.desk_for(user))
    claims = all_claims.filter(desk.yours(user) | desk.assigned(user) | handed_in)
    theirs = list(claims.order_by("-check_worthiness", "pk"))
    others = all_claims.filter(desk.needs_help()).exclude(assigned_to=user)
    stuck = list(others.order_by("-check_worthiness", "pk")[:SHOWN])
    items = items_of([*theirs, *stuck], user)

    def section(name: str, heading: Promise, which: Callable[[Item], bool], url: str = "") -> Section:
        return Section(name, heading, [one for one in items[: len(theirs)] if which(one)][:SHOWN], url)

    return [
        section("asked", _("Somebody asks for these"), lambda one: bool(one.requests)),
        section("held", _("In your hands"), lambda one: one.row.is_yours and not one.requests, "?whose=mine"),
        section("returned", _("Came back to you"), lambda one: one.row.came_back, "?whose=returned"),
        section("assigned", _("Assigned to you"), lambda one: one.row.is_meant, "?whose=assigned"),
        Section("help", _("Help needed"), items[len(theirs) :], "?whose=help"),
        section("handed-in", _("Handed in by you"), lambda one: one.row.claim.state in HANDED_IN),
    ]


def items_of(claims: list[Claim], user: User) -> list[Item]:
    events = (
        Event.objects.filter(claim__in=claims, action__in=[*SENT_BACK, *ASKING]).select_related("by").order_by("pk")
    )
    stories: dict[int | None, list[Event]] = {}
    for event in events:
        stories.setdefault(event.claim_id, []).append(event)
    return [_item(row, stories.get(row.claim.pk, [])) for row in rows_of(claims, user)]


def _item(row: Row, story: list[Event]) -> Item:
    back = [event for event in story if event.action in SENT_BACK]
    requests = [one for one in requests_in(story, row.claim) if not one.kept] if row.is_yours else []
    return Item(row, back[-1] if back and row.came_back else None, requests)


def to_decide(user: User) -> list[Section]:
    """Return what an editor may decide on, what was handed in first before the others."""
    claims = (
        {claim.pk: claim for claim in desk.approvals_for(user).filter(state=State.SUBMITTED)} if user.is_editor else {}
    )
    revisions = ReviewRevision.objects.filter(claim__in=claims).order_by("submitted_at", "pk") if claims else []
    newest = {revision.claim_id: revision for revision in revisions}
    oldest_first = sorted(newest.values(), key=lambda revision: (revision.submitted_at, revision.pk))
    rows = [
        (claim := claims[revision.claim_id], revision, Wording.of(claim, worded=revision.content["claim"]))
        for revision in oldest_first[:SHOWN]
    ]
    return [Section("approvals", _("Waits for approval"), rows, template="desk/mine/approvals.html")]
