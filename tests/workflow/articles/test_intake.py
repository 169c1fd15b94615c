import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from reviews.models import Claimant
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.articles.intake import add_article
from tests.factories import TEXT, ArticleRevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("open_from", "state"), [(0, "open"), (2, "proposed")])
def test_claims_less_worth_than_asked_wait_as_proposals(reviewer, open_from, state):
    article = add_article(by=reviewer, title="Bridge", text=TEXT, open_from=open_from).article

    assert {claim.state for claim in article.revisions.get().claims.all()} == {state}


def test_claim_found_by_a_person_goes_to_the_queue(reviewer):
    revision = ArticleRevisionFactory()
    start = TEXT.index("The mayor")

    claim = mark(revision, by=reviewer, start=start, end=len(TEXT), kind="statement", claimant="Mayor Okoro")

    assert claim.quote == "The mayor called it a good day"
    assert claim.prefix == TEXT[start - 32 : start]
    assert (claim.state, claim.version, claim.extractor) == ("open", 1, "")
    assert claim.claimant == Claimant.objects.get(name="Mayor Okoro")
    assert [event.by for event in claim.events.all()] == [reviewer]


def test_claim_by_hand_is_refused_without_role_without_words_and_twice(reviewer):
    revision = ArticleRevisionFactory()

    with pytest.raises(PermissionDenied):
        mark(revision, by=UserFactory(), start=0, end=5, kind="event")
    with pytest.raises(ValueError, match="no words"):
        mark(revision, by=reviewer, start=5000, end=5001, kind="event")
    mark(revision, by=reviewer, start=0, end=5, kind="event")
    with pytest.raises(IntegrityError), transaction.atomic():
        mark(revision, by=reviewer, start=0, end=5, kind="event")

    assert revision.claims.count() == 1
