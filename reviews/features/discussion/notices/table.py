"""The one table of who is notified of which act, and in which sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from reviews.features.discussion.models import Kind, Notification, NotificationChoice, Way
from reviews.models import Event
from reviews.workflow.table.acts import Action
from reviews.workflow.table.takeovers import ASK, KEEP

type Recipients = Callable[[Event], Iterable[int | None]]
"""Whom an act matters to, by their keys. It may be asked late: it looks at what was so when the act was done."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One row: what kind of thing it is, the sentence about what `who` did, and whom it matters to."""

    kind: Kind
    sentence: Promise
    recipients: Recipients


def reviewer(event: Event) -> Iterable[int | None]:
    """Who handed in last before it."""
    before = Event.objects.filter(claim=event.claim_id, action=Action.SUBMIT, number__lt=event.number)
    return before.order_by("-number").values_list("by", flat=True)[:1]


def editors_of(event: Event) -> Iterable[int | None]:
    """The editors who sent it back before, and those who asked for notifications of all that waits; the others see it counted."""
    back = Event.objects.filter(claim=event.claim_id, action=Action.RETURN, number__lt=event.number)
    asked = NotificationChoice.objects.filter(kind=Kind.HANDED_IN, person__is_editor=True).exclude(way=Way.DESK)
    return [*back.values_list("by", flat=True), *asked.values_list("person", flat=True)]


def assignee(event: Event) -> Iterable[int | None]:
    return [event.data.get("claim", {}).get("assigned_to_id")]


def holder(event: Event) -> Iterable[int | None]:
    """Who held the claim."""
    return [event.data.get("holder")]


def asker(event: Event) -> Iterable[int | None]:
    """Who had asked its holder for the claim."""
    return [event.data.get("asked_by")]


NOTICES: dict[str, Notice] = {
    Action.RETURN: Notice(Kind.RETURNED, _("{who} sent your review back"), reviewer),
    Action.APPROVE: Notice(Kind.APPROVED, _("{who} approved your review"), reviewer),
    Action.PUBLISH: Notice(Kind.PUBLISHED, _("{who} published your check"), reviewer),
    Action.CORRECT: Notice(Kind.CORRECTED, _("{who} asked for a correction of your check"), reviewer),
    Action.WITHDRAW: Notice(Kind.CORRECTED, _("{who} withdrew your check"), reviewer),
    Action.ASSIGN: Notice(Kind.ASSIGNED, _("{who} assigned a claim to you"), assignee),
    Action.HAND_OVER: Notice(Kind.ASSIGNED, _("{who} handed you the claim that you asked for"), assignee),
    Action.BREAK: Notice(Kind.ASSIGNED, _("{who} took a claim from you"), holder),
    ASK: Notice(Kind.ASSIGNED, _("{who} asks you for a claim"), holder),
    KEEP: Notice(Kind.ASSIGNED, _("{who} keeps the claim that you asked for"), asker),
    Action.SUBMIT: Notice(Kind.HANDED_IN, _("{who} handed in a review"), editors_of),
}
COMMENTS: dict[str, Promise] = {
    Kind.MENTIONED: _("{who} named you in a comment"),
    Kind.COMMENTED: _("{who} wrote a comment"),
}


def sentence(notification: Notification) -> Promise:
    """Return its sentence, with `who` to be filled in."""
    if notification.event:
        return NOTICES[notification.event.action].sentence
    return COMMENTS[notification.kind]


def actor(notification: Notification) -> User | None:
    cause = notification.event or notification.comment
    return cause.by if cause else None
