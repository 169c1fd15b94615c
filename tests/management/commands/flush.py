"""Between tests with real transactions the tables are emptied, which the append-only triggers would refuse."""

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from reviews.models.guards import FROZEN, OF_FEATURES


class Command(Flush):
    def handle(self, **options):
        connection = connections[options["database"]]
        with connection.cursor() as cursor:  # they come back after it, as after every migration
            for table in (model._meta.db_table for model in (*FROZEN, *OF_FEATURES)):
                if connection.vendor == "sqlite":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_UPDATE")
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_DELETE")
                else:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}")
        super().handle(**options)
