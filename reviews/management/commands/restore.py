from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from factcheck.accounts.models import User
from reviews.management import archives
from reviews.models import Article


class Command(BaseCommand):
    help = "Replace the database by a backup, bring it up to this version, and check that every row of it is there."
    requires_system_checks = []  # it must work when the site does not

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="even if the database holds people or articles")

    def handle(self, *_: Any, file: Path, force: bool, **__: Any) -> None:
        if not force and is_in_use():
            raise CommandError("The database holds people or articles. With --force all of it is replaced.")
        try:
            expected = archives.counts_of(file)
            archives.load(file)
            restored = archives.stored_counts()
        except (OSError, archives.Unusable) as error:
            raise CommandError(f"Nothing was restored: {error}") from None
        if lost := [name for name, rows in expected.items() if restored.get(name) != rows]:
            raise CommandError(f"Not all rows came back: {', '.join(lost)}.")
        call_command("migrate", verbosity=0)
        self.stdout.write(f"{sum(restored.values()):,} rows restored from {file}.")
        call_command("verify_history", stdout=self.stdout)


def is_in_use() -> bool:
    tables = connection.introspection.table_names()
    return any(model._meta.db_table in tables and model.objects.exists() for model in (User, Article))  # noqa: SLF001
