from typing import Any

from django.core.management.base import BaseCommand

from reviews.features.evidence import visits


class Command(BaseCommand):
    help = "Fetch the evidence of published checks again that was not visited for a week, and say what is gone or changed. For cron."

    def handle(self, *_: Any, **__: Any) -> None:
        for visit in visits.drain():
            self.stdout.write(str(visit))
