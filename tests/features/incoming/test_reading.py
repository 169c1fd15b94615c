"""Reading is left and stopped, survives its process, and says why it was refused."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reviews.features.incoming import beginning, reading, taking
from reviews.features.incoming.beginning import File
from reviews.features.incoming.models import SILENCE, Incoming
from reviews.models import Copy
from reviews.workflow import background
from tests.features.evidence.made import fetched, pdf

from .made import ADDRESS, TEXT, no_one

pytestmark = pytest.mark.django_db
Stage = Incoming.Stage


@pytest.fixture
def waiting(reviewer):
    text = (TEXT + "\n\n") * 8_000
    return beginning.begin(by=reviewer, file=File(text[:1_100_000].encode(), "budget.txt"), hand_over=no_one)


def test_what_is_too_long_is_refused_in_words(waiting):
    reading.read_now(waiting.pk)

    waiting.refresh_from_db()
    assert (waiting.stage, waiting.code) == (Stage.REFUSED, "unreadable")
    assert waiting.reason


def test_stopped_reading_keeps_nothing(reviewer):
    def stop(address):
        one = Incoming.objects.get()
        taking.leave(one, by=reviewer, seen=one.version)
        return fetched()

    one = Incoming.objects.create(address=ADDRESS, stage=Stage.WAITING, added_by=reviewer)
    reading.read_now(one.pk, fetch=stop)

    one.refresh_from_db()
    assert (one.stage, one.found, one.copy) == (Stage.LEFT, None, None)
    assert not Copy.objects.exists()


def test_reading_that_died_is_begun_again(reviewer):
    one = Incoming.objects.create(
        data=TEXT.encode(), name="budget.txt", stage=Stage.READING, run=1, added_by=reviewer,
        seen_at=timezone.now() - SILENCE - timedelta(seconds=1),
    )  # fmt: skip

    call_command("read_incoming")

    one.refresh_from_db()
    assert (one.stage, one.run) == (Stage.READY, 2)


def test_reading_that_dies_again_and_again_waits_for_a_person(reviewer):
    one = Incoming.objects.create(
        data=TEXT.encode(), name="budget.txt", stage=Stage.READING, run=3, added_by=reviewer,
        seen_at=timezone.now() - SILENCE - timedelta(seconds=1),
    )  # fmt: skip
    assert [*reading.drain()] == []

    again = beginning.ask(one, by=reviewer)

    assert (again.stage, again.run) == (Stage.READY, 1)


def test_reading_is_one_processs(reviewer):
    one = Incoming.objects.create(data=b"x", stage=Stage.READING, run=1, added_by=reviewer, seen_at=timezone.now())

    reading.read_now(one.pk)

    one.refresh_from_db()
    assert (one.stage, one.run) == (Stage.READING, 1)


def test_fault_of_the_program_is_told_and_not_hidden(reviewer, monkeypatch):
    monkeypatch.setattr(reading, "read", lambda *_, **__: 1 / 0)
    one = Incoming.objects.create(data=TEXT.encode(), stage=Stage.WAITING, added_by=reviewer)

    with pytest.raises(ZeroDivisionError):
        reading.read_now(one.pk)

    one.refresh_from_db()
    assert (one.stage, one.code) == (Stage.REFUSED, "failed")


def test_without_a_worker_a_process_of_its_own_reads(monkeypatch):
    started = []
    monkeypatch.setattr(background.subprocess, "Popen", lambda command, **_: started.append(command[-1]))

    reading.begin(1)

    assert started == ["read_incoming"]


def test_worker_reads_where_there_is_one(reviewer, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    one = Incoming.objects.create(data=TEXT.encode(), stage=Stage.WAITING, added_by=reviewer)

    reading.begin(one.pk)

    assert DBTaskResult.objects.get().args_kwargs["args"] == [one.pk]
    reading.read_incoming.func(one.pk)
    one.refresh_from_db()
    assert one.stage == Stage.READY


def test_server_goes_on_with_what_waits(reviewer, monkeypatch):
    begun = []
    monkeypatch.setattr(reading, "begin", begun.append)
    one = Incoming.objects.create(data=pdf("Minutes"), stage=Stage.WAITING, added_by=reviewer)

    reading.go_on()

    assert begun == [one.pk]
