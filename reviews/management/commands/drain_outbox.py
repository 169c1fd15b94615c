from typing import Any

from django.core.management.base import BaseCommand

from reviews.models import Outbox
from reviews.workflow import outbox


class Command(BaseCommand):
    help = "Do what follows from acts and is due: the search index. For cron; each act does it, too, and so does the worker."

    def handle(self, *_: Any, **__: Any) -> None:
        outbox.drain()
        for row in Outbox.objects.all():
            self.stdout.write(f"{row} failed {row.tries} times and is due at {row.due_at:%Y-%m-%d %H:%M}: {row.error}")
