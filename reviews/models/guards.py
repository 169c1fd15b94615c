"""Triggers that refuse to change or delete what was written once, and to let anybody approve what they wrote a part of.

They are installed after every migration, not by one: SQLite drops a table's triggers whenever a migration rebuilds it.
"""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from factcheck.accounts.history import PersonEvent

from .article import ArticleRevision
from .copy import Body, Copy
from .history import Event
from .publication import PublicationRevision
from .review import Review, ReviewRevision

REVIEWS, REVISIONS = Review._meta.db_table, ReviewRevision._meta.db_table
FROZEN: tuple[type[Model], ...] = (
    ArticleRevision, ReviewRevision, PublicationRevision, Event, PersonEvent, Body, Copy,
)  # fmt: skip
OF_FEATURES: list[type[Model]] = []
"""What features write once, beside the history that `verify_history` walks."""

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

OWN = "who wrote a part of a review does not approve it"
POSTGRESQL_FOUR_EYES = f"""
CREATE OR REPLACE FUNCTION refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM {REVISIONS}
    WHERE id = NEW.approved_revision_id AND jsonb_exists(content -> 'authors', NEW.approved_by_id::text)
  ) THEN RAISE EXCEPTION '{OWN}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER {REVIEWS}_four_eyes BEFORE INSERT OR UPDATE ON {REVIEWS}
FOR EACH ROW EXECUTE FUNCTION refuse_own_approval()
"""
SQLITE_FOUR_EYES = """
CREATE TRIGGER IF NOT EXISTS {table}_four_eyes_{event} BEFORE {event} ON {table}
WHEN EXISTS (
  SELECT 1 FROM {revisions}
  WHERE id = NEW.approved_revision_id AND json_type(content, '$.authors."' || NEW.approved_by_id || '"') IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, '{own}'); END
"""


def written_once[M: type[Model]](model: M) -> M:
    """Have the database refuse to change or delete the rows of a feature's model."""
    OF_FEATURES.append(model)
    return model


def freeze(using: str = DEFAULT_DB_ALIAS) -> None:
    """Install the triggers; safe to repeat."""
    connection = connections[using]
    tables = _frozen_tables(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
            for table in tables:
                cursor.execute(POSTGRESQL_TRIGGERS.format(table=table))
            cursor.execute(POSTGRESQL_FOUR_EYES)
            return
        for table in tables:
            for event in ("UPDATE", "DELETE"):
                cursor.execute(SQLITE_TRIGGER.format(table=table, event=event))
        for event in ("INSERT", "UPDATE"):
            cursor.execute(SQLITE_FOUR_EYES.format(event=event, table=REVIEWS, revisions=REVISIONS, own=OWN))


def _frozen_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the frozen tables that are there: migrations may have stopped before the newest."""
    there = set(connection.introspection.table_names())
    return [model._meta.db_table for model in (*FROZEN, *OF_FEATURES) if model._meta.db_table in there]


def thaw(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take away the trigger that looks at a second table, which SQLite does not rebuild while another table's trigger names it."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for event in ("INSERT", "UPDATE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {REVIEWS}_four_eyes_{event}")


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
            tables = ", ".join(_frozen_tables(connection))
            cursor.execute(POSTGRESQL_RIGHTS.format(role=connection.ops.quote_name(role), tables=tables))
