"""Whom a claim of the queue is meant for, and which help it needs. Whoever takes it ends both."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Claim
from reviews.models.claim import HELP_LIMIT
from reviews.models.validators import refuse_controls

from . import moves
from .acts import Action, does
from .moves import Incomplete


@does(Action.ASSIGN)
@transaction.atomic
def assign(claim: Claim, *, by: User, seen: int, person: str = "") -> Claim:
    """Say who is to check the claim, by their username: `take_next` skips it for others, who may still take it by itself.

    Raises Incomplete for somebody who takes no claims, PermissionDenied where a reviewer names anybody but themselves.
    """
    moves.step_for(Action.ASSIGN, claim, by)
    assignee = reviewer_named(person)
    if assignee != by and not by.is_editor:
        raise PermissionDenied(_("Only an editor assigns a claim to somebody else."))
    return moves.move(
        claim,
        Action.ASSIGN,
        by=by,
        seen=seen,
        reviewer=None,
        assigned_to=assignee,
        help_needed=claim.help_needed,
    )


def reviewer_named(username: str) -> User:
    """Return who takes claims under this name. Raises Incomplete if nobody does."""
    found = User.objects.filter(username=username, is_reviewer=True, is_active=True).first() if username else None
    if found is None:
        raise Incomplete(person=_("Name somebody who takes claims."))
    return found


@does(Action.UNASSIGN)
@transaction.atomic
def unassign(claim: Claim, *, by: User, seen: int) -> Claim:
    return moves.move(claim, Action.UNASSIGN, by=by, seen=seen, help_needed=claim.help_needed)


@does(Action.HELP)
@transaction.atomic
def ask_help(claim: Claim, *, by: User, seen: int, note: str = "", token: str = "") -> Claim:
    """Mark the claim with the help that it needs; whoever holds it gives it back with that."""
    moves.step_for(Action.HELP, claim, by)
    words = help_in(note)
    asked: dict[str, Any] = {"assigned_to": claim.assigned_to, "help_needed": words}
    if claim.reviewer_id:
        asked["reviewer"] = None
    return moves.move(claim, Action.HELP, by=by, seen=seen, token=token, data={"note": words}, **asked)


def help_in(note: str) -> str:
    """Return the note on one line. Raises Incomplete where it has no words or too many."""
    words = " ".join(note.split())
    if not words:
        raise Incomplete(note=_("Say in a few words which help it needs."))
    refuse_words(words, HELP_LIMIT)
    return words


def refuse_words(words: str, limit: int) -> None:
    """Raise Incomplete for too many words, and for what no newsroom writes."""
    if len(words) > limit:
        raise Incomplete(note=_("Say it in at most %(limit)s characters.") % {"limit": limit})
    try:
        refuse_controls(words)
    except ValidationError as refused:
        raise Incomplete(note=" ".join(refused.messages)) from None


@does(Action.HELPED)
@transaction.atomic
def helped(claim: Claim, *, by: User, seen: int) -> Claim:
    return moves.move(claim, Action.HELPED, by=by, seen=seen, assigned_to=claim.assigned_to)
