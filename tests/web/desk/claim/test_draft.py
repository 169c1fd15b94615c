"""A draft is never lost, whatever is typed and wherever it is left."""

import pytest
from django.urls import reverse

from reviews.models import Review, State
from tests.factories import TALLY, claim_at
from tests.pages import on_one_line

from .form import MINUTES, address, button, expire, posted, type_in

pytestmark = pytest.mark.django_db


def test_draft_is_saved_as_one_types_and_the_time_is_shown(desk, claim):
    response = type_in(desk, claim, posted(claim))

    assert response.status_code == 200
    assert on_one_line(response).startswith('<p id="lease"')
    assert "saved <time" in on_one_line(response)
    review = Review.objects.get()
    assert (review.verdict.code, review.summary) == ("true", "The minutes say so.")
    assert [(item.title, item.locator, str(item.published)) for item in review.evidence.all()] == [
        ("Minutes of the council", "p. 4", "2026-03-01")
    ]


def test_draft_saved_as_one_types_leaves_wording_and_figures_alone(desk, claim):
    type_in(desk, claim, posted(claim, **{"claim-wording": "Half a wo"}))

    claim.refresh_from_db()
    assert claim.wording != "Half a wo"
    assert "describe" not in {event.action for event in claim.events.all()}


@pytest.mark.parametrize(
    "typed", [{"claim-wording": "Half a wo"}, {"claim-in_favour": "13"}, {"claim-in_favour": "twelve"}]
)
def test_correction_of_the_claim_is_kept_as_it_is_typed_and_put_into_the_claim_by_its_button_only(desk, claim, typed):
    response = type_in(desk, claim, posted(claim, **typed))

    assert "data-saved" in response.text
    assert "the correction of the claim is kept as typed" in response.text
    claim.refresh_from_db()
    assert (claim.details, claim.wording) == (TALLY, f"{claim.quote}.")
    page = desk.get(address(claim))
    (value,) = typed.values()
    assert f'value="{value}"' in page.text or f">\n{value}</textarea>" in page.text


def test_draft_without_a_correction_says_nothing_of_one(desk, claim):
    assert "correction" not in type_in(desk, claim, posted(claim)).text


def test_release_keeps_the_correction_of_the_claim(desk, claim):
    response = desk.post(
        button(claim, "release"), posted(claim, **{"claim-wording": "12 of 15", "claim-members": "15"})
    )

    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.wording, claim.details["members"]) == (State.OPEN, "12 of 15", 15)


@pytest.mark.parametrize("broken", [{"claim-members": "14"}, {"summary": "x" * 281}])
def test_release_keeps_what_cannot_be_right_in_the_draft(desk, claim, broken):
    response = desk.post(button(claim, "release"), posted(claim, **broken))

    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.details) == (State.OPEN, TALLY)
    desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})
    (value,) = broken.values()
    assert value in desk.get(address(claim)).text


@pytest.mark.parametrize("name", ["save", "release", "submit"])
def test_figures_that_the_article_itself_has_wrong_stand_in_nobodys_way(desk, reviewer, name):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, details=TALLY | {"members": 10})

    assert desk.post(button(claim, name), posted(claim, **{"claim-members": "10"})).status_code == 302

    claim.refresh_from_db()
    assert claim.details["members"] == 10


def test_taking_it_again_keeps_the_correction_of_the_claim(desk, claim):
    expire(claim)

    desk.post(button(claim, "take-again"), posted(claim, **{"claim-members": "15"}))

    assert Review.objects.get().correction == {"claim-members": "15"}


def test_draft_is_kept_as_it_is_typed_complete_or_not(desk, claim):
    half = {"url": "no address", "title": "", "kind": "", "published": "yesterd"}

    response = type_in(desk, claim, posted(claim, MINUTES, half, summary="x" * 281, verdict=""))

    assert "data-saved" in response.text
    page = desk.get(address(claim))
    assert "x" * 281 in page.text
    rows_ = [[row[name].value() for name in half] for row in page.context["review_form"].rows]
    assert rows_ == [[MINUTES[name] for name in half], list(half.values())]
    assert "errorlist" not in page.text


def test_draft_saved_by_the_button_comes_back_on_the_page(desk, claim):
    response = desk.post(button(claim, "save"), posted(claim), follow=True)

    assert response.redirect_chain == [(address(claim), 302)]
    assert "We read **all** of them." in response.text
    assert "Minutes of the council" in response.text


def test_verdict_that_no_scale_has_is_refused(desk, claim):
    assert desk.post(button(claim, "save"), posted(claim, verdict="nonsense")).status_code == 400
    assert not Review.objects.exists()


@pytest.mark.parametrize("field", ["summary", "rationale", "claim-wording", "evidence-0-title", "token"])
@pytest.mark.parametrize("value", ["a\x00b", "a\uffffb"])
def test_text_that_no_database_stores_is_refused(desk, claim, field, value):
    assert desk.post(button(claim, "save"), posted(claim, **{field: value})).status_code == 400
    assert not Review.objects.exists()


def test_line_break_counts_as_one_character(desk, claim):
    response = type_in(desk, claim, posted(claim, summary="a\r\n" * 139 + "bc"))

    assert "data-saved" in response.text
    assert len(Review.objects.get().summary) == 280


@pytest.mark.parametrize("path", ["fly/", "evidence/²/up/", "evidence/-1/up/", "evidence/up/", "review/wording/1/"])
def test_button_that_is_not_there_is_not_found(desk, claim, path):
    assert desk.post(f"{address(claim)}{path}", posted(claim)).status_code == 404


def test_page_itself_takes_nothing(desk, claim):
    assert desk.post(address(claim), posted(claim)).status_code == 405
