"""The page of one claim as it is looked at, and the story that it shows."""

import pytest
from django.urls import reverse

from reviews.models import Kind, State
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.checks import approving
from tests.factories import TALLY, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.pages import on_one_line

from .form import MINUTES, address, button, posted

pytestmark = pytest.mark.django_db


def test_page_of_a_claim_nobody_has_offers_to_take_it(desk):
    claim = ClaimFactory()

    response = desk.get(address(claim))

    assert reverse("take", args=[claim.public_id]) in response.text
    assert 'id="review"' not in on_one_line(response)


def test_page_of_a_claim_somebody_has_says_who_and_cannot_be_edited(desk):
    claim = claim_at(State.IN_REVIEW, reviewer=UserFactory(reviewer=True, first_name="Ben"))

    response = desk.get(address(claim))

    assert "<bdi>Ben</bdi> has this one for 30 more minutes." in on_one_line(response)
    assert 'id="review"' not in on_one_line(response)
    assert claim.lease_token not in response.text


def test_page_of_your_claim_is_a_form_with_the_scale_and_its_definitions(desk, claim):
    response = desk.get(address(claim))

    assert 'name="verdict" value="mostly-true"' in on_one_line(response)
    assert "Parts that matter are accurate and parts that matter are not." in response.text
    assert 'name="attribution_verdict"' not in on_one_line(response)


def test_page_asks_two_questions_about_a_statement(desk, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind="statement", claimant=ClaimantFactory(name="The mayor"))

    response = desk.get(address(claim))

    asked = [question.asks for question in response.context["review_form"].draft.questions]
    assert asked == ["Was it said?", "Is it so?"]
    assert "The mayor" in response.text


def test_page_shows_the_article_with_its_claims_and_leads_to_the_neighbours(desk, claim):
    after = ClaimFactory(revision=claim.revision, start=41, end=63)
    dismissed = ClaimFactory(revision=claim.revision, start=64, end=100, state=State.DISMISSED)

    response = desk.get(address(claim))

    assert f'href="{address(after)}" rel="next"' in on_one_line(response)
    assert f'<a class="claim-number open" href="{address(after)}"' in on_one_line(response)
    assert f'<a class="claim-number open" href="{address(dismissed)}"' not in on_one_line(response)


def test_page_draws_the_tally_and_says_what_follows_from_it(desk, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, details=TALLY | {"members": 20, "named": {"against": ["Ann"]}})

    response = desk.get(address(claim))

    assert "12 + 3 = 15 of 20 members." in response.text
    assert "Against: <bdi>Ann</bdi>." in on_one_line(response)
    assert 'style="' not in on_one_line(response)


def test_page_reads_right_to_left_where_the_article_does(desk, claim):
    article = claim.revision.article
    article.language = "ar"
    article.save()

    assert '<div class="prose article-text" lang="ar" dir="rtl">' in on_one_line(desk.get(address(claim)))


def test_page_is_not_found_for_somebody_without_a_role(client):
    claim = ClaimFactory()
    client.force_login(UserFactory())

    assert client.get(address(claim)).status_code == 404
    assert client.post(button(claim, "save")).status_code == 404
    assert client.post(reverse("move", args=[claim.public_id]), {"action": "dismiss", "seen": 1}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_query_count_does_not_grow(desk, claim, django_assert_num_queries, count):
    for place in range(1, count):
        ClaimFactory(revision=claim.revision, start=place, end=place + 20)
    desk.post(button(claim, "save"), posted(claim, *[MINUTES] * count))

    # session, user, claim, review, evidence, scales, findings, neighbours, story, text
    with django_assert_num_queries(11):
        response = desk.get(address(claim))

    assert len(response.context["claim_context"].marks) == count
    assert len(response.context["review_form"].rows) == count


def test_story_of_the_claim_is_shown_on_its_page(desk, reviewer, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?")

    response = desk.get(address(claim))

    assert "Which minutes?" in response.text
    assert "Eve Lindqvist" in response.text


def test_note_of_the_editor_stands_on_the_page_until_it_is_handed_in_again(desk, reviewer, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?")
    desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})
    claim.refresh_from_db()

    assert desk.get(address(claim)).context["claim_context"].sent_back.data["note"] == "Which minutes?"

    desk.post(button(claim, "submit"), posted(claim))
    assert desk.get(address(claim)).context["claim_context"].sent_back is None


def test_story_of_a_claim_marked_by_hand_credits_no_program(desk, reviewer):
    article = ClaimFactory().revision.article
    text = article.revisions.get().text
    claim = mark(article.revisions.get(), by=reviewer, start=0, end=text.index(".") + 1, kind="event")

    page = desk.get(address(claim)).text
    assert "marked the claim" in page
    assert "the program found" not in page


def test_story_shows_old_and_new_of_a_correction(desk, claim):
    before = claim.wording
    figures = {"claim-against": "0", "claim-members": "15", "claim-named_against": "Ann\nBo"}
    desk.post(button(claim, "save"), posted(claim, **{"claim-wording": "12 of 15 voted for it"}, **figures))

    response = desk.get(address(claim))

    entry = response.context["claim_context"].story[-1]
    assert entry.did == "<b><bdi>Ana Duarte</bdi></b> corrected the claim"
    assert [(change.label, change.before, change.after) for change in entry.corrected] == [
        ("The claim, as it stands alone", before, "12 of 15 voted for it"),
        ("Against", "3", "0"),
        ("Members in all", "", "15"),
        ("Named: against", "", "Ann, Bo"),
    ]
    assert '<del dir="auto">3</del> → <ins dir="auto">0</ins>' in on_one_line(response)


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("details", [{}, {"named": None, "count": None, "in_favour": None, "content": None}])
def test_claim_without_details_has_its_page(desk, reviewer, kind, details):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind=kind, details=details)

    assert desk.get(address(claim)).status_code == 200
    assert desk.post(button(claim, "save"), {"token": claim.lease_token, "claim-wording": "So."}).status_code == 302


def test_handed_in_review_can_be_read_by_colleagues(desk):
    claim = claim_at(State.SUBMITTED)

    response = desk.get(address(claim))

    assert "Handed in, revision 1" in response.text
    assert "The minutes give the same figures." in response.text
