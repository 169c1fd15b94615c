"""A claim that somebody holds: asked for, kept, handed over, and taken from its holder."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from reviews.management.history import replay
from reviews.models import Claim, State
from reviews.workflow.checks import drafting
from reviews.workflow.table import leases, takeovers
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import UserFactory, claim_at, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


def fresh(claim):
    return Claim.objects.select_related("revision").get(pk=claim.pk)


def requests(claim):
    return [(one.by.username, one.note, one.kept) for one in takeovers.requests_for(fresh(claim))]


def untold(claim):
    return list(replay.claim(fresh(claim), list(claim.events.order_by("number"))))


def test_asking_moves_no_version_and_is_asked_once(claim, ben, reviewer):
    takeovers.ask(claim, by=ben, note="I read Arabic.")
    takeovers.ask(claim, by=ben)

    assert requests(claim) == [("ben", "I read Arabic.", False)]
    assert (fresh(claim).version, fresh(claim).leased_by) == (claim.version, reviewer)
    assert claim.events.count() == 2
    assert untold(claim) == []


def test_only_who_takes_claims_asks_for_one_that_another_holds(claim, editor, reviewer, ben):
    with pytest.raises(PermissionDenied):
        takeovers.ask(claim, by=editor)
    with pytest.raises(Stale):
        takeovers.ask(claim, by=reviewer)
    Claim.objects.update(lease_expires_at=timezone.now())
    with pytest.raises(Stale, match="Nobody else holds this claim now"):
        takeovers.ask(claim, by=ben)


def test_who_was_told_no_may_ask_again(claim, ben, reviewer):
    takeovers.ask(claim, by=ben)
    takeovers.keep(claim, by=reviewer, token=claim.lease_token, person="ben")
    assert requests(claim) == [("ben", "", True)]

    takeovers.ask(claim, by=ben, note="It is urgent.")

    assert requests(claim) == [("ben", "It is urgent.", False)]


def test_claim_is_handed_to_who_asked_and_waits_for_them_alone(claim, ben, reviewer):
    takeovers.ask(claim, by=ben)
    takeovers.hand_over(claim, by=reviewer, seen=claim.version, token=claim.lease_token, person="ben")

    assert (claim.state, claim.assigned_to, claim.leased_by, claim.reviewer) == (State.OPEN, ben, None, None)
    assert leases.take_next(reviewer) is None
    assert leases.take_next(ben) == claim
    assert requests(claim) == []
    assert untold(claim) == []


def test_claim_is_handed_to_nobody_who_did_not_ask(claim, ben, reviewer):
    with pytest.raises(Incomplete):
        takeovers.hand_over(claim, by=reviewer, seen=claim.version, token=claim.lease_token, person="ben")
    with pytest.raises(Incomplete):
        takeovers.keep(claim, by=reviewer, token=claim.lease_token, person="nobody")
    takeovers.ask(claim, by=ben)
    with pytest.raises(Stale):
        takeovers.hand_over(fresh(claim), by=reviewer, seen=claim.version, token="0" * 32, person="ben")
    with pytest.raises(Stale):
        takeovers.keep(claim, by=ben, token=claim.lease_token, person="ben")


def test_what_was_asked_of_one_holder_is_not_asked_of_the_next(claim, ben, reviewer):
    takeovers.ask(claim, by=ben)
    leases.release(claim, by=reviewer, token=claim.lease_token)
    leases.take(claim, by=reviewer, seen=claim.version)

    assert requests(claim) == []


def test_editor_takes_a_claim_from_its_holder_who_is_told_why(claim, reviewer, editor):
    drafting.save_draft(claim, draft(), by=reviewer, token=claim.lease_token)
    token = claim.lease_token

    takeovers.break_lease(fresh(claim), by=editor, seen=claim.version, note="It is for tonight.")

    with pytest.raises(Stale) as caught:
        drafting.save_draft(claim, draft(summary="More."), by=reviewer, token=token, seen=1)
    assert str(caught.value) == "Eve Lindqvist took this claim from you: “It is for tonight.”"
    assert (caught.value.claim.state, caught.value.claim.reviewer) == (State.OPEN, None)
    assert drafting.draft_of(claim, reviewer).summary == draft().summary
    assert untold(claim) == []


def test_holder_is_told_too_who_has_it_since_and_nothing_old_once_they_took_it_again(claim, reviewer, editor, ben):
    broken = fresh(claim)
    takeovers.break_lease(broken, by=editor, seen=claim.version, note="Urgent.", person="ben")
    assert broken.assigned_to == ben
    leases.take(broken, by=ben, seen=broken.version)
    assert str(leases.lost(claim, reviewer)) == (
        "Eve Lindqvist took this claim from you: “Urgent.” Ben Okafor has this one for 30 more minutes."
    )

    leases.release(broken, by=ben, token=broken.lease_token)
    leases.take(broken, by=reviewer, seen=broken.version)
    Claim.objects.update(lease_expires_at=timezone.now())

    assert "took this claim" not in str(leases.lost(claim, reviewer))


def test_lease_is_broken_by_editors_with_a_reason_and_while_it_runs(claim, reviewer, editor, ben):
    with pytest.raises(PermissionDenied):
        takeovers.break_lease(fresh(claim), by=ben, seen=claim.version, note="Mine.")
    with pytest.raises(Incomplete) as caught:
        takeovers.break_lease(fresh(claim), by=editor, seen=claim.version, note=" ")
    assert list(caught.value.missing) == ["note"]
    with pytest.raises(Incomplete):
        takeovers.break_lease(fresh(claim), by=editor, seen=claim.version, note="For Eve.", person="eve")
    with pytest.raises(Stale):
        takeovers.break_lease(fresh(claim), by=editor, seen=claim.version - 1, note="Late.")
    Claim.objects.update(lease_expires_at=timezone.now())
    with pytest.raises(Stale):
        takeovers.break_lease(fresh(claim), by=editor, seen=claim.version, note="Over.")
    assert claim.events.count() == 1
