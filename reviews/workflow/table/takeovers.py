"""A claim that somebody holds is asked for, handed over or kept, or an editor takes it from its holder.

Asking and keeping change nothing about the claim and move no version: its holder works on. They stand in its story alone,
under the number of the lease that they are about, and end with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Claim, Event
from reviews.models.validators import NOTE_LIMIT

from . import assigning, history, leases, moves
from .acts import Action, does
from .assigning import refuse_words
from .moves import Incomplete, Stale

ASK, KEEP = "ask", "keep"
ASKING = (ASK, KEEP)


@dataclass(frozen=True)
class Request:
    """Somebody asks for a claim that another holds, with a word why; `kept` by its holder, or not answered yet."""

    by: User
    event: Event
    kept: bool = False

    @property
    def note(self) -> str:
        return str(self.event.data.get("note", ""))


def requests_in(events: Iterable[Event], claim: Claim) -> list[Request]:
    """Return who asks for the claim as it is held now, by the events of its history, the first first."""
    found: dict[int, Request] = {}
    for event in events:
        if event.action not in ASKING or event.data.get("epoch") != claim.lease_epoch or not claim.is_leased:
            continue
        if event.action == ASK and event.by:
            found[event.by.pk] = Request(event.by, event)
        elif asked := found.get(event.data.get("asked_by", 0)):
            found[asked.by.pk] = Request(asked.by, asked.event, kept=True)
    return list(found.values())


def requests_for(claim: Claim) -> list[Request]:
    return requests_in(claim.events.filter(action__in=ASKING).select_related("by").order_by("number"), claim)


@transaction.atomic
def ask(claim: Claim, *, by: User, note: str = "") -> None:
    """Ask the holder for the claim; who asks twice has asked once. Raises Stale when nobody else holds it now."""
    if not by.is_reviewer:
        raise PermissionDenied(_("Only fact-checkers ask for a claim."))
    refuse_words(note, NOTE_LIMIT)
    held = _locked(claim)
    if not held.is_leased or held.is_held_by(by):
        raise Stale(moves.stale(held).claim, _("Nobody else holds this claim now."))
    if not any(request.by == by and not request.kept for request in requests_for(held)):
        data = {"epoch": held.lease_epoch, "holder": held.leased_by_id}
        history.log(held, ASK, by=by, data=data | ({"note": note} if note else {}))


@transaction.atomic
def keep(claim: Claim, *, by: User, token: str, person: str) -> None:
    """Answer who asked: the claim is kept. Raises Stale if the lease is not `by`'s any more."""
    leases.hold(claim, by=by, token=token)
    asked = _request_of(person, claim)
    if not asked.kept:
        history.log(claim, KEEP, by=by, data={"epoch": claim.lease_epoch, "asked_by": asked.by.pk})


@does(Action.HAND_OVER)
@transaction.atomic
def hand_over(claim: Claim, *, by: User, seen: int, token: str = "", person: str = "") -> Claim:
    """Give the claim back for who asked for it, and for nobody else; the draft is kept, and they can read it."""
    moves.step_for(Action.HAND_OVER, claim, by)
    leases.hold(claim, by=by, token=token)
    asked = _request_of(person, claim)
    return moves.move(claim, Action.HAND_OVER, by=by, seen=seen, token=token, reviewer=None, assigned_to=asked.by)


@does(Action.BREAK)
@transaction.atomic
def break_lease(claim: Claim, *, by: User, seen: int, note: str = "", person: str = "") -> Claim:
    """Take the claim from its holder, for the queue or for a person. The holder's draft is kept, and they are told why."""
    moves.step_for(Action.BREAK, claim, by)
    if not note.strip():
        raise Incomplete(note=_("Tell its holder why."))
    data = {"note": note.strip(), "holder": claim.leased_by_id}
    moves.move(claim, Action.BREAK, by=by, seen=seen, data=data, reviewer=None)
    return assigning.assign(claim, by=by, seen=claim.version, person=person) if person else claim


def _request_of(username: str, claim: Claim) -> Request:
    found = next((request for request in requests_for(claim) if request.by.username == username), None)
    if found is None:
        raise Incomplete(person=_("They did not ask for this claim."))
    return found


def _locked(claim: Claim) -> Claim:
    """Return the row as it is, which nobody writes to before this transaction ends."""
    return Claim.objects.select_for_update(of=("self",)).select_related("revision").get(pk=claim.pk)
