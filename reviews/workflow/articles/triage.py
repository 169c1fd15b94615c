"""The first look at an article's claims: which are checked, which are not, many at a time; and what was done is taken back.

Each claim is moved by itself: what somebody else took or moved meanwhile stays as it is, and the rest is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, QuerySet

from factcheck.accounts.models import User
from reviews.models import Claim, Event, State
from reviews.workflow.table import moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale

type Seen = tuple[Claim, int]
"""A claim and the version of it that was looked at."""

TRIAGE = "triage"
"""What the events of one pass over several claims have in common."""
BACK = {
    (State.PROPOSED, State.OPEN): Action.PROPOSE,
    (State.PROPOSED, State.DISMISSED): Action.PROPOSE,
    (State.OPEN, State.DISMISSED): Action.REOPEN,
    (State.OPEN, State.PROPOSED): Action.OPEN,
    (State.DISMISSED, State.OPEN): Action.DISMISS,
    (State.DISMISSED, State.PROPOSED): Action.DISMISS,
}
"""What leads back, by the state before and the state after."""


@dataclass
class Pass:
    """What came of a pass: the claims that were moved, and those that are as they were, as they are now."""

    moved: list[Claim] = field(default_factory=list)
    missed: list[Claim] = field(default_factory=list)

    def move(self, claim: Claim, action: Action, *, by: User, seen: int, told: dict[str, Any]) -> None:
        try:
            with transaction.atomic():
                self.moved.append(moves.move(claim, action, by=by, seen=seen, data=told))
        except Stale as stale:
            self.missed.append(stale.claim)
        except PermissionDenied:  # readers see a check of it
            self.missed.append(claim)


def move_each(claims: Iterable[Seen], action: Action, *, by: User, **told: str) -> Pass:
    """Open, dismiss or propose several claims; `told` goes into the story of each: a "note", or the "reason" for a dismissal."""
    done, number = Pass(), token_hex(8)
    for claim, seen in claims:
        done.move(claim, action, by=by, seen=seen, told=told | {TRIAGE: number})
    return done


def below(claims: QuerySet[Claim], worth: float) -> list[Seen]:
    """Return those of the claims that nobody has worked on and that are less worth checking than `worth`, 0 to 1."""
    waiting = claims.filter(state__in=[State.PROPOSED, State.OPEN], check_worthiness__lt=worth, reviews=None)
    return [(claim, claim.version) for claim in waiting]


def take_back(claims: QuerySet[Claim], *, by: User) -> Pass:
    """Undo the last pass of `by` over these claims that still stands; what was moved on since stays as it is."""
    done = Pass()
    for event in _last_pass(claims, by):
        action = BACK[State(event.data["from"]), State(event.data["to"])]
        claim = claims.get(events=event)
        done.move(claim, action, by=by, seen=event.version, told={"takes_back": event.number})
    return done


def _last_pass(claims: QuerySet[Claim], by: User) -> list[Event]:
    """The events of it that are the newest of their claims."""
    stories = Event.objects.filter(claim__in=claims.order_by().values("pk"))
    newest = dict(stories.order_by().values_list("claim").annotate(Max("number")))
    own = stories.filter(by=by, data__has_key=TRIAGE).order_by("-pk")
    standing = [event for event in own if event.number == newest[event.claim_id]]
    return [event for event in standing if event.data[TRIAGE] == standing[0].data[TRIAGE]]
