"""Loose words of a claim: a person says whom or what they mean before it is handed in."""

import pytest
from django.urls import reverse

from reviews.models import facts
from reviews.workflow.checks import reviewing
from reviews.workflow.table import leases
from tests.factories import ArticleRevisionFactory, ClaimFactory, UserFactory
from tests.pages import on_one_line

pytestmark = pytest.mark.django_db
TEXT = "The council met on Monday.\n\nIt voted 12 to 3 for the bridge."
DATE = {"start": 25, "end": 41, "for": None, "source": None, "rule": "date"}


def in_hand(reviewer, **changes):
    words = TEXT[28:]
    loose = {"start": 28, "end": 60, "quote": words, "wording": words, "loose": [[28, 30]]}
    one = ClaimFactory(revision=ArticleRevisionFactory(text=TEXT), **loose | changes)
    leases.take(one, by=reviewer, seen=one.version)
    return one


def press(desk, one, name, *place, **changes):
    sent = {"seen": one.version, "token": one.lease_token, "claim-wording": one.wording}
    answers = {"verdict": "true", "summary": "The minutes give the same figures.", "rationale": "We read the minutes."}
    return desk.post(reverse(name, args=[one.public_id, *place]), sent | answers | changes, follow=name == "name")


def test_loose_word_is_asked_for_and_handing_in_waits_for_the_answer(desk, reviewer):
    one = in_hand(reviewer)
    address = reverse("claim", args=[one.public_id])

    assert 'Who or what is <q dir="auto">It</q>?' in desk.get(address).text
    answer = press(desk, one, "submit")
    assert answer.status_code == 422
    assert "Say who or what “It” is" in answer.text

    press(desk, one, "save", **{"claim-wording": "The council voted 12 to 3 for the bridge."})
    one.refresh_from_db()
    assert (one.loose, one.wording) == ([], "The council voted 12 to 3 for the bridge.")
    assert "wording" not in reviewing.missing_from(one.reviews.get(), one)


def test_wording_is_clear_when_its_fact_checker_says_so(desk, reviewer):
    one = in_hand(reviewer)

    assert press(desk, one, "confirm").status_code == 302

    one.refresh_from_db()
    assert one.loose == []
    event = one.events.get(action="confirm")
    assert (event.by, event.data["words"]) == (reviewer, ["It"])
    assert "said that the wording is clear as it stands" in desk.get(reverse("claim", args=[one.public_id])).text


ASKED = "The Acme Company bought a ferry. Mayor Ada Lund saw her. It sank."


def asked(reviewer, **changes):
    one = ClaimFactory(
        revision=ArticleRevisionFactory(text=ASKED), start=57, end=65, quote="It sank.", wording="It sank."
    )
    type(one).objects.filter(pk=one.pk).update(loose=[[57, 59]], kind="event", details={}, **changes)
    one.refresh_from_db()
    leases.take(one, by=reviewer, seen=one.version)
    return one


def test_candidates_of_the_article_are_buttons_for_who_may_press_them(desk, reviewer):
    one = asked(reviewer)
    address = reverse("claim", args=[one.public_id])
    buttons = [
        f'<button form="review" formaction="{address}review/wording/57-59/24-31/" dir="auto">a ferry</button>',
        f'<button form="review" formaction="{address}review/wording/57-59/0-16/" dir="auto">The Acme Company</button>',
    ]

    assert " ".join(buttons) in on_one_line(desk.get(address))
    desk.force_login(UserFactory(reviewer=True))
    assert "review/wording/57" not in desk.get(address).text


def test_chosen_candidate_stands_in_the_wording_with_its_origin_and_what_was_typed_is_saved(desk, reviewer):
    one = asked(reviewer)

    answer = press(desk, one, "name", "57-59", "24-31", summary="It did.")

    one.refresh_from_db()
    assert (one.wording, one.loose) == ("A ferry sank.", [])
    assert one.insertions == [{"start": 0, "end": 7, "for": [57, 59], "source": [24, 31], "rule": "chosen"}]
    assert one.reviews.get().summary == "It did."
    assert "from the article’s first paragraph" in answer.text
    event = one.events.get(action="describe")
    assert (event.by, event.data["before"]["wording"], event.data["after"]["wording"]) == (
        reviewer,
        "It sank.",
        "A ferry sank.",
    )
    assert event.data["claim"] == facts(one, "wording", "insertions", "loose")


@pytest.mark.parametrize("place", [["57-59", "0-3"], ["0-3", "24-31"], ["x", "y"], ["57-59", "24-31 9"], ["\0", "\0"]])
def test_words_that_were_not_offered_are_not_put_in(desk, reviewer, place):
    one = asked(reviewer)

    answer = press(desk, one, "name", *place)

    one.refresh_from_db()
    assert answer.status_code in (200, 400)
    assert (one.wording, one.loose) == ("It sank.", [[57, 59]])


def test_wording_that_was_typed_at_the_same_time_wins_over_a_candidate(desk, reviewer):
    one = asked(reviewer)
    typed = {"claim-wording": "The ferry Arden sank."}

    press(desk, one, "name", "57-59", "24-31", **typed)

    one.refresh_from_db()
    assert (one.wording, one.insertions) == ("The ferry Arden sank.", [])


def test_candidate_is_not_put_in_without_the_lease(desk, reviewer):
    one = asked(reviewer)

    answer = press(desk, one, "name", "57-59", "24-31", token="another")

    one.refresh_from_db()
    assert (answer.status_code, one.wording) == (409, "It sank.")


def test_corrected_figures_leave_what_is_loose_and_what_was_inserted(reviewer):
    one = in_hand(reviewer, insertions=[DATE])

    reviewing.describe(
        one, by=reviewer, token=one.lease_token, wording=one.wording, details=one.details | {"against": 4}
    )

    assert (one.loose, one.insertions) == ([[28, 30]], [DATE])


def test_other_wording_has_no_insertions_of_the_program(reviewer):
    one = in_hand(reviewer, insertions=[DATE])

    reviewing.describe(one, by=reviewer, token=one.lease_token, wording="The council voted.", details=one.details)

    one.refresh_from_db()
    assert (one.loose, one.insertions) == ([], [])
