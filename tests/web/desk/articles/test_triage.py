"""One pass over the claims of an article, with and without JavaScript."""

import pytest
from django.urls import reverse

from reviews.models import Claim, Event, State
from reviews.workflow.articles.intake import add_article
from tests.factories import UserFactory
from tests.published import XSS

pytestmark = pytest.mark.django_db

TEXT = "The council of Arden voted 9-2 on Tuesday to reopen the bridge. 40 people were killed in a flood. The dam cost $3 million."


@pytest.fixture
def article(reviewer):
    return add_article(by=reviewer, title="Arden", text=TEXT, language="en", open_from=2).article


def press(desk, article, button, *claims, **more):
    """Press a button of the page with these claims ticked."""
    htmx = more.pop("htmx", False)
    sent = {"claim": [f"{claim.public_id}:{claim.version}" for claim in claims]} | more
    headers = {"hx-request": "true"} if htmx else {}
    return desk.post(reverse(f"triage-{button}", args=[article.public_id]), sent, headers=headers)


def claims_of(article):
    return [*Claim.objects.filter(revision__article=article).order_by("start")]


def states(article):
    return [claim.state for claim in claims_of(article)]


def page_of(desk, article):
    return desk.get(reverse("desk-article", args=[article.public_id])).text


def test_ticked_claims_are_opened_and_the_page_says_so(desk, article):
    first, second, _ = claims_of(article)

    answer = press(desk, article, "open", first, second)

    assert answer.status_code == 302
    assert states(article) == ["open", "open", "proposed"]
    assert "2 claims are open now." in desk.get(answer.url).text


def test_claim_is_dismissed_with_a_reason_that_its_story_shows(desk, article):
    first = claims_of(article)[0]

    press(desk, article, "dismiss", first, reason="opinion")

    assert states(article)[0] == "dismissed"
    story = desk.get(reverse("claim", args=[first.public_id])).text
    assert "An opinion: nothing to check" in story


def test_all_of_less_worth_are_moved_with_those_that_are_ticked(desk, article):
    first, second, third = claims_of(article)
    for claim, worth in ((first, 0.9), (second, 0.3), (third, 0.2)):
        Claim.objects.filter(pk=claim.pk).update(check_worthiness=worth)

    press(desk, article, "dismiss", first, below="30")

    assert states(article) == ["dismissed", "proposed", "dismissed"]


def test_dismissed_claims_are_opened_again_and_the_last_pass_is_taken_back(desk, article):
    press(desk, article, "dismiss", *claims_of(article))
    press(desk, article, "open", *claims_of(article)[:2])
    assert states(article) == ["open", "open", "dismissed"]

    answer = press(desk, article, "back")
    assert states(article) == ["dismissed"] * 3
    press(desk, article, "back")
    assert "2 claims are dismissed now." in desk.get(answer.url).text
    assert states(article)[2] == "proposed"
    answer = press(desk, article, "back")
    assert "There is nothing of yours to take back." in desk.get(answer.url).text


def test_htmx_gets_the_page_with_what_was_done(desk, article):
    answer = press(desk, article, "open", claims_of(article)[0], htmx=True)

    assert answer.status_code == 200
    assert 'role="status">1 claim is open now.' in answer.text
    assert 'id="triage"' in answer.text


def test_who_was_slower_is_told_and_the_rest_is_done(desk, article):
    old = claims_of(article)
    Claim.objects.filter(pk=old[0].pk).update(version=2)

    answer = press(desk, article, "open", *old)

    assert states(article) == ["proposed", "open", "open"]
    assert "1 claim stays as it was" in desk.get(answer.url).text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Tick the claims first"),
        ({"below": ""}, "Tick the claims first"),
        ({"below": "101"}, "less than or equal to 100"),
        ({"below": "x"}, "Enter a whole number"),
        ({"claim": "x"}, "Tick the claims first"),
        ({"claim": f"{'a' * 32}:1"}, "Tick the claims first"),
        ({"claim": f"{'a' * 32}:{'9' * 30}"}, "Tick the claims first"),
        ({"claim": XSS}, "Tick the claims first"),
        ({"reason": "because", "below": "50"}, "Why it need not be checked"),
    ],
)
def test_odd_input_moves_nothing(desk, article, sent, message):
    before = Event.objects.count()

    answer = desk.post(reverse("triage-dismiss", args=[article.public_id]), sent)

    assert answer.status_code == 422
    assert message in answer.text
    assert "<script>alert" not in answer.text
    assert Event.objects.count() == before


def test_claims_of_another_article_are_no_part_of_the_pass(desk, article, reviewer):
    other = add_article(by=reviewer, title="Brill", text="Brill voted 3-1 on Monday.", open_from=2).article

    assert press(desk, article, "open", *claims_of(other)).status_code == 422
    assert states(other) == ["proposed"]


def test_only_who_has_a_role_may_and_only_by_post(client, article):
    client.force_login(UserFactory())
    assert press(client, article, "open", *claims_of(article)).status_code == 404
    client.logout()
    assert press(client, article, "open", *claims_of(article)).status_code == 401
    client.force_login(UserFactory(editor=True))
    assert client.get(reverse("triage-open", args=[article.public_id])).url == reverse(
        "desk-article", args=[article.public_id]
    )
    assert states(article) == ["proposed"] * 3


def test_each_row_has_its_tick_its_worth_and_the_way_to_mend_it(desk, article):
    page, claim = page_of(desk, article), claims_of(article)[0]

    assert f'value="{claim.public_id}:1"' in page
    assert f"worth {round(100 * claim.check_worthiness)}" in page
    assert reverse("mend", args=[claim.public_id]) in page


def test_claim_that_is_past_triage_has_no_tick(desk, article, reviewer):
    claim = claims_of(article)[0]
    Claim.objects.filter(pk=claim.pk).update(state=State.SUBMITTED)

    assert f'value="{claim.public_id}:1"' not in page_of(desk, article)


def assignees(article):
    return [claim.assigned_to and claim.assigned_to.username for claim in claims_of(article)]


@pytest.mark.parametrize("htmx", [False, True])
def test_editor_assigns_several_claims_and_takes_one_from_its_person(client, editor, article, htmx):
    client.force_login(editor)
    press(client, article, "open", *claims_of(article)[:2])

    answer = press(client, article, "assign", *claims_of(article), person="ana", htmx=htmx)

    page = answer.text if htmx else client.get(answer.url).text
    assert "2 claims are assigned to Ana Duarte now." in page
    assert "1 claim stays as it was: it does not wait in the queue" in page
    assert "assigned to <bdi>Ana Duarte</bdi>" in " ".join(page.split())
    press(client, article, "assign", claims_of(article)[1], person="")
    assert assignees(article) == ["ana", None, None]


def test_reviewer_assigns_to_themselves_and_to_nobody_else(desk, article):
    UserFactory(username="ben", reviewer=True)
    press(desk, article, "open", *claims_of(article))
    first, second, _ = claims_of(article)

    assert "Assign to me" in page_of(desk, article)
    press(desk, article, "assign", first, person="ana")
    press(desk, article, "assign", second, person="ben")

    assert assignees(article) == ["ana", None, None]


def test_claims_are_assigned_to_nobody_who_takes_none(client, editor, article):
    client.force_login(editor)
    press(client, article, "open", *claims_of(article))

    answer = press(client, article, "assign", *claims_of(article), person="eve")

    assert (answer.status_code, assignees(article)) == (422, [None] * 3)
    assert "Name somebody who takes claims." in answer.text
    assert press(client, article, "assign", person="ana").status_code == 422
