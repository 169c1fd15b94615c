"""Mail goes to those who asked for it, once, and what a mail server did not take is sent again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reviews.features.discussion.comments import writing
from reviews.features.discussion.models import Kind, Notification
from reviews.features.discussion.notices import mailing, reading
from reviews.models import State
from reviews.workflow import outbox
from reviews.workflow.checks import approving
from tests.factories import UserFactory, claim_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(reviewer):
    reviewer.email = "ana@desk.example"
    reviewer.save()
    return reviewer


def at(monkeypatch, *when):
    """Let it be this time in Warsaw."""
    now = datetime(2026, 11, *when, tzinfo=ZoneInfo("Europe/Warsaw"))
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def broken_server(monkeypatch):
    def refuse(*_, **__):
        raise OSError("no answer")

    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", refuse)
        yield patched.undo


def test_mail_at_once_says_who_did_what_and_where_in_the_language_of_its_reader(claim, reviewer, editor, settings):
    settings.SITE_URL = "https://checks.example"
    mailing.choose(reviewer, {"returned": "mail"})
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?\nOf May?")
    outbox.drain()
    call_command("send_notifications")
    call_command("send_notifications")

    (sent,) = mail.outbox
    one = Notification.objects.get()
    assert one.sent_at
    assert (sent.to, sent.subject) == (["ana@desk.example"], "[Factcheck] Eve Lindqvist sent your review back")
    assert sent.body.splitlines() == [
        "Eve Lindqvist sent your review back: “The council voted 12 to 3 for the bridge.”",
        "> Which minutes?",
        "> Of May?",
        f"https://checks.example/desk/notifications/{one.pk}/",
        "",
        "You asked for this mail. What you are told, and how, is chosen here:"
        " https://checks.example/desk/notifications/choices/",
    ]


def test_who_chose_nothing_or_has_no_address_or_left_gets_no_mail(claim, reviewer, editor, ben):
    gone = UserFactory(reviewer=True, email="gone@desk.example", username="gone")
    for person in (ben, gone):
        mailing.choose(person, {"mentioned": "mail"})
    writing.write(claim, "@ana @ben @gone", by=editor)
    gone.is_active = False
    gone.save()
    mailing.send_due()

    assert mail.outbox == []
    assert {one.person.username: one.way for one in Notification.objects.all()} == {
        "ana": "desk",
        "ben": "desk",
        "gone": "mail",
    }


def test_what_was_read_at_the_desk_is_not_mailed(claim, reviewer, editor):
    mailing.choose(reviewer, {"commented": "mail"})
    writing.write(claim, "Which minutes?", by=editor)
    reading.read(reviewer)
    mailing.send_due()

    assert mail.outbox == []


def test_digest_is_one_mail_at_the_hour_of_the_newsroom(claim, reviewer, editor, settings, monkeypatch):
    settings.TIME_ZONE, settings.DIGEST_HOUR = "Europe/Warsaw", 7
    mailing.choose(reviewer, {"commented": "digest"})
    at(monkeypatch, 28, 7, 0)
    writing.write(claim, "Which minutes?", by=editor)
    writing.write(claim, "Of which year?", by=editor)
    at(monkeypatch, 29, 6, 59)
    mailing.send_due()
    assert mail.outbox == []

    at(monkeypatch, 29, 7, 0)
    writing.write(claim, "And who?", by=editor)
    mailing.send_due()
    mailing.send_due()

    (sent,) = mail.outbox
    assert sent.subject == "[Factcheck] 2 things happened at the desk"
    assert "> Which minutes?" in sent.body
    assert "And who?" not in sent.body


def test_digest_counts_for_an_editor_how_many_claims_wait(reviewer, editor, monkeypatch):
    editor.email = "eve@desk.example"
    editor.save()
    mailing.choose(editor, {"handed_in": "digest"})
    for _ in range(2):
        claim_at(State.SUBMITTED, reviewer=reviewer)
    outbox.drain()
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    mailing.send_due()

    (sent,) = mail.outbox
    assert "2 claims wait for you.\nhttp://127.0.0.1:8000/desk/approvals/" in sent.body


def test_failing_mail_server_loses_nothing_and_sends_nothing_twice(
    claim, reviewer, editor, broken_server, monkeypatch, caplog
):
    mailing.choose(reviewer, {"commented": "mail"})
    writing.write(claim, "Which minutes?", by=editor)
    with pytest.raises(CommandError, match="1 mail could not be sent"):
        call_command("send_notifications")
    one = Notification.objects.get()
    assert (one.tries, one.sent_at) == (1, None)
    assert "ana@desk.example" not in caplog.text

    broken_server()
    mailing.send_due()
    assert mail.outbox == [], "it is not due yet"
    later = timezone.now() + timedelta(minutes=3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    mailing.send_due()
    mailing.send_due()
    assert len(mail.outbox) == 1


def test_what_another_process_is_sending_is_left_to_it(claim, reviewer, editor):
    mailing.choose(reviewer, {"commented": "mail"})
    writing.write(claim, "Which minutes?", by=editor)
    rows = mailing._due()

    assert len(mailing._taken(rows)) == 1
    assert mailing._taken(rows) == []
    assert mailing.send_due() == 0
    assert mail.outbox == []


def test_choice_holds_for_what_waits_to_be_sent(claim, reviewer, editor):
    mailing.choose(reviewer, {"commented": "digest"})
    writing.write(claim, "Which minutes?", by=editor)
    mailing.choose(reviewer, {"commented": "desk"})
    assert [one.way for one in Notification.objects.all()] == ["desk"]

    mailing.choose(reviewer, {"commented": "mail"})
    mailing.send_due()
    assert mail.outbox == [], "what was not to be mailed when it happened is not mailed later"


def test_site_that_sends_no_mail_stores_none_to_be_sent(claim, reviewer, editor, settings):
    mailing.choose(reviewer, dict.fromkeys(Kind, "mail"))
    settings.SENDS_MAIL = False
    writing.write(claim, "Which minutes?", by=editor)

    assert [one.way for one in Notification.objects.all()] == ["desk"]
    assert mailing.send_due() == 0


def test_mail_is_in_arabic_for_who_reads_arabic(claim, reviewer, editor):
    reviewer.language = "ar"
    reviewer.save()
    mailing.choose(reviewer, {"commented": "mail"})
    writing.write(claim, "Which minutes?", by=editor)
    mailing.send_due()

    assert "Eve Lindqvist" in mail.outbox[0].subject
    assert "wrote a comment" not in mail.outbox[0].subject


def test_worker_sends_it_when_it_is_due(claim, reviewer, editor, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    mailing.choose(reviewer, {"commented": "mail"})
    with django_capture_on_commit_callbacks(execute=True):
        writing.write(claim, "Which minutes?", by=editor)

    assert DBTaskResult.objects.get().task_path.endswith("send_notifications")
    assert DBTaskResult.objects.get().run_after == Notification.objects.get().due_at
