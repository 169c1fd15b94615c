"""The story of one claim, from the article to the withdrawn check."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.models import Article, Correction, Event, Publication, Rating, State
from reviews.workflow.articles.intake import add_article
from reviews.workflow.checks import approving, drafting, publishing, reviewing
from reviews.workflow.table import leases
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import TEXT, ClaimFactory, UserFactory, claim_at, draft, write

pytestmark = pytest.mark.django_db


def test_article_is_split_into_claims_that_stand_in_its_text(reviewer):
    article = add_article(by=reviewer, title="Bridge", text=TEXT).article

    claims = article.revisions.get().claims.all()

    assert [claim.quote for claim in claims] == [claim.revision.text[claim.start : claim.end] for claim in claims]
    assert {claim.state for claim in claims} == {State.OPEN}
    assert [event.action for event in Event.objects.filter(claim=claims[0])] == ["split"]


def test_article_taken_in_twice_is_one_article(reviewer):
    first = add_article(by=reviewer, title="Bridge", text=TEXT + " Café.")
    again = add_article(by=reviewer, title="Another title", text=TEXT.replace(" ", " ") + " Cafe\u0301.\r\n")

    assert (first.is_new, again.is_new) == (True, False)
    assert again.article == first.article
    assert Article.objects.count() == 1


def test_claim_hardly_worth_checking_waits_as_a_proposal(reviewer, settings):
    settings.OPEN_FROM = 2

    article = add_article(by=reviewer, title="Bridge", text=TEXT).article

    assert {claim.state for claim in article.revisions.get().claims.all()} == {State.PROPOSED}


def test_next_claim_is_the_one_most_worth_checking(reviewer):
    ClaimFactory(check_worthiness=0.2)
    worthy = ClaimFactory(check_worthiness=0.8)

    taken = leases.take_next(reviewer)

    assert (taken.pk, taken.state, taken.leased_by, taken.lease_epoch) == (worthy.pk, State.IN_REVIEW, reviewer, 1)


def test_next_claim_is_first_what_came_back_to_me(reviewer, editor):
    ClaimFactory(check_worthiness=1.0)
    mine = claim_at(State.SUBMITTED, reviewer=reviewer, check_worthiness=0.1)
    approving.send_back(mine, by=editor, seen=mine.version, note="Which minutes?")

    assert leases.take_next(UserFactory(reviewer=True)).pk != mine.pk
    assert leases.take_next(reviewer).pk == mine.pk


def test_next_claim_is_none_when_all_are_held(reviewer):
    claim_at(State.IN_REVIEW)

    assert leases.take_next(reviewer) is None


def test_expired_lease_is_taken_over_and_its_token_is_refused(reviewer, settings):
    settings.LEASE_MINUTES = -1
    slow = UserFactory(reviewer=True)
    claim = claim_at(State.IN_REVIEW, reviewer=slow)
    old_token = claim.lease_token
    settings.LEASE_MINUTES = 30

    taken = leases.take_next(reviewer)

    assert (taken.pk, taken.lease_epoch) == (claim.pk, 2)
    for late in (
        lambda: leases.hold(claim, by=slow, token=old_token),
        lambda: leases.release(claim, by=slow, token=old_token),
        lambda: drafting.save_draft(claim, draft(), by=slow, token=old_token),
        lambda: reviewing.submit(claim, by=slow, seen=claim.version, token=old_token),
    ):
        with pytest.raises(Stale):
            late()
    assert claim.reviews.count() == 0


def test_submission_without_its_parts_names_each(reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)

    with pytest.raises(Incomplete) as caught:
        reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    assert set(caught.value.missing) == {"verdict", "summary", "rationale", "evidence"}
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW


def test_quoted_opinion_needs_only_the_attribution_verdict(reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind="statement")
    typed = draft(verdict=None, attribution_verdict=Rating.objects.get(code="accurate"))
    drafting.save_draft(claim, typed, by=reviewer, token=claim.lease_token)

    revision = reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    assert revision.content["verdict"] is None
    assert revision.content["attribution_verdict"]["code"] == "accurate"


def test_revision_keeps_what_was_handed_in_when_the_draft_goes_on(reviewer, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    approving.send_back(claim, by=editor, seen=claim.version, note="Shorter, please.")
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, summary="Shorter.")

    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    assert [revision.content["summary"] for revision in claim.review_revisions.all()] == [
        "The minutes give the same figures.",
        "Shorter.",
    ]


def test_editor_does_not_approve_their_own_review(editor):
    both = UserFactory(reviewer=True, editor=True)
    claim = claim_at(State.SUBMITTED, reviewer=both)

    with pytest.raises(PermissionDenied):
        approving.approve(claim, by=both, seen=claim.version, revision=1)

    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


def test_approval_of_an_older_revision_is_stale(reviewer, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    seen = claim.version
    approving.send_back(claim, by=editor, seen=seen, note="Again.")
    leases.take(claim, by=reviewer, seen=claim.version)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    with pytest.raises(Stale):
        approving.approve(claim, by=editor, seen=claim.version, revision=1)
    with pytest.raises(Stale):
        approving.approve(claim, by=editor, seen=seen, revision=2)


def test_return_after_approval_voids_it(editor):
    claim = claim_at(State.APPROVED, editor=editor)

    approving.send_back(claim, by=editor, seen=claim.version, note="One more look.")

    assert claim.reviews.get().approved_by is None


def test_publication_is_a_frozen_copy(editor):
    claim = claim_at(State.PUBLISHED, editor=editor)
    claim.revision.article.title = "Renamed"
    claim.revision.article.save()

    live = Publication.objects.get().live

    assert live.content["article"]["title"] != "Renamed"
    assert live.content["approved_by"] == editor.display_name


def test_correction_adds_a_revision_and_says_how_much_changed(reviewer, editor):
    claim = claim_at(State.PUBLISHED, reviewer=reviewer, editor=editor)
    publishing.correct(claim, by=editor, seen=claim.version, note="The minutes were amended.", kind="minor")
    assert Publication.objects.get().live.number == 1, "readers see the old revision meanwhile"

    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, verdict=Rating.objects.get(code="false"))
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
    approving.approve(claim, by=editor, seen=claim.version, revision=2)
    publishing.publish(claim, by=editor, seen=claim.version)

    first, second = Publication.objects.get().revisions.all()
    assert (second.number, second.previous_hash) == (2, first.content_hash)
    assert second.correction.kind == Correction.Kind.SUBSTANTIAL
    assert first.content["verdict"]["code"] == "true"


def test_withdrawal_keeps_the_revisions_and_counts_as_a_retraction(editor):
    claim = claim_at(State.WITHDRAWN, editor=editor)

    publication = Publication.objects.get()

    assert publication.notice == "The source was forged."
    assert publication.revisions.count() == 1
    assert [correction.kind for correction in publication.corrections.all()] == [Correction.Kind.RETRACTION]
    assert claim.state == State.WITHDRAWN


def test_check_can_be_withdrawn_while_it_is_corrected(editor):
    claim = claim_at(State.PUBLISHED, editor=editor)
    publishing.correct(claim, by=editor, seen=claim.version, note="Doubts.")

    publishing.withdraw(claim, by=editor, seen=claim.version, note="It was wrong.")

    correction = Correction.objects.get()
    assert (correction.kind, correction.reason) == (Correction.Kind.RETRACTION, "It was wrong.")


def test_description_keeps_the_former_figures_in_history(reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    before = claim.details

    reviewing.describe(
        claim, by=reviewer, token=claim.lease_token, wording="12 of 15 voted for.", details=before | {"members": 15}
    )

    event = claim.events.last()
    assert (event.action, event.data["before"]["details"]["members"]) == ("describe", None)
    assert event.data["after"]["details"]["members"] == 15
