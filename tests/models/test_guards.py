"""What was written once is only added to, by whoever serves."""

import re

import pytest
from django.db import DatabaseError, connection, transaction

from reviews.features.discussion.comments import writing
from reviews.features.discussion.models import Notification
from reviews.features.incoming.feeds import watching
from reviews.models import Event, State
from reviews.models.guards import FROZEN, OF_FEATURES, allow
from reviews.workflow.copies.keeping import keep_file
from tests.factories import UserFactory, claim_at
from tests.features.incoming.made import no_one

pytestmark = pytest.mark.django_db
TABLES = [model._meta.db_table for model in (*FROZEN, *OF_FEATURES)]
OF_ANYBODY = ["UPDATE {0} SET id = id + 1000", "DELETE FROM {0}"]
OF_POSTGRESQL = ["TRUNCATE {0} CASCADE"]
OF_OWNERS = [
    "ALTER TABLE {0} DISABLE TRIGGER ALL",
    "DROP TRIGGER {0}_frozen ON {0}",
    "CREATE TRIGGER other BEFORE INSERT ON {0} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "DROP TABLE {0} CASCADE",
    "DROP FUNCTION refuse_change CASCADE",
]


def complaints(statements: list[str]) -> set[str]:
    """Return what the database says to each of them, at each table that is frozen; empty for what it did."""
    answers = set()
    for statement in (statement.format(table) for statement in statements for table in TABLES):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                answers.add(f"done: {statement}")
                transaction.set_rollback(True)
        except DatabaseError as refused:
            answers.add(re.search(r"is append-only|permission denied|must be owner|$", str(refused))[0] or str(refused))
    return answers


def test_history_is_append_only_for_its_owner(reviewer):
    claim, editor = claim_at(State.PUBLISHED), UserFactory(editor=True)
    writing.resolve(writing.write(claim, "Which minutes?", by=editor), by=editor)
    Notification.objects.all().delete()  # they lean on comments
    keep_file(b"Minutes", name="minutes.txt", address="", by=reviewer)
    watching.add("https://news.example/feed.xml", title="News", every=60, by=editor, hand_over=no_one)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert complaints(OF_ANYBODY + (OF_POSTGRESQL if connection.vendor == "postgresql" else [])) == {"is append-only"}


def test_serving_role_serves_and_cannot_touch_history():
    """SQLite has no roles: there the file's owner is everybody."""
    allow("serving" if connection.vendor == "sqlite" else "")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CREATE ROLE serving")
            allow("serving")
            cursor.execute("SET LOCAL ROLE serving")

    claim_at(State.WITHDRAWN)

    assert Event.objects.count() == 5
    if connection.vendor == "postgresql":
        assert complaints(OF_ANYBODY + OF_POSTGRESQL) == {"permission denied"}
        assert complaints(OF_OWNERS) <= {"permission denied", "must be owner"}
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT UPDATE ON {', '.join(TABLES)} TO serving")  # grants nothing, with a warning
        assert complaints(OF_ANYBODY) == {"permission denied"}
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
