"""The queue marks whom a claim is meant for and which help it needs, and shows those alone."""

import pytest
from django.urls import reverse

from reviews.workflow.table import assigning
from tests.factories import ClaimFactory, UserFactory

from .conftest import wordings

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(db):
    return UserFactory(username="ben", first_name="Ben", last_name="Okafor", reviewer=True)


@pytest.fixture
def meant(reviewer, ben, editor):
    """One for each of the two, one that needs help, and one that is like any other."""
    made = [ClaimFactory(wording=wording) for wording in ("Ana’s.", "Ben’s.", "Stuck.", "Plain.")]
    for claim, person in zip(made, ("ana", "ben"), strict=False):
        assigning.assign(claim, by=editor, seen=1, person=person)
    assigning.ask_help(made[2], by=ben, seen=1, note="Reads <b>Arabic</b>?")
    return made


def test_rows_say_whom_they_are_for_and_which_help_they_need(desk, meant):
    page = desk.get(reverse("queue"))

    assert "assigned to you" in page.text
    assert "assigned to <bdi>Ben Okafor</bdi>" in " ".join(page.text.split())
    assert "Reads &lt;b&gt;Arabic&lt;/b&gt;?" in page.text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("?whose=assigned", ["Ana’s."]), ("?whose=help", ["Stuck."]), ("?person=ben", ["Ben’s."])],
)
def test_queue_shows_them_alone(desk, meant, asked, shown):
    assert wordings(desk.get(reverse("queue") + asked)) == shown


def test_links_above_the_queue_count_them_and_offer_the_person(desk, meant):
    page = desk.get(reverse("queue"))

    counts = {link.label: link.count for link in page.context["tallies"].states()}
    assert (counts["Assigned to me"], counts["Help needed"]) == (1, 1)
    offered = {link.label: (link.count, link.url) for link in page.context["offers"]["person"]}
    assert offered == {"Ana Duarte": (1, "?person=ana"), "Ben Okafor": (1, "?person=ben")}


def test_links_of_what_nobody_needs_are_left_out(desk):
    ClaimFactory()

    assert "Help needed" not in desk.get(reverse("queue")).text


def test_taking_what_is_assigned_to_another_warns(desk, meant):
    taken = desk.post(reverse("take", args=[meant[1].public_id]), {"seen": 2}, follow=True)

    assert "It is yours now, though it was assigned to Ben Okafor." in taken.text


def test_next_of_a_filter_is_one_of_it(desk, meant):
    assert desk.post(reverse("take-next") + "?whose=help").url == (
        reverse("claim", args=[meant[2].public_id]) + "?whose=help"
    )
    assert desk.post(reverse("take-next")).url == reverse("claim", args=[meant[0].public_id])
