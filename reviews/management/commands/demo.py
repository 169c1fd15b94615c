from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reviews.management import newsroom


class Command(BaseCommand):
    help = "Prepare the database and fill it with a small newsroom to try things on. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--unless-in-use", action="store_true", help="where there are people of your own, add nothing and end well"
        )

    def handle(self, *_: Any, unless_in_use: bool = False, **__: Any) -> None:
        refuse_in_earnest()
        if others := newsroom.strangers():
            if not unless_in_use:
                raise CommandError(f"{who(others)} not of the demonstration. Nothing was added to what is theirs.")
            call_command("migrate", verbosity=0)
            self.stdout.write(f"{who(others)} here already: the demonstration was not loaded. {settings.SITE_URL}/")
            return
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


def refuse_in_earnest() -> None:
    """Raise CommandError on a site that is set up for strangers: the password of these people stands in the sources."""
    kept = {"FACTCHECK_REQUIRE_MFA": settings.REQUIRE_MFA, "FACTCHECK_HTTPS": settings.HTTPS}
    if names := [name for name, is_on in kept.items() if is_on]:
        on = f"{' and '.join(names)} {'are' if len(names) > 1 else 'is'} on"
        raise CommandError(
            f"{on}, so this is a site in earnest, and everybody knows the password of the demonstration's people."
            " Nothing was done. `make run` tries things out; or set both to off."
        )


def who(others: list[str]) -> str:
    """Return the first of them by name, as the beginning of a sentence."""
    named = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
    return f"{named} {'is' if len(others) == 1 else 'are'}"
