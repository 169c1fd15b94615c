"""What a claim is may change while nobody else works on it and no reader sees it: its ends, its kind, its figures."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Claim, State, facts
from reviews.models.history import FACTS

from . import history, moves, rules
from .holding import Lease, lease_condition, lease_fits
from .moves import Incomplete, Stale

EDITABLE = {State.PROPOSED: Lease.ANY, State.OPEN: Lease.ANY, State.IN_REVIEW: Lease.HELD}
"""The states in which a claim may be edited, and what that asks of its lease."""


def may_be_edited(user: User, claim: Claim) -> bool:
    """Whether `user` may edit `claim` now; asks no database."""
    lease = EDITABLE.get(State(claim.state))
    return lease is not None and rules.may_edit(user, claim) and lease_fits(lease, user, claim)


def edit(
    claim: Claim,
    action: str,
    *,
    by: User,
    seen: int,
    token: str | None = None,
    data: dict[str, Any] | None = None,
    **changes: Any,
) -> Claim:
    """Set `changes` on the claim's row and log an event with `data`; the caller is in a transaction.

    Raises PermissionDenied, Stale with the fresh row, and Incomplete when a claim of its kind stands in its new place, or
    when somebody has begun to correct it and has not saved that.
    """
    _refuse(claim, by)
    before = {"quote": claim.quote} | facts(claim, *_recorded(changes))
    if claim.reviews.filter(reviewer__in=[by.pk, claim.leased_by_id]).exclude(correction={}).exists():
        raise Incomplete(claim=_("A correction of the claim was begun and is not saved. Save it, or take it back."))
    lease = lease_condition(EDITABLE[State(claim.state)], by, token)
    as_seen = Claim.objects.filter(lease, pk=claim.pk, state=claim.state, version=seen, revision=claim.revision_id)
    try:
        with transaction.atomic():
            if claim.version != seen or not as_seen.update(**changes, version=seen + 1):
                raise moves.stale(claim)
    except IntegrityError:
        raise Incomplete(words=_("A claim of this kind stands there already.")) from None
    for name, value in (changes | {"version": seen + 1}).items():
        setattr(claim, name, value)
    edited = {"before": before, "claim": facts(claim, *_recorded(changes))}
    history.log(claim, action, by=by, data=edited | (data or {}))
    return claim


def _refuse(claim: Claim, by: User) -> None:
    if not rules.has_role(by, claim):
        raise PermissionDenied(_("%(name)s may not edit this claim.") % {"name": by.display_name})
    if not rules.may_edit(by, claim):
        raise Stale(claim, _("Readers see a check of these words. What it tells is corrected in its review."))
    if claim.state not in EDITABLE:
        state = claim.get_state_display().lower()
        raise Stale(claim, _("This claim is %(state)s now: it cannot be edited.") % {"state": state})


def _recorded(changes: dict[str, Any]) -> list[str]:
    """Return the changed fields that events record, by their names there."""
    names = {"claimant": "claimant_id", "revision": "revision_id"}
    return [names.get(name, name) for name in changes if names.get(name, name) in FACTS[Claim]]
