"""Can every cell of the history be read at all? SQLite puts a word where a date should stand, and PostgreSQL has a last day
that no calendar has: whoever reads such a row fails. The database itself is asked, before anybody reads."""

from collections.abc import Iterator

from django.db import connection, models

from factcheck.accounts.history import PersonEvent
from reviews.features.incoming.feeds.models import Feed, FeedEvent
from reviews.models import (
    Article,
    ArticleRevision,
    Body,
    Claim,
    Copy,
    Correction,
    Event,
    Publication,
    PublicationRevision,
    Review,
    ReviewRevision,
)

READ = (
    Article, ArticleRevision, Claim, Review, ReviewRevision, Publication, PublicationRevision, Correction, Event,
    PersonEvent, Body, Copy, Feed, FeedEvent,
)  # fmt: skip

SQLITE = {
    "integer": "typeof({0}) = 'integer'",
    "text": "typeof({0}) = 'text'",
    "real": "typeof({0}) IN ('real', 'integer')",
    "datetime": "{0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:*'"
    " AND substr({0}, 12) NOT GLOB '*[^0-9:.]*' AND date({0}, '+0 days') = substr({0}, 1, 10) AND time({0}) IS NOT NULL",
    "date": "{0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date({0}, '+0 days') = {0}",
    "json": "typeof({0}) = 'text' AND json_valid({0})",
    "bytes": "typeof({0}) = 'blob'",
}
POSTGRESQL = dict.fromkeys(["date", "datetime"], "{0} >= '0001-01-01' AND {0} < '9999-12-31'")


def unreadable() -> Iterator[str]:
    """Yield a line for each row that has something in it which its column cannot hold."""
    sound = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    for model in READ:
        table, fields = model._meta.db_table, model._meta.concrete_fields
        columns = [(connection.ops.quote_name(str(field.column)), kind_of(field)) for field in fields]
        checks = [f"({name} IS NULL OR ({sound[kind].format(name)}))" for name, kind in columns if kind in sound]
        if checks:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT id FROM {table} WHERE NOT ({' AND '.join(checks)}) ORDER BY id")  # noqa: S608
                yield from (f"{table}, row {key}: holds what cannot be read" for (key,) in cursor.fetchall())


def kind_of(field: models.Field) -> str:  # type: ignore[type-arg]
    """Return what a column must hold, by the names of SQLITE."""
    stored = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(stored, models.JSONField):
        return "json"
    if isinstance(stored, models.DateTimeField):
        return "datetime"
    if isinstance(stored, models.DateField):
        return "date"
    if isinstance(stored, models.FloatField):
        return "real"
    if isinstance(stored, models.BinaryField):
        return "bytes"
    return "text" if isinstance(stored, models.CharField | models.TextField) else "integer"
