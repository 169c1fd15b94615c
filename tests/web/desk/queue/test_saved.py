"""A filter that is kept under a name is a link above the queue, until it is removed."""

import pytest
from django.urls import reverse

from factcheck.accounts.anonymising import anonymise
from factcheck.accounts.models import SavedFilter
from tests.factories import ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db
VOTES = "?kind=vote_tally&age=day"


def keep(desk, name, where=VOTES):
    return desk.post(reverse("filter-keep") + where, {"name": name})


def names(user):
    return [*user.saved_filters.values_list("name", "query")]


def test_filter_is_kept_and_stands_above_the_whole_queue(desk, reviewer):
    response = keep(desk, "  Old   votes ", VOTES + "&colour=red&kind=nonsense&kind=vote_tally")

    assert response.url == reverse("queue") + VOTES
    assert names(reviewer) == [("Old votes", VOTES)]
    page = desk.get(reverse("queue"))
    assert (
        f'<a class="tag" href="{reverse("queue")}{VOTES.replace("&", "&amp;")}"><bdi>Old votes</bdi></a>' in page.text
    )
    assert "Remove the filter" not in page.text
    assert "Remove the filter “Old votes”" in desk.get(response.url).text


def test_filter_kept_under_a_name_again_takes_the_place_of_the_first(desk, reviewer):
    keep(desk, "Mine")
    keep(desk, "Mine", "?whose=mine")

    assert names(reviewer) == [("Mine", "?whose=mine")]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x07b"])
def test_name_that_is_none_is_refused_and_comes_back(desk, reviewer, name):
    response = keep(desk, name)

    assert (response.status_code, names(reviewer)) == (422, [])
    assert '<details class="end" open>' in response.text
    assert response.context["name_form"].errors


def test_name_of_sixty_letters_is_kept(desk, reviewer):
    keep(desk, "ж" * 60)

    assert names(reviewer) == [("ж" * 60, VOTES)]


@pytest.mark.parametrize("where", ["", "?", "?kind=nonsense"])
def test_whole_queue_is_not_kept(desk, reviewer, where):
    response = keep(desk, "All", where)

    assert (response.status_code, names(reviewer)) == (422, [])
    assert "the whole queue needs no name" in response.text


def test_twenty_filters_are_kept_and_no_more(desk, reviewer):
    for number in range(20):
        assert keep(desk, f"{number}").status_code == 302

    refused = keep(desk, "one more")

    assert (refused.status_code, reviewer.saved_filters.count()) == (422, 20)
    assert "You keep 20 filters already. Remove one first." in refused.text
    assert 'value="one more"' in refused.text
    assert keep(desk, "7", "?whose=mine").status_code == 302


def test_filter_is_removed_and_goes_on_being_shown(desk, reviewer):
    keep(desk, "Old votes")

    response = desk.post(reverse("filter-remove", args=[reviewer.saved_filters.get().pk]))

    assert response.url == reverse("queue") + VOTES
    assert names(reviewer) == []


def test_filters_of_others_are_neither_shown_nor_removed(desk):
    theirs = SavedFilter.keep(UserFactory(reviewer=True), "Theirs", VOTES)

    assert "Theirs" not in desk.get(reverse("queue") + VOTES).text
    assert desk.post(reverse("filter-remove", args=[theirs.pk])).status_code == 404
    assert SavedFilter.objects.count() == 1


def test_filter_that_is_gone_is_not_found(desk):
    assert desk.post(reverse("filter-remove", args=[10**30])).status_code == 404


def test_filters_are_for_people_with_a_role(client):
    stranger = UserFactory()
    client.force_login(stranger)

    assert keep(client, "Votes").status_code == 403
    kept = SavedFilter.keep(stranger, "Votes", VOTES)
    assert client.post(reverse("filter-remove", args=[kept.pk])).status_code == 403


def test_filter_whose_claimant_is_gone_says_so_and_can_be_removed(desk, reviewer):
    ClaimFactory()
    gone = SavedFilter.keep(reviewer, "The mayor", "?kind=vote_tally&claimant=mayor")

    page = desk.get(reverse("queue") + gone.query)

    assert "Nothing here is called “<bdi>mayor</bdi>”" in page.text
    assert "Remove the filter “The mayor”" in page.text


def test_filters_go_with_the_name_of_their_person(reviewer):
    SavedFilter.keep(reviewer, "Mine", VOTES)
    SavedFilter.keep(UserFactory(), "Theirs", VOTES)

    anonymise(reviewer)

    assert [one.name for one in SavedFilter.objects.all()] == ["Theirs"]
