"""The queue: what waits, who has what, taking a claim, and keeping the page true while others work."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import Claim, State
from reviews.workflow.checks import approving, reviewing
from reviews.workflow.table import leases
from tests.factories import TALLY, ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client


def wordings(response):
    return [row.claim.wording for row in response.context["rows"]]


def shown(claim):
    claim.refresh_from_db()
    return f"{claim.public_id}:{claim.version}:{claim.lease_minutes}"


def test_queue_is_for_people_who_are_signed_in(client):
    assert client.get(reverse("queue")).url == f"{reverse('account_login')}?next=/desk/"


def test_queue_is_refused_to_somebody_without_a_role(client):
    client.force_login(UserFactory())

    assert client.get(reverse("queue")).status_code == 403
    assert client.get(reverse("queue-changes")).status_code == 403
    assert client.post(reverse("take-next")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queue_query_count_does_not_grow(desk, django_assert_num_queries, count):
    for _ in range(count):
        ClaimFactory(claimant=ClaimantFactory())
        claim_at(State.IN_REVIEW)

    with django_assert_num_queries(
        9
    ):  # session, user, what came back, the others, counts, what was corrected, findings, articles, claimants
        response = desk.get(reverse("queue"))

    assert len(response.context["rows"]) == 2 * count


def test_queue_marks_what_does_not_add_up_in_the_row_that_changed_too(desk):
    wrong, right = ClaimFactory(details=TALLY | {"members": 10}), ClaimFactory(details=TALLY | {"members": 20})

    page = desk.get(reverse("queue"))
    assert {row.claim: row.adds_up for row in page.context["rows"]} == {wrong: False, right: True}
    assert page.text.count("does not add up") == 1
    changed = desk.get(reverse("queue-changes"), {"row": [f"{wrong.public_id}:0:0"]})
    assert "does not add up" in changed.text


def test_mark_of_what_does_not_add_up_goes_with_its_correction_and_is_computed_once(
    desk, reviewer, django_assert_num_queries
):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, details=TALLY | {"members": 10})
    assert "does not add up" in desk.get(reverse("queue")).text
    with django_assert_num_queries(8):  # session, user, counts, claims, what was corrected, articles, claimants
        assert "does not add up" in desk.get(reverse("queue")).text

    corrected = claim.details | {"members": 20}
    reviewing.describe(claim, by=reviewer, token=claim.lease_token, wording=claim.wording, details=corrected)

    assert "does not add up" not in desk.get(reverse("queue")).text


def test_queue_says_how_many_wait_and_how_many_are_yours(desk, reviewer):
    ClaimFactory.create_batch(2)
    claim_at(State.IN_REVIEW, reviewer=reviewer)
    claim_at(State.IN_REVIEW)

    assert "2 claims wait, 1 is yours" in desk.get(reverse("queue")).text


def test_queue_puts_what_is_most_worth_checking_first_then_the_oldest(desk):
    for worth, wording in ((0.2, "third"), (0.9, "first"), (0.9, "second")):
        ClaimFactory(check_worthiness=worth, wording=wording)

    assert wordings(desk.get(reverse("queue"))) == ["first", "second", "third"]


def test_queue_names_who_holds_a_claim_and_for_how_long(desk):
    claim_at(State.IN_REVIEW, reviewer=UserFactory(reviewer=True, first_name="Ben", last_name="Okafor"))

    response = desk.get(reverse("queue"))

    assert "<bdi>Ben Okafor</bdi>, 30 min left" in response.text
    assert "Take:" not in response.text


def test_queue_is_empty_with_a_way_on(desk):
    assert reverse("article-add") in desk.get(reverse("queue")).text


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


def test_queue_goes_on_where_the_page_before_ended(desk):
    revision = ArticleRevisionFactory()
    Claim.objects.bulk_create(
        ClaimFactory.build(revision=revision, start=n, end=n + 1, wording=f"{n}", check_worthiness=1 - n // 2 / 100)
        for n in range(60)
    )

    first = desk.get(reverse("queue"))
    second = desk.get(reverse("queue") + first.context["more"])

    assert wordings(first) + wordings(second) == [f"{n}" for n in range(60)]
    assert second.context["more"] == ""


def test_taking_a_claim_leads_to_it(desk, reviewer):
    claim = ClaimFactory()

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": 1})

    assert response.url == reverse("claim", args=[claim.public_id])
    claim.refresh_from_db()
    assert claim.leased_by == reviewer


def test_taking_a_claim_with_htmx_leads_to_it(desk):
    claim = ClaimFactory()

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": 1}, headers=HTMX)

    assert response["HX-Redirect"] == reverse("claim", args=[claim.public_id])


def test_taking_what_somebody_has_answers_with_the_row_as_it_is(desk):
    ben = UserFactory(reviewer=True, first_name="Ben")
    claim = ClaimFactory(wording="Twelve voted for it")
    leases.take(claim, by=ben, seen=1)

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": 1}, headers=HTMX)

    assert response.status_code == 409
    assert response.text.strip().startswith("<li")
    assert "Ben has this one for 30 more minutes." in response.text
    claim.refresh_from_db()
    assert claim.leased_by == ben


def test_taking_what_somebody_has_shows_the_same_queue_without_javascript(desk):
    taken, free = ClaimFactory(), ClaimFactory()
    ClaimFactory(kind="event")
    leases.take(taken, by=UserFactory(reviewer=True, first_name="Ben"), seen=1)

    response = desk.post(reverse("take", args=[taken.public_id]) + "?kind=vote_tally", {"seen": 1})

    assert response.status_code == 409
    assert "Ben has this one for 30 more minutes." in response.text
    assert {row.claim for row in response.context["rows"]} == {taken, free}


@pytest.mark.parametrize("seen", ["", "0", "2", "-1", "one", "1.5", str(2**63)])
def test_taking_with_another_version_than_seen_is_refused(desk, seen):
    claim = ClaimFactory()

    assert desk.post(reverse("take", args=[claim.public_id]), {"seen": seen}).status_code == 409
    claim.refresh_from_db()
    assert (claim.state, claim.leased_by) == (State.OPEN, None)


def test_taking_is_for_fact_checkers(client, editor):
    claim = ClaimFactory()
    client.force_login(editor)

    assert "Take next" not in client.get(reverse("queue")).text
    assert client.post(reverse("take", args=[claim.public_id]), {"seen": 1}).status_code == 403
    assert client.post(reverse("take-next")).status_code == 403


def test_taking_an_unknown_claim_is_not_found(desk):
    assert desk.post(reverse("take", args=["0" * 32]), {"seen": 1}).status_code == 404


def test_take_next_leads_to_the_claim_most_worth_checking(desk):
    ClaimFactory(check_worthiness=0.1)
    worthy = ClaimFactory(check_worthiness=0.9)

    assert desk.post(reverse("take-next")).url == reverse("claim", args=[worthy.public_id])


def test_take_next_says_when_nothing_waits(desk):
    claim_at(State.IN_REVIEW)

    assert "Nothing that is shown here can be taken by you now." in desk.post(reverse("take-next"), follow=True).text


def test_changes_are_nothing_while_the_page_is_true(desk):
    claims = [ClaimFactory(), claim_at(State.IN_REVIEW)]
    asked = {"row": [shown(claim) for claim in claims], "sentence": "1 claim waits, none is yours"}

    assert desk.get(reverse("queue-changes"), asked, headers=HTMX).status_code == 204


def test_changes_are_only_the_rows_that_changed_and_the_heading(desk):
    still, taken = ClaimFactory(), ClaimFactory()
    asked = {"row": [shown(still), shown(taken)], "sentence": "2 claims wait, none is yours"}
    leases.take(taken, by=UserFactory(reviewer=True, first_name="Ben"), seen=1)

    response = desk.get(reverse("queue-changes"), asked, headers=HTMX)

    assert [row.claim for row in response.context["rows"]] == [taken]
    assert f'id="claim-{taken.public_id}" hx-swap-oob="true"' in response.text
    assert "1 claim waits, none is yours" in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize(
    "rows", [["x"], [":::"], ["0" * 32 + ":1:0"], ["é" * 32 + ":1:0"], ["0" * 32 + ":" + "9" * 40 + ":0"]]
)
def test_changes_ignore_rows_that_are_none(desk, rows):
    asked = {"row": rows, "sentence": "0 claims wait, none is yours"}

    assert desk.get(reverse("queue-changes"), asked).status_code == 204


@pytest.mark.parametrize("count", [1, 3])
def test_changes_query_count_does_not_grow(desk, django_assert_num_queries, count):
    rows = [f"{claim.public_id}:0:0" for claim in ClaimFactory.create_batch(count)]

    with django_assert_num_queries(6):  # session, user, claims, counts, what was corrected, findings
        response = desk.get(reverse("queue-changes"), {"row": rows})

    assert len(response.context["rows"]) == count


def test_what_came_back_is_first_and_stands_once(desk, reviewer, editor):
    ClaimFactory(wording="worth more", check_worthiness=1.0)
    mine = claim_at(State.SUBMITTED, reviewer=reviewer, wording="Came back.", check_worthiness=0.1)
    approving.send_back(mine, by=editor, seen=mine.version, note="Which minutes?")

    rows = desk.get(reverse("queue")).context["rows"]

    assert [row.claim.wording for row in rows] == ["Came back.", "worth more"]


def test_take_next_takes_from_what_is_shown(desk):
    ClaimFactory(check_worthiness=1.0)
    shown = ClaimFactory(check_worthiness=0.1)
    where = f"?article={shown.revision.article.public_id}"

    page = desk.get(reverse("queue") + where)
    first = desk.post(reverse("take-next") + where)
    second = desk.post(reverse("take-next") + where, follow=True)

    assert f'action="{reverse("take-next")}{where}"' in page.text
    assert "Take the next of these" in page.text
    assert first.url == reverse("claim", args=[shown.public_id])
    assert "Nothing that is shown here can be taken by you now." in second.text
    assert second.redirect_chain[-1][0] == reverse("queue") + where


def test_last_minute_of_a_lease_is_one_minute(desk):
    claim = claim_at(State.IN_REVIEW)
    Claim.objects.filter(pk=claim.pk).update(lease_expires_at=timezone.now() + timezone.timedelta(seconds=50))

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})

    assert "has this one for 1 more minute." in response.text
