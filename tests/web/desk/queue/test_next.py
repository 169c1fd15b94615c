"""Handing in leads to the next claim of the same filter, which stands in the address of every page on the way."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reviews.models import State
from tests.factories import ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.web.desk.claim.form import HTMX, button, expire, posted

pytestmark = pytest.mark.django_db
FILTER = "?kind=vote_tally&language=en"
EVERY = f"{FILTER}&state=open&whose=mine&age=day&article=a&claimant=c&person=p"
LEADS = re.compile(r'(?<= )(?:action|formaction|hx-post|hx-get)="(/desk/claims/[^"]+)"')


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


def hand_in(desk, claim, where, **changes):
    return desk.post(button(claim, "submit-next") + where, posted(claim, **changes))


def test_handing_in_leads_to_the_next_claim_of_the_filter(desk, claim, reviewer):
    ClaimFactory(kind="event", check_worthiness=1.0)
    following = ClaimFactory(check_worthiness=0.1)

    response = desk.post(button(claim, "submit-next") + FILTER, posted(claim), follow=True)

    assert response.redirect_chain == [(reverse("claim", args=[following.public_id]) + FILTER, 302)]
    assert "Handed in" in response.text
    claim.refresh_from_db()
    following.refresh_from_db()
    assert (claim.state, following.leased_by) == (State.SUBMITTED, reviewer)


def test_handing_in_without_a_filter_leads_to_the_next_of_the_whole_queue(desk, claim):
    following = ClaimFactory(kind="event", check_worthiness=1.0)

    assert hand_in(desk, claim, "").url == reverse("claim", args=[following.public_id])


def test_handing_in_the_last_of_a_filter_leads_to_the_queue_that_says_so(desk, claim):
    ClaimFactory(kind="event")

    response = desk.post(button(claim, "submit-next") + FILTER, posted(claim), follow=True)

    assert response.redirect_chain == [(reverse("queue") + FILTER, 302)]
    assert "Handed in" in response.text
    assert "Nothing that is shown here can be taken by you now." in response.text


def test_handing_in_alone_takes_nothing_and_keeps_the_filter(desk, claim):
    following = ClaimFactory()

    assert desk.post(button(claim, "submit") + FILTER, posted(claim)).url == reverse("queue") + FILTER
    following.refresh_from_db()
    assert following.leased_by is None


def test_what_cannot_be_handed_in_takes_nothing(desk, claim):
    following = ClaimFactory()

    response = hand_in(desk, claim, FILTER, summary="")

    following.refresh_from_db()
    assert (response.status_code, following.leased_by) == (422, None)
    assert "What is missing is marked below." in response.text


def test_same_button_has_the_focus_when_a_question_has_no_answer(desk, reviewer):
    statement = claim_at(State.IN_REVIEW, reviewer=reviewer, kind="statement", details={"cue": "said"})
    asked = {"verdict": "", "attribution_verdict": "accurate"}

    page = hand_in(desk, statement, FILTER, **asked)

    (focused,) = re.findall(r"<button[^>]*autofocus[^>]*>", page.text)
    assert (page.status_code, 'id="submit-next"' in focused) == (422, True)
    assert hand_in(desk, statement, FILTER, **asked, unanswered="verdict").url == reverse("queue") + FILTER


def test_lost_lease_takes_nothing_and_keeps_the_filter(desk, claim):
    following = ClaimFactory()
    data = posted(claim)
    expire(claim)

    page = desk.post(button(claim, "submit-next") + FILTER, data)

    following.refresh_from_db()
    assert (page.status_code, following.leased_by) == (409, None)
    assert f'"{button(claim, "take-again")}{FILTER.replace("&", "&amp;")}"' in page.text


@pytest.mark.parametrize("name", ["save", "evidence-add", "preview", "take-again", "draft", "lease"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_filter_stays_in_the_address_whatever_is_pressed(desk, claim, name, headers):
    answer = desk.post(button(claim, name) + EVERY, posted(claim), headers=headers)

    if answer.status_code == 302:
        assert answer.url == reverse("claim", args=[claim.public_id]) + kept()
    else:
        assert answer.status_code == 200
        assert {lead for lead in leads(answer) if not lead.endswith(kept())} == set()


@pytest.mark.parametrize("is_held", [True, False])
def test_every_button_of_a_claim_keeps_the_filter(desk, claim, is_held):
    claim = claim if is_held else ClaimFactory(claimant=ClaimantFactory())

    page = desk.get(reverse("claim", args=[claim.public_id]) + EVERY + "&colour=red")

    assert len(leads(page)) >= (8 if is_held else 2)
    assert {lead for lead in leads(page) if not lead.endswith(kept())} == set()


def leads(answer):
    return {lead.replace("&amp;", "&") for lead in LEADS.findall(answer.text)}


def kept():
    return "?kind=vote_tally&state=open&whose=mine&language=en&age=day&article=a&claimant=c&person=p"


def test_filter_goes_from_the_row_to_the_claim_and_back_to_the_queue(desk):
    claim = ClaimFactory()
    where = reverse("claim", args=[claim.public_id]) + "?kind=vote_tally"

    assert f'href="{where}"' in desk.get(reverse("queue") + "?kind=vote_tally").text
    taken = desk.post(reverse("take", args=[claim.public_id]) + "?kind=vote_tally", {"seen": 1})
    assert taken.url == where
    assert f'href="{reverse("queue")}?kind=vote_tally"' in desk.get(where).text
    claim.refresh_from_db()
    given_back = desk.post(button(claim, "release") + "?kind=vote_tally", posted(claim))
    assert given_back.url == reverse("queue") + "?kind=vote_tally"


def test_next_claim_is_locked_alone(desk):
    """A joined row would be locked with it on PostgreSQL, and whoever takes another claim of its article would find none."""
    claim = ClaimFactory(claimant=ClaimantFactory(slug="mayor"), created_at=timezone.now() - timedelta(days=2))
    where = f"?kind=vote_tally&language=en&age=day&article={claim.article.public_id}&claimant=mayor"

    with CaptureQueriesContext(connection) as asked:
        assert desk.post(reverse("take-next") + where).url.startswith(reverse("claim", args=[claim.public_id]))

    ranked = [one["sql"] for one in asked if 'ORDER BY "reviews_claim"."check_worthiness" DESC' in one["sql"]]
    assert len(ranked) == 3  # what was left, what is assigned, what is open
    assert [one for one in ranked if " JOIN " in one.split(" WHERE ")[0]] == []


def test_next_claim_left_by_somebody_is_found_by_their_name(desk):
    ben = UserFactory(username="ben", reviewer=True)
    left = claim_at(State.IN_REVIEW, reviewer=ben)
    expire(left)
    ClaimFactory(check_worthiness=1.0)

    assert desk.post(reverse("take-next") + "?person=ben").url == (
        reverse("claim", args=[left.public_id]) + "?person=ben"
    )
