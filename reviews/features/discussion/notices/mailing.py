"""Notifications by mail, to those who asked for it: at once, or what came together by the hour of the day's digest.

A row is taken for a while before its mail is handed to the mail server, and is done when the server has it: no transaction
is open meanwhile. A server that fails loses nothing. A process that dies in between leaves rows that are sent again.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.tasks import task
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.features.discussion.models import Kind, Notification, NotificationChoice, Way

from . import letters

TAKEN_FOR = timedelta(minutes=10)
"""Longer than any mail server is waited for."""
_LONGEST_WAIT = 60  # minutes
MAILED = Q(sent_at=None, read_at=None) & ~Q(way=Way.DESK)

log = logging.getLogger(__name__)


def ways(kind: Kind, people: Iterable[User]) -> dict[int, str]:
    """Return the way that each of these people chose for a kind of thing, of those whom a mail can reach."""
    reached = [person.pk for person in people if person.email] if settings.SENDS_MAIL else []
    return dict(NotificationChoice.objects.filter(kind=kind, person__in=reached).values_list("person", "way"))


def due(way: str) -> datetime:
    """Return when to send what goes this way."""
    now = timezone.now()
    if way != Way.DIGEST:
        return now
    today = timezone.localtime(now).replace(hour=settings.DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)


@transaction.atomic
def choose(person: User, chosen: dict[str, str]) -> None:
    """Keep in which way `person` gets each kind; what waits to be sent goes that way, too."""
    for kind, way in chosen.items():
        NotificationChoice.objects.update_or_create(person=person, kind=kind, defaults={"way": way})
        waiting = Notification.objects.filter(MAILED, person=person, kind=kind).exclude(way=way)
        if waiting.update(way=way, due_at=due(way)) and way != Way.DESK:
            send_later(due(way))


def send_later(due_at: datetime) -> None:
    """Have a worker send what is due then, after the commit; without one `manage.py send_notifications` does, from cron."""
    if send_notifications.get_backend().supports_defer:
        transaction.on_commit(send_notifications.using(run_after=due_at).enqueue, robust=True)


@task
def send_notifications() -> None:
    send_due()


def send_due() -> int:
    """Send what is due, one mail to each person and way, and return how many mails failed."""
    if not settings.SENDS_MAIL:
        return 0
    failed = 0
    for person, way in _due().order_by().values_list("person", "way").distinct():
        rows = _taken(_due().filter(person=person, way=way))
        failed += bool(rows) and not _send(rows)
    return failed


def _due() -> QuerySet[Notification]:
    reached = Q(person__is_active=True) & ~Q(person__email="")
    return Notification.objects.filter(MAILED, reached, due_at__lte=timezone.now())


def _taken(rows: QuerySet[Notification]) -> list[Notification]:
    """Take these rows, unless another process has, and return those that are taken."""
    until = timezone.now() + TAKEN_FOR
    keys = list(rows.values_list("pk", flat=True))
    Notification.objects.filter(MAILED, pk__in=keys, due_at__lte=timezone.now()).update(
        due_at=until, tries=F("tries") + 1
    )
    return list(letters.with_related(Notification.objects.filter(pk__in=keys, due_at=until)))


def _send(rows: list[Notification]) -> bool:
    """Send a mail about these rows, which are one person's; returns whether the mail server took it."""
    sent = Notification.objects.filter(pk__in=[row.pk for row in rows])
    try:
        letters.letter(rows[0].person, rows).send()
    except Exception:  # a mail server fails in more ways than can be listed; none may cost the others their mail
        tries = max(row.tries for row in rows)
        log.exception("Notifications of person %s could not be sent, try %s", rows[0].person_id, tries)
        due_at = timezone.now() + timedelta(minutes=min(2**tries, _LONGEST_WAIT))
        sent.update(due_at=due_at)
        send_later(due_at)
        return False
    sent.update(sent_at=timezone.now())
    return True
