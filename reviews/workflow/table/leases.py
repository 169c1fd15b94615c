"""Who works on a claim, and until when. A lease is three columns of the claim's row and a count of all there were."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import BigIntegerField, Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Claim, State
from reviews.queries import desk

from .acts import Action, does
from .moves import Stale, move, stale

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@does(Action.TAKE)
@transaction.atomic
def take(claim: Claim, *, by: User, seen: int) -> Claim:
    """Lease this claim to `by`. Raises PermissionDenied, or Stale if somebody holds it or it changed since `seen`."""
    return _lease(claim, by=by, seen=seen)


def _lease(claim: Claim, *, by: User, seen: int) -> Claim:
    return move(claim, Action.TAKE, by=by, seen=seen, **lease_for(claim, by))


def lease_for(claim: Claim, by: User) -> dict[str, Any]:
    """Return what a move sets so that the claim is `by`'s for a while."""
    return {
        "reviewer": by,
        "leased_by": by,
        "lease_token": secrets.token_hex(16),
        "lease_expires_at": _expiry(),
        "lease_epoch": claim.lease_epoch + 1,  # the version, which the move compares, changes with it
    }


@transaction.atomic
def take_next(by: User, among: Q = Q()) -> Claim | None:  # noqa: B008 (a Q is never changed)
    """Lease the claim that waits first for `by`, of those `among`, or return None when none of them waits.

    First what was returned to `by` and what was left lying, then what is assigned to `by`, then the open claim most worth
    checking that is meant for nobody else; one that needs help when no other waits.
    """
    for waiting in _waiting(by):
        if found := _locked(waiting.filter(among)).values_list("pk").first():
            claim = desk.lean_claims_for(by).get(pk=found[0])
            return _lease(claim, by=by, seen=claim.version)
    return None


def _waiting(by: User) -> Iterator[QuerySet[Claim]]:
    ranked = desk.claims_for(by).order_by("-check_worthiness", "pk")
    # As expressions: of an OR of indexed columns SQLite collects all rows before it sorts them.
    ends = Coalesce("lease_expires_at", Value(LONG_AGO))
    theirs = Value(by.pk, output_field=BigIntegerField())
    of = Coalesce("reviewer_id", theirs, output_field=BigIntegerField())
    whose = Case(When(leased_by__isnull=False, then=theirs), default=of)
    unheld = ranked.alias(ends=ends, whose=whose).filter(ends__lte=timezone.now(), whose=by.pk)
    yield unheld.filter(state=State.IN_REVIEW)
    yield ranked.filter(state=State.OPEN, assigned_to=by)
    waiting = ranked.filter(state=State.OPEN, assigned_to=None)
    yield waiting.filter(help_needed="")
    yield waiting.exclude(help_needed="")


def _locked(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Skip rows that another transaction is taking; on SQLite the transaction is alone with the database already."""
    if connection.features.has_select_for_update_skip_locked:
        return claims.select_for_update(skip_locked=True)
    return claims


@does(Action.RELEASE)
@transaction.atomic
def release(claim: Claim, *, by: User, token: str, seen: int | None = None) -> Claim:
    """Give the claim back to the queue; the draft is kept. Raises Stale if the lease is not `by`'s any more."""
    return move(claim, Action.RELEASE, by=by, seen=claim.version if seen is None else seen, token=token, reviewer=None)


def hold(claim: Claim, *, by: User, token: str) -> Claim:
    """Renew the lease, and lock the row when inside a transaction. Raises Stale if it is not `by`'s any more."""
    expiry = _expiry()
    held = Claim.objects.filter(
        pk=claim.pk,
        revision=claim.revision_id,  # places that were read are of this text
        state=State.IN_REVIEW,
        leased_by=by,
        lease_token=token,
        lease_expires_at__gt=timezone.now(),
    ).update(lease_expires_at=expiry)
    if not held:
        raise lost(claim, by)
    claim.lease_expires_at = expiry
    return claim


def lost(claim: Claim, by: User) -> Stale:
    """Return the refusal for somebody who held the claim: who took it from them and why, and how it stands now."""
    refused = stale(claim)
    last = claim.events.filter(action__in=[Action.TAKE, Action.TAKE_BACK], by=by).order_by("-number").first()
    broken = claim.events.filter(action=Action.BREAK, data__holder=by.pk, number__gt=last.number if last else 0)
    if (event := broken.select_related("by").order_by("-number").first()) is None or event.by is None:
        return refused
    message = _("%(name)s took this claim from you: “%(note)s”") % {
        "name": event.by.display_name,
        "note": event.data["note"],
    }
    held = refused.claim.is_leased or refused.claim.state != State.OPEN
    return Stale(refused.claim, f"{message} {refused}" if held else message)


def _expiry() -> datetime:
    return timezone.now() + timedelta(minutes=settings.LEASE_MINUTES)
