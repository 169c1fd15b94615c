"""A review is handed in, or released."""

import pytest
from django.urls import reverse

from reviews.models import Review, State
from tests.factories import claim_at
from tests.pages import on_one_line

from .form import button, posted

pytestmark = pytest.mark.django_db


def test_complete_review_is_handed_in(desk, claim, reviewer):
    response = desk.post(button(claim, "submit"), posted(claim), follow=True)

    assert "Handed in" in response.text
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED
    content = claim.review_revisions.get().content
    assert (content["verdict"]["code"], content["evidence"][0]["title"]) == ("true", "Minutes of the council")


def test_incomplete_review_names_each_missing_part_next_to_its_field(desk, claim):
    data = {"seen": claim.version, "token": claim.lease_token, "claim-wording": claim.wording}

    response = desk.post(button(claim, "submit"), data)

    assert response.status_code == 422
    for identity, message in (
        ("id_verdict_error", "Give a verdict."),
        ("id_summary_error", "Write the short answer."),
        ("id_rationale_error", "Say how this was checked."),
        ("evidence-error", "Add at least one piece of evidence."),
    ):
        assert f'id="{identity}"' in on_one_line(response)
        assert f'aria-describedby="{identity}' in on_one_line(response)
        assert message in response.text
    assert 'value="true" autofocus' in on_one_line(response)
    assert response.text.count(" autofocus") == 1


def test_quoted_opinion_is_handed_in_with_the_attribution_verdict_alone_after_asking_once(desk, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind="statement")
    answers = {"verdict": "", "attribution_verdict": "accurate"}

    asked = desk.post(button(claim, "submit"), posted(claim, **answers))
    assert (asked.status_code, claim.review_revisions.count()) == (422, 0)
    assert "“Is it so?” has no answer." in asked.text
    assert '<input type="hidden" name="unanswered" value="verdict" form="review">' in asked.text

    desk.post(button(claim, "submit"), posted(claim, **answers, unanswered="verdict"))

    content = claim.review_revisions.get().content
    assert (content["verdict"], content["attribution_verdict"]["code"]) == (None, "accurate")


def test_release_keeps_the_draft_and_frees_the_claim(desk, claim, reviewer):
    response = desk.post(button(claim, "release"), posted(claim))

    assert response.url == reverse("queue")
    claim.refresh_from_db()
    assert (claim.state, claim.leased_by) == (State.OPEN, None)
    assert Review.objects.get(reviewer=reviewer).summary == "The minutes say so."


def test_draft_is_there_again_when_the_claim_is_taken_again(desk, claim):
    desk.post(button(claim, "release"), posted(claim))
    claim.refresh_from_db()

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version}, follow=True)

    assert "The minutes say so." in response.text
