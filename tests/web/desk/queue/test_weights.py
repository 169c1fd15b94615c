"""An editor weighs what is checked first, and sees the queue by it before it holds."""

import pytest

from reviews.models import Weights
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

PAGE, CHOOSE = "/desk/weights/", "/desk/weights/choose/"


@pytest.fixture
def claims():
    vote = ClaimFactory(wording="A vote.", factors={"base": 1.0, "vote_tally": 1.0}, check_worthiness=0.881)
    deaths = ClaimFactory(wording="Some died.", factors={"base": -1.0, "casualty": 0.5}, check_worthiness=0.378)
    return vote, deaths


def order(answer):
    return [place.claim.wording for place in answer.context["places"]]


def test_preview_shows_the_order_and_changes_nothing(client, editor, claims):
    client.force_login(editor)
    assert order(client.get(PAGE)) == ["A vote.", "Some died."]

    answer = client.get(PAGE, {"casualty": "2", "vote_tally": "-2"})

    assert order(answer) == ["Some died.", "A vote."]
    assert "1 place earlier" in answer.text
    assert not Weights.objects.exists()
    claims[1].refresh_from_db()
    assert claims[1].check_worthiness == 0.378


def test_chosen_weights_hold_and_stand_in_the_form(client, editor, claims, django_capture_on_commit_callbacks):
    client.force_login(editor)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(CHOOSE, {"seen": "", "casualty": "2", "vote_tally": "-2", "public": "0"})

    assert answer.url == "/desk/"
    assert Weights.newest().added == {"casualty": 2.0, "vote_tally": -2.0}
    page = client.get(PAGE).text
    assert page.count('<option value="0" selected>') == page.count("<select") - 2
    assert '<option value="2" selected>' in page
    assert editor.display_name in page
    assert "what this desk checks first" in client.get(f"/desk/claims/{claims[1].public_id}/").text


def test_somebody_elses_weights_are_not_overwritten(client, editor, claims):
    client.force_login(editor)
    client.post(CHOOSE, {"seen": "", "casualty": "1"})

    answer = client.post(CHOOSE, {"seen": "", "casualty": "-1"})

    assert answer.status_code == 409
    assert '<option value="-1" selected>' in answer.text
    assert Weights.newest().added == {"casualty": 1.0}


@pytest.mark.parametrize(
    "sent", [{"casualty": "9"}, {"casualty": "x"}, {"seen": "x"}, {"seen": "-1"}, {"seen": "9" * 40}]
)
def test_nonsense_is_refused(client, editor, sent):
    client.force_login(editor)

    assert client.post(CHOOSE, sent).status_code == 422
    assert client.get(PAGE, sent).status_code == 200
    assert not Weights.objects.exists()


def test_weights_are_for_editors(client, reviewer):
    client.force_login(reviewer)

    assert client.get(PAGE).status_code == 403
    assert client.post(CHOOSE, {"casualty": "1"}).status_code == 403
    assert PAGE not in client.get("/desk/").text
