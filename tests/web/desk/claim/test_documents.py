"""Evidence without an address, and which of two questions a piece answers."""

import pytest

from reviews.models import Evidence
from tests import published
from tests.factories import ClaimantFactory, UserFactory
from tests.pages import on_one_line, text_of

from .form import MINUTES, address, button, posted

pytestmark = pytest.mark.django_db
LETTER = MINUTES | {"url": "", "title": "Letter to the council", "publisher": "Ada Finch", "kind": "document"}


def test_document_without_an_address_is_handed_in(desk, claim):
    assert desk.post(button(claim, "submit"), posted(claim, LETTER)).status_code == 302

    [item] = claim.review_revisions.get().content["evidence"]
    assert (item["url"], item["kind"], item["publisher"], item["published"]) == (
        "",
        "document",
        "Ada Finch",
        "2026-03-01",
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"publisher": " "}, "Say who it is from."),
        ({"published": ""}, "Say of which day it is."),
        ({"published": "soon"}, "Give the day"),
        ({"title": ""}, "This field cannot be blank."),
        ({"kind": "primary"}, "This field cannot be blank."),
        ({"publisher": "", "title": ""}, "Say who it is from."),
    ],
)
def test_document_that_nobody_finds_again_is_not(desk, claim, changes, message):
    answer = desk.post(button(claim, "submit"), posted(claim, LETTER | changes))

    assert answer.status_code == 422
    assert message in answer.text


def test_document_with_an_address_needs_no_more_than_others(desk, claim):
    row = LETTER | {"url": "https://records.example/letter", "publisher": "", "published": ""}

    assert desk.post(button(claim, "submit"), posted(claim, row)).status_code == 302


def test_readers_see_a_document_without_a_link(client):
    letter = {name: value for name, value in LETTER.items() if name not in ("accessed", "published")}
    check = published.publish(review={"evidence": [published.source(**letter, published="2026-03-01")]})

    page = client.get(published.url_of(check))

    assert "Letter to the council Ada Finch · document without an address · 1 March 2026" in text_of(page).replace(
        "“", ""
    ).replace("adopted by 12 votes to 3 ", "")
    assert 'href=""' not in page.text
    [review] = client.get("/claimreview.json").json()["dataFeedElement"]
    [based_on] = review["item"][0]["isBasedOn"]
    assert based_on["name"] == "Letter to the council"
    assert "url" not in based_on


# Which question ------------------------------------------------------------------------------------------------------


def test_claim_of_somebody_asks_which_question_a_piece_answers(desk, claim, statement):
    for one in (claim, statement):
        desk.post(button(one, "save"), posted(one))

    assert "Answers the question" in desk.get(address(statement)).text
    assert "Answers the question" not in desk.get(address(claim)).text


def test_answer_is_kept_and_frozen(desk, statement):
    row = MINUTES | {"question": "said"}

    desk.post(
        button(statement, "submit"),
        posted(statement, row, MINUTES | {"url": "https://b.example"}, attribution_verdict="accurate"),
    )

    assert [row.question for row in Evidence.objects.order_by("position")] == ["said", ""]
    first, second = statement.review_revisions.get().content["evidence"]
    assert first["question"] == "said"
    assert "question" not in second
    assert "Supports the claim · Was it said?" in on_one_line(desk.get(address(statement)))


def test_other_answer_is_refused(desk, statement):
    answer = desk.post(button(statement, "submit"), posted(statement, MINUTES | {"question": "why"}))

    assert answer.status_code == 422
    assert Evidence.objects.get().question == "why"


def test_claim_with_one_question_freezes_none(desk, claim):
    desk.post(button(claim, "submit"), posted(claim, MINUTES | {"question": "said"}))

    assert "question" not in claim.review_revisions.get().content["evidence"][0]


def test_check_shows_its_evidence_by_question(client):
    expected = [("Recording", "said", "supports"), ("Minutes", "so", "contradicts"), ("Map", "", "context")]
    evidence = [
        published.source(title=title, url=f"https://{title}.example", question=question, stance=stance)
        for title, question, stance in expected
    ]
    claimant = ClaimantFactory(name="Ada Finch")
    details = {"form": "indirect", "cue": "said"}
    check = published.publish(
        attribution="accurate", kind="statement", details=details, claimant=claimant, review={"evidence": evidence}
    )

    words = text_of(client.get(published.url_of(check)))

    order = ["Was it said? Supports the claim Recording", "Is it so?", "Evidence for None is listed."]
    order += ["Evidence against Minutes", "Context Map"]
    places = [words.find(part, words.find("Was it said? Supports")) for part in order]
    assert -1 not in places
    assert places == sorted(places)
    client.force_login(UserFactory(editor=True))
    assert "Was it said?" in client.get(address(check)).text
