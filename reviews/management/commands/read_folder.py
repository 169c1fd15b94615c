from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import User
from factcheck.alone import alone
from reviews.features.incoming import folders, reading
from reviews.workflow.copies.keeping import printable


class Command(BaseCommand):
    help = "Have each new file of a folder, and of the folders in it, wait to be looked over as an article. For cron; what was seen before is skipped, and nothing is moved or deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--by", metavar="USERNAME", help="who gives the files; default: the program")

    def handle(self, *_: Any, folder: Path, by: str | None, **__: Any) -> None:
        user = User.objects.filter(username=by, is_active=True).first() if by else None
        if by and not (user and user.has_role):
            raise CommandError(f"Nobody who may take in an article is called {by!r}.")
        try:
            with alone("folder") as is_mine:
                for path, outcome in folders.look(folder, by=user) if is_mine else ():
                    self.stdout.write(f"{printable(str(path.relative_to(folder)))}: {outcome}")
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}.") from None
        for incoming in reading.drain():
            self.stdout.write(f"{incoming}: {incoming.stage}")
