"""The editor decides on exactly the revision that was read, and knows what changed meanwhile."""

import pytest
from django.urls import reverse

from reviews.models import Rating, State
from reviews.workflow.checks import approving
from tests.factories import UserFactory, claim_at
from tests.pages import on_one_line

from .conftest import address, decide, hand_in_again

pytestmark = pytest.mark.django_db


def test_revision_is_approved_and_then_published(desk):
    claim = claim_at(State.SUBMITTED)

    page = decide(desk, claim, "approve")
    assert page.url == address(claim)
    claim.refresh_from_db()
    assert claim.state == State.APPROVED
    assert claim.reviews.get().approved_revision.number == 1
    assert '<button class="primary" data-key="p">Publish</button>' in on_one_line(desk.get(address(claim)))

    desk.post(reverse("move", args=[claim.public_id]), {"action": "publish", "seen": claim.version})
    claim.refresh_from_db()
    assert claim.state == State.PUBLISHED


def test_revision_is_returned_with_a_note_that_its_author_reads(desk, client, reviewer):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)

    assert decide(desk, claim, "return", note="Which minutes?").url == reverse("approvals")
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW

    client.force_login(reviewer)
    assert "came back to you" in client.get(reverse("queue")).text
    assert "Which minutes?" in client.get(reverse("claim", args=[claim.public_id])).text


@pytest.mark.parametrize(("note", "message"), [(" ", "Say what should be better."), ("x" * 2001, "at most 2000")])
def test_return_without_a_fitting_note_is_shown_next_to_the_field(desk, note, message):
    response = decide(desk, claim_at(State.SUBMITTED), "return", note=note)

    assert response.status_code == 422
    assert message in response.text
    assert 'aria-invalid="true" aria-describedby="note-error" autofocus' in on_one_line(response)
    assert note in response.text


def test_older_revision_is_not_approved_and_the_difference_is_shown(desk, editor):
    claim = claim_at(State.SUBMITTED)
    seen = claim.version
    hand_in_again(claim, editor, summary="The minutes give other figures.", verdict=Rating.objects.get(code="false"))

    response = decide(desk, claim, "approve", seen=seen, note="Fine by me.")

    assert response.status_code == 409
    assert "Revision 1 is not the newest: that is 2." in response.text
    assert "The minutes give <del>the same</del><ins>other</ins> figures." in on_one_line(response)
    assert [change.label for change in response.context["changes"]] == ["Is it so?", "Short answer"]
    assert "Fine by me." in response.text
    assert '<input type="hidden" name="revision" value="2">' in on_one_line(response)
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


def test_decision_on_a_version_that_changed_is_refused(desk, editor):
    claim = claim_at(State.SUBMITTED)
    seen = claim.version
    approving.send_back(claim, by=UserFactory(editor=True), seen=seen, note="Once more.")

    response = decide(desk, claim, "return", seen=seen, note="My note.")

    assert response.status_code == 409
    assert "My note." in response.text


@pytest.mark.parametrize(
    "data",
    [
        {"revision": ""},
        {"revision": "x"},
        {"revision": str(2**63)},
        {"seen": "-1"},
        {"seen": ""},
    ],
)
def test_decision_that_is_none_is_refused(desk, data):
    claim = claim_at(State.SUBMITTED)

    assert decide(desk, claim, "approve", **data).status_code == 400
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


def test_revision_that_answers_a_note_shows_the_note_and_what_was_done(desk, editor):
    claim = claim_at(State.SUBMITTED)
    hand_in_again(claim, editor, summary="The minutes give other figures.")

    page = on_one_line(desk.get(address(claim)))

    answered = page.index("Returned, and handed in again")
    assert answered < page.index("Once more.") < page.index("What changed since revision 1")
    assert "The minutes give <del>the same</del><ins>other</ins> figures." in page


def test_revision_that_changed_nothing_since_the_note_says_so(desk, editor):
    claim = claim_at(State.SUBMITTED)
    hand_in_again(claim, editor)

    assert "Nothing was changed since." in desk.get(address(claim)).text
