"""Whom an act or a comment matters to is notified of it, once, and nobody of their own."""

import pytest

from factcheck.accounts.anonymising import anonymise
from reviews.features.discussion.comments import writing
from reviews.features.discussion.models import Notification, NotificationChoice
from reviews.features.discussion.notices import letters, reading
from reviews.models import Event, State
from reviews.workflow import outbox
from reviews.workflow.checks import approving, publishing
from reviews.workflow.table import assigning, leases, takeovers
from tests.factories import ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db


def notifications(person) -> list[tuple[str, str]]:
    """Return the notifications of somebody, the first first."""
    return [(one.kind, letters.sentence_of(one)) for one in letters.with_related(reading.of(person)).order_by("pk")]


def test_acts_of_an_editor_notify_who_handed_in(claim, reviewer, editor, ben):
    approving.approve(claim, by=editor, seen=claim.version, revision=1)
    publishing.publish(claim, by=editor, seen=claim.version)
    publishing.withdraw(claim, by=editor, seen=claim.version, note="Forged")
    outbox.drain()

    assert notifications(reviewer) == [
        ("approved", "Eve Lindqvist approved your review"),
        ("published", "Eve Lindqvist published your check"),
        ("corrected", "Eve Lindqvist withdrew your check"),
    ]
    assert notifications(editor) == notifications(ben) == []
    assert letters.note(reading.of(reviewer).first()) == "Forged"


def test_follower_that_is_called_late_and_twice_notifies_once_and_what_was_read_stays_read(claim, reviewer, editor):
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?")
    event = Event.objects.get(action="return")
    outbox.drain()
    reading.read(reviewer)
    outbox.add(event)
    outbox.drain()

    assert notifications(reviewer) == [("returned", "Eve Lindqvist sent your review back")]
    assert reading.unread(reviewer) == 0


def test_correction_that_is_asked_for_notifies(reviewer, editor):
    claim = claim_at(State.PUBLISHED, reviewer=reviewer, editor=editor)
    publishing.correct(claim, by=editor, seen=claim.version, kind="minor", note="A typing error")
    outbox.drain()

    assert notifications(reviewer)[-1] == ("corrected", "Eve Lindqvist asked for a correction of your check")


def test_of_what_waits_those_editors_are_notified_who_sent_it_back_or_asked_for_it(reviewer, editor):
    asks, another = (UserFactory(editor=True) for _ in range(2))
    NotificationChoice.objects.create(person=asks, kind="handed_in", way="digest")
    claim_at(State.SUBMITTED, reviewer=reviewer, editor=editor)
    outbox.drain()

    assert notifications(asks) == [("handed_in", "Ana Duarte handed in a review")]
    assert notifications(editor) == notifications(another) == []


def test_comment_notifies_whom_it_names_and_whom_the_claim_concerns(claim, reviewer, editor, ben):
    carl, dora = (UserFactory(username=name, reviewer=True) for name in ("carl", "dora"))
    writing.write(claim, "I was there.", by=carl)
    writing.write(claim, "@ben, @carl: were you?", by=editor)

    assert notifications(ben) == [("mentioned", "Eve Lindqvist named you in a comment")]
    assert notifications(carl) == [("mentioned", "Eve Lindqvist named you in a comment")]
    assert notifications(reviewer)[1:] == [("commented", "Eve Lindqvist wrote a comment")]
    assert notifications(dora) == notifications(editor) == []


def test_nobody_is_notified_of_their_own_comment_and_no_stranger_of_any(claim, reviewer):
    UserFactory(username="stranger")
    writing.write(claim, "@ana @stranger", by=reviewer)

    assert not Notification.objects.exists()


def test_withdrawn_comment_is_notified_without_its_text(claim, reviewer, editor):
    comment = writing.write(claim, "They lie.", by=editor)
    (one,) = letters.with_related(reading.of(reviewer))
    assert letters.note(one) == "They lie."
    writing.withdraw(comment, by=editor)

    (one,) = letters.with_related(reading.of(reviewer))
    assert letters.note(one) == ""


def test_whoever_is_forgotten_has_no_notifications(claim, reviewer, editor):
    writing.write(claim, "Which minutes?", by=editor)
    NotificationChoice.objects.create(person=reviewer, kind="returned", way="mail")
    anonymise(reviewer)

    assert not Notification.objects.exists()
    assert not NotificationChoice.objects.exists()


def test_going_from_hand_to_hand_notifies_whom_it_matters_to(reviewer, editor, ben):
    claim = ClaimFactory()
    assigning.assign(claim, by=editor, seen=claim.version, person="ana")
    leases.take(claim, by=reviewer, seen=claim.version)
    takeovers.ask(claim, by=ben, note="I read Arabic.")
    takeovers.keep(claim, by=reviewer, token=claim.lease_token, person="ben")
    takeovers.break_lease(claim, by=editor, seen=claim.version, note="She is away.")
    outbox.drain()

    assert notifications(reviewer) == [
        ("assigned", "Eve Lindqvist assigned a claim to you"),
        ("assigned", f"{ben.display_name} asks you for a claim"),
        ("assigned", "Eve Lindqvist took a claim from you"),
    ]
    assert notifications(ben) == [("assigned", "Ana Duarte keeps the claim that you asked for")]
    assert letters.note(reading.of(reviewer).first()) == "She is away."


def test_claim_that_is_taken_for_somebody_notifies_both(reviewer, editor, ben):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    takeovers.break_lease(claim, by=editor, seen=claim.version, note="She is away.", person="ben")
    outbox.drain()

    assert notifications(reviewer) == [("assigned", "Eve Lindqvist took a claim from you")]
    assert notifications(ben) == [("assigned", "Eve Lindqvist assigned a claim to you")]


def test_claim_that_is_handed_over_notifies_who_asked(reviewer, ben):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    takeovers.ask(claim, by=ben)
    takeovers.hand_over(claim, by=reviewer, seen=claim.version, token=claim.lease_token, person="ben")
    outbox.drain()

    assert notifications(ben) == [("assigned", "Ana Duarte handed you the claim that you asked for")]
