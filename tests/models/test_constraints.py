"""The database itself refuses what must never be true: each rule set, unset and half-set."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reviews.models import (
    ArticleRevision,
    Claim,
    Correction,
    Event,
    Evidence,
    Publication,
    PublicationRevision,
    Rating,
    RatingScale,
    Review,
    ReviewRevision,
    State,
)
from tests.factories import ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def refused(rows, **values) -> bool:
    """Whether the database refuses to update `rows` so; the model layer is not asked."""
    try:
        with transaction.atomic():
            assert rows.update(**values) == 1
    except IntegrityError:
        return True
    return False


def test_claim_must_have_words():
    claim = Claim.objects.filter(pk=ClaimFactory().pk)

    assert refused(claim, end=0)
    assert not refused(claim, end=1)


def test_claim_of_a_kind_stands_once_in_its_place():
    claim = ClaimFactory()

    with pytest.raises(IntegrityError):
        ClaimFactory(revision=claim.revision)


def test_claim_state_is_one_of_the_known():
    assert refused(Claim.objects.filter(pk=ClaimFactory().pk), state="lost")


def test_lease_is_whole_or_absent():
    claim = Claim.objects.filter(pk=claim_at(State.IN_REVIEW).pk)
    whole = claim.values("leased_by", "lease_token", "lease_expires_at").get()
    none = dict.fromkeys(whole)

    assert not refused(claim, **none)
    for half in whole:
        assert refused(claim, **none | {half: whole[half]}), half
    assert not refused(claim, **whole)


def test_lease_belongs_to_a_claim_in_review_and_to_its_reviewer():
    claim = Claim.objects.filter(pk=claim_at(State.IN_REVIEW).pk)

    assert refused(claim, state=State.OPEN)
    assert refused(claim, reviewer=UserFactory(reviewer=True))


def test_lease_token_opens_one_claim_only():
    first, second = claim_at(State.IN_REVIEW), claim_at(State.IN_REVIEW)

    assert refused(Claim.objects.filter(pk=second.pk), lease_token=first.lease_token)


def test_rating_has_a_number_exactly_when_it_is_on_the_line():
    on, off = Rating.objects.filter(code="true"), Rating.objects.filter(code="unproven")

    assert refused(on, value=None)
    assert refused(off, value=3)
    assert refused(on, value=6)
    assert refused(on, value=0)
    assert refused(on, value=4), "two ratings of one scale in the same place"


def test_reviewer_has_one_review_of_a_claim():
    review = claim_at(State.SUBMITTED).reviews.get()

    with pytest.raises(IntegrityError):
        Review.objects.create(claim=review.claim, reviewer=review.reviewer)


def test_approval_is_whole_or_absent():
    review = Review.objects.filter(pk=claim_at(State.APPROVED).reviews.get().pk)
    whole = review.values("approved_revision", "approved_hash", "approved_by", "approved_at").get()
    none = dict.fromkeys(whole)

    assert not refused(review, **none)
    for half in whole:
        assert refused(review, **none | {half: whole[half]}), half
    assert not refused(review, **whole)


def test_approval_needs_four_eyes():
    review = claim_at(State.APPROVED).reviews.get()

    assert refused(Review.objects.filter(pk=review.pk), approved_by=review.reviewer)


def test_revision_of_a_review_has_its_own_number():
    revision = claim_at(State.SUBMITTED).review_revisions.get()

    with pytest.raises(IntegrityError):
        ReviewRevision.objects.create(
            review=revision.review, claim=revision.claim, number=1, content={}, content_hash="0" * 64
        )


def test_evidence_has_its_own_position():
    review = claim_at(State.SUBMITTED).reviews.get()

    with pytest.raises(IntegrityError):
        Evidence.objects.create(
            review=review, position=0, url="https://a.example", title="a", kind="primary", stance="context"
        )


def test_archived_copy_is_whole_or_absent():
    evidence = Evidence.objects.filter(pk=claim_at(State.SUBMITTED).reviews.get().evidence.get().pk)

    assert refused(evidence, archive_url="https://archive.example/1")
    assert refused(evidence, archive_sha256="0" * 64)
    assert not refused(evidence, archive_url="https://archive.example/1", archive_sha256="0" * 64)


def test_claim_has_one_publication():
    claim = claim_at(State.PUBLISHED)

    with pytest.raises(IntegrityError):
        Publication.objects.create(claim=claim)


def test_withdrawal_is_whole_or_absent():
    publication = Publication.objects.filter(pk=claim_at(State.PUBLISHED).publication.pk)
    whole = {"withdrawn_by": UserFactory().pk, "withdrawn_at": NOW, "notice": "Forged."}

    for half in whole:
        assert refused(publication, **{half: whole[half]}), half
    assert not refused(publication, **whole)
    assert not refused(publication, **dict.fromkeys(whole))


def test_revision_of_a_publication_has_its_own_number():
    first = PublicationRevision.objects.get(publication=claim_at(State.PUBLISHED).publication)
    other = claim_at(State.SUBMITTED).review_revisions.get()

    with pytest.raises(IntegrityError):
        PublicationRevision.objects.create(
            publication=first.publication,
            number=1,
            review_revision=other,
            content={},
            content_hash="",
            published_by=first.published_by,
        )


def test_publication_has_one_open_correction():
    publication = claim_at(State.PUBLISHED).publication
    ask = {
        "publication": publication,
        "kind": "minor",
        "reason": "A typing error.",
        "asked_by": UserFactory(editor=True),
    }
    Correction.objects.create(**ask, done_at=NOW)
    Correction.objects.create(**ask)

    with pytest.raises(IntegrityError):
        Correction.objects.create(**ask)


def test_correction_with_its_revision_has_a_date():
    publication = claim_at(State.PUBLISHED).publication
    correction = Correction.objects.create(
        publication=publication, kind="minor", reason="A typing error.", asked_by=UserFactory(editor=True)
    )
    row = Correction.objects.filter(pk=correction.pk)

    assert refused(row, revision=publication.live)
    assert not refused(row, revision=publication.live, done_at=NOW)


def test_same_text_is_stored_once():
    revision = ArticleRevisionFactory()

    with pytest.raises(IntegrityError):
        ArticleRevisionFactory(sha256=revision.sha256)


def test_claimants_of_one_name_are_one():
    claimant = ClaimantFactory()

    with pytest.raises(IntegrityError):
        ClaimantFactory(name=claimant.name)


def test_event_has_its_own_number_in_its_story():
    claim = claim_at(State.IN_REVIEW)

    with pytest.raises(IntegrityError):
        Event.objects.create(article=claim.article, claim=claim, number=1, action="take", version=2, hash="0")


@pytest.mark.parametrize("model", [ArticleRevision, ReviewRevision, PublicationRevision, Event])
def test_what_was_written_once_is_neither_changed_nor_deleted(model):
    claim_at(State.WITHDRAWN)
    row = model.objects.filter(pk=model.objects.first().pk)

    assert refused(row, number=99)
    with pytest.raises(IntegrityError), transaction.atomic():
        row._raw_delete(row.db)
    assert row.get().number == 1


def test_shipped_ratings_are_the_documented_ones_and_stay_as_a_newsroom_words_them():
    from reviews.models.rating import ship_ratings

    Rating.objects.filter(code="mixed").update(name="Half true")
    ship_ratings()

    content, attribution = (RatingScale.objects.get(code=code) for code in ("content", "attribution"))
    assert [(rating.code, rating.value) for rating in content.ratings.all()] == [
        ("true", 5),
        ("mostly-true", 4),
        ("mixed", 3),
        ("mostly-false", 2),
        ("false", 1),
        ("missing-context", None),
        ("unproven", None),
        ("outdated", None),
        ("opinion", None),
    ]
    assert [rating.code for rating in attribution.ratings.all()] == [
        "accurate",
        "altered",
        "out-of-context",
        "misattributed",
        "unverified",
    ]
    assert Rating.objects.get(code="mixed").name == "Half true"
