"""Which published checks are like a claim."""

import pytest

from reviews.features.search.precedents import MOST, precedents_of
from tests.factories import ClaimantFactory, ClaimFactory
from tests.published import publish, withdraw

pytestmark = pytest.mark.django_db


def wordings(claim):
    return [one.publication.claim.wording for one in precedents_of(claim)]


def test_same_claim_in_other_words_comes_first_and_others_do_not_come():
    same = publish(wording="The General Assembly passed the resolution with 121 votes in favour and 14 against.")
    publish(wording="The harbour office fired its director.")
    claim = ClaimFactory(wording="The UN General Assembly’s resolution got 121 votes in favor, 14 against.")

    [found] = precedents_of(claim)

    assert found.publication.claim == same
    assert {"121", "14", "resolution"} <= set(found.shared)


def test_own_check_withdrawn_checks_and_too_many_are_left_out():
    own = publish(wording="The dam cost 3 million dollars.")
    withdraw(publish(wording="The dam cost 3 million dollars in all."))
    for year in range(2010, 2010 + MOST + 2):
        publish(wording=f"The dam cost 3 million dollars in {year}.", claimant=ClaimantFactory(name=f"Jo {year}"))

    assert len(wordings(own)) == MOST
    assert own.wording not in wordings(own)
    assert "The dam cost 3 million dollars in all." not in wordings(own)


@pytest.mark.parametrize("wording", ["", "?!", "\"' OR 1=1 --", "of the and", "الجسر آمن."])
def test_whatever_a_wording_says_nothing_breaks(wording):
    publish(wording="The bridge is safe.")

    assert precedents_of(ClaimFactory(wording=wording)) == []
