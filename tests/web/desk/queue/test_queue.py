"""The queue: what waits, in which order, and who has what."""

import pytest
from django.urls import reverse

from reviews.features.discussion.comments import writing
from reviews.models import Claim, State
from reviews.workflow.checks import approving, reviewing
from tests.factories import TALLY, ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.pages import on_one_line

from .conftest import wordings

pytestmark = pytest.mark.django_db


def test_queue_is_for_people_who_are_signed_in(client):
    assert client.get(reverse("queue")).url == f"{reverse('account_login')}?next=/desk/"


def test_queue_is_refused_to_somebody_without_a_role(client):
    client.force_login(UserFactory())

    assert client.get(reverse("queue")).status_code == 403
    assert client.get(reverse("queue-changes")).status_code == 403
    assert client.post(reverse("take-next")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queue_query_count_does_not_grow(desk, django_assert_num_queries, count):
    for _ in range(count):
        ClaimFactory(claimant=ClaimantFactory())
        claim_at(State.IN_REVIEW)

    with django_assert_num_queries(
        8
    ):  # session, user, counts, claims, what was corrected, findings, what is offered, saved filters
        response = desk.get(reverse("queue"))

    assert len(response.context["rows"]) == 2 * count


def test_queue_marks_what_does_not_add_up_in_the_row_that_changed_too(desk):
    wrong, right = ClaimFactory(details=TALLY | {"members": 10}), ClaimFactory(details=TALLY | {"members": 20})

    page = desk.get(reverse("queue"))
    assert {row.claim: row.adds_up for row in page.context["rows"]} == {wrong: False, right: True}
    assert page.text.count("does not add up") == 1
    changed = desk.get(reverse("queue-changes"), {"row": [f"{wrong.public_id}:0:0"]})
    assert "does not add up" in changed.text


def test_mark_of_what_does_not_add_up_goes_with_its_correction_and_is_computed_once(
    desk, reviewer, django_assert_num_queries
):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, details=TALLY | {"members": 10})
    assert "does not add up" in desk.get(reverse("queue")).text
    with django_assert_num_queries(
        7
    ):  # session, user, counts, claims, what was corrected, what is offered, saved filters
        assert "does not add up" in desk.get(reverse("queue")).text

    corrected = claim.details | {"members": 20}
    reviewing.describe(claim, by=reviewer, token=claim.lease_token, wording=claim.wording, details=corrected)

    assert "does not add up" not in desk.get(reverse("queue")).text


def test_queue_says_how_many_wait_and_how_many_are_yours(desk, reviewer):
    ClaimFactory.create_batch(2)
    claim_at(State.IN_REVIEW, reviewer=reviewer)
    claim_at(State.IN_REVIEW)

    assert "2 claims wait, 1 is yours" in desk.get(reverse("queue")).text


def test_queue_puts_what_is_most_worth_checking_first_then_the_oldest(desk):
    for worth, wording in ((0.2, "third"), (0.9, "first"), (0.9, "second")):
        ClaimFactory(check_worthiness=worth, wording=wording)

    assert wordings(desk.get(reverse("queue"))) == ["first", "second", "third"]


def test_queue_names_who_holds_a_claim_and_for_how_long(desk):
    claim_at(State.IN_REVIEW, reviewer=UserFactory(reviewer=True, first_name="Ben", last_name="Okafor"))

    response = desk.get(reverse("queue"))

    assert "<bdi>Ben Okafor</bdi>, 30 min left" in response.text
    assert "Take:" not in response.text


def test_queue_is_empty_with_a_way_on(desk):
    assert reverse("article-add") in desk.get(reverse("queue")).text


def test_queue_goes_on_where_the_page_before_ended(desk):
    revision = ArticleRevisionFactory()
    Claim.objects.bulk_create(
        ClaimFactory.build(revision=revision, start=n, end=n + 1, wording=f"{n}", check_worthiness=1 - n // 2 / 100)
        for n in range(60)
    )

    first = desk.get(reverse("queue"))
    second = desk.get(reverse("queue") + first.context["more"])

    assert wordings(first) + wordings(second) == [f"{n}" for n in range(60)]
    assert second.context["more"] == ""


def test_what_came_back_is_first_and_stands_once(desk, reviewer, editor):
    ClaimFactory(wording="worth more", check_worthiness=1.0)
    mine = claim_at(State.SUBMITTED, reviewer=reviewer, wording="Came back.", check_worthiness=0.1)
    approving.send_back(mine, by=editor, seen=mine.version, note="Which minutes?")

    rows = desk.get(reverse("queue")).context["rows"]

    assert [row.claim.wording for row in rows] == ["Came back.", "worth more"]


def test_queue_says_how_much_was_said_about_a_claim(desk, editor):
    claim, other = ClaimFactory.create_batch(2)
    writing.write(claim, "Which minutes?", by=editor)
    writing.write(claim, "Those of May?", by=editor)
    writing.write(other, "And these?", by=editor)

    page = on_one_line(desk.get(reverse("queue")))

    assert f'<a href="{reverse("comments", args=[claim.public_id])}"> 2 comments </a>' in page
    assert f'<a href="{reverse("comments", args=[other.public_id])}"> 1 comment </a>' in page
