from typing import Any

from django.core.management.base import BaseCommand

from reviews.features.incoming.feeds import reading


class Command(BaseCommand):
    help = "Read the feeds that are due, and offer what is new in them. For cron, every few minutes, where no worker runs; safe to run again."

    def handle(self, *_: Any, **__: Any) -> None:
        for feed in reading.drain():
            told = f"fails: {feed.worded()}" if feed.failures else f"{feed.done} items"
            self.stdout.write(f"{feed}: {told}")
