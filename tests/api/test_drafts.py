"""A program writes a draft at the version that it has seen, or is told how it is now."""

import pytest

from reviews.models import Evidence, State
from tests.factories import claim_at

from .conftest import REVIEW

pytestmark = pytest.mark.django_db


def test_draft_of_a_lost_lease_is_refused(ana, reviewer):
    claim = claim_at(State.IN_REVIEW)

    response = ana.put(f"claims/{claim.public_id}/review/", {"token": claim.lease_token} | REVIEW)

    assert response.status_code == 409
    assert claim.reviews.count() == 0


def save(ana, claim, *, headers=None, **changes):
    body = {"token": claim.lease_token} | REVIEW | changes
    return ana.put(f"claims/{claim.public_id}/review/", body, **headers or {})


def test_draft_is_replaced_at_the_version_that_was_seen(ana, claim):
    first = save(ana, claim)
    assert (first.json()["version"], first["ETag"]) == (1, '"1"')

    assert save(ana, claim, seen=1, summary="Second.").json()["version"] == 2
    assert save(ana, claim, headers={"If-Match": '"2"'}, summary="Third.").json()["version"] == 3

    draft = ana.get(f"claims/{claim.public_id}/review/")
    assert (draft.json()["summary"], draft["ETag"]) == ("Third.", '"3"')


@pytest.mark.parametrize(
    ("sent", "headers", "status"),
    [
        ({}, {}, 428),
        ({"seen": 0}, {}, 409),
        ({"seen": 2}, {}, 409),
        ({}, {"If-Match": '"7"'}, 412),
        ({}, {"If-Match": "*"}, 412),
        ({}, {"If-Match": '"' + "9" * 40 + '"'}, 412),
    ],
)
def test_draft_that_was_not_seen_is_told_and_not_replaced(ana, claim, sent, headers, status):
    save(ana, claim)

    response = save(ana, claim, headers=headers, summary="Blind.", **sent)

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert (response.json()["draft"]["version"], response.json()["draft"]["summary"]) == (1, REVIEW["summary"])
    assert ana.get(f"claims/{claim.public_id}/review/").json()["summary"] == REVIEW["summary"]


def test_version_of_a_draft_that_is_none_is_refused(ana, claim):
    response = save(ana, claim, seen=3)

    assert (response.status_code, response.json()["draft"]) == (409, None)
    assert ana.get(f"claims/{claim.public_id}/review/").status_code == 404


def test_half_a_row_typed_on_the_desk_is_told_and_not_handed_in(ana, claim):
    save(ana, claim)
    Evidence.objects.update(url="no address", published="soon")

    row = ana.get(f"claims/{claim.public_id}/review/").json()["evidence"][0]
    refused = ana.post(f"claims/{claim.public_id}/moves/", {"action": "submit", "seen": 2, "token": claim.lease_token})

    assert (row["url"], row["published"], row["kind"]) == ("no address", "soon", "primary")
    assert refused.status_code == 422
    assert set(refused.json()["missing"]) == {"evidence.0.url", "evidence.0.published"}


# Evidence ------------------------------------------------------------------------------------------------------------

LETTER = {"url": "", "title": "Letter", "publisher": "Ada Finch", "published": "2026-03-01", "kind": "document"}


def test_document_without_an_address_is_taken_and_handed_in(ana, claim):
    save(ana, claim, evidence=[LETTER | {"stance": "supports"}])

    submit = {"action": "submit", "seen": claim.version, "token": claim.lease_token}
    assert ana.post(f"claims/{claim.public_id}/moves/", submit).status_code == 200
    assert claim.review_revisions.get().content["evidence"][0]["title"] == "Letter"


def test_other_evidence_needs_its_address(ana, claim):
    answer = save(ana, claim, evidence=[LETTER | {"stance": "supports", "kind": "primary"}])

    assert answer.status_code == 400
    assert "Only a document may lack an address." in answer.content.decode()


def test_kept_copy_stays_with_what_has_the_same_address(ana, claim):
    save(ana, claim)
    Evidence.objects.update(copy={"id": "0" * 32, "asked": ""})

    save(ana, claim, seen=1, evidence=[REVIEW["evidence"][0] | {"title": "The minutes", "question": "so"}])

    row = Evidence.objects.get()
    assert (row.title, row.question, row.copy["id"]) == ("The minutes", "so", "0" * 32)
