import secrets
from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from factcheck.accounts.models import User


class Command(BaseCommand):
    help = (
        "Let somebody in again who lost their second factor or their password. Both are taken away, every session and token"
        " ends, and a password is printed, alone on its line, that opens nothing but the page where its owner changes it."
        " Ask for their face or voice first: whoever gets the password is them from then on."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *_: Any, username: str, **__: Any) -> None:
        user = User.objects.filter(username=User.normalize_username(username), anonymised_at=None).first()
        if user is None:
            raise CommandError(f"Nobody is called {username!r}.")
        password = secrets.token_urlsafe(15)
        with transaction.atomic():
            Authenticator.objects.filter(user=user).delete()
            for session in UserSession.objects.filter(user=user):
                session.end()
            user.set_password(password)
            user.must_change_password = True
            user.save()
        if not user.is_active:
            self.stdout.write(f"{username} is deactivated: an administrator lets them sign in under /admin/.")
        self.stdout.write(password)
