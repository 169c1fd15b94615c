"""Between tests with real transactions the tables are emptied, which the append-only triggers would refuse."""

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from reviews.models.frozen import FROZEN


class Command(Flush):
    def handle(self, **options):
        connection = connections[options["database"]]
        if connection.vendor == "sqlite":  # PostgreSQL truncates, which fires no row trigger; both get them back after
            with connection.cursor() as cursor:
                for model in FROZEN:
                    for event in ("UPDATE", "DELETE"):
                        cursor.execute(f"DROP TRIGGER IF EXISTS {model._meta.db_table}_no_{event}")
        super().handle(**options)
