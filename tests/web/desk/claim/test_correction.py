"""What the article says is corrected: the wording, the speaker, the figures."""

import pytest

from reviews.models import Claim, State
from tests.factories import TALLY, ClaimantFactory
from tests.pages import on_one_line

from .form import address, button, posted

pytestmark = pytest.mark.django_db


def test_corrected_figures_are_saved_by_the_button_and_stay_in_the_story(desk, claim):
    corrected = {"claim-wording": "12 of 15 voted for it", "claim-members": "15", "claim-named_against": "Ann\nBo"}

    response = desk.post(button(claim, "save"), posted(claim, **corrected))

    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.wording, claim.details["members"]) == ("12 of 15 voted for it", 15)
    assert claim.details["named"] == {"in_favour": [], "against": ["Ann", "Bo"], "abstaining": []}
    assert claim.events.last().action == "describe"


def test_wrong_speaker_is_corrected_with_their_role(desk, statement):
    known = ClaimantFactory(name="Mira Castell", slug="mira-castell")

    desk.post(
        button(statement, "save"),
        posted(statement, **{"claim-claimant": " Mira  Castell", "claim-claimant_role": "Mayor"}),
    )

    statement.refresh_from_db()
    assert (statement.claimant, statement.claimant_role) == (known, "Mayor")
    page = desk.get(address(statement))
    assert '<b dir="auto">Mira Castell</b>, <span dir="auto">Mayor</span>' in on_one_line(page)
    assert '<del dir="auto">Osei Lindqvist</del> → <ins dir="auto">Mira Castell</ins>' in on_one_line(page)


def test_denial_in_the_bare_words_of_the_article_is_pointed_out_before_it_is_handed_in(desk, statement):
    Claim.objects.filter(pk=statement.pk).update(details={"form": "indirect", "cue": "denied"})

    page = desk.get(address(statement))
    assert 'Denied by <b dir="auto">Osei Lindqvist</b>' in on_one_line(page)
    assert "“denied”: Osei Lindqvist did not say this" in page.text

    desk.post(
        button(statement, "save"),
        posted(statement, **{"claim-cue": "denied", "claim-wording": "Lindqvist denied it."}),
    )
    assert "did not say this" not in desk.get(address(statement)).text


def test_speaker_nobody_knows_yet_is_a_new_claimant(desk, statement):
    desk.post(button(statement, "save"), posted(statement, **{"claim-claimant": "Dov Arkin"}))

    statement.refresh_from_db()
    assert (statement.claimant.name, statement.claimant.slug) == ("Dov Arkin", "dov-arkin")


def test_speaker_is_taken_away_by_an_empty_field_and_kept_where_none_was_sent(desk, statement):
    desk.post(button(statement, "save"), posted(statement))
    statement.refresh_from_db()
    assert statement.claimant.name == "Osei Lindqvist"

    desk.post(button(statement, "save"), posted(statement, **{"claim-claimant": ""}))
    statement.refresh_from_db()
    assert statement.claimant is None


def test_figures_of_somebody_nobody_said_have_no_field_for_a_speaker(desk, claim):
    assert "claim-claimant" not in desk.get(address(claim)).text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("claim-claimant", "x" * 201, "at most 200 characters"),
        ("claim-claimant", "bell\x07", "Take out the control character U+0007."),
        ("claim-claimant_role", "x" * 301, "at most 300 characters"),
    ],
)
def test_speaker_that_cannot_be_stored_is_shown_at_its_field(desk, statement, field, value, message):
    response = desk.post(button(statement, "save"), posted(statement, **{field: value}))

    assert response.status_code == 422
    assert message in response.text
    statement.refresh_from_db()
    assert statement.claimant.name == "Osei Lindqvist"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("claim-in_favour", "twelve", "Enter a whole number."),
        ("claim-in_favour", "-1", "greater than or equal to 0"),
        ("claim-in_favour", str(2**63), "less than or equal to"),
        ("claim-members", "14", "These are fewer than the 15 votes above."),
        ("claim-wording", " ", "This field is required."),
        ("claim-wording", "x" * 2001, "at most 2000 characters"),
        ("claim-body", "bell\x07", "Take out the control character U+0007."),
        ("summary", "x" * 281, "at most 280 characters"),
        ("rationale", "x" * 50_001, "at most 50000 characters"),
        ("evidence-0-url", "javascript:alert(1)", "Enter a valid URL."),
        ("evidence-0-url", "ftp://files.example/a", "Enter a valid URL."),
        ("evidence-0-title", "", "This field cannot be blank."),
        ("evidence-0-kind", "rumour", "is not a valid choice."),
        ("evidence-0-published", "0001-01-01", "Give a day between 1600 and today."),
        ("evidence-0-published", "9999-12-31", "Give a day between 1600 and today."),
        ("evidence-0-published", "yesterday", "Give the day as 2026-03-31."),
    ],
)
def test_wrong_value_is_shown_next_to_its_field_and_kept(desk, claim, field, value, message):
    response = desk.post(button(claim, "submit"), posted(claim, **{field: value}))

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in on_one_line(response)
    assert message in response.text
    assert response.text.count(" autofocus") == 1
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW
    assert claim.details == TALLY
