from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from reviews.management.history.integrity import faults
from reviews.models import Claim, Event, PublicationRevision


class Command(BaseCommand):
    help = "Compute every hash of the history again, and compare each row with its story. A line for each fault, and exit status 1 if there is one."
    requires_system_checks = []  # it must work when the site does not

    def handle(self, *_: Any, **__: Any) -> None:
        found = 0
        try:
            for fault in faults():
                self.stdout.write(fault)
                found += 1
        except DatabaseError as error:
            raise CommandError(f"The history cannot be read: {error}") from None
        if found:
            raise CommandError(f"{found} fault{'s' if found > 1 else ''} in the history.")
        claims, events, checks = Claim.objects.count(), Event.objects.count(), PublicationRevision.objects.count()
        self.stdout.write(f"{claims:,} claims, {events:,} events, {checks:,} published revisions: all as written.")
