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
POSTGRESQL_TRIGGERS = """
CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
POSTGRESQL_RIGHTS = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE UPDATE, DELETE ON {tables} FROM {role}
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
                cursor.execute(POSTGRESQL_TRIGGERS.format(table=table))
            return
        for table in tables:
            for event in ("UPDATE", "DELETE"):
                cursor.execute(SQLITE_TRIGGER.format(table=table, event=event))


def allow(role: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Let another role of PostgreSQL serve: it may read and write everything, and only add to what was written once.

    The tables stay their owner's: no other role can take a trigger away, empty a table or change its own rights.
    """
    connection = connections[using]
    if not role or connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone()[0] != role:
            tables = ", ".join(model._meta.db_table for model in FROZEN)
            cursor.execute(POSTGRESQL_RIGHTS.format(role=connection.ops.quote_name(role), tables=tables))
