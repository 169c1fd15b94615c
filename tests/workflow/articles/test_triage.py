"""Many claims are looked at in one pass, and what was done is taken back."""

import pytest

from reviews.models import Claim, State
from reviews.queries import desk
from reviews.workflow.articles.triage import below, move_each, take_back
from reviews.workflow.table import leases
from tests.factories import ArticleRevisionFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims():
    revision = ArticleRevisionFactory()
    return [ClaimFactory(revision=revision, start=at, end=at + 5, state=State.PROPOSED) for at in range(0, 20, 5)]


def seen(*claims):
    return [(claim, claim.version) for claim in claims]


def states(claims):
    return [Claim.objects.get(pk=claim.pk).state for claim in claims]


def of_article(user, claims):
    return desk.desk_for(user).filter(revision=claims[0].revision)


def test_several_are_moved_at_once_each_with_its_line(claims, reviewer):
    done = move_each(seen(*claims[:3]), State.DISMISSED, by=reviewer, reason="opinion")

    assert (done.moved, done.missed) == (claims[:3], [])
    assert states(claims) == ["dismissed"] * 3 + ["proposed"]
    assert [event.data["reason"] for claim in claims for event in claim.events.filter(action="dismiss")] == [
        "opinion"
    ] * 3


def test_what_somebody_was_faster_with_stays_and_the_rest_is_done(claims, reviewer):
    other = UserFactory(reviewer=True)
    old = seen(*claims)
    opened = move_each([(Claim.objects.get(pk=claims[1].pk), 1)], State.OPEN, by=other).moved[0]
    leases.take(opened, by=other, seen=opened.version)

    done = move_each(old, State.DISMISSED, by=reviewer)

    assert [claim.pk for claim in done.missed] == [claims[1].pk]
    assert states(claims) == ["dismissed", "in_review", "dismissed", "dismissed"]


def test_only_what_has_less_worth_and_nobody_worked_on_is_below(claims, reviewer):
    for claim, worth in zip(claims, (0.2, 0.39, 0.4, 0.1), strict=True):
        Claim.objects.filter(pk=claim.pk).update(check_worthiness=worth)
    Claim.objects.filter(pk=claims[3].pk).update(state=State.SUBMITTED)

    found = below(of_article(reviewer, claims), 0.4)

    assert {claim.pk for claim, _ in found} == {claims[0].pk, claims[1].pk}


def test_last_pass_is_taken_back_and_then_the_one_before(claims, reviewer):
    move_each(seen(claims[0]), State.OPEN, by=reviewer)
    move_each(seen(*claims[1:]), State.DISMISSED, by=reviewer)
    here = of_article(reviewer, claims)

    assert len(take_back(here, by=reviewer).moved) == 3
    assert states(claims) == ["open", "proposed", "proposed", "proposed"]
    assert len(take_back(here, by=reviewer).moved) == 1
    assert states(claims) == ["proposed"] * 4
    assert take_back(here, by=reviewer).moved == []


@pytest.mark.parametrize("state", [State.PROPOSED, State.OPEN, State.DISMISSED])
@pytest.mark.parametrize("target", [State.PROPOSED, State.OPEN, State.DISMISSED])
def test_whatever_was_moved_goes_back_to_where_it_was(claims, reviewer, state, target):
    Claim.objects.filter(pk=claims[0].pk).update(state=state)
    claim = Claim.objects.get(pk=claims[0].pk)
    move_each(seen(claim), target, by=reviewer)
    assert states(claims[:1]) == [target]

    take_back(of_article(reviewer, claims), by=reviewer)

    assert states(claims[:1]) == [state]


def test_what_somebody_went_on_with_is_not_taken_back(claims, reviewer):
    move_each(seen(*claims[:2]), State.OPEN, by=reviewer)
    other = UserFactory(reviewer=True)
    taken = Claim.objects.get(pk=claims[0].pk)
    leases.take(taken, by=other, seen=taken.version)

    done = take_back(of_article(reviewer, claims), by=reviewer)

    assert [claim.pk for claim in done.moved] == [claims[1].pk]
    assert states(claims[:2]) == ["in_review", "proposed"]
    assert take_back(of_article(other, claims), by=other).moved == []


def test_without_a_role_nothing_moves(claims):
    stranger = UserFactory()

    assert len(move_each(seen(*claims), State.DISMISSED, by=stranger).missed) == 4
    assert states(claims) == ["proposed"] * 4
