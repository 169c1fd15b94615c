"""The table of `factcheck.counts`, on PostgreSQL; SQLite counts in a file of its own."""

from django.db import migrations

from factcheck.counts import TABLE


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TABLE.format(kind="UNLOGGED"))


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TABLE counts")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_history_of_people")]
    operations = [migrations.RunPython(create, drop)]
