"""What happened to a claim so far, one line an event."""

from copy import copy
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from reviews.models import Claim, Event
from reviews.models.history import CARRIED, MISSED
from reviews.workflow.articles.replacing import NOT_FOUND_AGAIN, REPLACED
from reviews.workflow.articles.triage import Reason
from reviews.workflow.table.acts import ACTS, Action

from .differences import Corrected, corrected

STORY: dict[str, Promise] = {
    "split": _("{who} took in the article and the program found the claim"),
    "describe": _("{who} corrected the claim"),
    "confirm": _("{who} said that the wording is clear as it stands"),
    "ends": _("{who} changed where it begins and ends"),
    "cut": _("{who} cut it in two"),
    "join": _("{who} joined another claim to it"),
    "kind": _("{who} changed its kind"),
    "figures": _("{who} changed which figures it holds"),
    "appearances": _("{who} changed where else readers find its check"),
    "ask": _("{who} asked for it"),
    "keep": _("{who} kept it, though somebody asked for it"),
    "adopt": _("{who} took over words that somebody else had drafted"),
    CARRIED: _("{who} took it along to the new text of the article"),
    MISSED: _("{who} left it on an older text of the article"),
    "place": _("{who} said where the claim is in the new text"),
    **{action: act.story for action, act in ACTS.items()},
}
"""What somebody did, in the story of a claim."""
REASONS = dict(Reason.choices)
BY_HAND = _("{who} marked the claim")


@dataclass(frozen=True)
class Entry:
    """One line of a claim's story: what somebody did, what they said about it, and what they corrected."""

    event: Event
    did: SafeString
    note: str
    corrected: list[Corrected]
    person: str = ""
    """Whom it was about: for whom the claim is, or whose words were taken over."""


def story(claim: Claim, events: list[Event]) -> list[Entry]:
    """Return the story of a claim, the first event first. Asks the database only for people who are named and did nothing."""
    people = {event.by_id: event.by for event in events if event.by}
    about = {event.pk: _about(event) for event in events}
    if unknown := {pk for pk in about.values() if pk} - people.keys():
        people |= User.objects.in_bulk(unknown)
    entries, then = [], copy(claim)
    for event in reversed(events):
        name = _name(people.get(about[event.pk]))
        entries.append(Entry(event, _did(claim, event), _note(event), _corrected(then, event), name))
        before = event.data.get("before", {})
        if "start" in before:  # it stood elsewhere until then, and places in earlier events are of that
            then = copy(then)
            then.start, then.quote = before["start"], before.get("quote", then.quote)
    return entries[::-1]


def _name(person: User | None) -> str:
    return person.display_name if person else ""


def _about(event: Event) -> int | None:
    """Return the key of the person that an event is about, besides who did it."""
    match event.action:
        case "adopt":
            found = event.data.get("of")
        case "keep":
            found = event.data.get("asked_by")
        case Action.ASSIGN | Action.HAND_OVER | Action.BREAK:
            found = event.data.get("claim", {}).get("assigned_to_id")
        case _:
            found = None
    return found if isinstance(found, int) else None


def _did(claim: Claim, event: Event) -> SafeString:
    who = format_html("<b><bdi>{}</bdi></b>", event.by.display_name if event.by else gettext("The program"))
    by_hand = event.action == "split" and not claim.extractor
    return format_html(str(BY_HAND if by_hand else STORY[event.action]), who=who)


def _note(event: Event) -> str:
    """Return what somebody said about it; what the program said is kept in English, and shown in the reader's language."""
    if language := event.data.get(REPLACED):
        return gettext(NOT_FOUND_AGAIN) % {"language": gettext(language)}
    reason = REASONS.get(event.data.get("reason", ""), "")
    return " ".join(str(one) for one in (reason, event.data.get("note")) if one)


def _corrected(claim: Claim, event: Event) -> list[Corrected]:
    is_correction = event.action == "describe"
    return corrected(claim, event.data["before"], event.data["after"]) if is_correction else []
