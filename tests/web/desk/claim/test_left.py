"""The draft that somebody left behind stands beside the form, and is taken over by its buttons."""

import pytest
from django.test import Client

from reviews.models import State
from reviews.workflow.checks import drafting
from reviews.workflow.table import leases
from tests.factories import UserFactory, claim_at, draft
from tests.pages import on_one_line

from .form import address, button, expire, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


@pytest.fixture
def claim(ben):
    """Ben drafted it, and his lease ran out."""
    claim = claim_at(State.IN_REVIEW, reviewer=ben)
    drafting.save_draft(claim, draft(summary="His <b>answer</b>."), by=ben, token=claim.lease_token)
    expire(claim)
    return claim


@pytest.fixture
def taken(claim, reviewer):
    return leases.take(claim, by=reviewer, seen=claim.version)


def adopt(desk, claim, ben, **sent):
    of = drafting.draft_of(claim, ben)
    return desk.post(button(claim, "adopt", of.pk), posted(claim, base="", token=claim.lease_token) | sent)


def test_whoever_looks_sees_that_there_is_a_draft_and_whoever_holds_the_claim_may_take_it_over(desk, claim, reviewer):
    before = on_one_line(desk.get(address(claim)))
    assert "A draft by <bdi>Ben Okafor</bdi>" in before
    assert "Take over all of it" not in before

    taken = leases.take(claim, by=reviewer, seen=claim.version)
    page = on_one_line(desk.get(address(taken)))

    assert "His &lt;b&gt;answer&lt;/b&gt;." in page
    assert "Take over all of it" in page
    assert 'aria-label="Take over: Short answer"' in page


def test_part_that_is_taken_over_stands_behind_what_was_typed(desk, taken, ben, reviewer):
    answer = adopt(desk, taken, ben, part="summary", summary="Mine.")

    assert answer.url == f"{address(taken)}#review"
    mine = drafting.draft_of(taken, reviewer)
    assert mine.summary == "Mine.\n\nHis <b>answer</b>."
    assert mine.rationale == "We read **all** of them."
    page = on_one_line(desk.get(address(taken)))
    assert "took over words that somebody else had drafted (<bdi>Ben Okafor</bdi>)" in page


def test_all_of_it_is_taken_over_and_his_stays(desk, taken, ben, reviewer):
    adopt(desk, taken, ben, summary="", rationale="", verdict="")

    mine = drafting.draft_of(taken, reviewer)
    assert (mine.summary, mine.rationale, mine.verdict.code) == ("His <b>answer</b>.", "We read the minutes.", "true")
    assert drafting.draft_of(taken, ben).summary == "His <b>answer</b>."


def test_lost_lease_takes_nothing_over_and_keeps_the_text(desk, taken, ben, reviewer):
    expire(taken)

    answer = adopt(desk, taken, ben, summary="Mine.")

    assert (answer.status_code, "Mine." in answer.text) == (409, True)
    assert drafting.draft_of(taken, reviewer) is None


def test_draft_of_another_claim_and_ones_own_are_none_to_take_over(desk, taken, ben, reviewer):
    desk.post(button(taken, "save"), posted(taken))
    own, other = drafting.draft_of(taken, reviewer), claim_at(State.SUBMITTED)

    for draft_pk in (own.pk, other.reviews.get().pk, 10**9):
        assert desk.post(button(taken, "adopt", draft_pk), posted(taken)).status_code == 404


def test_part_that_is_none_takes_nothing(desk, taken, ben, reviewer):
    adopt(desk, taken, ben, part="authors")

    assert drafting.draft_of(taken, reviewer).summary == "The minutes say so."


def test_draft_is_no_longer_offered_once_it_was_handed_in(desk, ben):
    claim = claim_at(State.SUBMITTED, reviewer=ben)

    assert "A draft by" not in desk.get(address(claim)).text


def test_drafts_of_many_cost_no_more_queries(desk, taken, django_assert_num_queries):
    for _ in range(3):
        other = UserFactory(reviewer=True)
        taken.reviews.create(reviewer=other, summary="Mine too.")
    desk.get(address(taken))

    with django_assert_num_queries(11):
        assert len(desk.get(address(taken)).context["left"]) == 4


def test_strangers_take_nothing_over(claim, ben):
    client = Client()
    client.force_login(UserFactory())

    assert client.post(button(claim, "adopt", drafting.draft_of(claim, ben).pk)).status_code == 404
