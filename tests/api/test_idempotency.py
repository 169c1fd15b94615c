"""The same key again gets the first answer again, also when the first answer was lost."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from factcheck.accounts.models import IdempotentAnswer
from reviews.api import idempotency
from reviews.extraction import extract
from reviews.models import Article, Claim, State
from tests.factories import TEXT, ClaimFactory, UserFactory, claim_at

from .conftest import Caller

pytestmark = pytest.mark.django_db

KEY = {"Idempotency_Key": "a-key-of-mine"}


def test_lease_asked_for_again_is_the_same_lease(ana):
    ClaimFactory(), ClaimFactory()

    first, again = ana.post("queue/next/", **KEY), ana.post("queue/next/", **KEY)

    assert (again.status_code, again.content, again.headers["Content-Type"]) == (200, first.content, "application/json")
    assert Claim.objects.filter(state=State.IN_REVIEW).count() == 1


def test_empty_queue_stays_empty_for_its_key(ana):
    ana.post("queue/next/", **KEY)
    ClaimFactory()

    assert (ana.post("queue/next/", **KEY).status_code, ana.post("queue/next/").status_code) == (204, 200)


def test_article_sent_again_answers_201_again(ana):
    article = {"title": "Bridge", "text": TEXT}

    codes = [ana.post("articles/", article, **KEY).status_code for _ in range(2)]

    assert codes == [201, 201]
    assert Article.objects.count() == 1


def test_long_article_sent_again_answers_202_again(ana):
    article = {"title": "Bridge", "text": TEXT * 200}

    first, again = ana.post("articles/", article, **KEY), ana.post("articles/", article, **KEY)

    assert (first.status_code, again.status_code, again.json()) == (202, 202, first.json())
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_text_is_split_outside_the_transaction_of_its_key(monkeypatch):
    """On SQLite everybody who writes waits for a transaction."""
    inside = []

    def extracted(text, **facts):
        inside.append(connection.in_atomic_block)
        return extract(text, **facts)

    monkeypatch.setattr("reviews.workflow.articles.intake.extract", extracted)
    answer = Caller(UserFactory(reviewer=True)).post("articles/", {"title": "Bridge", "text": TEXT}, **KEY)

    assert (answer.status_code, inside) == (201, [False])


def test_conflict_stays_a_conflict_and_changes_nothing(ana):
    claim = claim_at(State.IN_REVIEW)
    path = f"claims/{claim.public_id}/lease/"

    first, again = ana.post(path, **KEY), ana.post(path, **KEY)

    assert [first.status_code, again.status_code] == [409, 409]
    assert first.content == again.content
    assert again.headers["Content-Type"] == "application/problem+json"


def test_submission_sent_again_after_a_lost_answer_is_found(ana, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    review = {
        "verdict": "true",
        "summary": "So.",
        "rationale": "So.",
        "evidence": [{"url": "https://a.example", "title": "A", "kind": "primary", "stance": "supports"}],
    }
    ana.put(f"claims/{claim.public_id}/review/", {"token": claim.lease_token} | review)
    asked = {"action": "submit", "seen": claim.version, "token": claim.lease_token}

    first, again = (ana.post(f"claims/{claim.public_id}/moves/", asked, **KEY) for _ in range(2))

    assert first.json() == again.json()
    assert claim.review_revisions.count() == 1


def test_key_of_another_request_is_refused(ana):
    claim = ClaimFactory()
    ana.post("queue/next/", **KEY)

    response = ana.post(f"claims/{claim.public_id}/lease/", **KEY)

    assert (response.status_code, "another request" in response.json()["detail"]) == (422, True)


def test_refused_request_does_not_use_up_its_key(ana, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    path = f"claims/{claim.public_id}/moves/"

    incomplete = ana.post(path, {"action": "submit", "seen": claim.version, "token": claim.lease_token}, **KEY)

    assert incomplete.status_code == 422
    assert (
        ana.post(path, {"action": "dismiss", "seen": claim.version, "token": claim.lease_token}, **KEY).status_code
        == 200
    )


def test_keys_of_two_callers_do_not_meet(ana):
    ClaimFactory(), ClaimFactory()
    other = Caller(UserFactory(reviewer=True))

    first, second = ana.post("queue/next/", **KEY).json(), other.post("queue/next/", **KEY).json()

    assert first["claim"]["id"] != second["claim"]["id"]


def test_answers_are_forgotten_after_a_day(ana, reviewer, monkeypatch):
    monkeypatch.setattr(idempotency, "SWEPT_EACH", 1)
    now = timezone.now()
    for hours in (23, 25):
        old = IdempotentAnswer.objects.create(user=reviewer, key=f"{hours} hours old")
        IdempotentAnswer.objects.filter(pk=old.pk).update(created_at=now - timedelta(hours=hours))

    ana.post("queue/next/", **KEY)

    assert set(IdempotentAnswer.objects.values_list("key", flat=True)) == {"23 hours old", "a-key-of-mine"}


@pytest.mark.parametrize("key", ["", "x" * 201, "é", "\t"])
def test_key_that_is_none_is_refused(ana, key):
    assert ana.post("queue/next/", Idempotency_Key=key).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_same_request_at_the_same_moment_is_done_once():
    caller = Caller(UserFactory(reviewer=True))
    for end in range(1, 7):
        ClaimFactory(end=end)

    def ask(_):
        try:
            return caller.post("queue/next/", **KEY)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(ask, range(6)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({json.loads(answer.content)["lease"]["token"] for answer in answers}) == 1
    assert Claim.objects.filter(state=State.IN_REVIEW).count() == 1
    assert IdempotentAnswer.objects.count() == 1
