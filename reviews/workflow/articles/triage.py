"""The first look at an article's claims: which are checked, which are not, many at a time; and what was done is taken back.

Each claim is moved by itself: what somebody else took or moved meanwhile stays as it is, and the rest is done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from reviews.models import Claim, Event, State
from reviews.workflow.table import assigning, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale


class Reason(TextChoices):
    """Why a claim need not be checked."""

    OPINION = "opinion", _("An opinion: nothing to check")
    KNOWN = "known", _("Everybody knows it")
    SMALL = "small", _("Of no weight")
    FRAGMENT = "fragment", _("No claim: words cut wrongly")
    REPEATED = "repeated", _("Told by another claim")


type Seen = tuple[Claim, int]
"""A claim and the version of it that was looked at."""

TRIAGE = "triage"
"""What the events of one pass over several claims have in common."""
LEADS = {
    (State.PROPOSED, State.OPEN): Action.OPEN,
    (State.DISMISSED, State.OPEN): Action.REOPEN,
    (State.PROPOSED, State.DISMISSED): Action.DISMISS,
    (State.OPEN, State.DISMISSED): Action.DISMISS,
    (State.OPEN, State.PROPOSED): Action.PROPOSE,
    (State.DISMISSED, State.PROPOSED): Action.PROPOSE,
}
"""What leads from one state to another."""


@dataclass
class Triaged:
    """What came of a pass: the claims that were moved, and those that are as they were, as they are now."""

    moved: list[Claim] = field(default_factory=list)
    missed: list[Claim] = field(default_factory=list)

    def do(self, act: Callable[[], Claim], claim: Claim) -> None:
        """Do an act that may be refused for this claim alone."""
        try:
            with transaction.atomic():
                self.moved.append(act())
        except Stale as stale:
            self.missed.append(stale.claim)
        except PermissionDenied:
            self.missed.append(claim)

    def move(self, claim: Claim, target: State, *, by: User, seen: int, data: dict[str, Any]) -> None:
        action = LEADS.get((State(claim.state), target))
        if action is None:
            self.missed.append(claim)
            return
        self.do(
            partial(moves.move, claim, action, by=by, seen=seen, data=data), claim
        )  # refused if readers see a check


def move_each(claims: Iterable[Seen], target: State, *, by: User, **data: str) -> Triaged:
    """Open, dismiss or propose several claims; `data` goes into the event of each, as the "reason" for a dismissal."""
    done, number = Triaged(), token_hex(8)
    for claim, seen in claims:
        if claim.state != target:
            done.move(claim, target, by=by, seen=seen, data=data | {TRIAGE: number})
    return done


def assign_each(claims: Iterable[Seen], person: str, *, by: User) -> Triaged:
    """Assign several claims to a person, by their username; an empty one takes them from whomever they are meant for."""
    done = Triaged()
    if person:
        assigning.reviewer_named(person)  # refused once, before anything is done
    for claim, seen in claims:
        if person:
            done.do(partial(assigning.assign, claim, by=by, seen=seen, person=person), claim)
        elif claim.assigned_to_id:
            done.do(partial(assigning.unassign, claim, by=by, seen=seen), claim)
    return done


def below(claims: QuerySet[Claim], worth: float) -> list[Seen]:
    """Return those of the claims that nobody has worked on and that are less worth checking than `worth`, 0 to 1."""
    waiting = claims.filter(state__in=[State.PROPOSED, State.OPEN], check_worthiness__lt=worth, reviews=None)
    return [(claim, claim.version) for claim in waiting]


def take_back(claims: QuerySet[Claim], *, by: User) -> Triaged:
    """Undo the last pass of `by` over these claims that still stands; what was moved on since stays as it is."""
    own = [event for event in newest(claims) if event.by_id == by.pk and TRIAGE in event.data]
    return undo(claims, [event for event in own if event.data[TRIAGE] == own[0].data[TRIAGE]], by=by)


def newest(claims: QuerySet[Claim]) -> list[Event]:
    """Return the newest event of each claim, the last first."""
    stories = Event.objects.filter(claim__in=claims.order_by().values("pk"))
    last = stories.order_by().values("claim").annotate(last=Max("pk")).values("last")
    return [*Event.objects.filter(pk__in=last).order_by("-pk")]


def undo(claims: QuerySet[Claim], events: Iterable[Event], *, by: User) -> Triaged:
    """Move the claim of each of these events back to where it was; they are the newest of their claims."""
    events, done = [*events], Triaged()
    known = claims.in_bulk([event.claim_id for event in events])
    for event in events:
        claim, before = known[event.claim_id], State(event.data["from"])
        done.move(claim, before, by=by, seen=event.version, data={"takes_back": event.number})
    return done
