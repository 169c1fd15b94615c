"""The desk's own weights: what a newsroom checks first. The program's factors stay as they are, the desk's is one more.

Claims that people marked by hand stay the first of all, and no claim is opened or put back by it: the order changes, and what
is found from now on.
"""

from collections.abc import Iterable, Iterator
from itertools import batched

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.tasks import task
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.extraction.worth import pressed
from reviews.models import Claim, State, Weights

DESK = "desk"
"""The factor of a claim with what the desk's weights add."""
BY_HAND = "chosen by hand"
MOST_ADDED = 3.0
BATCH = 20
"""Claims weighed in one transaction: whoever takes the next claim passes over those that it has locked."""
WAITING = (State.PROPOSED, State.OPEN, State.IN_REVIEW)


class Changed(Exception):
    """Somebody else chose other weights meanwhile."""


@transaction.atomic
def choose(added: dict[str, float], *, by: User, seen: int | None) -> Weights:
    """Let these weights hold, and weigh what waits anew; `seen` is the key of those that were looked at, None if there were none.

    Raises PermissionDenied, Changed, and ValueError for a weight beyond MOST_ADDED.
    """
    if not by.is_editor:
        raise PermissionDenied(_("%(name)s may not change what is checked first.") % {"name": by.display_name})
    if any(abs(more) > MOST_ADDED for more in added.values()):
        raise ValueError("a weight is too large")
    newest = Weights.objects.select_for_update().first()
    if (newest and newest.pk) != seen:
        raise Changed
    chosen = Weights.objects.create(added={name: more for name, more in added.items() if more}, by=by)
    transaction.on_commit(weigh_anew.enqueue)
    return chosen


@task(priority=5)
def weigh_anew() -> None:
    """Weigh all claims that wait, in short transactions; what comes in meanwhile is weighed as it comes."""
    weights = Weights.newest()
    for batch in batched(_changed(weights), BATCH, strict=False):
        with transaction.atomic():
            for claim, worth in batch:
                as_read = Claim.objects.filter(pk=claim.pk, check_worthiness=worth)
                as_read.update(check_worthiness=claim.check_worthiness, factors=claim.factors)


def _changed(weights: Weights) -> Iterator[tuple[Claim, float]]:
    """Yield the claims that weigh something else by these weights, each with what it was worth."""
    waiting = Claim.objects.filter(state__in=WAITING).only("pk", "check_worthiness", "factors").order_by("pk")
    for claim in list(waiting):
        before = claim.check_worthiness, claim.factors
        weigh(claim, weights)
        if (claim.check_worthiness, claim.factors) != before:
            yield claim, before[0]


def weigh(claim: Claim, weights: Weights) -> None:
    """Set how much a claim is worth checking by these weights; it is not stored."""
    if BY_HAND in claim.factors:
        return
    own = {name: value for name, value in claim.factors.items() if name != DESK}
    more = weights.weigh(own)
    if more or DESK in claim.factors:
        claim.factors = own | ({DESK: more} if more else {})
        claim.check_worthiness = pressed(claim.factors)


def in_order(claims: Iterable[Claim], weights: Weights) -> list[Claim]:
    """Return claims as they would stand in the queue by these weights; nothing of it is stored."""
    weighed = list(claims)
    for claim in weighed:
        weigh(claim, weights)
    return sorted(weighed, key=lambda claim: (-claim.check_worthiness, claim.pk))
