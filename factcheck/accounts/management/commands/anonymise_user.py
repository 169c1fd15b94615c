from argparse import ArgumentParser
from typing import Any

from django.core.cache import caches
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from factcheck.accounts.anonymising import anonymise
from factcheck.accounts.models import User


class Command(BaseCommand):
    help = (
        "Take away somebody's name, e-mail address, login name, second factor, tokens, devices and sessions, for good."
        " What they did stays, under “Former colleague” and a number; no chain of history changes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *_: Any, username: str, **__: Any) -> None:
        user = User.objects.filter(username=User.normalize_username(username)).first()
        if user is None:
            raise CommandError(f"Nobody is called {username!r}.")
        if user.anonymised_at:
            raise CommandError(f"The name of {username} was taken away on {user.anonymised_at:%Y-%m-%d} already.")
        try:
            anonymise(user)
        except IntegrityError as error:
            raise CommandError(f"Nothing was changed: {error}") from None
        caches["pages"].clear()  # pages as readers saw them last, with the name
        self.stdout.write(f"{username} is {user.display_name} from now on, and can sign in no more.")
        self.stdout.write(
            "Backups made before this still hold the name, and so do the frozen copies, unseen by readers."
        )
