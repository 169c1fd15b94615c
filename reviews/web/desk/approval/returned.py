"""A revision that answers an editor's note: the note, and what was done about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviews.content.published import read
from reviews.models import Claim, Event
from reviews.web.desk.claim.context.differences import Difference, differences
from reviews.workflow.table.acts import Action


@dataclass(frozen=True)
class Returned:
    """The newest return of a claim that was handed in again since, with what differs from `number`, the revision returned."""

    event: Event
    number: int
    changes: list[Difference]


def returned_in(events: Iterable[Event], claim: Claim, newest: int) -> Returned | None:
    """Return what the revision `newest` answers; None if nothing was returned since readers last got one."""
    found, handed_in = None, 0
    for event in events:
        if event.action == Action.SUBMIT:
            handed_in = event.data["revision"]
        elif event.action == Action.PUBLISH:
            found = None
        elif event.action == Action.RETURN:
            found = (event, handed_in)
    if found is None or found[1] == newest:
        return None
    return Returned(*found, differences_between(claim, found[1], newest))


def differences_between(claim: Claim, older: int, newer: int) -> list[Difference]:
    """Return how two revisions of a review differ, by their numbers; nothing where one of them is none."""
    contents = {one.number: read(one.content) for one in claim.review_revisions.filter(number__in=(older, newer))}
    return differences(contents[older], contents[newer]) if len(contents) == 2 else []
