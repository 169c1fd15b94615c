"""Claims as programs see and take them: from the queue to the public, in lists, and one alone."""

import pytest
from django.db import connection

from reviews.models import State
from tests.factories import ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at

from .conftest import REVIEW, Caller

pytestmark = pytest.mark.django_db

# Not base64, a word for a place, a word for an offset, a number that no row has.
CURSORS = ["cursor=%C3%A9", "cursor=cD14eXo%3D", "cursor=bz1hYmM%3D", "cursor=cD05OTk5OTk5OTk5OTk5OTk5OTk5OQ%3D%3D"]


def move(caller, claim, action, **more):
    return caller.post(f"claims/{claim['id']}/moves/", {"action": action, "seen": claim["version"]} | more)


def test_claim_goes_from_the_queue_to_the_public_and_back(ana, eve, anybody):
    ClaimFactory()

    taken = ana.post("queue/next/").json()
    claim, token = taken["claim"], taken["lease"]["token"]
    assert (claim["state"], taken["lease"]["epoch"]) == ("in_review", 1)
    assert claim["actions"] == ["submit", "dismiss"]
    saved = ana.put(f"claims/{claim['id']}/review/", {"token": token} | REVIEW)
    assert (saved.status_code, saved.json()["verdict"]) == (200, "true")
    claim = move(ana, claim, "submit", token=token).json()
    assert (claim["state"], claim["review"]["revision"], claim["actions"]) == ("submitted", 1, [])
    seen = eve.get(f"claims/{claim['id']}/").json()
    assert seen["actions"] == ["return", "approve"]
    claim = move(eve, seen, "approve", revision=1).json()
    claim = move(eve, claim, "publish").json()
    assert claim["state"] == "published"
    assert claim["check"].endswith(f"/checks/{claim['id']}/the-council-voted-12-to-3-for-the-bridge/")
    check = anybody.get(f"checks/{claim['id']}/").json()
    assert (check["verdict"]["code"], check["verdict"]["value"], check["revision"]) == ("true", 5, 1)
    claim = move(eve, claim, "correct", note="The minutes were amended.", kind="minor").json()
    assert (claim["state"], claim["check"] is None) == ("in_review", False)
    claim = move(eve, claim, "withdraw", note="Forged.").json()
    assert (claim["state"], claim["check"]) == ("withdrawn", None)
    assert anybody.get(f"checks/{claim['id']}/").status_code == 404


def test_claim_has_the_agreed_members(ana):
    ClaimFactory(claimant=ClaimantFactory(name="Mayor Lund", slug="mayor-lund"), claimant_role="mayor")

    claim = ana.get("claims/").json()["results"][0]

    assert list(claim) == [
        *("id", "version", "state", "kind", "quote", "anchor", "wording", "details"),
        *("claimant", "article", "actions", "review", "check"),
        *("said", "insertions", "loose", "figures", "assigned_to", "help_needed"),
    ]
    assert claim["claimant"] == {"name": "Mayor Lund", "role": "mayor", "slug": "mayor-lund"}
    assert claim["actions"] == ["dismiss"]


def test_queue_is_empty_when_nothing_waits(ana):
    response = ana.post("queue/next/")

    assert (response.status_code, response.content) == (204, b"")


def test_lease_is_given_renewed_and_released(ana):
    claim = ClaimFactory()
    path = f"claims/{claim.public_id}/lease/"

    lease = ana.post(path).json()["lease"]
    assert ana.post(path).status_code == 409
    assert Caller(UserFactory(reviewer=True)).post(path).status_code == 409
    renewed = ana.post(path + "renew/", {"token": lease["token"]}).json()["lease"]
    assert renewed["expires_at"] > lease["expires_at"]
    assert ana.post(path + "renew/", {"token": "0" * 32}).status_code == 409
    assert ana.post(path + "release/", {"token": lease["token"]}).json()["state"] == "open"
    assert ana.post(path + "release/", {"token": lease["token"]}).status_code == 409


def test_conflict_tells_how_the_claim_is_now(ana):
    claim = claim_at(State.IN_REVIEW)

    response = ana.post(f"claims/{claim.public_id}/lease/")

    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["claim"] == ana.get(f"claims/{claim.public_id}/").json()
    assert "for 30 more minutes" in response.json()["detail"]


def test_lists_are_filtered_and_paged(ana, anybody):
    first, second = claim_at(State.PUBLISHED), ClaimFactory()

    assert [claim["id"] for claim in ana.get("claims/").json()["results"]] == [second.public_id, first.public_id]
    assert [claim["id"] for claim in ana.get("claims/?state=open").json()["results"]] == [second.public_id]
    article = first.revision.article.public_id
    assert [claim["id"] for claim in ana.get(f"claims/?article={article}").json()["results"]] == [first.public_id]
    assert anybody.get("checks/?verdict=false").json()["results"] == []
    assert [check["id"] for check in anybody.get("checks/?verdict=true&kind=vote_tally").json()["results"]] == [
        first.public_id
    ]


@pytest.mark.parametrize(
    "query",
    [
        "state=lost",
        "kind=joke",
        "colour=red",
        *CURSORS,
        "state=open&state2=x",
        "verdict=true",
        "state=open&state=submitted",
    ],
)
def test_unknown_filter_of_claims_is_refused(ana, query):
    assert ana.get(f"claims/?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["state=published", "verdict=lie", "kind=joke", "status=draft", "ordering=pk", *CURSORS]
)
def test_unknown_filter_of_checks_is_refused(anybody, query):
    assert anybody.get(f"checks/?{query}").status_code == 400


LOOSE = "The Acme Company bought a ferry. Mayor Ada Lund saw her. It sank."
IT = {
    "loose": [57, 59],
    "words": "It",
    "may_mean": [{"words": "a ferry", "source": [24, 31]}, {"words": "The Acme Company", "source": [0, 16]}],
}


def loose_claim():
    revision = ArticleRevisionFactory(text=LOOSE)
    words = {"start": 57, "end": 65, "quote": "It sank.", "wording": "It sank.", "loose": [[57, 59], [40, 43]]}
    return ClaimFactory(revision=revision, kind="event", details={}, **words)


def test_claim_alone_comes_with_what_its_loose_words_may_mean(ana):
    claim = loose_claim()

    assert ana.get(f"claims/{claim.public_id}/").json()["candidates"] == [IT]
    assert ana.post("queue/next/").json()["claim"]["candidates"] == [IT]
    assert "candidates" not in ana.get("claims/").json()["results"][0]


def test_claim_that_is_clear_has_no_candidates_and_no_text_is_read_for_them(ana, django_assert_num_queries):
    claim = ClaimFactory()
    ana.get("claims/")

    with django_assert_num_queries(2 + (connection.vendor == "postgresql")):  # token, claim
        assert ana.get(f"claims/{claim.public_id}/").json()["candidates"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_query_counts_do_not_grow(ana, anybody, count, django_assert_num_queries):
    claims = [claim_at(State.PUBLISHED) for _ in range(count)]
    ana.get("claims/")  # writes down that the token is in use

    counted = connection.vendor == "postgresql"  # the call, which SQLite counts in a file beside the database
    with django_assert_num_queries(2 + counted):  # token, claims
        assert len(ana.get("claims/").json()["results"]) == count
    with django_assert_num_queries(1):
        assert len(anybody.get("checks/").json()["results"]) == count
    with django_assert_num_queries(4 + counted):  # token, article, how far its splitting is, claims
        ana.get(f"articles/{claims[0].revision.article.public_id}/")
