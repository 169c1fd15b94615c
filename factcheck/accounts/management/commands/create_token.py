from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import ApiToken, User


class Command(BaseCommand):
    help = "Make a token for the API and print it, alone on its line. It is not stored and cannot be printed again."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *_: Any, username: str, **__: Any) -> None:
        user = User.objects.filter(username=User.normalize_username(username), is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody who may sign in is called {username!r}.")
        self.stdout.write(ApiToken.issue(user))
