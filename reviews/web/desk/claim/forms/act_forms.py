"""The forms of the acts that have one of their own, and what is told to who did an act."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext

from reviews.models import Claim
from reviews.templatetags.directions import isolated
from reviews.web.parts.wording import Wording
from reviews.workflow.table.acts import ACTS, Act, Action, Place, Question

MESSAGE_LENGTH = 80


@dataclass(frozen=True)
class ActForm:
    """The form of an act: what it asks, and what stands in the field before anybody types."""

    act: Act
    question: Question | None
    note: str = ""


def forms(actions: Collection[Action], reason: str) -> list[ActForm]:
    """Return the forms of `actions`; `reason` is what publishing offers to tell readers of a change."""
    return [form_of(act, reason) for act in ACTS.values() if act.place is Place.OWN and act.action in actions]


def form_of(act: Act, reason: str) -> ActForm:
    """Return the form of an act; readers who have no check yet are told of no change."""
    if act.action != Action.PUBLISH:
        return ActForm(act, act.asks)
    return ActForm(act, act.asks if reason else None, reason)


def done(action: Action, claim: Claim, revision: int | None = None) -> str:
    """Return what to tell who did it."""
    reviewer = isolated(claim.reviewer.display_name) if claim.reviewer else gettext("A fact-checker")
    return str(ACTS[action].done % {"claim": short(claim), "revision": revision, "reviewer": reviewer})


def short(claim: Claim) -> str:
    """Return the claim for a message of one line."""
    return isolated(Truncator(str(Wording.of(claim))).chars(MESSAGE_LENGTH))
