"""Whoever made the claim was asked: what is recorded of it is whole, frozen with the review, and somebody's own part of it."""

import pytest

from reviews.models import ReviewRevision, State
from reviews.workflow.checks import approving, reviewing
from reviews.workflow.table import leases
from reviews.workflow.table.moves import Incomplete
from tests.factories import UserFactory, claim_at, write

pytestmark = pytest.mark.django_db
ASKED = {
    "asked_who": "Mayor Ada Lund",
    "asked_channel": "email",
    "asked_on": "2026-03-02",
    "asked_deadline": "2026-03-05",
    "asked_answer": "",
}


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


def hand_in(claim, by, **asked):
    write(claim, by, **asked)
    return reviewing.submit(claim, by=by, seen=claim.version, token=claim.lease_token)


@pytest.mark.parametrize("answer", ["", " I never said so. "])
def test_what_was_asked_is_frozen_with_the_review(claim, reviewer, answer):
    revision = hand_in(claim, reviewer, **ASKED | {"asked_answer": answer})

    assert revision.content["asked"] == {
        "who": "Mayor Ada Lund",
        "channel": "email",
        "on": "2026-03-02",
        "deadline": "2026-03-05",
        "answer": answer.strip(),
    }


def test_where_nobody_was_asked_nothing_is_stored(claim, reviewer):
    assert hand_in(claim, reviewer, asked_who=" ").content["asked"] is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"asked_who": ""}, "asked_who"),
        ({"asked_who": "x" * 201}, "asked_who"),
        ({"asked_who": "a\u2028b"}, "asked_who"),
        ({"asked_channel": ""}, "asked_channel"),
        ({"asked_on": ""}, "asked_on"),
        ({"asked_on": "yesterday"}, "asked_on"),
        ({"asked_on": "2126-03-02"}, "asked_on"),
        ({"asked_deadline": ""}, "asked_deadline"),
        ({"asked_deadline": "soon"}, "asked_deadline"),
        ({"asked_deadline": "2026-03-01"}, "asked_deadline"),
        ({"asked_answer": "x" * 2_001}, "asked_answer"),
    ],
)
def test_what_is_not_whole_is_not_handed_in(claim, reviewer, changed, field):
    with pytest.raises(Incomplete) as refused:
        hand_in(claim, reviewer, **ASKED | changed)

    assert refused.value.missing.keys() == {field}
    assert not ReviewRevision.objects.exists()


def test_answer_needs_no_deadline(claim, reviewer):
    assert hand_in(claim, reviewer, **ASKED | {"asked_deadline": "", "asked_answer": "Yes."}).content["asked"]


def test_who_wrote_the_answer_down_wrote_a_part(claim, reviewer):
    """They cannot approve what another hands in with it."""
    both = UserFactory(reviewer=True, editor=True)
    leases.release(claim, by=reviewer, token=claim.lease_token)
    leases.take(claim, by=both, seen=claim.version)
    write(
        claim, both, summary="Another.", rationale="Another.", evidence=[], **ASKED | {"asked_answer": "I never did."}
    )
    leases.release(claim, by=both, token=claim.lease_token)
    leases.take(claim, by=reviewer, seen=claim.version)
    revision = hand_in(claim, reviewer, **ASKED | {"asked_answer": "I never did."})

    assert revision.content["authors"] == {str(reviewer.pk): ["review"], str(both.pk): ["draft"]}
    with pytest.raises(Exception, match="may not approve"):
        approving.approve(claim, by=both, seen=claim.version, revision=revision.number)
