"""Whom a claim is meant for, and which help it needs: who may say so, what the next claim is, and what the story records."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from reviews.management.history import replay
from reviews.models import Claim, State
from reviews.workflow.checks import appearances, approving
from reviews.workflow.table import assigning, leases
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


def assigned(claim, person, *, by):
    return assigning.assign(claim, by=by, seen=claim.version, person=person.username)


def untold(claim):
    """Return how the row differs from what its story says."""
    return list(replay.claim(Claim.objects.get(pk=claim.pk), list(claim.events.order_by("number"))))


def test_next_claim_is_what_is_assigned_before_what_is_worth_more(reviewer, editor):
    ClaimFactory(check_worthiness=1.0)
    meant = assigned(claim_at(State.OPEN, check_worthiness=0.1), reviewer, by=editor)

    assert leases.take_next(reviewer) == meant


def test_what_came_back_is_before_what_is_assigned(reviewer, editor):
    back = claim_at(State.SUBMITTED, reviewer=reviewer, check_worthiness=0.1)
    approving.send_back(back, by=editor, seen=back.version, note="Again.")
    assigned(claim_at(State.OPEN), reviewer, by=editor)

    assert leases.take_next(reviewer) == back


def test_what_is_assigned_to_another_is_skipped_and_taken_on_purpose(reviewer, editor, ben):
    claim = assigned(claim_at(State.OPEN), ben, by=editor)

    assert leases.take_next(reviewer) is None
    taken = leases.take(claim, by=reviewer, seen=claim.version)
    assert (taken.leased_by, taken.assigned_to) == (reviewer, None)
    assert claim.events.last().data["claim"] == {"assigned_to_id": None, "help_needed": ""}


def test_what_needs_help_is_given_when_nothing_else_waits(reviewer, ben):
    stuck = claim_at(State.OPEN, check_worthiness=1.0)
    assigning.ask_help(stuck, by=ben, seen=stuck.version, note="Reads Arabic?")
    plain = claim_at(State.OPEN, check_worthiness=0.1)

    assert [leases.take_next(reviewer), leases.take_next(reviewer)] == [plain, stuck]


def test_reviewer_assigns_to_themselves_and_takes_nothing_from_others(reviewer, ben, editor):
    claim = claim_at(State.OPEN)

    with pytest.raises(PermissionDenied, match="Only an editor assigns"):
        assigned(claim, ben, by=reviewer)
    assigned(claim, reviewer, by=reviewer)
    with pytest.raises(PermissionDenied):
        assigned(claim, ben, by=ben)
    with pytest.raises(PermissionDenied):
        assigning.unassign(claim, by=ben, seen=claim.version)
    assigned(claim, ben, by=editor)
    assigning.unassign(claim, by=ben, seen=claim.version)

    assert Claim.objects.get(pk=claim.pk).assigned_to is None
    recorded = [event.data["claim"]["assigned_to_id"] for event in claim.events.filter(action__contains="assign")]
    assert recorded == [reviewer.pk, ben.pk, None]


@pytest.mark.parametrize("person", ["", "nobody", "eve", "gone"])
def test_claim_is_assigned_to_somebody_who_takes_claims(editor, person):
    UserFactory(username="gone", reviewer=True, is_active=False)
    claim = claim_at(State.OPEN)

    with pytest.raises(Incomplete) as caught:
        assigning.assign(claim, by=editor, seen=claim.version, person=person)

    assert (list(caught.value.missing), claim.events.count()) == (["person"], 0)


def test_held_claim_is_assigned_to_nobody(editor, ben):
    claim = claim_at(State.IN_REVIEW)

    with pytest.raises(Stale, match="has this one"):
        assigned(claim, ben, by=editor)


def test_older_version_assigns_nothing(editor, ben):
    claim = claim_at(State.OPEN)
    assigned(Claim.objects.get(pk=claim.pk), ben, by=editor)

    with pytest.raises(Stale) as caught:
        assigning.assign(claim, by=editor, seen=1, person="ben")
    assert caught.value.claim.assigned_to == ben


def test_what_came_back_is_given_to_another_and_is_no_longer_the_first_ones(reviewer, ben, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    approving.send_back(claim, by=editor, seen=claim.version, note="Again.")

    assigned(claim, ben, by=editor)

    assert (claim.state, claim.reviewer) == (State.OPEN, None)
    assert leases.take_next(reviewer) is None
    assert leases.take_next(ben) == claim
    assert untold(claim) == []


def test_holder_asks_for_help_and_gives_it_back_with_that(reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)

    with pytest.raises(Stale):
        assigning.ask_help(claim, by=reviewer, seen=claim.version, note="Arabic.", token="0" * 32)
    assigning.ask_help(claim, by=reviewer, seen=claim.version, note=" Reads\n Arabic ", token=claim.lease_token)

    assert (claim.state, claim.help_needed, claim.reviewer, claim.leased_by) == ("open", "Reads Arabic", None, None)
    assert claim.events.last().data["note"] == "Reads Arabic"
    assert untold(claim) == []


@pytest.mark.parametrize("note", ["", " \n", "x" * 301])
def test_help_is_asked_for_in_a_few_words(reviewer, note):
    claim = claim_at(State.OPEN)

    with pytest.raises(Incomplete) as caught:
        assigning.ask_help(claim, by=reviewer, seen=claim.version, note=note)
    assert list(caught.value.missing) == ["note"]


def test_help_and_assignment_stand_beside_each_other(reviewer, editor):
    claim = claim_at(State.OPEN)
    assigning.ask_help(claim, by=reviewer, seen=claim.version, note="Arabic.")
    assigned(claim, reviewer, by=editor)
    assert claim.help_needed == "Arabic."

    assigning.helped(claim, by=editor, seen=claim.version)
    assert (claim.help_needed, claim.assigned_to) == ("", reviewer)
    with pytest.raises(PermissionDenied):
        assigning.helped(claim, by=editor, seen=claim.version)


def test_changed_assignment_that_no_story_records_is_found(reviewer, editor):
    claim = assigned(claim_at(State.OPEN), reviewer, by=editor)
    assert untold(claim) == []

    Claim.objects.filter(pk=claim.pk).update(assigned_to=None)

    assert untold(claim) == [": its assigned_to is not what its story says"]


@pytest.mark.parametrize("changes", [{"help_needed": "Arabic."}, {"assigned_to": True}])
def test_database_keeps_both_to_open_claims(reviewer, changes):
    claim = claim_at(State.IN_REVIEW)
    changes = {name: reviewer if value is True else value for name, value in changes.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**changes)


def test_dismissed_claim_is_meant_for_nobody(reviewer, editor):
    claim = assigned(claim_at(State.OPEN), reviewer, by=editor)

    assigning.moves.move(claim, Action.DISMISS, by=editor, seen=claim.version)

    assert claim.assigned_to is None
    assert untold(claim) == []


def test_claim_that_is_linked_to_another_is_meant_for_nobody_and_says_so(reviewer, editor):
    claim = assigned(claim_at(State.OPEN), reviewer, by=editor)

    appearances.link(claim, by=editor, seen=claim.version, to=claim_at(State.OPEN).public_id)

    assert claim.assigned_to is None
    assert untold(claim) == []
