"""What was handed in can be taken back until an editor has opened it."""

from contextlib import suppress

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Claim, Reading, ReviewRevision, State
from reviews.workflow.table import leases, moves, rules
from reviews.workflow.table.acts import Action, does
from reviews.workflow.table.moves import Stale


def note_reading(claim: Claim, revision: ReviewRevision, *, by: User) -> None:
    """Write down that an editor who may decide on the revision has it in front of them.

    Looks at the claim's row first, so that either this or a taking back is before the other. One can read while the
    database takes no writes.
    """
    if claim.state != State.SUBMITTED or not rules.is_second_editor(by, claim):
        return
    if revision.readings.filter(editor=by).exists():
        return
    with suppress(DatabaseError), transaction.atomic():
        if Claim.objects.select_for_update().filter(pk=claim.pk, version=claim.version).exists():
            Reading.objects.bulk_create([Reading(revision=revision, editor=by)], ignore_conflicts=True)


def reading_of(claim: Claim) -> Reading | None:
    """Return who opened first what was handed in last."""
    newest = claim.review_revisions.order_by("-number").values("pk")[:1]
    return Reading.objects.filter(revision=newest).select_related("editor").order_by("at", "pk").first()


@does(Action.TAKE_BACK)
@transaction.atomic
def take_back(claim: Claim, *, by: User, seen: int) -> Claim:
    """Let whoever handed it in hold it again, with a lease. Raises Stale, with the editor's name, once one has opened it."""
    moves.step_for(Action.TAKE_BACK, claim, by)
    list(Claim.objects.select_for_update().filter(pk=claim.pk).values("pk"))  # no reading is noted from here on
    if reading := reading_of(claim):
        message = _("%(name)s reads it already. Ask them to send it back.") % {"name": reading.editor.display_name}
        raise Stale(moves.stale(claim).claim, message)
    return moves.move(claim, Action.TAKE_BACK, by=by, seen=seen, **leases.lease_for(claim, by))
