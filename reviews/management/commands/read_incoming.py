from typing import Any

from django.core.management.base import BaseCommand

from reviews.features.incoming import reading


class Command(BaseCommand):
    help = "Read the pages and files that wait to become articles, one at a time, and those whose reading broke off. For cron; the server starts it, too."

    def handle(self, *_: Any, **__: Any) -> None:
        for incoming in reading.drain():
            self.stdout.write(f"{incoming}: {incoming.stage}")
