"""What the page of a claim shows of others, and the buttons by which it goes from hand to hand."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from reviews.models import Claim, Presence, State
from reviews.workflow.checks import approving, drafting
from reviews.workflow.table import takeovers
from tests.factories import UserFactory, claim_at
from tests.pages import HTMX, on_one_line

from .form import address, button, expire, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


@pytest.fixture
def his(ben):
    client = Client()
    client.force_login(ben)
    return client


@pytest.fixture
def hers(editor):
    client = Client()
    client.force_login(editor)
    return client


def watch(client, claim, **sent):
    return client.get(button(claim, "watch"), {"seen": claim.version} | sent, headers=HTMX)


def mark_in(answer):
    return re.search(r'name="mark" value="(\w+)"', answer.text)[1]


def test_claim_is_asked_for_and_its_holder_sees_it_on_the_next_page(desk, his, claim):
    page = his.post(button(claim, "ask"), {"note": "I read Arabic."}, follow=True)
    assert "You asked for it. The page of <bdi>Ana Duarte</bdi> says so." in on_one_line(page)
    assert 'id="ask"' not in page.text

    seen = on_one_line(desk.get(address(claim)))

    assert "<b><bdi>Ben Okafor</bdi></b> asks for this claim." in seen
    assert "I read Arabic." in seen
    assert f'formaction="{button(claim, "hand-over")}"' in seen


@pytest.mark.parametrize("note", ["An odd \x01 sign", "x" * 2_001])
def test_note_that_no_newsroom_writes_is_refused_and_stays(his, claim, note):
    answer = his.post(button(claim, "ask"), {"note": note})

    assert answer.status_code == 422
    assert note.replace("\x01", "") in answer.text.replace("\x01", "")
    assert not claim.events.filter(action="ask").exists()


def test_page_that_is_open_learns_of_it_once(desk, his, claim):
    mark = mark_in(desk.get(address(claim)))
    assert watch(desk, claim, token=claim.lease_token, mark=mark).status_code == 204

    his.post(button(claim, "ask"))

    news = watch(desk, claim, token=claim.lease_token, mark=mark)
    assert "Ben Okafor" in news.text
    assert watch(desk, claim, token=claim.lease_token, mark=mark_in(news)).status_code == 204


def test_holder_keeps_it_and_who_asked_is_told(desk, his, claim, reviewer):
    his.post(button(claim, "ask"))

    assert desk.post(button(claim, "keep"), posted(claim, person="ben")).status_code == 302

    assert "<b><bdi>Ana Duarte</bdi></b> keeps it for now." in on_one_line(watch(his, claim))
    assert drafting.draft_of(claim, reviewer).summary == "The minutes say so."
    assert "asks for this claim" not in desk.get(address(claim)).text


def test_claim_is_handed_over_with_what_was_typed_and_the_other_page_offers_it(desk, his, claim, reviewer, ben):
    his.post(button(claim, "ask"))

    answer = desk.post(button(claim, "hand-over"), posted(claim, person="ben", summary="Half done."), follow=True)

    assert "Handed over to Ben Okafor" in answer.text
    news = watch(his, claim)
    assert 'id="bar" class="bar" hx-swap-oob="true"' in on_one_line(news)
    assert "Assigned to you." in news.text
    assert drafting.draft_of(claim, reviewer).summary == "Half done."
    assert Claim.objects.get(pk=claim.pk).assigned_to == ben


def test_claim_is_handed_to_nobody_who_did_not_ask_and_the_text_stays(desk, claim):
    answer = desk.post(button(claim, "hand-over"), posted(claim, person="ben", summary="Half done."))

    assert (answer.status_code, "They did not ask for this claim." in answer.text) == (422, True)
    assert "Half done." in answer.text
    assert Claim.objects.get(pk=claim.pk).state == State.IN_REVIEW


def test_nobody_asks_for_a_claim_that_is_free(his, claim):
    expire(claim)

    answer = his.post(button(claim, "ask"))

    assert (answer.status_code, "Nobody else holds this claim now." in answer.text) == (409, True)
    assert not claim.events.filter(action="ask").exists()


def test_asking_is_for_fact_checkers(hers, client, claim):
    assert hers.post(button(claim, "ask")).status_code == 403
    client.force_login(UserFactory())
    assert client.post(button(claim, "ask")).status_code == 404
    assert client.get(button(claim, "watch")).status_code == 404


def test_editor_takes_it_from_its_holder_whose_page_says_who_and_why(desk, hers, claim):
    sent = {"action": "break", "seen": claim.version, "note": "It is for tonight.", "person": ""}
    page = hers.post(button(claim, "move"), sent, follow=True)
    assert "waits in the queue again" in page.text

    news = watch(desk, claim, token=claim.lease_token)
    assert (news["HX-Retarget"], news.status_code) == ("#bar", 200)
    assert "Eve Lindqvist took this claim from you: “It is for tonight.”" in news.text
    saved = desk.post(button(claim, "save"), posted(claim, summary="An hour of work."))
    assert saved.status_code == 409
    assert "An hour of work." in saved.text
    assert "It is for tonight." in saved.text


def test_page_that_is_loaded_later_still_says_who_took_it_and_why_until_it_is_taken_again(desk, hers, claim):
    sent = {"action": "break", "seen": claim.version, "note": "It is for tonight.", "person": ""}
    hers.post(button(claim, "move"), sent)

    assert "took this claim from you" in on_one_line(desk.get(address(claim)))
    assert "It is for tonight." in desk.get(address(claim)).text

    claim.refresh_from_db()
    desk.post(button(claim, "take"), {"seen": claim.version})
    assert "took this claim from you" not in on_one_line(desk.get(address(claim)))


def test_break_without_a_reason_is_refused_and_keeps_the_choice(hers, ben, claim):
    sent = {"action": "break", "seen": claim.version, "note": " ", "person": "ben"}

    answer = hers.post(button(claim, "move"), sent)

    assert (answer.status_code, "Tell its holder why." in answer.text) == (422, True)
    assert re.search(r'value="ben"\s+selected', answer.text)


def test_people_at_a_claim_see_each_other_for_a_while(desk, his, hers, claim):
    submitted = claim_at(State.SUBMITTED)
    watch(his, claim)
    hers.get(reverse("approval-watch", args=[claim.public_id]), headers=HTMX)

    seen = on_one_line(watch(desk, claim, token=claim.lease_token))
    assert "<bdi>Ben Okafor</bdi>" in seen
    assert "<bdi>Eve Lindqvist</bdi> at the approval" in seen
    assert "Ana Duarte" not in seen
    assert "Here now" not in watch(desk, submitted).text

    Presence.objects.update(seen_at="2026-01-01T00:00Z")
    assert "Here now" not in watch(desk, claim, token=claim.lease_token).text
    assert [one.claim for one in Presence.objects.filter(user__username="ana")] == [claim], "what is old is gone"


def test_editors_see_in_their_list_who_reads_what(hers, client):
    claim = claim_at(State.SUBMITTED)
    other = UserFactory(first_name="Mia", editor=True)
    client.force_login(other)
    client.get(reverse("approval-watch", args=[claim.public_id]), headers=HTMX)

    assert "<bdi>Mia</bdi> at the approval" in on_one_line(hers.get(reverse("approvals")))


def test_author_takes_back_what_nobody_has_opened(desk, reviewer):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    assert 'id="take-back"' in desk.get(address(claim)).text

    page = desk.post(button(claim, "take-back"), {"seen": claim.version}, follow=True)

    assert "It is yours again, as you handed it in." in page.text
    assert page.context["claim_context"].is_yours


def test_author_is_told_who_opened_it(desk, hers, reviewer):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    hers.get(reverse("approval", args=[claim.public_id]))

    answer = desk.post(button(claim, "take-back"), {"seen": claim.version})

    assert (answer.status_code, "Eve Lindqvist reads it already." in answer.text) == (409, True)
    page = desk.get(address(claim))
    assert "<bdi>Eve Lindqvist</bdi> reads it, since" in on_one_line(page)
    assert 'id="take-back"' not in page.text
    claim.refresh_from_db()
    assert (claim.state, claim.version) == (State.SUBMITTED, 3)


def test_helpless_holder_gives_it_back_with_what_it_needs(desk, claim, reviewer):
    refused = desk.post(button(claim, "ask-help"), posted(claim, help=" ", summary="Half done."))
    assert (refused.status_code, "Say in a few words" in refused.text) == (422, True)
    assert "Half done." in refused.text

    answer = desk.post(button(claim, "ask-help"), posted(claim, help="Reads Arabic."), follow=True)

    assert "marked with the help that it needs" in answer.text
    claim.refresh_from_db()
    assert (claim.state, claim.help_needed) == (State.OPEN, "Reads Arabic.")
    assert drafting.draft_of(claim, reviewer).summary == "The minutes say so."
    page = desk.get(address(claim))
    assert "Reads Arabic." in page.text


def test_story_names_whom_it_was_about(desk, hers, his, claim, ben):
    his.post(button(claim, "ask"))
    desk.post(button(claim, "hand-over"), posted(claim, person="ben"))

    story = on_one_line(hers.get(address(claim)))

    assert "<b><bdi>Ben Okafor</bdi></b> asked for it" in story
    assert "<b><bdi>Ana Duarte</bdi></b> handed it over (<bdi>Ben Okafor</bdi>)" in story


def test_request_ends_with_the_lease(his, claim, reviewer, editor):
    takeovers.ask(claim, by=UserFactory(reviewer=True))
    expire(claim)

    assert "You asked for it" not in his.get(address(claim)).text
    assert approving.newest_revision(claim) is None
