"""Triggers that refuse to change or delete what was written once.

They are installed after every migration, not by one: SQLite drops a table's triggers whenever a migration rebuilds it.
"""

from django.db import DEFAULT_DB_ALIAS, connections

from .article import ArticleRevision
from .history import Event
from .publication import PublicationRevision
from .review import ReviewRevision

FROZEN = (ArticleRevision, ReviewRevision, PublicationRevision, Event)

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL_TRIGGER = """
CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def freeze(using: str = DEFAULT_DB_ALIAS) -> None:
    """Install the triggers; safe to repeat."""
    connection = connections[using]
    tables = [model._meta.db_table for model in FROZEN]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
            for table in tables:
                cursor.execute(POSTGRESQL_TRIGGER.format(table=table))
            return
        for table in tables:
            for event in ("UPDATE", "DELETE"):
                cursor.execute(SQLITE_TRIGGER.format(table=table, event=event))
