"""What may be done with a claim, one row an act: what it needs, and its texts.

Buttons and forms, the dispatching of page and API, refusals and the story of a claim derive from ACTS. Where an act leads
and who may do it is in `moves`; the function that does it is marked with `does`. What people do among themselves, giving a
claim to each other, stands in `together`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.accounts.models import User
from reviews.models import Claim

from .act import Act, Action, Place, Question
from .together import TOGETHER

__all__ = ["ACTS", "Act", "Action", "Place", "Question", "does", "perform"]

ACTS = {
    act.action: act
    for act in (
        Act(
            Action.OPEN,
            label=pgettext_lazy("to open a claim", "Open"),
            story=_("{who} opened it"),
            done=_("It waits in the queue now."),
            refused=_("%(name)s may not open this claim."),
            too_late=_("This claim is %(state)s now: it cannot be opened."),
            needs=("token", "note"),
            help=_("It goes to the queue."),
        ),
        Act(
            Action.TAKE,
            label=_("Take"),
            story=_("{who} took it"),
            refused=_("%(name)s may not take this claim."),
            too_late=_("This claim is %(state)s now: it cannot be taken."),
            place=Place.REVIEW,
        ),
        Act(
            Action.RELEASE,
            label=_("Release"),
            story=_("{who} released it"),
            done=_("Released: “%(claim)s”. Your draft is kept."),
            refused=_("%(name)s may not release this claim."),
            too_late=_("This claim is %(state)s now: it cannot be released."),
            place=Place.REVIEW,
            needs=("token",),
        ),
        Act(
            Action.SUBMIT,
            label=_("Submit for approval"),
            story=_("{who} handed in a revision"),
            done=_("Handed in: “%(claim)s”. An editor reads it next."),
            refused=_("%(name)s may not submit this claim."),
            too_late=_("This claim is %(state)s now: it cannot be submitted."),
            place=Place.REVIEW,
            needs=("token",),
            weight="primary",
            key="s",
            spreads=True,
        ),
        Act(
            Action.RETURN,
            label=_("Return with this note"),
            story=_("{who} returned it"),
            done=_(
                "Sent back: %(reviewer)s finds the claim “%(claim)s” first in the queue, with your note."
            ),
            refused=_("%(name)s may not return this claim."),
            too_late=_("This claim is %(state)s now: it cannot be returned."),
            place=Place.APPROVAL,
            needs=("note",),
        ),
        Act(
            Action.APPROVE,
            label=_("Approve"),
            story=_("{who} approved a revision"),
            done=_("Approved, exactly as shown here. It can be published now."),
            refused=_("%(name)s may not approve this claim."),
            too_late=_("This claim is %(state)s now: it cannot be approved."),
            place=Place.APPROVAL,
            needs=("revision",),
            weight="primary",
            key="s",
        ),
        Act(
            Action.PUBLISH,
            label=_("Publish"),
            story=_("{who} published it"),
            done=_("Published: “%(claim)s”."),
            refused=_("%(name)s may not publish this claim."),
            too_late=_("This claim is %(state)s now: it cannot be published."),
            needs=("note",),
            asks=Question(
                _("What changed and why, for readers"),
                _("It was written for the desk when the correction was asked for. Word it for readers: they see it above the check."),
            ),
            help=_("Readers see what was approved."),
            weight="primary",
            key="p",
            spreads=True,
        ),
        Act(
            Action.CORRECT,
            label=_("Send back for correction"),
            story=_("{who} asked for a correction"),
            done=_("Back at the desk for a correction. Readers see the old revision until the new one is published."),
            refused=_("%(name)s may not correct this claim."),
            too_late=_("This claim is %(state)s now: it cannot be corrected."),
            needs=("note", "kind"),
            asks=Question(
                _("What is wrong"),
                _("This is for the desk; whoever publishes the correction words it for readers. Until then they see the present revision, marked as being checked again."),
            ),
            spreads=True,
        ),
        Act(
            Action.WITHDRAW,
            label=_("Withdraw the check"),
            story=_("{who} withdrew the check"),
            done=_("Withdrawn. Its address shows readers the notice."),
            refused=_("%(name)s may not withdraw this claim."),
            too_late=_("This claim is %(state)s now: it cannot be withdrawn."),
            needs=("note",),
            asks=Question(
                _("Notice to readers"),
                _("The check leaves the site; its address shows this notice. Its revisions are kept."),
            ),
            weight="danger",
            spreads=True,
        ),
        Act(
            Action.DISMISS,
            label=_("Dismiss"),
            story=_("{who} dismissed it"),
            done=_("Dismissed. It can be reopened here."),
            refused=_("%(name)s may not dismiss this claim."),
            too_late=_("This claim is %(state)s now: it cannot be dismissed."),
            needs=("token", "note"),
            asks=Question(_("Why it need not be checked"), rows=2),
        ),
        Act(
            Action.REOPEN,
            label=_("Reopen"),
            story=_("{who} reopened it"),
            done=_("Reopened: it waits in the queue again."),
            refused=_("%(name)s may not reopen this claim."),
            too_late=_("This claim is %(state)s now: it cannot be reopened."),
            needs=("token", "note"),
            help=_("It goes back to the queue."),
        ),
        Act(
            Action.PROPOSE,
            label=_("Propose"),
            story=_("{who} put it back to the proposals"),
            refused=_("%(name)s may not put this claim back to the proposals."),
            too_late=_("This claim is %(state)s now: it cannot be put back to the proposals."),
            place=Place.TRIAGE,
            needs=("note",),
        ),
        Act(
            Action.LINK,
            label=_("It is the same claim"),
            story=_("{who} linked it to the same claim in another place"),
            done=_("Linked: the check of the other claim is this one’s too. It can be unlinked here."),
            refused=_("%(name)s may not link this claim."),
            too_late=_("This claim is %(state)s now: it cannot be linked."),
            place=Place.ALIKE,
            needs=("token", "to"),
            spreads=True,
        ),
        Act(
            Action.UNLINK,
            label=_("Unlink"),
            story=_("{who} unlinked it"),
            done=_("Unlinked: it waits in the queue again."),
            refused=_("%(name)s may not unlink this claim."),
            too_late=_("This claim is %(state)s now: it cannot be unlinked."),
            help=_("It goes back to the queue, to be checked by itself."),
            spreads=True,
        ),
        Act(
            Action.CONFIRM,
            label=_("Show readers that it is the same"),
            story=_("{who} showed readers that it is the same claim"),
            done=_("Readers find the check at this claim too."),
            refused=_("%(name)s may not confirm this link."),
            too_late=_("This claim is %(state)s now: its link cannot be confirmed."),
            help=_("They find the check at this claim too, and this article at the check."),
            weight="primary",
            spreads=True,
        ),
        *TOGETHER,
    )
}  # fmt: skip

_FUNCTIONS: dict[Action, Callable[..., Any]] = {}


def does[F: Callable[..., Any]](action: Action) -> Callable[[F], F]:
    """Make the decorated function the one that does an act: called with the claim, `by`, `seen` and what the act needs."""

    def register(function: F) -> F:
        _FUNCTIONS[action] = function
        return function

    return register


def perform(claim: Claim, action: Action, *, by: User, seen: int, given: Mapping[str, Any]) -> Any:
    """Do `action` with what it needs of `given`; what is not given is left to its function."""
    needed = {name: given[name] for name in ACTS[action].needs if name in given}
    return _FUNCTIONS[action](claim, by=by, seen=seen, **needed)
