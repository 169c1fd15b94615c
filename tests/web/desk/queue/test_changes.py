"""The queue stays true while others work: the page asks what changed."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.table import leases
from tests.factories import ClaimFactory, UserFactory, claim_at
from tests.pages import HTMX

pytestmark = pytest.mark.django_db


def shown(claim):
    claim.refresh_from_db()
    return f"{claim.public_id}:{claim.version}:{claim.lease_minutes}"


def test_changes_are_nothing_while_the_page_is_true(desk):
    claims = [ClaimFactory(), claim_at(State.IN_REVIEW)]
    asked = {"row": [shown(claim) for claim in claims], "sentence": "1 claim waits, none is yours"}

    assert desk.get(reverse("queue-changes"), asked, headers=HTMX).status_code == 204


def test_changes_are_only_the_rows_that_changed_and_the_heading(desk):
    still, taken = ClaimFactory(), ClaimFactory()
    asked = {"row": [shown(still), shown(taken)], "sentence": "2 claims wait, none is yours"}
    leases.take(taken, by=UserFactory(reviewer=True, first_name="Ben"), seen=1)

    response = desk.get(reverse("queue-changes"), asked, headers=HTMX)

    assert [row.claim for row in response.context["rows"]] == [taken]
    assert f'id="claim-{taken.public_id}" hx-swap-oob="true"' in response.text
    assert "1 claim waits, none is yours" in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize(
    "rows", [["x"], [":::"], ["0" * 32 + ":1:0"], ["é" * 32 + ":1:0"], ["0" * 32 + ":" + "9" * 40 + ":0"]]
)
def test_changes_ignore_rows_that_are_none(desk, rows):
    asked = {"row": rows, "sentence": "0 claims wait, none is yours"}

    assert desk.get(reverse("queue-changes"), asked).status_code == 204


@pytest.mark.parametrize("count", [1, 3])
def test_changes_query_count_does_not_grow(desk, django_assert_num_queries, count):
    rows = [f"{claim.public_id}:0:0" for claim in ClaimFactory.create_batch(count)]

    with django_assert_num_queries(6):  # session, user, claims, counts, what was corrected, findings
        response = desk.get(reverse("queue-changes"), {"row": rows})

    assert len(response.context["rows"]) == count
