"""One fact, one check: a claim that stands in several places is checked once. Nobody but a person decides that it is the same.

A claim that is linked to another leaves the queue. Readers find the other's check at it when an editor has confirmed the link.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Claim, State, facts
from reviews.queries import desk
from reviews.workflow.table import history, moves, rules
from reviews.workflow.table.acts import Action, does
from reviews.workflow.table.moves import Incomplete

from .publishing import forget_pages

LINK = ("appearance_of_id", "linked_by_id", "link_confirmed_by_id")
CLOSED = (State.DISMISSED, State.WITHDRAWN)
"""States in which a claim has no check that another could share."""


@does(Action.LINK)
@transaction.atomic
def link(claim: Claim, *, by: User, seen: int, to: str = "", token: str = "") -> Claim:
    """Say that a claim is the same as the one whose public id is `to`, which is checked for both; drafts are kept.

    Raises Incomplete where there is no such claim, or it cannot be checked for both.
    """
    moves.step_for(Action.LINK, claim, by)
    other = _locked(claim, desk.claims_for(by).filter(public_id=to))
    link = {"appearance_of": other, "linked_by": by, "reviewer": None}
    data = moves.change(claim, Action.LINK, by=by, seen=seen, token=token or None, **link)
    _log(claim, Action.LINK, by=by, data=data)
    return claim


@does(Action.UNLINK)
@transaction.atomic
def unlink(claim: Claim, *, by: User, seen: int) -> Claim:
    """Let a claim be checked by itself again, and readers no longer find the other's check at it."""
    moves.step_for(Action.UNLINK, claim, by)
    other, was_shown = _check_of(claim), claim.link_confirmed_by_id is not None
    data = moves.change(
        claim, Action.UNLINK, by=by, seen=seen, appearance_of=None, linked_by=None, link_confirmed_by=None
    )
    _log(claim, Action.UNLINK, by=by, data=data)
    if was_shown:
        _note_change(other, claim, by=by)
    return claim


@does(Action.CONFIRM)
@transaction.atomic
def confirm(claim: Claim, *, by: User, seen: int) -> Claim:
    """Let readers find the check of the other claim at this one too."""
    moves.step_for(Action.CONFIRM, claim, by)
    other = _check_of(claim)
    if not rules.is_public(other):
        raise Incomplete(claim=_("Readers see no check of the other claim. It is published first."))
    data = moves.change(claim, Action.CONFIRM, by=by, seen=seen, link_confirmed_by=by)
    _log(claim, Action.CONFIRM, by=by, data=data)
    _note_change(other, claim, by=by)
    return claim


def waiting_for(user: User) -> QuerySet[Claim]:
    """Return the linked claims whose links an editor may show to readers, those of checks that readers see."""
    if not user.is_editor:
        return Claim.objects.none()
    linked = desk.desk_for(user).filter(appearance_of__isnull=False, link_confirmed_by=None).exclude(linked_by=user)
    return linked.filter(appearance_of__publication__live__isnull=False, appearance_of__publication__withdrawn_at=None)


def _locked(claim: Claim, others: QuerySet[Claim]) -> Claim:
    """Return the other claim, both rows locked so that neither is closed or linked meanwhile."""
    found = others.exclude(pk=claim.pk).first()
    if found is None:
        raise Incomplete(to=_("There is no such claim."))
    other = {one.pk: one for one in _lock(claim.pk, found.pk)}[found.pk]
    if other.state in CLOSED:
        state = other.get_state_display().lower()
        raise Incomplete(to=_("The other claim is %(state)s: it has no check.") % {"state": state})
    return other


def _check_of(claim: Claim) -> Claim:
    """Return the claim that a linked one is linked to, both rows locked."""
    if claim.appearance_of_id is None:
        raise PermissionDenied
    return {one.pk: one for one in _lock(claim.pk, claim.appearance_of_id)}[claim.appearance_of_id]


def _lock(*keys: int) -> QuerySet[Claim]:
    """Lock in one order, whoever links what to what; on SQLite the transaction is alone with the database already."""
    claims = Claim.objects.filter(pk__in=keys).order_by("pk")
    return claims.select_for_update() if connection.features.has_select_for_update else claims


def _log(claim: Claim, action: Action, *, by: User, data: dict[str, Any]) -> None:
    history.log(claim, action, by=by, data=data | {"claim": data.get("claim", {}) | facts(claim, *LINK)})


def _note_change(other: Claim, claim: Claim, *, by: User) -> None:
    """Note that readers see the check of `other` in more or fewer places, if they see it at all."""
    if not rules.is_public(other):
        return
    other.publication.changed_at = timezone.now()
    other.publication.save(update_fields=["changed_at"])
    data = {"article": claim.revision.article.public_id, "publication": facts(other.publication, "changed_at")}
    history.log(other, "appearances", by=by, data=data)
    forget_pages()
