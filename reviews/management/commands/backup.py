from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reviews.management.backups import archives
from reviews.management.backups.envelope import Unusable


class Command(BaseCommand):
    help = (
        "Write the whole database to one new file while everybody goes on working. It holds everything: keep it safe."
    )
    requires_system_checks = []  # it must work when the site does not

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        if file.exists():
            raise CommandError(f"{file} exists and is not overwritten.")
        try:
            rows = sum(archives.dump(file).values())
        except FileExistsError:
            raise CommandError(f"{file} exists and is not overwritten.") from None
        except (OSError, Unusable) as error:
            raise CommandError(f"No backup was made: {error}") from None
        self.stdout.write(f"{file}: {rows:,} rows, {file.stat().st_size / 1e6:.1f} MB.")
