"""The acts of people who share the work: a claim is meant for somebody, waits for help, and goes from hand to hand."""

from django.utils.translation import gettext_lazy as _

from .act import Act, Action, Place, Question

TOGETHER = (
    Act(
        Action.ASSIGN,
        label=_("Assign"),
        story=_("{who} assigned it"),
        done=_("“%(claim)s” is %(assignee)s’s to check. “Take next” gives it to nobody else."),
        refused=_("%(name)s may not assign this claim."),
        too_late=_("This claim is %(state)s now: it cannot be assigned."),
        needs=("person",),
    ),
    Act(
        Action.UNASSIGN,
        label=_("Assign to nobody"),
        story=_("{who} assigned it to nobody"),
        done=_("“%(claim)s” waits for anybody again."),
        refused=_("%(name)s may not change whom this claim is assigned to."),
        too_late=_("This claim is %(state)s now: it is assigned to nobody."),
    ),
    Act(
        Action.HELP,
        label=_("Ask for help"),
        story=_("{who} asked for help with it"),
        done=_("“%(claim)s” waits in the queue, marked with the help that it needs."),
        refused=_("%(name)s may not ask for help with this claim."),
        too_late=_("This claim is %(state)s now: no help is needed."),
        needs=("token", "note"),
        asks=Question(
            _("Which help it needs"), _("A few words, for everybody at the desk: “somebody who reads Arabic”."), rows=2
        ),
    ),
    Act(
        Action.HELPED,
        label=_("No help is needed any more"),
        story=_("{who} said that no help is needed any more"),
        done=_("“%(claim)s” waits in the queue like any other."),
        refused=_("%(name)s may not say that this claim needs no help."),
        too_late=_("This claim is %(state)s now: no help is needed."),
    ),
    Act(
        Action.HAND_OVER,
        label=_("Hand it over"),
        story=_("{who} handed it over"),
        done=_("Handed over to %(assignee)s: “%(claim)s”. Your draft is kept, and they can read it."),
        refused=_("%(name)s may not hand this claim over."),
        too_late=_("This claim is %(state)s now: it cannot be handed over."),
        place=Place.REVIEW,
        needs=("token", "person"),
    ),
    Act(
        Action.BREAK,
        label=_("Take it from its holder"),
        story=_("{who} took it from its holder"),
        done=_("“%(claim)s” waits in the queue again. Its holder is told why, and keeps what they wrote."),
        refused=_("%(name)s may not take this claim from its holder."),
        too_late=_("This claim is %(state)s now: nobody holds it."),
        needs=("note", "person"),
        asks=Question(_("Why it is taken from its holder"), _("Its holder reads this. What they wrote is kept."), rows=2),
        weight="danger",
    ),
    Act(
        Action.TAKE_BACK,
        label=_("Take it back"),
        story=_("{who} took back what was handed in"),
        done=_("It is yours again, as you handed it in."),
        refused=_("%(name)s may not take this claim back."),
        too_late=_("This claim is %(state)s now: it cannot be taken back."),
        place=Place.REVIEW,
    ),
)  # fmt: skip
"""Rows of ACTS."""
