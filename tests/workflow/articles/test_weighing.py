"""The desk's own weights change the order of what waits, and nothing else of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from reviews.models import Claim, State, Weights
from reviews.workflow.articles import intake, weighing
from reviews.workflow.table import leases
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

LIKELY = {"base": 1.0, "vote_tally": 1.0}
UNLIKELY = {"base": -1.0, "casualty": 0.5}


@pytest.fixture
def vote():
    return ClaimFactory(factors=LIKELY, check_worthiness=0.881)


@pytest.fixture
def deaths():
    return ClaimFactory(factors=UNLIKELY, check_worthiness=0.378, kind="casualty")


def choose(editor, seen=None, **added):
    with transaction.atomic():
        chosen = weighing.choose(added, by=editor, seen=seen)
    weighing.weigh_anew.call()
    return chosen


def test_what_the_desk_wants_earlier_is_taken_first(vote, deaths, editor, reviewer):
    choose(editor, casualty=3.0)

    assert leases.take_next(reviewer) == deaths
    deaths.refresh_from_db()
    assert deaths.factors == UNLIKELY | {"desk": 3.0}
    assert deaths.check_worthiness == 0.924
    vote.refresh_from_db()
    assert (vote.check_worthiness, vote.factors, vote.version) == (0.881, LIKELY, 1)


def test_weights_taken_back_leave_claims_as_they_were(vote, deaths, editor):
    first = choose(editor, casualty=2.0, vote_tally=-2.0)
    choose(editor, first.pk)

    for claim, worth, factors in ((vote, 0.881, LIKELY), (deaths, 0.378, UNLIKELY)):
        claim.refresh_from_db()
        assert (claim.check_worthiness, claim.factors) == (worth, factors)


def test_a_factor_that_speaks_against_a_claim_and_claims_by_hand_are_left(editor):
    against = ClaimFactory(factors={"base": 0.0, "public": -0.5}, check_worthiness=0.378)
    by_hand = ClaimFactory(factors={"chosen by hand": 1.0, "public": 1.0}, check_worthiness=1.0)
    choose(editor, public=2.0)

    for claim, worth in ((against, 0.378), (by_hand, 1.0)):
        claim.refresh_from_db()
        assert claim.check_worthiness == worth


def test_nothing_is_opened_and_what_is_done_keeps_its_worth(editor):
    proposed = ClaimFactory(factors=UNLIKELY, check_worthiness=0.378, state=State.PROPOSED)
    dismissed = ClaimFactory(factors=UNLIKELY, check_worthiness=0.378, state=State.DISMISSED)
    choose(editor, casualty=3.0)

    proposed.refresh_from_db()
    dismissed.refresh_from_db()
    assert (proposed.state, proposed.check_worthiness) == (State.PROPOSED, 0.924)
    assert dismissed.check_worthiness == 0.378


def test_new_claims_are_weighed_as_they_come(editor):
    choose(editor, casualty=2.0)
    added = intake.add_article(
        title="Fire", text="At least 17 people were killed in a fire in Rome on Monday.", by=editor
    )

    [claim] = Claim.objects.filter(revision__article=added.article, kind="casualty")
    assert claim.factors["desk"] == 2.0


def test_only_editors_choose_and_nobody_overwrites_another(editor, reviewer):
    with pytest.raises(PermissionDenied):
        choose(reviewer, casualty=1.0)
    choose(editor, casualty=1.0)
    with pytest.raises(weighing.Changed):
        choose(editor, casualty=2.0)
    with pytest.raises(ValueError, match="too large"):
        choose(editor, Weights.newest().pk, casualty=4.0)

    assert Weights.newest().added == {"casualty": 1.0}
