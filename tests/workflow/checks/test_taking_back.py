"""What was handed in is taken back until an editor has opened it."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.management.history import replay
from reviews.models import Claim, Reading, State
from reviews.workflow.checks import approving, reviewing, taking_back
from reviews.workflow.table import leases
from reviews.workflow.table.moves import Stale
from tests.factories import UserFactory, claim_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(reviewer):
    return claim_at(State.SUBMITTED, reviewer=reviewer)


def test_what_was_handed_in_is_its_authors_again_with_a_lease(claim, reviewer):
    taking_back.take_back(claim, by=reviewer, seen=claim.version)

    assert (claim.state, claim.leased_by, claim.lease_epoch) == (State.IN_REVIEW, reviewer, 2)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
    assert approving.newest_revision(claim).number == 2
    assert list(replay.claim(Claim.objects.get(pk=claim.pk), list(claim.events.order_by("number")))) == []


def test_what_an_editor_opened_stays_handed_in_and_says_who_reads_it(claim, reviewer, editor):
    taking_back.note_reading(claim, approving.newest_revision(claim), by=editor)
    taking_back.note_reading(claim, approving.newest_revision(claim), by=editor)
    assert Reading.objects.count() == 1

    with pytest.raises(Stale, match="Eve Lindqvist reads it already"):
        taking_back.take_back(claim, by=reviewer, seen=claim.version)

    claim.refresh_from_db()
    assert (claim.state, claim.leased_by) == (State.SUBMITTED, None)


def test_opening_an_earlier_revision_is_none_of_this_one(claim, reviewer, editor):
    taking_back.note_reading(claim, approving.newest_revision(claim), by=editor)
    approving.send_back(claim, by=editor, seen=claim.version, note="Again.")
    leases.take(claim, by=reviewer, seen=claim.version)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    taking_back.take_back(claim, by=reviewer, seen=claim.version)
    assert claim.state == State.IN_REVIEW


def test_reading_of_who_may_not_decide_counts_for_nothing(reviewer):
    author = UserFactory(reviewer=True, editor=True)
    claim = claim_at(State.SUBMITTED, reviewer=author)
    for by in (author, reviewer):
        taking_back.note_reading(claim, approving.newest_revision(claim), by=by)

    assert not Reading.objects.exists()


def test_page_that_was_loaded_before_it_was_taken_back_notes_no_reading(claim, reviewer, editor):
    stale = Claim.objects.get(pk=claim.pk)
    taking_back.take_back(claim, by=reviewer, seen=claim.version)

    taking_back.note_reading(stale, approving.newest_revision(claim), by=editor)

    assert not Reading.objects.exists()


@pytest.mark.parametrize("role", ["reviewer", "editor"])
def test_nobody_else_takes_it_back(claim, role):
    with pytest.raises(PermissionDenied):
        taking_back.take_back(claim, by=UserFactory(**{role: True}), seen=claim.version)


def test_approved_claim_and_older_version_are_not_taken_back(claim, reviewer, editor):
    with pytest.raises(Stale):
        taking_back.take_back(Claim.objects.get(pk=claim.pk), by=reviewer, seen=claim.version - 1)
    approving.approve(claim, by=editor, seen=claim.version, revision=1)
    with pytest.raises(Stale, match="cannot be taken back"):
        taking_back.take_back(claim, by=reviewer, seen=claim.version)
