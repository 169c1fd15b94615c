"""A draft that was left behind is taken over; nothing is lost, and who wrote it does not approve it."""

import pytest

from reviews.models import Rating, State
from reviews.workflow.checks import adopting, drafting, reviewing
from reviews.workflow.checks.draft_parts import TypedEvidence, Window, is_row, parts_of
from reviews.workflow.table import leases, rules
from reviews.workflow.table.moves import Stale
from tests.factories import UserFactory, claim_at, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", reviewer=True, editor=True)


@pytest.fixture
def claim(ben, reviewer):
    """Ben drafted all of it and left it; Ana holds it."""
    claim = claim_at(State.IN_REVIEW, reviewer=ben)
    drafting.save_draft(claim, draft(summary="His answer."), by=ben, token=claim.lease_token)
    leases.release(claim, by=ben, token=claim.lease_token)
    return leases.take(claim, by=reviewer, seen=claim.version)


def adopt(claim, by, of, names, typed, *, chosen=False):
    theirs = drafting.draft_of(claim, of)
    parts = adopting.adopted(typed, parts_of(theirs), names, chosen=chosen)
    return adopting.adopt(
        claim, theirs, parts, names, by=by, token=claim.lease_token, window=Window(name="w1"), printed={}
    )


def empty():
    return parts_of(None)


def test_whole_draft_is_taken_over_and_stays_where_it_was(claim, ben, reviewer):
    his = drafting.draft_of(claim, ben)
    names = adopting.words_in(his)
    assert names == ["verdict", "summary", "rationale", "evidence"]

    adopt(claim, reviewer, ben, names, empty())

    mine = drafting.draft_of(claim, reviewer)
    assert (mine.verdict.code, mine.summary, mine.rationale) == ("true", "His answer.", "We read the minutes.")
    assert [item.url for item in mine.evidence.all()] == [item.url for item in his.evidence.all()]
    assert drafting.draft_of(claim, ben).summary == "His answer."
    assert claim.events.last().data == {"of": ben.pk, "parts": names}


def test_words_that_are_here_stay_in_front_and_a_verdict_stays_unless_it_is_chosen(claim, ben):
    theirs = parts_of(drafting.draft_of(claim, ben))
    typed = empty() | {"summary": "Mine. ", "verdict": "false"}

    whole = adopting.adopted(typed, theirs, ["verdict", "summary"], chosen=False)
    assert (whole["summary"], whole["verdict"]) == ("Mine.\n\nHis answer.", "false")
    assert adopting.adopted(whole, theirs, ["summary"], chosen=True)["summary"] == whole["summary"]
    assert adopting.adopted(typed, theirs, ["verdict"], chosen=True)["verdict"] == "true"


def test_evidence_that_is_there_is_not_taken_twice_and_only_as_much_as_fits(claim, ben):
    theirs = parts_of(drafting.draft_of(claim, ben))
    once = adopting.adopted(empty(), theirs, ["evidence"], chosen=True)
    assert adopting.adopted(once, theirs, ["evidence"], chosen=True) == once

    row = next(value for part, value in theirs.items() if is_row(part))
    full = empty() | {
        f"evidence {n:x}": row | {"url": f"https://records.example/{n}"} for n in range(adopting.EVIDENCE_LIMIT)
    }
    assert adopting.adopted(full, theirs, ["evidence"], chosen=True) == full


def test_who_wrote_what_was_taken_over_does_not_approve_it_however_it_is_worded(claim, ben, reviewer):
    adopt(claim, reviewer, ben, ["summary"], empty())
    seen = drafting.draft_of(claim, reviewer).version
    other = draft(summary="In other words.", verdict=Rating.objects.get(code="false"), rationale="Anew.", evidence=[])
    drafting.save_draft(claim, other, by=reviewer, token=claim.lease_token, seen=seen)
    again = drafting.draft_of(claim, reviewer)
    assert "His answer." not in again.summary
    mine = draft(summary="In other words.", rationale="Anew.", evidence=[evidence("https://records.example/mine")])
    drafting.save_draft(claim, mine, by=reviewer, token=claim.lease_token, seen=again.version)

    revision = reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    assert revision.content["authors"] == {str(ben.pk): ["draft"], str(reviewer.pk): ["review"]}
    assert not rules.is_second_editor(ben, claim)


def evidence(url):
    return TypedEvidence(url=url, title="My own copy", kind="primary", stance="supports", publisher="Council")


def test_nothing_is_taken_over_without_the_lease(claim, ben, reviewer):
    theirs = drafting.draft_of(claim, ben)
    with pytest.raises(Stale):
        adopting.adopt(claim, theirs, empty(), ["summary"], by=reviewer, token="0" * 32, window=Window(), printed={})

    assert not claim.events.filter(action="adopt").exists()
    assert drafting.draft_of(claim, reviewer) is None
