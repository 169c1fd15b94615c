"""A lease is renewed while somebody works, and refused when it is over."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reviews.models import Claim, Review, State
from reviews.workflow.table import leases
from tests.factories import UserFactory, claim_at
from tests.pages import HTMX, on_one_line

from .form import button, expire, posted, titles, type_in

pytestmark = pytest.mark.django_db


def test_lease_is_renewed_while_the_page_is_in_use(desk, claim):
    Claim.objects.update(lease_expires_at=timezone.now() + timezone.timedelta(minutes=2))

    response = desk.post(reverse("lease", args=[claim.public_id]), {"token": claim.lease_token}, headers=HTMX)

    assert "30 min" in response.text
    claim.refresh_from_db()
    assert claim.lease_minutes == 30


@pytest.mark.parametrize(
    "pressed", [["save"], ["submit"], ["release"], ["evidence-add"], ["evidence-remove", 0], ["preview"]]
)
def test_text_stays_when_the_lease_is_lost(desk, claim, pressed):
    expire(claim)

    response = desk.post(button(claim, *pressed), posted(claim))

    assert response.status_code == 409
    assert "The lease on this claim ran out or was given up." in response.text
    assert "The minutes say so." in response.text
    assert "We read **all** of them." in response.text
    assert titles(response) == ["Minutes of the council"]
    assert 'name="verdict" value="true" checked' in on_one_line(response)
    assert f'formaction="{button(claim, "take-again")}"' in on_one_line(response)
    assert not Review.objects.exists()


@pytest.mark.parametrize("token", ["", "0" * 32, "é", "x" * 5000])
def test_wrong_token_is_a_lost_lease(desk, claim, token):
    assert desk.post(button(claim, "save"), posted(claim, token=token)).status_code == 409


def test_lost_lease_replaces_the_bar_and_nothing_that_was_typed(desk, claim):
    expire(claim)

    response = type_in(desk, claim, posted(claim))

    assert response.status_code == 409
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#bar", "outerHTML")
    assert response.text.strip().startswith('<div id="bar"')
    assert "What you wrote is kept on this page." in response.text


def test_claim_taken_again_saves_what_was_typed_meanwhile(desk, claim, reviewer):
    expire(claim)
    refused = desk.post(button(claim, "submit"), posted(claim))
    fresh = refused.context["claim_context"].claim

    response = desk.post(button(claim, "take-again"), posted(claim, seen=fresh.version))

    assert response.status_code == 200
    assert Review.objects.get(reviewer=reviewer).summary == "The minutes say so."
    claim.refresh_from_db()
    assert claim.leased_by == reviewer
    assert claim.lease_token in response.text


def test_two_people_on_one_claim_the_slower_keeps_the_text_and_the_faster_the_claim(desk, claim, reviewer):
    expire(claim)
    ben, other = UserFactory(reviewer=True, first_name="Ben"), Client()
    other.force_login(ben)
    other.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})

    late = desk.post(button(claim, "submit"), posted(claim, summary="Mine."))
    again = desk.post(
        button(claim, "take-again"), posted(claim, summary="Mine.", seen=late.context["claim_context"].claim.version)
    )

    assert (late.status_code, again.status_code) == (409, 409)
    for response in (late, again):
        assert "Ben has this one for 30 more minutes." in response.text
        assert "Mine." in response.text
    claim.refresh_from_db()
    assert claim.leased_by == ben
    assert not Review.objects.filter(reviewer=reviewer).exists()


def test_stale_version_is_refused_at_handing_in(desk, claim):
    response = desk.post(button(claim, "submit"), posted(claim, seen=1))

    assert response.status_code == 409
    assert "The minutes say so." in response.text


def test_looking_at_a_lease_renews_nothing(desk, claim):
    Claim.objects.update(lease_expires_at=timezone.now() + timezone.timedelta(minutes=2))

    response = desk.get(reverse("lease", args=[claim.public_id]), {"token": claim.lease_token}, headers=HTMX)

    assert 'data-seconds="120"' in on_one_line(response)
    claim.refresh_from_db()
    assert claim.lease_minutes == 2


def test_page_that_lost_its_lease_is_told_who_has_it_and_then_only_news(desk, claim):
    expire(claim)
    lease, sent = reverse("lease", args=[claim.public_id]), {"token": claim.lease_token, "seen": claim.version}
    over = desk.get(lease, sent, headers=HTMX)
    assert over["HX-Retarget"] == "#bar"
    assert "The lease on this claim ran out or was given up." in over.text
    assert "Take it again" in over.text
    assert desk.get(lease, sent | {"lost": "1"}, headers=HTMX).status_code == 204

    leases.take(claim, by=UserFactory(reviewer=True, first_name="Ben"), seen=claim.version)

    taken = desk.get(lease, sent | {"lost": "1"}, headers=HTMX)
    assert "Ben has this one for 30 more minutes." in taken.text
    assert "Take it again" not in taken.text


def test_somebody_elses_lease_is_not_renewed(desk):
    claim = claim_at(State.IN_REVIEW)

    response = desk.post(reverse("lease", args=[claim.public_id]), {"token": claim.lease_token}, headers=HTMX)

    assert response.status_code == 409
