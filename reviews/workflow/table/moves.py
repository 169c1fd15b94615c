"""The one table of what may happen to a claim, and the one function that does it.

Buttons, the API's `actions`, the diagram in the README and the test of every state, action and role derive from MOVES.
Nothing else writes `Claim.state`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from reviews.models import Claim, Event, State, facts
from reviews.models.history import ASKED_FOR

from . import history, rules
from .acts import ACTS, Action, does
from .holding import Lease, lease_condition, lease_fits


@dataclass(frozen=True)
class Move:
    action: Action
    sources: tuple[State, ...]
    target: State
    may: Callable[[User, Claim], bool]
    lease: Lease = Lease.ANY


MOVES = (
    Move(Action.OPEN, (State.PROPOSED,), State.OPEN, rules.has_role),
    Move(Action.TAKE, (State.OPEN, State.IN_REVIEW), State.IN_REVIEW, rules.is_reviewer, Lease.FREE),
    Move(Action.RELEASE, (State.IN_REVIEW,), State.OPEN, rules.is_reviewer, Lease.HELD),
    Move(Action.SUBMIT, (State.IN_REVIEW,), State.SUBMITTED, rules.is_reviewer, Lease.HELD),
    Move(Action.RETURN, (State.SUBMITTED, State.APPROVED), State.IN_REVIEW, rules.is_second_editor),
    Move(Action.APPROVE, (State.SUBMITTED,), State.APPROVED, rules.is_second_editor),
    Move(Action.PUBLISH, (State.APPROVED,), State.PUBLISHED, rules.is_editor),
    Move(Action.CORRECT, (State.PUBLISHED,), State.IN_REVIEW, rules.is_editor),
    Move(Action.WITHDRAW, (State.PUBLISHED,), State.WITHDRAWN, rules.is_editor),
    Move(
        Action.WITHDRAW,
        (State.OPEN, State.IN_REVIEW, State.SUBMITTED, State.APPROVED),
        State.WITHDRAWN,
        rules.may_withdraw_during_correction,
    ),
    Move(Action.DISMISS, (State.PROPOSED, State.OPEN), State.DISMISSED, rules.may_dismiss),
    Move(Action.DISMISS, (State.IN_REVIEW,), State.DISMISSED, rules.may_dismiss, Lease.HELD),
    Move(Action.REOPEN, (State.DISMISSED,), State.OPEN, rules.may_reopen),
    Move(Action.PROPOSE, (State.OPEN, State.DISMISSED), State.PROPOSED, rules.may_propose),
    Move(Action.REOPEN, (State.WITHDRAWN,), State.OPEN, rules.is_editor),
    Move(Action.LINK, (State.PROPOSED, State.OPEN), State.DISMISSED, rules.may_dismiss),
    Move(Action.LINK, (State.IN_REVIEW,), State.DISMISSED, rules.may_dismiss, Lease.HELD),
    Move(Action.UNLINK, (State.DISMISSED,), State.OPEN, rules.may_unlink),
    Move(Action.CONFIRM, (State.DISMISSED,), State.DISMISSED, rules.may_confirm),
    Move(Action.ASSIGN, (State.OPEN, State.IN_REVIEW), State.OPEN, rules.may_assign, Lease.FREE),
    Move(Action.UNASSIGN, (State.OPEN,), State.OPEN, rules.may_unassign),
    Move(Action.HELP, (State.OPEN,), State.OPEN, rules.has_role),
    Move(Action.HELP, (State.IN_REVIEW,), State.OPEN, rules.is_reviewer, Lease.HELD),
    Move(Action.HELPED, (State.OPEN,), State.OPEN, rules.needs_help),
    Move(Action.HAND_OVER, (State.IN_REVIEW,), State.OPEN, rules.is_reviewer, Lease.HELD),
    Move(Action.BREAK, (State.IN_REVIEW,), State.OPEN, rules.is_editor, Lease.OTHERS),
    Move(Action.TAKE_BACK, (State.SUBMITTED,), State.IN_REVIEW, rules.is_own),
)

NO_LEASE = {"leased_by": None, "lease_token": None, "lease_expires_at": None}
NOT_ASKED_FOR = {"assigned_to": None, "help_needed": ""}


class Stale(Exception):
    """Somebody was faster, or the lease ran out. `claim` is the row as it is now; nothing was changed."""

    def __init__(self, claim: Claim, message: str) -> None:
        super().__init__(message)
        self.claim = claim


class Incomplete(Exception):
    """Something is missing: `missing` has a message for each field, by its name."""

    def __init__(self, **missing: str) -> None:
        super().__init__(" ".join(missing.values()))
        self.missing = missing


def allowed(user: User, claim: Claim) -> list[Action]:
    """Return what `user` may do to `claim` now, in the order of the table; asks no database."""
    return [
        step.action
        for step in MOVES
        if claim.state in step.sources and step.may(user, claim) and lease_fits(step.lease, user, claim)
    ]


def step_for(action: Action, claim: Claim, by: User) -> Move:
    """Return the row that applies. Raises PermissionDenied if `by` may not, Stale if the claim is not in a state for it."""
    rows = [step for step in MOVES if step.action == action]
    refused = PermissionDenied(_refusal(action, claim, by))
    if not any(step.may(by, claim) for step in rows):
        raise refused
    for step in rows:
        if claim.state in step.sources:
            if not step.may(by, claim):
                raise refused
            return step
    raise Stale(claim, ACTS[action].too_late % {"state": claim.get_state_display().lower()})


def _refusal(action: Action, claim: Claim, by: User) -> str:
    is_own = action in {Action.APPROVE, Action.RETURN} and by.is_editor
    why = rules.own_part(by, claim) if is_own else []
    return " ".join([ACTS[action].refused % {"name": by.display_name}, *why])


def move(
    claim: Claim,
    action: Action,
    *,
    by: User,
    seen: int,
    token: str | None = None,
    data: dict[str, Any] | None = None,
    **changes: Any,
) -> Claim:
    """Move `claim`, set `changes` on its row, and write its history; `seen` is the version that `by` looked at.

    Every move but the taking of a claim ends its lease, and every one that does not set them clears whom it is meant
    for and which help it needs. Raises PermissionDenied, or Stale with the fresh row. The caller
    is in a transaction, so that the move and its line of the story are one.
    """
    moved = change(claim, action, by=by, seen=seen, token=token, **changes)
    history.log(claim, action, by=by, data=moved | (data or {}))
    return claim


def change(
    claim: Claim, action: Action, *, by: User, seen: int, token: str | None = None, **changes: Any
) -> dict[str, Any]:
    """Do what `move` does but for the history, and return how that begins: the caller writes it when it knows the rest."""
    step = step_for(action, claim, by)
    asked_for = facts(claim, *ASKED_FOR)
    changes = NO_LEASE | NOT_ASKED_FOR | changes | {"state": step.target, "version": seen + 1}
    moved = claim.version == seen and Claim.objects.filter(
        lease_condition(step.lease, by, token), pk=claim.pk, state=claim.state, version=seen
    ).update(**changes)
    if not moved:  # comparing inside the UPDATE needs no lock
        raise stale(claim)
    if step.target == State.DISMISSED and claim.appearances.exists():  # they would be left without a check
        raise Stale(claim, _("Other claims are linked to this one. Unlink those first."))
    source = claim.state
    for name, value in changes.items():
        setattr(claim, name, value)
    data: dict[str, Any] = {"reviewer": claim.reviewer_id} if "reviewer" in changes else {}
    if asked_for != facts(claim, *ASKED_FOR):
        data["claim"] = facts(claim, *ASKED_FOR)
    return {"from": source, "to": claim.state} | data


@transaction.atomic
def move_only(
    action: Action, claim: Claim, *, by: User, seen: int, token: str | None = None, note: str = "", **data: Any
) -> Claim:
    """Do an act that is nothing but its move, with a note and whatever other `data` its event gets."""
    return move(claim, action, by=by, seen=seen, token=token or None, data=({"note": note} if note else {}) | data)


for _action in (Action.OPEN, Action.DISMISS, Action.REOPEN, Action.PROPOSE):
    does(_action)(partial(move_only, _action))


SHOWN = ("leased_by", "reviewer", "assigned_to", "revision__article", "claimant", "publication")


def stale(claim: Claim) -> Stale:
    """Return what to raise when a conditional UPDATE found nothing; its message names who or what was faster."""
    fresh = Claim.objects.select_related(*SHOWN).get(pk=claim.pk)
    if fresh.leased_by and fresh.is_leased:
        message = ngettext(
            "%(name)s has this one for %(minutes)s more minute.",
            "%(name)s has this one for %(minutes)s more minutes.",
            fresh.lease_minutes,
        )
        return Stale(fresh, message % {"name": fresh.leased_by.display_name, "minutes": fresh.lease_minutes})
    if fresh.state == State.IN_REVIEW:
        return Stale(fresh, _("The lease on this claim ran out or was given up. Take it again to go on."))
    state = fresh.get_state_display().lower()
    return Stale(fresh, _("Somebody was faster: this claim is %(state)s now.") % {"state": state})


def begin(claims: list[Claim], *, by: User, open_from: float | None = None) -> list[Claim]:
    """Store new claims with the first line of their story: in the queue, or as proposals if less worth checking.

    `open_from` is how much worth the queue asks for; None takes the setting.
    """
    for claim in claims:
        claim.state = _first_state(claim, open_from)
    with transaction.atomic():
        claims = Claim.objects.bulk_create(claims, batch_size=500)
        Event.objects.bulk_create([history.first_event(claim, by) for claim in claims], batch_size=500)
    return claims


RENEWED = (
    "details", "figures", "said", "wording", "insertions", "loose", "claimant", "claimant_role", "claimant_mention",
    "check_worthiness", "factors", "extractor", "state",
)  # fmt: skip


def renew(claim: Claim, found: Claim, *, by: User, open_from: float | None = None) -> bool:
    """Tell a claim that nobody has worked on as it was `found` again in its place. Returns False if somebody was faster."""
    found.state = _first_state(found, open_from)
    values = {name: getattr(found, name) for name in RENEWED}
    source = claim.state
    if values == {name: getattr(claim, name) for name in RENEWED}:
        return True
    as_read = Claim.objects.filter(pk=claim.pk, state=source, version=claim.version)
    if not as_read.update(**values, version=claim.version + 1):
        return False
    for name, value in (values | {"version": claim.version + 1}).items():
        setattr(claim, name, value)
    history.log(claim, "split", by=by, data={"from": source, "to": claim.state, "claim": facts(claim)})
    return True


def _first_state(claim: Claim, open_from: float | None) -> State:
    least = settings.OPEN_FROM if open_from is None else open_from
    return State.OPEN if claim.check_worthiness >= least else State.PROPOSED


def diagram() -> str:
    """Return the table as a Mermaid state diagram, for the README."""
    lines = ["stateDiagram-v2", "    [*] --> proposed: split", "    [*] --> open: split"]
    for step in MOVES:
        lines += [f"    {source} --> {step.target}: {step.action}" for source in step.sources]
    return "\n".join(lines)
