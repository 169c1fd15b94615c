"""Two windows on one draft."""

import pytest

from reviews.models import Review
from tests.pages import on_one_line

from .form import MINUTES, button, posted, seen, type_in

pytestmark = pytest.mark.django_db


def test_second_window_saves_its_own_part_beside_what_the_first_saved(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, rationale=""))

    other = {"seen": claim.version, "token": claim.lease_token, "base": opened, "verdict": "", "summary": ""}
    response = type_in(desk, claim, other | {"rationale": "Read in window B."})

    assert response.status_code == 200
    assert "another window of yours changed: Is it so?, Short answer, Evidence 1" in response.text
    review = Review.objects.get()
    assert (review.verdict.code, review.summary, review.rationale) == (
        "true",
        "The minutes say so.",
        "Read in window B.",
    )
    assert review.evidence.get().title == MINUTES["title"]


def test_same_field_in_two_windows_shows_both_texts_and_keeps_the_one_that_is_chosen(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, summary="From A.", rationale=""))
    late = posted(claim, summary="From B.", rationale="Also from B.", base=opened)

    refused = desk.post(button(claim, "save"), late)

    assert refused.status_code == 409
    (choice,) = refused.context["conflicts"]
    assert (choice.label, choice.mine, choice.theirs) == ("Short answer", "From B.", "From A.")
    assert "data-unsaved" in refused.text
    review = Review.objects.get()
    assert (review.summary, review.rationale) == ("From A.", "Also from B.")

    again = late | {"base": refused.context["base"]}
    desk.post(button(claim, "keep-mine", "summary"), again | {"mark": choice.mark})
    assert Review.objects.get().summary == "From B."


def test_other_text_is_kept_when_it_is_chosen(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, summary="From A."))
    late = posted(claim, summary="From B.", base=opened)

    response = desk.post(button(claim, "keep-theirs", "summary"), late, follow=True)

    assert Review.objects.get().summary == "From A."
    assert "From B." not in response.text


def test_conflict_while_typing_stays_until_it_is_decided(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, summary="From A."))

    for turn in (1, 2):
        response = type_in(desk, claim, posted(claim, summary=f"From B, {turn}.", base=opened, turn=turn))
        assert response.status_code == 409
        assert 'id="conflicts" hx-swap-oob="true"' in on_one_line(response)
        assert "data-saved" not in response.text
        opened = response.context["base"]

    assert Review.objects.get().summary == "From A."


def test_nothing_is_handed_in_that_this_window_has_not_shown(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim))

    refused = desk.post(button(claim, "submit"), posted(claim, summary="", base=opened))

    assert refused.status_code == 409
    assert "Not handed in yet: another window of yours changed this: Short answer." in refused.text
    assert "The minutes say so." in refused.text
    assert desk.post(button(claim, "submit"), posted(claim)).status_code == 302


@pytest.mark.parametrize(
    "base", ["", "[]", "{", "null", '{"seen": 5}', '{"window": "<b>"}', '{"seen": {"summary": []}}']
)
@pytest.mark.parametrize("turn", ["", "x", "-1", "9" * 30])
def test_window_that_says_nonsense_had_seen_nothing(desk, claim, base, turn):
    type_in(desk, claim, posted(claim))

    response = type_in(desk, claim, posted(claim, summary="Mine.", base=base, turn=turn))

    assert response.status_code == 409
    assert Review.objects.get().summary == "The minutes say so."
