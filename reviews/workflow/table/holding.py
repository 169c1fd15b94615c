"""What a move asks of the claim's lease: as a check of a row, and as the condition of an UPDATE."""

from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.models import Claim


class Lease(StrEnum):
    ANY = "any"
    FREE = "free"  # nobody holds it
    HELD = "held"  # the mover holds it, with the token
    OTHERS = "others"  # somebody else holds it


def lease_fits(lease: Lease, user: User, claim: Claim) -> bool:
    match lease:
        case Lease.FREE:
            return not claim.is_leased
        case Lease.HELD:
            return claim.is_held_by(user)
        case Lease.OTHERS:
            return claim.is_leased and not claim.is_held_by(user)
        case Lease.ANY:
            return True


def lease_condition(lease: Lease, by: User, token: str | None) -> Q:
    now = timezone.now()
    match lease:
        case Lease.FREE:
            return Q(leased_by=None) | Q(lease_expires_at__lte=now)
        case Lease.HELD:
            return Q(leased_by=by, lease_token=token or "", lease_expires_at__gt=now)
        case Lease.OTHERS:
            return Q(lease_expires_at__gt=now) & ~Q(leased_by=by)
        case Lease.ANY:
            return Q()
