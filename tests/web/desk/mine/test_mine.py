"""The first page after signing in: what waits for whom, in one place."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.checks import approving, reviewing
from reviews.workflow.table import assigning, leases, takeovers
from tests.factories import PASSWORD, ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


def sections(client):
    """Return what the page shows, as the wordings of each section."""
    found = client.get(reverse("mine")).context["sections"]
    return {
        section.name: [(item[0] if isinstance(item, tuple) else item.row.claim).wording for item in section.items]
        for section in found
    }


def test_signing_in_leads_there(client, reviewer):
    answer = client.post(reverse("account_login"), {"login": "ana", "password": PASSWORD})

    assert answer.url == reverse("mine")


def test_page_is_for_people_with_a_role(client):
    assert client.get(reverse("mine")).url == f"{reverse('account_login')}?next=/desk/mine/"
    client.force_login(UserFactory())
    assert client.get(reverse("mine")).status_code == 403


def test_nothing_waits_with_a_way_on(desk):
    ClaimFactory()

    page = desk.get(reverse("mine"))

    assert "Nothing waits for you" in page.text
    assert f'action="{reverse("take-next")}"' in page.text


def test_everything_stands_in_its_place_once(desk, reviewer, ben, editor):
    claim_at(State.IN_REVIEW, reviewer=reviewer, wording="Held.")
    asked = claim_at(State.IN_REVIEW, reviewer=reviewer, wording="Asked for.")
    takeovers.ask(asked, by=ben, note="I read Arabic.")
    back = claim_at(State.SUBMITTED, reviewer=reviewer, wording="Back.")
    approving.send_back(back, by=editor, seen=back.version, note="Which minutes?")
    claim_at(State.SUBMITTED, reviewer=reviewer, wording="Handed in.")
    meant = claim_at(State.OPEN, wording="Meant.")
    assigning.assign(meant, by=editor, seen=1, person="ana")
    stuck = claim_at(State.OPEN, wording="Stuck.")
    assigning.ask_help(stuck, by=ben, seen=1, note="Arabic.")
    for state in (State.OPEN, State.IN_REVIEW, State.SUBMITTED, State.PUBLISHED):
        claim_at(state, reviewer=ben if state != State.OPEN else None, wording="Not hers.")

    assert sections(desk) == {
        "asked": ["Asked for."],
        "held": ["Held."],
        "returned": ["Back."],
        "assigned": ["Meant."],
        "help": ["Stuck."],
        "handed-in": ["Handed in."],
    }
    page = desk.get(reverse("mine")).text
    for words in ("Which minutes?", "I read Arabic.", "Arabic."):
        assert words in page


def test_editor_sees_what_waits_for_approval_and_none_of_their_own(client, ben):
    both = UserFactory(reviewer=True, editor=True)
    client.force_login(both)
    claims = [claim_at(State.SUBMITTED, reviewer=ben, wording=wording) for wording in ("Later.", "First.")]
    own = claim_at(State.SUBMITTED, reviewer=both, wording="Own.")
    claim_at(State.APPROVED, wording="Decided.")
    approving.send_back(claims[0], by=both, seen=claims[0].version, note="Again.")
    again(claims[0], ben)

    shown = sections(client)

    assert shown["approvals"] == ["First.", "Later."]
    assert shown["handed-in"] == [own.wording]


def again(claim, by):
    leases.take(claim, by=by, seen=claim.version)
    reviewing.submit(claim, by=by, seen=claim.version, token=claim.lease_token)


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow(client, ben, count, django_assert_num_queries):
    both = UserFactory(reviewer=True, editor=True)
    client.force_login(both)
    for _ in range(count):
        claim_at(State.IN_REVIEW, reviewer=both)
        claim_at(State.SUBMITTED, reviewer=ben)
        stuck = claim_at(State.OPEN)
        assigning.ask_help(stuck, by=ben, seen=1, note="Arabic.")
    client.get(reverse("mine"))

    with django_assert_num_queries(8):  # session, user, own, help, corrections, notifications, approvals, revisions
        client.get(reverse("mine"))
