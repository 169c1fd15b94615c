import getpass
import secrets
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import User


class Command(BaseCommand):
    help = "Let somebody sign in. The password is read from standard input, or made with --generate and printed."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")
        parser.add_argument("--reviewer", action="store_true", help="may take claims and give verdicts")
        parser.add_argument("--editor", action="store_true", help="may approve and publish the work of others")
        parser.add_argument("--admin", action="store_true", help="may configure the site and its people under /admin/")
        parser.add_argument("--generate", action="store_true", help="make a password and print it, alone on its line")

    def handle(self, *_: Any, **options: Any) -> None:
        user = User(
            username=User.normalize_username(options["username"]),
            first_name=options["first_name"],
            last_name=options["last_name"],
            is_reviewer=options["reviewer"],
            is_editor=options["editor"],
            is_staff=options["admin"],
            is_superuser=options["admin"],
        )
        try:
            user.full_clean(exclude=["password"])
            password = secrets.token_urlsafe(15) if options["generate"] else typed_password()
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        user.set_password(password)
        user.save()
        self.stdout.write(
            f"{user.display_name} can sign in as {user.username}{f', {user.roles}' if user.roles else ''}."
        )
        if options["generate"]:
            self.stdout.write(password)


def typed_password() -> str:
    """Return the first line of standard input; on a terminal it is asked for and not shown."""
    if sys.stdin.isatty():
        return getpass.getpass()
    return sys.stdin.readline().rstrip("\r\n")
