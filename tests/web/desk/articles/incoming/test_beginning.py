"""The ways in which an article comes in, and the list of what is on its way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reviews.features.incoming import beginning
from reviews.features.incoming.models import Incoming
from tests.factories import UserFactory
from tests.features.incoming.made import ADDRESS, TEXT, no_one, ready, stand_in

pytestmark = pytest.mark.django_db
Stage = Incoming.Stage


def test_address_is_fetched_and_shown(desk, monkeypatch):
    stand_in(monkeypatch)

    answer = desk.post(reverse("incoming"), {"address": "paper.example/marwick/budget"})

    one = Incoming.objects.get()
    assert answer.url == reverse("incoming-one", args=[one.public_id])
    assert (one.address, one.stage) == (ADDRESS, Stage.READY)
    page = desk.get(answer.url).text
    assert "passed its budget for the year by 31 votes to 18" in page
    assert 'value="Minutes"' in page


def test_file_is_read_and_shown(desk):
    answer = desk.post(reverse("incoming"), {"file": SimpleUploadedFile("budget.txt", TEXT.encode())})

    assert "passed its budget for the year by 31 votes to 18" in desk.get(answer.url).text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"address": ""}, "Give the address of the page."),
        ({"address": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"address": "https://" + "x" * 2001}, "at most 2000 characters"),
        ({}, "Choose a file."),
        ({"by_file": "yes", "address": ""}, "Choose a file."),
        ({"file": SimpleUploadedFile("budget.txt", b"")}, "This file is empty."),
        ({"file": SimpleUploadedFile("budget.txt", b"x" * 10_000_001)}, "larger than 10 MB"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_nothing_begins_with_nonsense(desk, sent, message):
    answer = desk.post(reverse("incoming"), sent)

    assert answer.status_code == 422
    assert message in answer.text
    assert not Incoming.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        {"url": ADDRESS},
        {"text": f"Council passes budget {ADDRESS}"},
        {"title": "Budget", "text": "Read this", "url": ADDRESS},
    ],
)
def test_shared_address_is_filled_in_and_not_fetched(desk, query):
    page = desk.get(reverse("article-add"), query)

    assert f'value="{ADDRESS}"' in page.text
    assert not Incoming.objects.exists()


def test_shared_nonsense_is_shown_as_it_is(desk):
    page = desk.get(reverse("article-add"), {"url": '"><script>alert(1)</script>'})

    assert page.status_code == 200
    assert "<script>alert(1)" not in page.text


@pytest.mark.parametrize(("is_on", "told"), [(True, "This server fetches the page"), (False, "fetches nothing")])
def test_page_says_whether_this_server_fetches(desk, settings, is_on, told):
    settings.FETCH = is_on

    assert told in desk.get(reverse("article-add")).context["address_form"]["address"].help_text


def test_bookmark_leads_to_this_page_with_the_address(desk):
    page = desk.get(reverse("article-add"))

    assert page.context["bookmarklet"] == (
        "javascript:location.href='http://testserver/desk/articles/add/?url='+encodeURIComponent(location.href)"
    )


def test_paste_may_be_looked_over_first(desk):
    pasted = {"title": "The budget", "text": TEXT, "rights": "excerpts", "byline": "Ann Lee", "url": ADDRESS}

    answer = desk.post(reverse("article-add"), pasted | {"look": "yes"})

    one = Incoming.objects.get()
    assert (answer.url, one.stage, one.copy) == (reverse("incoming-one", args=[one.public_id]), Stage.READY, None)
    assert 'value="Ann Lee"' in desk.get(answer.url).text


def test_list_shows_what_people_brought_and_is_not_done(desk, reviewer, settings):
    ready(reviewer)
    settings.FETCH = False
    beginning.begin(by=reviewer, address=ADDRESS, hand_over=no_one)
    beginning.offer("https://paper.example/offered", title="Offered by a feed")

    page = desk.get(reverse("incoming")).text

    assert "Council passes budget" in page
    assert "Could not be read" in page
    assert "Offered by a feed" not in page
    assert "2 coming in" in desk.get(reverse("articles")).text


def test_list_goes_on_where_the_page_before_ended(desk, reviewer):
    rows = [Incoming(name=f"{number}.txt", stage=Stage.WAITING, added_by=reviewer) for number in range(51)]
    Incoming.objects.bulk_create(rows)

    first = desk.get(reverse("incoming"))
    second = desk.get(reverse("incoming"), {"after": first.context["more"]})

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 1)
    assert desk.get(reverse("incoming"), {"after": "nonsense"}).status_code == 200


def test_empty_list_says_what_to_do(desk):
    assert "Nothing is on its way." in desk.get(reverse("incoming")).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_brings_nothing(client, method):
    client.force_login(UserFactory())

    assert getattr(client, method)(reverse("incoming"), {"address": ADDRESS}).status_code == 403
    assert not Incoming.objects.exists()
