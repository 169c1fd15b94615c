"""What feeds offer is taken or left, one by one or many at once."""

import pytest
from django.urls import reverse

from reviews.features.incoming.feeds import reading, watching
from reviews.features.incoming.models import Incoming
from reviews.workflow import outbox
from reviews.workflow.articles.intake import add_article
from tests.factories import UserFactory
from tests.features.evidence.made import PAGE
from tests.features.incoming.made import no_one, stand_in
from tests.intake.feeds.made import item, rss
from tests.intake.test_near import AGENCY, OTHER, changed
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def whole(text):
    return f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>"


@pytest.fixture
def offer(feed, sends):
    """Let the feed offer these items, and return them, the newest first."""

    def offer(*items, of=feed):
        sends(rss(*items))
        reading.read(of.pk)
        return list(Incoming.objects.filter(feed=of).order_by("-pk"))

    return offer


@pytest.fixture
def three(offer):
    return offer(*(item(n, title=f"Story {n}") for n in range(3)))


def seen(one):
    return f"{one.public_id}:{one.version}"


def press(client, name, *items, **fields):
    return client.post(reverse(f"offered-{name}"), {"item": [seen(one) for one in items]} | fields, follow=True)


def test_items_are_listed_the_newest_first(client, reviewer, three):
    client.force_login(reviewer)
    page = text_of(client.get(reverse("offered")))

    assert page.index("Story 0") < page.index("Story 1") < page.index("Story 2")
    assert "Harbour News" in page


def test_page_says_that_nothing_waits(desk, feed):
    assert "Nothing waits: everything that was offered was taken or left." in text_of(desk.get(reverse("offered")))


def test_one_feed_alone_is_shown(desk, editor, three, offer):
    other = watching.add("https://other.example/", title="Other", every=60, by=editor, hand_over=no_one)
    offer(item(9, title="Elsewhere"), of=other)

    page = desk.get(reverse("offered"), {"feed": other.pk})
    assert "Elsewhere" in page.text
    assert "Story 1" not in page.text
    assert "Story 1" in desk.get(reverse("offered"), {"feed": "x" * 99}).text


def test_item_that_is_taken_is_read_and_looked_over(desk, editor, three, monkeypatch):
    stand_in(monkeypatch, PAGE)

    page = desk.post(reverse("offered-take"), {"one": seen(three[0])})

    one = Incoming.objects.get(pk=three[0].pk)
    assert (one.stage, one.added_by) == ("ready", editor)
    assert page["Location"].endswith(f"{one.public_id}/")


def test_many_are_read_while_nobody_waits(desk, three, begun, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = press(desk, "take", *three[:2])

    assert "2 items are read now." in page.text
    assert len(begun) == 1  # without workers one process reads all
    assert set(Incoming.objects.values_list("stage", flat=True)) == {"waiting", "offered"}


def test_each_is_handed_to_the_workers(desk, three, begun, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, "take", *three)

    assert sorted(begun) == sorted(one.pk for one in three)


def test_items_are_left_by_somebody(desk, editor, three, feed):
    page = press(desk, "leave", *three[:2], feed=str(feed.pk))

    assert "2 items were left aside." in page.text
    assert f"feed={feed.pk}" in page.request["QUERY_STRING"]
    left = text_of(desk.get(reverse("offered"), {"left": ""}))
    assert left.count("left by Eve Lindqvist") == 2


def test_item_that_somebody_took_is_not_left(desk, three):
    Incoming.objects.filter(pk=three[0].pk).update(version=7)

    page = press(desk, "leave", three[0], three[1])
    assert "1 item was left aside." in page.text
    assert "Somebody was faster with 1." in page.text
    assert Incoming.objects.filter(stage="left").count() == 1


@pytest.mark.parametrize("sent", [{}, {"item": "x"}, {"item": "0" * 32 + ":0"}, {"one": "0" * 32 + ":" + "9" * 30}])
@pytest.mark.parametrize("name", ["take", "leave"])
def test_nothing_chosen_is_said(desk, three, name, sent):
    page = desk.post(reverse(f"offered-{name}"), sent)

    assert page.status_code == 422
    assert "Tick the items first." in text_of(page)
    assert set(Incoming.objects.values_list("stage", flat=True)) == {"offered"}


def test_others_take_and_leave_nothing(client, three):
    client.force_login(UserFactory())

    assert press(client, "take", *three).status_code == 403
    assert press(client, "leave", *three).status_code == 403
    assert set(Incoming.objects.values_list("stage", flat=True)) == {"offered"}


def test_same_story_is_shown_beside_the_item(desk, reviewer, offer):
    add_article(by=reviewer, title="Vote at the UN", text=AGENCY, publisher="Reuters")
    add_article(by=reviewer, title="By address", text=OTHER, url="https://www.news.example/2/")
    outbox.drain()
    offer(
        item(1, more=whole(changed(AGENCY, 0.03))),
        item(2),
        item(3, more=whole(OTHER)[:-100] + "</p>]]></content:encoded>"),
    )
    page = text_of(desk.get(reverse("offered")))

    assert "Vote at the UN · Reuters" in page
    assert "nearly the same text" in page
    assert "the same address" in page


def test_same_story_of_two_feeds_is_shown(desk, editor, offer):
    other = watching.add("https://other.example/", title="Evening Post", every=60, by=editor, hand_over=no_one)
    offer(item(1, title="First", more=whole(AGENCY)))
    offer(item(2, title="Second", more=whole(changed(AGENCY, 0.03))), item(3, more=whole(OTHER)), of=other)
    page = text_of(desk.get(reverse("offered")))

    assert page.count("The same story is offered by") == 2
    assert "The same story is offered by Evening Post : “ Second ”" in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(desk, offer, reviewer, count, django_assert_num_queries):
    add_article(by=reviewer, title="Vote", text=AGENCY)
    outbox.drain()
    offer(*(item(n, more=whole(changed(AGENCY, n / 100))) for n in range(count)))
    desk.get(reverse("offered"))
    with django_assert_num_queries(7):  # session, person, items, feeds, places, numbers, texts
        desk.get(reverse("offered"))


def test_pages_go_on(desk, offer):
    offer(*(item(n, title=f"Story {n:02}") for n in range(60)))

    first = desk.get(reverse("offered"))
    assert first.text.count("<li ") == 50
    older = desk.get(reverse("offered"), {"before": first.context["more"]})
    assert older.text.count("<li ") == 10
