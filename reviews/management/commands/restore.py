from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from factcheck.accounts.models import User
from reviews.management.backups import archives
from reviews.management.backups.envelope import Unusable
from reviews.models import Article


class Command(BaseCommand):
    help = (
        "Replace the database by a backup of either kind of database. The backup is looked at, brought up to this version"
        " and verified first; the database is not touched before all is well."
    )
    requires_system_checks = []  # it must work when the site does not

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="even if the database holds people or articles")
        parser.add_argument("--accept-faults", action="store_true", help="even if the backup's history has faults")

    def handle(self, *_: Any, file: Path, force: bool, accept_faults: bool, **__: Any) -> None:
        if not force and is_in_use():
            raise CommandError("The database holds people or articles. With --force all of it is replaced.")
        try:
            restored, history = archives.restore(file, accept_faults=accept_faults)
        except (OSError, Unusable) as error:
            raise CommandError(f"Nothing was restored: {error}") from None
        self.stdout.write(f"{sum(restored.values()):,} rows restored from {file}.")
        self.stdout.write(history)


def is_in_use() -> bool:
    tables = connection.introspection.table_names()
    return any(model._meta.db_table in tables and model.objects.exists() for model in (User, Article))  # noqa: SLF001
