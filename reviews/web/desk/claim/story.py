"""What happened to a claim so far, one line an event."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.models import Claim, Event
from reviews.workflow.table.acts import ACTS

from .differences import Corrected, corrected

STORY: dict[str, Promise] = {
    "split": _("took in the article and the program found the claim"),
    "describe": _("corrected the claim"),
    "confirm": _("said that the wording is clear as it stands"),
    **{action: act.story for action, act in ACTS.items()},
}
"""What somebody did, in the story of a claim."""


@dataclass(frozen=True)
class Told:
    """One line of a claim's story: what somebody did, what they said about it, and what they corrected."""

    event: Event
    did: str
    note: str
    corrected: list[Corrected]


def story(claim: Claim, events: list[Event]) -> list[Told]:
    """Return the story of a claim, the first event first."""
    return [
        Told(event, _did(claim, event), str(event.data.get("note", "")), _corrected(claim, event)) for event in events
    ]


def _did(claim: Claim, event: Event) -> str:
    if event.action == "split" and not claim.extractor:
        return gettext("marked the claim")
    return str(STORY.get(event.action, event.action))


def _corrected(claim: Claim, event: Event) -> list[Corrected]:
    is_correction = event.action == "describe"
    return corrected(claim, event.data["before"], event.data["after"]) if is_correction else []
