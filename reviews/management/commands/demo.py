from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reviews.management import newsroom


class Command(BaseCommand):
    help = "Prepare the database and fill it with a small newsroom to try things on. Safe to repeat."

    def handle(self, *_: Any, **__: Any) -> None:
        call_command("migrate", verbosity=0)
        staff, password = newsroom.people()
        for path in tqdm(newsroom.articles(), unit="article", leave=False, disable=None):
            try:
                newsroom.load(path, staff)
            except newsroom.BadSeed as error:
                raise CommandError(f"{path.name}: {error}") from None
        self.stdout.write(f"Read the checks at {settings.SITE_URL}/ and work on them at {settings.SITE_URL}/desk/")
        self.stdout.write(f"Sign in with the password “{password}” as")
        for username, user in staff.items():
            self.stdout.write(f"  {username:6} {user.display_name}, {user.roles}")
        self.stdout.write("These people are invented and their password is known to everybody: only for trying out.")
