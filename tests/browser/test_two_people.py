"""Two browsers on one claim: the slower one learns who was faster, and keeps what they wrote."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from reviews.models import Claim, State
from reviews.workflow.table import leases
from tests.factories import ClaimFactory, UserFactory, claim_at


def test_second_to_take_a_claim_sees_who_has_it(open_desk, ana):
    ben = UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)
    claim = ClaimFactory()
    hers, his = open_desk(ana), open_desk(ben)

    his.get_by_role("button", name="Take", exact=False).last.click()
    his.wait_for_url(re.compile("/desk/claims/"))
    hers.locator(f"#claim-{claim.public_id}, [id*='{claim.public_id}']").get_by_role(
        "button", name="Take"
    ).first.click()

    expect(hers.locator("body")).to_contain_text(re.compile("Ben Okafor"))
    claim.refresh_from_db()
    assert claim.leased_by == ben


def test_text_of_a_lost_lease_stays_in_front_of_its_author(open_desk, ana):
    ben = UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)
    claim = claim_at(State.IN_REVIEW, reviewer=ana)
    page = open_desk(ana)
    page.goto(f"/desk/claims/{claim.public_id}/")

    Claim.objects.filter(pk=claim.pk).update(lease_expires_at=timezone.now())
    leases.take(Claim.objects.get(pk=claim.pk), by=ben, seen=claim.version)
    page.locator("#id_summary, [name=summary]").fill("An hour of work.")

    expect(page.get_by_role("alert")).to_contain_text("Ben Okafor has this one")
    expect(page.locator("[name=summary]")).to_have_value("An hour of work.")
    assert claim.reviews.count() == 0


def test_queue_shows_what_others_take_without_a_reload(open_desk, ana):
    ben = UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)
    claim = ClaimFactory()
    page = open_desk(ana)
    expect(page.locator("main")).not_to_contain_text("Ben Okafor")

    leases.take(claim, by=ben, seen=1)

    expect(page.locator("main")).to_contain_text("Ben Okafor", timeout=25_000)
