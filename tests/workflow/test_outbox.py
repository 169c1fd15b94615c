"""What follows from an act is noted with it, done after it, and tried again until it is done."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from modelsearch import index

from reviews.features.search.query import ranked
from reviews.models import Event, Outbox
from reviews.workflow import outbox
from reviews.workflow.checks import publishing
from tests.factories import UserFactory, claim_at

pytestmark = pytest.mark.django_db


def publish(claim):
    publishing.publish(claim, by=UserFactory(editor=True), seen=claim.version)


@pytest.fixture
def approved():
    claim = claim_at("approved", wording="The bridge opened in May.")
    outbox.drain()
    return claim


@pytest.fixture
def broken_index(monkeypatch):
    """A search index that cannot be written to; calling what is returned mends it."""

    def refuse(*_):
        raise OSError("the index is broken")

    with monkeypatch.context() as patched:
        patched.setattr(index, "insert_or_update_object", refuse)
        yield patched.undo


def later(monkeypatch, **by):
    now = timezone.now() + timedelta(**by)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_act_is_followed_right_after_the_commit(approved, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish(approved)
        assert Outbox.objects.get(follower="index_check").event == Event.objects.filter(action="publish").get()
        assert not ranked("bridge")

    assert ranked("bridge") == [approved.publication.pk]
    assert not Outbox.objects.exists()


def test_act_that_nobody_follows_leaves_no_row():
    assert claim_at("in_review").events.exists()
    assert not Outbox.objects.exists()


def test_what_fails_stays_and_is_done_when_it_can_be(approved, broken_index, monkeypatch):
    publish(approved)
    outbox.drain()

    row = Outbox.objects.get()
    assert (row.tries, row.error) == (1, "OSError: the index is broken")
    assert row.due_at > timezone.now()
    broken_index()
    outbox.drain()
    assert not ranked("bridge"), "it is not due yet"

    later(monkeypatch, minutes=3)
    outbox.drain()
    assert ranked("bridge") == [approved.publication.pk]
    assert not Outbox.objects.exists()


def test_what_goes_on_failing_is_tried_every_hour(approved, broken_index, monkeypatch):
    publish(approved)
    for _ in range(10):
        later(monkeypatch, hours=2)
        outbox.drain()

    row = Outbox.objects.get()
    assert row.tries == 10
    assert timedelta(minutes=59) < row.due_at - timezone.now() <= timedelta(minutes=60)


def test_what_fails_holds_up_nothing_else(approved, monkeypatch):
    called = []

    def fail(event):
        Event.objects.filter(pk=event.pk).count()
        raise ValueError("no")

    followers = {"fail": (frozenset({"publish"}), fail), "hear": (frozenset({"publish"}), called.append)}
    monkeypatch.setattr(outbox, "_FOLLOWERS", followers)
    publish(approved)
    Outbox.objects.create(event=Event.objects.last(), follower="gone")
    outbox.drain()

    assert called == [Event.objects.get(action="publish")]
    assert {row.follower: row.tries for row in Outbox.objects.all()} == {"fail": 1, "gone": 0}


def test_worker_comes_back_when_it_is_due(approved, broken_index, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    publish(approved)
    outbox.drain()

    assert DBTaskResult.objects.get().run_after == Outbox.objects.get().due_at


def test_command_does_what_is_due_and_reports_what_is_not(approved, broken_index, monkeypatch, capsys):
    publish(approved)
    call_command("drain_outbox")
    assert "failed 1 times" in capsys.readouterr().out

    broken_index()
    later(monkeypatch, minutes=3)
    call_command("drain_outbox")
    assert capsys.readouterr().out == ""
    assert ranked("bridge")


def test_readiness_shows_how_long_the_oldest_row_waits(client, approved, monkeypatch):
    assert client.get("/readyz").text == "ok\noutbox: the oldest row has waited 0 s\n"

    publish(approved)
    later(monkeypatch, seconds=90)
    assert "waited 90 s" in client.get("/readyz").text


@pytest.mark.django_db(transaction=True)
def test_act_that_is_taken_back_is_not_followed(approved, monkeypatch):
    monkeypatch.setattr(publishing, "forget_pages", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish(approved)

    assert not Outbox.objects.exists()
