import pytest
from django.urls import reverse

from reviews.workflow.checks import approving, reviewing
from reviews.workflow.table import leases
from tests.factories import write


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def address(claim):
    return reverse("approval", args=[claim.public_id])


def decide(client, claim, decision, **data):
    sent = {"seen": claim.version, "revision": 1} | data
    return client.post(reverse(decision, args=[claim.public_id]), sent)


def hand_in_again(claim, editor, **changes):
    """Send the claim back and hand in a second revision."""
    reviewer = claim.reviewer
    approving.send_back(claim, by=editor, seen=claim.version, note="Once more.")
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, **changes)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
