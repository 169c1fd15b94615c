from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import ApiToken, User

NAME_LIMIT = 100
MOST_DAYS = 3650


class Command(BaseCommand):
    help = "Make a token for the API and print it, alone on its line. It is not stored and cannot be printed again."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="", help="what it is for, as its owner reads it under “Your account”")
        parser.add_argument("--days", type=int, help="days after which it ends; default: FACTCHECK_TOKEN_DAYS")

    def handle(self, *_: Any, username: str, name: str, days: int | None, **__: Any) -> None:
        if len(name) > NAME_LIMIT or not name.isprintable():
            raise CommandError(f"A name has at most {NAME_LIMIT} characters, on one line.")
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise CommandError(f"A token lasts from 1 to {MOST_DAYS} days.")
        user = User.objects.filter(username=User.normalize_username(username), is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody who may sign in is called {username!r}.")
        self.stdout.write(ApiToken.issue(user, name=name, days=days))
