"""Evidence of the same article or speaker is offered, and added at a press."""

import pytest

from reviews.models import Claimant, Evidence, Review, State
from reviews.workflow.checks import reviewing
from tests.factories import ArticleRevisionFactory, ClaimantFactory, UserFactory, claim_at, write
from tests.published import source

from .form import MINUTES, button, posted, titles

pytestmark = pytest.mark.django_db


def other(claim, state=State.SUBMITTED, title="Roll call", **made):
    """Return another claim with evidence of this title, by somebody else."""
    made = {"revision": claim.revision, "start": 42, "end": 60} | made
    found = claim_at(State.IN_REVIEW, reviewer=UserFactory(reviewer=True), **made)
    write(found, found.reviewer, evidence=[source(title=title, url=f"https://{title.replace(' ', '-')}.example")])
    if state == State.SUBMITTED:
        reviewing.submit(found, by=found.reviewer, seen=found.version, token=found.lease_token)
    return found


def offered(desk, claim):
    return [item.title for item in desk.get(button(claim, "precedents")).context["used"]]


def test_evidence_of_the_same_article_is_offered_once_it_is_handed_in(desk, claim):
    other(claim, State.IN_REVIEW, "Half a draft")
    other(claim, start=0, end=8)

    assert offered(desk, claim) == ["Roll call"]


def test_evidence_of_the_same_speaker_is_offered(desk, statement):
    elsewhere = {"revision": ArticleRevisionFactory(), "start": 0, "end": 8}
    other(statement, title="Interview", claimant=statement.claimant, **elsewhere)
    other(statement, title="Of another", claimant=ClaimantFactory(), **elsewhere | {"end": 9})

    assert offered(desk, statement) == ["Interview"]


def test_unnamed_speakers_are_not_one(desk, statement):
    Claimant.objects.filter(pk=statement.claimant_id).update(name="officials")
    other(statement, claimant=statement.claimant, revision=ArticleRevisionFactory(), start=0, end=8)

    assert offered(desk, statement) == []


def test_own_draft_counts_and_what_is_there_does_not(desk, claim, reviewer):
    second = claim_at(State.IN_REVIEW, reviewer=reviewer, revision=claim.revision, start=42, end=60)
    write(second, reviewer, evidence=[source(title="Mine"), source(title="Both", url=MINUTES["url"])])
    desk.post(button(claim, "save"), posted(claim))

    assert offered(desk, claim) == ["Mine"]


def test_one_press_adds_it_with_its_copy_and_nothing_of_the_other_claim(desk, claim):
    other(claim)
    copy = {"id": "0" * 32, "sha256": "f" * 64, "kept": "2026-11-27T22:30:00+00:00", "asked": "", "by_hand": True}
    Evidence.objects.update(copy=copy, excerpt="12 to 3", locator="p. 4")

    answer = desk.post(button(claim, "use-again", Evidence.objects.get().key), posted(claim))

    added = Review.objects.get(claim=claim).evidence.get(title="Roll call")
    assert titles(answer) == [MINUTES["title"], "Roll call"]
    assert (added.stance, added.excerpt, added.locator, added.kind) == ("", "", "", "primary")
    assert added.copy == copy
    assert "Copy given by hand" in answer.text


def test_what_was_not_offered_is_not_added(desk, claim):
    draft = other(claim, State.IN_REVIEW)

    key = draft.reviews.get().evidence.get().key
    assert desk.post(button(claim, "use-again", key), posted(claim)).status_code == 404
    assert desk.post(button(claim, "use-again", "beef"), posted(claim)).status_code == 404
