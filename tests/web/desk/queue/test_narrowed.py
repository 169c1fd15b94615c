"""The queue narrowed to a language, an age, a claimant or a person, together with whatever else was asked for."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import State
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.web.desk.claim.form import expire

pytestmark = pytest.mark.django_db


def in_language(tag, **claim):
    return ClaimFactory(revision=ArticleRevisionFactory(article=ArticleFactory(language=tag)), **claim)


def aged(days, **claim):
    return ClaimFactory(created_at=timezone.now() - timedelta(days=days), **claim)


def shown(response):
    return {row.claim.wording for row in response.context["rows"]}


@pytest.fixture
def newsroom():
    ben = UserFactory(username="ben", first_name="Ben", reviewer=True)
    expire(claim_at(State.IN_REVIEW, reviewer=ben, wording="left by Ben"))
    claim_at(State.IN_REVIEW, reviewer=ben, wording="held by Ben", kind="event")
    claim_at(State.SUBMITTED, reviewer=ben, wording="Ben handed it in.")
    in_language("fr", wording="French")
    in_language("fr-CA", wording="Canadian", kind="event")
    aged(2, wording="two days", claimant=ClaimantFactory(name="Gilad Erdan", slug="gilad-erdan"))
    aged(8, wording="eight days", kind="event")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("language=fr", {"French", "Canadian"}),
        ("language=fr&kind=event", {"Canadian"}),
        ("age=day", {"two days", "eight days"}),
        ("age=week", {"eight days"}),
        ("age=week&kind=vote_tally", set()),
        ("person=ben", {"left by Ben", "held by Ben"}),
        ("person=ben&state=submitted", {"Ben handed it in."}),
        ("person=ben&kind=event&language=en", {"held by Ben"}),
        ("claimant=gilad-erdan", {"two days"}),
        ("claimant=Gilad Erdan&age=day", {"two days"}),
        ("claimant=gilad erdan&age=week", set()),
    ],
)
def test_queue_shows_what_fits_all_that_was_asked(desk, newsroom, query, expected):
    assert shown(desk.get(f"{reverse('queue')}?{query}")) == expected


@pytest.mark.parametrize("query", ["language=xx", "language=fr-CA", "age=year", "person=nobody", "claimant=!"])
def test_unknown_value_is_shown_and_left_out(desk, newsroom, query):
    page = desk.get(f"{reverse('queue')}?kind=event&{query}")

    assert shown(page) == {"held by Ben", "Canadian", "eight days"}
    assert f"Nothing here is called “<bdi>{query.split('=')[1]}</bdi>”" in page.text


@pytest.mark.parametrize(
    ("query", "taken"),
    [("language=fr&kind=event", "Canadian"), ("age=week", "eight days"), ("person=ben", "left by Ben")],
)
def test_take_next_obeys_each_filter(desk, newsroom, reviewer, query, taken):
    ClaimFactory(check_worthiness=1.0)

    desk.post(f"{reverse('take-next')}?{query}")

    assert [claim.wording for claim in reviewer.leases.all()] == [taken]


def test_links_count_what_the_other_filters_leave(desk, newsroom):
    tallies = desk.get(reverse("queue"), {"kind": "event"}).context["tallies"]

    assert links(tallies.languages()) == [
        ("All languages", 3, "?kind=event"),
        ("English", 2, "?kind=event&language=en"),
        ("French", 1, "?kind=event&language=fr"),
    ]
    assert links(tallies.ages()) == [
        ("Older than a day", 1, "?kind=event&age=day"),
        ("Older than a week", 1, "?kind=event&age=week"),
    ]


def test_age_that_is_asked_for_can_be_taken_away(desk, newsroom):
    ages = desk.get(reverse("queue"), {"age": "week"}).context["tallies"].ages()

    assert links(ages) == [
        ("Of any age", 6, "?"),
        ("Older than a day", 2, "?age=day"),
        ("Older than a week", 1, "?age=week"),
    ]
    assert [link.is_current for link in ages] == [False, False, True]


def test_state_counts_keep_the_other_filters(desk, newsroom):
    states = desk.get(reverse("queue"), {"person": "ben", "kind": "vote_tally"}).context["tallies"].states()

    assert ("Submitted", 1, "?kind=vote_tally&state=submitted&person=ben") in links(states)
    assert ("In the queue", 1, "?kind=vote_tally&person=ben") in links(states)


def test_people_and_claimants_with_most_are_offered_and_ten_of_each(desk):
    for number in range(11):
        claimant = ClaimantFactory(slug=f"claimant-{number:02}")
        for _ in range(2 if number == 10 else 1):
            ClaimFactory(claimant=claimant)
            expire(claim_at(State.IN_REVIEW))

    offers = desk.get(reverse("queue"), {"age": ""}).context["offers"]

    assert {name: len(found) for name, found in offers.items()} == {"article": 10, "claimant": 10, "person": 10}
    assert (offers["claimant"][0].url, offers["claimant"][0].count) == ("?claimant=claimant-10", 2)


def test_person_is_offered_by_name_and_named_while_alone_shown(desk, newsroom):
    (ben,) = desk.get(reverse("queue")).context["offers"]["person"]
    assert (ben.label.split()[0], ben.count, ben.url) == ("Ben", 2, "?person=ben")

    assert "In the hands of <bdi>Ben" in desk.get(reverse("queue") + ben.url).text


def test_person_without_a_name_is_offered_by_their_username(desk):
    claim_at(State.IN_REVIEW, reviewer=UserFactory(username="kim", first_name="", last_name="", reviewer=True))

    assert [link.label for link in desk.get(reverse("queue")).context["offers"]["person"]] == ["kim"]


def links(found):
    return [(link.label, link.count, link.url) for link in found]
