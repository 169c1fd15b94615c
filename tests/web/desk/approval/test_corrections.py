"""The editor sees what a correction changes of what readers have."""

import pytest
from django.urls import reverse

from reviews.models import Rating, State
from reviews.workflow.checks import approving, publishing, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from tests.factories import ClaimFactory, UserFactory, claim_at, write
from tests.pages import on_one_line

from .conftest import address, hand_in_again

pytestmark = pytest.mark.django_db


def correct(claim, editor, **changes):
    """Ask for a minor correction of a published check and hand it in."""
    publishing.correct(claim, by=editor, seen=claim.version, note="The minutes were amended.", kind="minor")
    reviewer = UserFactory(reviewer=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, **changes)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)


def test_correction_shows_what_readers_have_and_what_they_will_see(desk, editor):
    claim = claim_at(State.PUBLISHED)
    correct(claim, editor, summary="The minutes give other figures.", verdict=Rating.objects.get(code="false"))

    response = desk.get(address(claim))

    shown = response.context["correction"]
    assert [(asks, verdict["name"]) for _, asks, verdict in shown.answers] == [("Is it so?", "True")]
    assert [change.label for change in shown.changes] == ["Checked by", "Is it so?", "Short answer"]
    assert "The minutes give <del>the same</del><ins>other</ins> figures." in on_one_line(response)
    assert "Substantial: the conclusion changed" in response.text  # whatever it was announced as
    assert "The minutes were amended." in response.text
    assert f'<a href="/checks/{claim.public_id}/v/1/">revision 1</a>' in on_one_line(response)


def test_correction_of_the_same_conclusion_keeps_its_class(desk, editor):
    claim = claim_at(State.PUBLISHED)
    correct(claim, editor, summary="The minutes, as amended, give the same figures.")

    assert "Minor: wording, spelling, a link" in desk.get(address(claim)).text
    assert "corrects a published check" in desk.get(reverse("approvals")).text


def test_check_that_was_withdrawn_is_compared_with_what_stood(desk, editor):
    claim = claim_at(State.WITHDRAWN)
    moves.move(claim, Action.REOPEN, by=editor, seen=claim.version)
    reviewer = UserFactory(reviewer=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, summary="Another look.")
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    response = desk.get(address(claim))

    assert "This brings back a check that was withdrawn" in response.text
    assert "Checked again after it was withdrawn." in response.text


def test_first_revision_and_a_published_one_correct_nothing(desk):
    for state in (State.SUBMITTED, State.PUBLISHED):
        assert desk.get(address(claim_at(state))).context["correction"] is None


def test_approval_shows_what_was_corrected_in_the_figures(desk, reviewer):
    claim = ClaimFactory()
    leases.take(claim, by=reviewer, seen=claim.version)
    for against in (2, 0):  # what the program read is what stood before the first correction
        details = claim.details | {"against": against}
        reviewing.describe(claim, by=reviewer, token=claim.lease_token, wording="Carried.", details=details)
    write(claim, reviewer)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    response = desk.get(address(claim))

    assert [(one.label, one.before, one.after) for one in response.context["corrected"]] == [("Against", "3", "0")]
    assert '<del dir="auto">3</del> → <ins dir="auto">0</ins>' in on_one_line(response)


def test_approval_of_what_nobody_corrected_says_nothing_of_corrections(desk):
    assert desk.get(address(claim_at(State.SUBMITTED))).context["corrected"] == []


def test_correction_is_published_with_a_reason_worded_for_readers(desk, editor):
    claim = claim_at(State.PUBLISHED)
    publishing.correct(claim, by=editor, seen=claim.version, note="Ana misread the minutes.")
    reviewer = UserFactory(reviewer=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, summary="Corrected.")
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
    approving.approve(claim, by=editor, seen=claim.version, revision=2)
    publish = {"action": "publish", "seen": claim.version}

    offered = desk.get(address(claim))
    empty = desk.post(reverse("move", args=[claim.public_id]), publish | {"note": "  "})
    done = desk.post(reverse("move", args=[claim.public_id]), publish | {"note": "The minutes give 13 votes."})

    assert ">Ana misread the minutes.</textarea>" in offered.text
    assert (empty.status_code, done.status_code) == (422, 302)
    assert "Tell readers why the check changes." in empty.text
    assert [correction.reason for correction in claim.publication.corrections.all()] == ["The minutes give 13 votes."]
    assert claim.events.get(action="correct").data["note"] == "Ana misread the minutes."


def test_note_that_was_answered_before_readers_got_the_check_is_no_news(desk, editor):
    claim = claim_at(State.SUBMITTED)
    hand_in_again(claim, editor, summary="The minutes give other figures.")
    approving.approve(claim, by=editor, seen=claim.version, revision=2)
    publishing.publish(claim, by=editor, seen=claim.version)
    correct(claim, editor, summary="The minutes give no figures.")

    assert "Returned, and handed in again" not in desk.get(address(claim)).text
