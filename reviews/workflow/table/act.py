"""The row of an act: its texts, where its button stands, and what it needs."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Action(StrEnum):
    OPEN = "open"
    TAKE = "take"
    RELEASE = "release"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    DISMISS = "dismiss"
    REOPEN = "reopen"
    PROPOSE = "propose"
    ASSIGN = "assign"
    UNASSIGN = "unassign"
    HELP = "help"
    HELPED = "helped"
    HAND_OVER = "hand_over"
    BREAK = "break"
    TAKE_BACK = "take_back"
    LINK = "link"
    UNLINK = "unlink"
    CONFIRM = "confirm_link"


class Place(StrEnum):
    """Where the button of an act stands."""

    REVIEW = "review"  # in the form of the review
    APPROVAL = "approval"  # on the page that shows what is approved
    OWN = "own"  # in a form of its own, beside the claim
    TRIAGE = "triage"  # among the claims of an article, for many at a time
    ALIKE = "alike"  # beside a claim that is like it


@dataclass(frozen=True, slots=True)
class Question:
    """The field of a form that asks for a note."""

    label: Promise
    help: Promise | str = ""
    rows: int = 3


@dataclass(frozen=True, slots=True)
class Act:
    """One row. `needs` are names of what its function takes: token, note, kind, revision, person.

    `story` is the line of the history, about `who` did it; `done` is the message to them, and may name the `claim`, the
    `revision` and the `reviewer`; `refused` names who, and `too_late` the `state` that the claim is in. `spreads`: it
    changes more than the claim's own row.
    """

    action: Action
    label: Promise
    story: Promise
    refused: Promise
    too_late: Promise
    done: Promise | str = ""
    place: Place = Place.OWN
    needs: tuple[str, ...] = ()
    asks: Question | None = None
    help: Promise | str = ""
    weight: str = ""
    key: str = ""
    spreads: bool = False
