from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reviews.features.discussion.notices import mailing


class Command(BaseCommand):
    help = "Mail the notifications that are due. For cron, every few minutes, where no worker runs; safe to run again."

    def handle(self, *_: Any, **__: Any) -> None:
        if failed := mailing.send_due():
            mails = "1 mail" if failed == 1 else f"{failed} mails"
            raise CommandError(f"{mails} could not be sent; what they tell is sent again.")
