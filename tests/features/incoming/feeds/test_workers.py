"""Who reads what is due: a command for cron, or workers that come back for each feed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reviews.features.incoming.feeds import reading
from reviews.features.incoming.feeds.models import Feed
from tests.commands import printed
from tests.intake.feeds.made import BOMB, item, rss

pytestmark = pytest.mark.django_db


@pytest.fixture
def workers(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def waiting():
    """Return which feeds workers come for, and when, in hours from now."""
    now = timezone.now()
    return [
        (result.args_kwargs["args"][0], round((result.run_after - now) / timedelta(hours=1)))
        for result in DBTaskResult.objects.filter(status="READY", run_after__gt=now).order_by("enqueued_at")
    ]


def test_command_tells_what_became_of_each_feed(feed, sends):
    sends()
    assert printed("read_feeds") == "Harbour News: 2 items\n"
    assert printed("read_feeds") == ""

    Feed.objects.update(due_at=timezone.now())
    sends(rss(item(title="&a9;"), before=BOMB))
    assert printed("read_feeds") == (
        "Harbour News: fails: This feed declares entities, which no feed needs; it is not read.\n"
    )


def test_worker_comes_back_when_the_feed_is_due_again(feed, sends, workers):
    sends()
    reading.read_feed.func(feed.pk)
    assert waiting() == [(feed.pk, 1)]

    reading.read_feed.func(feed.pk)  # one too many: it is not due
    assert len(waiting()) == 1


def test_feed_that_nobody_came_for_is_called_back(feed, sends, workers, editor):
    lost = Feed.objects.create(
        address="https://lost.example/",
        place="lost",
        title="Lost",
        added_by=editor,
        due_at=timezone.now() - timedelta(hours=1),
    )
    sends()
    reading.read_feed.func(feed.pk)

    called = DBTaskResult.objects.filter(status="READY").order_by("enqueued_at")
    assert [result.args_kwargs["args"][0] for result in called] == [feed.pk, lost.pk]


def test_start_of_the_server_calls_for_each_feed(feed, workers, editor):
    Feed.objects.update(due_at=timezone.now() + timedelta(hours=2))
    Feed.objects.create(address="https://b.example/", place="b", title="B", added_by=editor, is_active=False)
    reading.go_on()

    assert waiting() == [(feed.pk, 2)]
