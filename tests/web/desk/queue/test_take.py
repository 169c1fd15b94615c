"""Taking a claim from the queue, this one or the next."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import Claim, State
from reviews.workflow.table import leases
from tests.factories import ClaimFactory, UserFactory, claim_at
from tests.pages import HTMX

pytestmark = pytest.mark.django_db


def test_taking_a_claim_leads_to_it(desk, reviewer):
    claim = ClaimFactory()

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": 1})

    assert response.url == reverse("claim", args=[claim.public_id])
    claim.refresh_from_db()
    assert claim.leased_by == reviewer


def test_taking_a_claim_with_htmx_leads_to_it(desk):
    claim = ClaimFactory()

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": 1}, headers=HTMX)

    assert response["HX-Redirect"] == reverse("claim", args=[claim.public_id])


def test_taking_what_somebody_has_answers_with_the_row_as_it_is(desk):
    ben = UserFactory(reviewer=True, first_name="Ben")
    claim = ClaimFactory(wording="Twelve voted for it")
    leases.take(claim, by=ben, seen=1)

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": 1}, headers=HTMX)

    assert response.status_code == 409
    assert response.text.strip().startswith("<li")
    assert "Ben has this one for 30 more minutes." in response.text
    claim.refresh_from_db()
    assert claim.leased_by == ben


def test_taking_what_somebody_has_shows_the_same_queue_without_javascript(desk):
    taken, free = ClaimFactory(), ClaimFactory()
    ClaimFactory(kind="event")
    leases.take(taken, by=UserFactory(reviewer=True, first_name="Ben"), seen=1)

    response = desk.post(reverse("take", args=[taken.public_id]) + "?kind=vote_tally", {"seen": 1})

    assert response.status_code == 409
    assert "Ben has this one for 30 more minutes." in response.text
    assert {row.claim for row in response.context["rows"]} == {taken, free}


@pytest.mark.parametrize("seen", ["", "0", "2", "-1", "one", "1.5", str(2**63)])
def test_taking_with_another_version_than_seen_is_refused(desk, seen):
    claim = ClaimFactory()

    assert desk.post(reverse("take", args=[claim.public_id]), {"seen": seen}).status_code == 409
    claim.refresh_from_db()
    assert (claim.state, claim.leased_by) == (State.OPEN, None)


def test_taking_is_for_fact_checkers(client, editor):
    claim = ClaimFactory()
    client.force_login(editor)

    assert "Take next" not in client.get(reverse("queue")).text
    assert client.post(reverse("take", args=[claim.public_id]), {"seen": 1}).status_code == 403
    assert client.post(reverse("take-next")).status_code == 403


def test_taking_an_unknown_claim_is_not_found(desk):
    assert desk.post(reverse("take", args=["0" * 32]), {"seen": 1}).status_code == 404


def test_take_next_leads_to_the_claim_most_worth_checking(desk):
    ClaimFactory(check_worthiness=0.1)
    worthy = ClaimFactory(check_worthiness=0.9)

    assert desk.post(reverse("take-next")).url == reverse("claim", args=[worthy.public_id])


def test_take_next_says_when_nothing_waits(desk):
    claim_at(State.IN_REVIEW)

    assert "Nothing that is shown here can be taken by you now." in desk.post(reverse("take-next"), follow=True).text


def test_take_next_takes_from_what_is_shown(desk):
    ClaimFactory(check_worthiness=1.0)
    shown = ClaimFactory(check_worthiness=0.1)
    where = f"?article={shown.revision.article.public_id}"

    page = desk.get(reverse("queue") + where)
    first = desk.post(reverse("take-next") + where)
    second = desk.post(reverse("take-next") + where, follow=True)

    assert f'action="{reverse("take-next")}{where}"' in page.text
    assert "Take the next of these" in page.text
    assert first.url == reverse("claim", args=[shown.public_id]) + where
    assert "Nothing that is shown here can be taken by you now." in second.text
    assert second.redirect_chain[-1][0] == reverse("queue") + where


def test_last_minute_of_a_lease_is_one_minute(desk):
    claim = claim_at(State.IN_REVIEW)
    Claim.objects.filter(pk=claim.pk).update(lease_expires_at=timezone.now() + timezone.timedelta(seconds=50))

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})

    assert "has this one for 1 more minute." in response.text
