"""Who was asked, from the form to the page that readers see."""

import pytest
from django.urls import reverse

from reviews.models import Review, State
from tests.factories import ClaimantFactory, claim_at
from tests.published import XSS, publish, url_of
from tests.workflow.checks.test_asking import ASKED

from .form import address, button, posted

pytestmark = pytest.mark.django_db


def test_form_asks_it_where_somebody_is_named_or_something_was_typed(desk, claim, statement, reviewer):
    assert 'name="asked_who"' in desk.get(address(statement)).text
    assert 'name="asked_who"' not in desk.get(address(claim)).text

    desk.post(button(claim, "save"), posted(claim) | {"asked_who": "The mayor"})
    assert "The mayor" in desk.get(address(claim)).text


def test_what_is_typed_is_saved_and_what_is_wrong_shown_beside_its_field(desk, statement):
    sent = posted(statement) | ASKED | {"asked_on": "soon"}
    response = desk.post(button(statement, "submit"), sent)

    assert response.status_code == 422
    assert Review.objects.get().asked_on == "soon"
    assert response.context["review_form"].draft.errors["asked_on"] == ["Give the day as 2026-03-31."]


def test_channel_that_there_is_not_is_refused(desk, statement):
    assert desk.post(button(statement, "save"), posted(statement) | {"asked_channel": "pigeon"}).status_code == 400


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", "We asked Mayor Ada Lund by e-mail on 2 March 2026; by 5 March 2026 there was no answer."),
        ("Never.\nI was away.", "We asked Mayor Ada Lund by e-mail on 2 March 2026. The answer:"),
    ],
)
def test_readers_and_editors_read_who_was_asked_and_what_they_answered(client, editor, answer, expected):
    asked = ASKED | {"asked_answer": answer}
    claim = publish(review=asked, claimant=ClaimantFactory(name="Ada Lund"))
    page = client.get(url_of(claim)).text
    assert expected in page
    assert ("Never.<br>I was away." in page) == bool(answer)
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["asked"] == {
        name.removeprefix("asked_"): value for name, value in asked.items()
    }

    client.force_login(editor)
    assert expected in client.get(reverse("approval", args=[claim.public_id])).text


def test_readers_see_nothing_where_nobody_was_asked(client):
    claim = publish()

    assert "What the speaker says" not in client.get(url_of(claim)).text
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["asked"] is None


def test_what_was_answered_is_text_and_no_html(client):
    claim = publish(review=ASKED | {"asked_who": XSS, "asked_answer": XSS})

    assert "<script>alert(1)" not in client.get(url_of(claim)).text


def test_editor_sees_what_changed_of_it(client, editor, reviewer):
    first = claim_at(State.PUBLISHED, reviewer=reviewer, editor=editor)
    from tests.published import correct

    correct(first, review=ASKED)
    client.force_login(editor)
    assert client.get(reverse("approval", args=[first.public_id])).status_code == 200
