"""Which of the desk's claims are like a claim, and what else is known of its figures and its claimant."""

from datetime import UTC, datetime

import pytest

from reviews.features.search.alike import distinguishing_words, elsewhere
from reviews.models import State
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, linked

pytestmark = pytest.mark.django_db


def on(day, **claim):
    article = ArticleFactory(published=datetime(2023, 12, day, tzinfo=UTC))
    return ClaimFactory(revision=ArticleRevisionFactory(article=article), **claim)


def casualties(day, count, place="Gaza City", **more):
    return on(
        day,
        kind="casualty",
        wording=f"At least {count} people were killed in the strike on {place}, the Health Ministry said.",
        details={"count": count, "harm": "killed", "attribution": "the Health Ministry"} | more,
    )


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("The council passed it with 121 votes and 14 against.", ["121", "14"]),
        ("In Gaza City the Health Ministry counted them.", ["Ministry", "Health", "Gaza", "City", "counted", "them"]),
        ("", []),
    ],
)
def test_numbers_and_names_tell_a_claim_first(wording, words):
    assert distinguishing_words(wording)[: len(words)] == words


def test_same_claim_in_another_article_is_found_while_somebody_works_on_it(reviewer):
    same = on(13, wording="The resolution of the General Assembly got 121 votes in favor and 14 against.")
    on(13, wording="The harbour office fired its director.")
    on(13, wording="The resolution of the General Assembly got 121 votes for it.", state=State.DISMISSED)
    claim = on(12, wording="The UN General Assembly’s resolution passed with 121 votes in favour, 14 against.")

    [found] = elsewhere(claim, reviewer).at_work

    assert found.claim == same
    assert {"121", "14", "Assembly"} <= set(found.shared)


def test_casualty_figure_becomes_a_series_by_day(reviewer):
    last, first = casualties(14, 31), casualties(12, 17)
    claim = casualties(13, 25)
    casualties(13, 25, harm="wounded")

    assert elsewhere(claim, reviewer).series == [first, claim, last]
    assert elsewhere(on(1, wording="It rained."), reviewer).series == []


def test_claimant_said_other_things_in_other_articles(reviewer):
    erdan = ClaimantFactory(name="Gilad Erdan")
    older, newer = on(1, claimant=erdan, wording="One."), on(2, claimant=erdan, wording="Two.")
    claim = on(3, claimant=erdan, wording="Three.")
    ClaimFactory(revision=claim.revision, start=41, end=50, claimant=erdan)

    assert elsewhere(claim, reviewer).said_before == [newer, older]
    assert elsewhere(on(3, claimant=ClaimantFactory(name="a spokesman")), reviewer).said_before == []


def test_linked_claims_are_listed_and_nobody_else_sees_any(reviewer):
    claim = ClaimFactory()
    repeat = linked(claim)

    assert elsewhere(claim, reviewer).linked == [repeat]
    assert elsewhere(claim, UserFactory()).linked == []
    assert elsewhere(claim, UserFactory()).at_work == []


@pytest.mark.parametrize("wording", ["?!", "\"' OR 1=1 --", "of the and", "100%_\\", "الجسر آمن."])
def test_whatever_a_wording_says_nothing_breaks(reviewer, wording):
    ClaimFactory(wording="The bridge is safe.")

    assert elsewhere(ClaimFactory(wording=wording), reviewer).at_work == []
