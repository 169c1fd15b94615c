"""What the desk works on is nowhere among what readers see."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.checks import publishing, reviewing
from reviews.workflow.table import leases
from tests.factories import (
    ArticleFactory,
    ArticleRevisionFactory,
    ClaimantFactory,
    ClaimFactory,
    UserFactory,
    claim_at,
    write,
)
from tests.published import publish, url_of, withdraw

from .conftest import LISTS

pytestmark = pytest.mark.django_db


def test_what_is_not_published_is_nowhere(client, claim):
    """Each canary stands where a careless query would find it."""
    mayor = ClaimantFactory(name="CANARY Mayor", slug="canary-mayor")
    for state in (State.OPEN, State.IN_REVIEW, State.SUBMITTED, State.APPROVED, State.DISMISSED):
        article = ArticleFactory(title="CANARY title")
        revision = ArticleRevisionFactory(article=article, text="CANARY text. " * 9)
        claim_at(state, revision=revision, wording="CANARY wording.", claimant=mayor)
    withdrawn = withdraw(publish(review={"summary": "CANARY answer"}, claimant=mayor))
    author = UserFactory(reviewer=True)
    leases.take(open_claim := ClaimFactory(revision=claim.revision, start=41, end=60), by=author, seen=1)
    write(open_claim, author, summary="CANARY draft")

    paths = [*map(reverse, LISTS), url_of(claim), f"/articles/{claim.article.public_id}/{claim.article.slug}/"]
    for path in paths:
        assert b"CANARY" not in client.get(path).content, path
    assert "No check has these words." in client.get("/search/?q=CANARY").content.decode()
    assert client.get("/claimants/canary-mayor/").status_code == 404
    assert client.get(f"/articles/{withdrawn.article.public_id}/{withdrawn.article.slug}/").status_code == 404


def test_words_that_the_desk_is_changing_stay_inside(client):
    claim = publish(claimant=ClaimantFactory(name="Vance", slug="vance"))
    url = url_of(claim)
    editor, author = UserFactory(editor=True), UserFactory(reviewer=True)
    publishing.correct(claim, by=editor, seen=claim.version, note="Wording.")
    leases.take(claim, by=author, seen=claim.version)
    changes = {"wording": "CANARY wording", "details": claim.details, "claimant": "CANARY", "claimant_role": "CANARY"}
    reviewing.describe(claim, by=author, token=claim.lease_token, **changes)

    for path in (url, "/sitemap.xml", "/claimants/vance/", "/", "/claimreview.json"):
        response = client.get(path)
        assert response.status_code == 200
        assert b"canary" not in response.content.lower(), path
    assert client.get("/claimants/canary/").status_code == 404
    assert b"/claimants/vance/" in client.get("/sitemap.xml").content
