"""The queue shows what its address asks for, and says what it does not know."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.checks import approving
from tests.factories import ClaimantFactory, ClaimFactory, claim_at

from .conftest import wordings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=vote_tally", ["vote"]),
        ("kind=quantity", ["quantity"]),
        ("state=open", ["vote", "quantity"]),
        ("state=submitted", ["Handed in."]),
        ("whose=mine", ["Came back."]),
        ("whose=returned", ["Came back."]),
        ("claimant=mayor", ["quantity"]),
        ("kind=event&state=open", []),
    ],
)
def test_queue_filters_by_what_stands_in_the_address(desk, reviewer, editor, query, expected):
    ClaimFactory(wording="vote")
    ClaimFactory(wording="quantity", kind="quantity", claimant=ClaimantFactory(slug="mayor"))
    claim_at(State.SUBMITTED, wording="Handed in.")
    returned = claim_at(State.SUBMITTED, wording="Came back.", kind="event", reviewer=reviewer)
    approving.send_back(returned, by=editor, seen=returned.version, note="Which day?")

    assert wordings(desk.get(f"{reverse('queue')}?{query}")) == expected


def test_queue_filters_by_article_and_names_it(desk):
    here = ClaimFactory()
    ClaimFactory()

    response = desk.get(reverse("queue"), {"article": here.article.public_id})

    assert [row.claim for row in response.context["rows"]] == [here]
    assert f"Article: <bdi>{here.article.title}" in response.text


def test_queue_links_keep_the_other_filters(desk):
    claim = ClaimFactory(kind="quantity")

    links = desk.get(reverse("queue"), {"article": claim.article.public_id, "state": "open"}).context["tallies"].kinds()

    assert [(link.label, link.count, link.url) for link in links] == [
        ("All kinds", 1, f"?state=open&article={claim.article.public_id}"),
        ("Quantities", 1, f"?kind=quantity&state=open&article={claim.article.public_id}"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "state=in-review",
        "whose=everybody",
        "article=1",
        "claimant=%F0%9F%90%9F",
        "kind=vote_tally%27--&state=",
        "article=" + "f" * 5000,
        "after=9223372036854775808",
        "page=-1&colour=red",
    ],
)
def test_queue_leaves_out_what_it_does_not_know(desk, query):
    ClaimFactory()

    response = desk.get(f"{reverse('queue')}?{query}")

    assert (response.status_code, len(response.context["rows"])) == (200, 1)


@pytest.mark.parametrize("query", ["kind=%00", "article=a%00b", "after=%ED%A0%80%00"])
def test_queue_refuses_what_no_database_stores(desk, query):
    assert desk.get(f"{reverse('queue')}?{query}").status_code == 400


def test_queue_names_the_unknown_filter(desk):
    assert "Nothing here is called “<bdi>nonsense</bdi>”" in desk.get(reverse("queue"), {"kind": "nonsense"}).text
