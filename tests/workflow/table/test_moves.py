"""The whole table: every state, action and role. What is refused leaves no trace."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from reviews.models import Claim, Event, State
from reviews.workflow.table import moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale
from tests.factories import UserFactory, claim_at

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "reviewer", "author", "editor", "both", "author who edits")

REVIEWERS = {"reviewer", "author", "both", "author who edits"}
EDITORS = {"editor", "both", "author who edits"}
STAFF = REVIEWERS | EDITORS
SECOND_EDITORS = EDITORS - {"author who edits"}
AUTHORS = {"author", "author who edits"}

# Written out by hand, as policy: who may do what, from where. Whatever is not listed is refused.
POLICY = {
    (Action.OPEN, State.PROPOSED): (State.OPEN, STAFF),
    (Action.DISMISS, State.PROPOSED): (State.DISMISSED, STAFF),
    (Action.DISMISS, State.OPEN): (State.DISMISSED, STAFF),
    (Action.DISMISS, State.IN_REVIEW): (State.DISMISSED, AUTHORS),
    (Action.TAKE, State.OPEN): (State.IN_REVIEW, REVIEWERS),
    (Action.RELEASE, State.IN_REVIEW): (State.OPEN, AUTHORS),
    (Action.SUBMIT, State.IN_REVIEW): (State.SUBMITTED, AUTHORS),
    (Action.APPROVE, State.SUBMITTED): (State.APPROVED, SECOND_EDITORS),
    (Action.RETURN, State.SUBMITTED): (State.IN_REVIEW, SECOND_EDITORS),
    (Action.RETURN, State.APPROVED): (State.IN_REVIEW, SECOND_EDITORS),
    (Action.PUBLISH, State.APPROVED): (State.PUBLISHED, EDITORS),
    (Action.CORRECT, State.PUBLISHED): (State.IN_REVIEW, EDITORS),
    (Action.WITHDRAW, State.PUBLISHED): (State.WITHDRAWN, EDITORS),
    (Action.REOPEN, State.DISMISSED): (State.OPEN, STAFF),
    (Action.REOPEN, State.WITHDRAWN): (State.OPEN, EDITORS),
    (Action.PROPOSE, State.OPEN): (State.PROPOSED, STAFF),
    (Action.PROPOSE, State.DISMISSED): (State.PROPOSED, STAFF),
    (Action.LINK, State.PROPOSED): (State.DISMISSED, STAFF),
    (Action.LINK, State.OPEN): (State.DISMISSED, STAFF),
    (Action.LINK, State.IN_REVIEW): (State.DISMISSED, AUTHORS),
    (Action.ASSIGN, State.OPEN): (State.OPEN, STAFF),
    (Action.HELP, State.OPEN): (State.OPEN, STAFF),
    (Action.HELP, State.IN_REVIEW): (State.OPEN, AUTHORS),
    (Action.HAND_OVER, State.IN_REVIEW): (State.OPEN, AUTHORS),
    (Action.BREAK, State.IN_REVIEW): (State.OPEN, SECOND_EDITORS),
    (Action.TAKE_BACK, State.SUBMITTED): (State.IN_REVIEW, AUTHORS),
}


def person(role: str):
    return UserFactory(is_reviewer=role in REVIEWERS, is_editor=role in EDITORS)


def row_of(claim: Claim) -> dict:
    return Claim.objects.filter(pk=claim.pk).values().get()


@pytest.mark.parametrize(("state", "role"), list(product(State.values, ROLES)))
def test_every_action_does_what_the_policy_says(state, role):
    user = person(role)
    author = user if role in AUTHORS else UserFactory(reviewer=True)
    for action in Action:
        claim = claim_at(state, reviewer=author)
        before, events = row_of(claim), Event.objects.count()
        target, who = POLICY.get((action, State(state)), (None, set()))
        may = role in who
        extra = {
            "leased_by": user,
            "reviewer": user,
            "lease_token": claim.public_id,
            "lease_expires_at": claim.created_at,
        }

        assert (action in moves.allowed(user, claim)) == may, f"{role} is shown {action} on {state}"
        try:
            moves.move(
                claim,
                action,
                by=user,
                seen=claim.version,
                token=claim.lease_token,
                **extra if action == Action.TAKE else {},
            )
        except (PermissionDenied, Stale):
            assert not may, f"{role} was refused {action} on {state}"
            assert (row_of(claim), Event.objects.count()) == (before, events)
        else:
            assert may, f"{role} could {action} a claim {state}"
            after = row_of(claim)
            assert (after["state"], after["version"]) == (target, before["version"] + 1)
            assert claim.events.last().data["from"] == state


@pytest.mark.parametrize("action", [Action.APPROVE, Action.RETURN])
def test_move_with_an_older_version_is_stale_and_leaves_no_trace(action, editor):
    claim = claim_at(State.SUBMITTED)
    before, events = row_of(claim), Event.objects.count()

    with pytest.raises(Stale) as caught:
        moves.move(claim, action, by=editor, seen=claim.version - 1)

    assert caught.value.claim.version == before["version"]
    assert (row_of(claim), Event.objects.count()) == (before, events)


def test_two_people_who_saw_the_same_claim_do_not_both_get_it(reviewer):
    claim = claim_at(State.OPEN)
    mine, theirs = Claim.objects.get(pk=claim.pk), Claim.objects.get(pk=claim.pk)
    other = UserFactory(reviewer=True, first_name="Ben", last_name="Okafor")
    moves_by_other = {"reviewer": other, "leased_by": other, "lease_token": "a" * 32}
    soon = timezone.now() + timezone.timedelta(minutes=12)
    moves.move(theirs, Action.TAKE, by=other, seen=1, **moves_by_other, lease_expires_at=soon)

    with pytest.raises(Stale, match="Ben Okafor has this one for 12 more minutes"):
        moves.move(mine, Action.TAKE, by=reviewer, seen=1, reviewer=reviewer)


def test_events_of_a_claim_form_a_chain():
    claim = claim_at(State.WITHDRAWN)

    events = list(claim.events.all())

    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert [event.previous_hash for event in events[1:]] == [event.hash for event in events[:-1]]
    assert all(event.hash == event.sealed() for event in events)
    assert events[-1].version == claim.version
