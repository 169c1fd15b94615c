"""History as it was written gives no alarm; anything changed in it or beside it is reported, and nothing stops the report."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, models, transaction

from factcheck.accounts.models import User
from reviews.management.history.integrity import faults
from reviews.models import (
    Article,
    Claim,
    Claimant,
    Correction,
    Event,
    Publication,
    PublicationRevision,
    Review,
    fingerprint,
)
from reviews.models.guards import FROZEN
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.articles.intake import add_article
from reviews.workflow.checks import approving, publishing, reviewing
from reviews.workflow.copies.keeping import keep_file
from reviews.workflow.table import leases
from tests.factories import UserFactory, write

from .walk import walked

pytestmark = pytest.mark.django_db
WALKED = FROZEN


def unfreeze() -> None:
    """Do what only somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for table in (model._meta.db_table for model in WALKED):
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_frozen")
            else:
                cursor.execute(f"DROP TRIGGER {table}_no_UPDATE")
                cursor.execute(f"DROP TRIGGER {table}_no_DELETE")


@pytest.fixture
def newsroom():
    """Two claims on the same words: one corrected and published twice, one published and withdrawn; and a second article."""
    people = [UserFactory(reviewer=True, username="ana"), UserFactory(reviewer=True, editor=True, username="eve")]
    text = "The council voted 12 to 3 for the bridge."
    revision = add_article(by=people[0], title="Bridge", text=text).article.revisions.get()
    add_article(by=people[1], title="Ferry", text="The council voted 9 to 8 for the ferry.")
    first = revision.claims.get()
    second = mark(revision, by=people[0], start=first.start, end=first.end, kind="event")
    for claim in (first, second):
        publish(claim, *people)
    publishing.correct(first, by=people[1], seen=first.version, note="A figure is wrong.")
    publish(first, *people)
    publishing.withdraw(second, by=people[1], seen=second.version, note="The source was forged.")
    keep_file(b"Minutes of the council", name="minutes.txt", address="", by=people[0])
    return people


def publish(claim, reviewer, editor):
    leases.take(claim, by=reviewer, seen=claim.version)
    about = {
        "wording": f"{claim.wording} So it did.",
        "details": {"in_favour": 13, "share": 0.5},
        "claimant": "Ada Lund",
    }
    reviewing.describe(claim, by=reviewer, token=claim.lease_token, **about)
    write(claim, reviewer)
    revision = reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
    approving.approve(claim, by=editor, seen=claim.version, revision=revision.number)
    publishing.publish(claim, by=editor, seen=claim.version)


def test_stories_of_claims_on_the_same_words_are_kept_apart(newsroom):
    assert list(faults()) == []


@pytest.mark.parametrize("seed", range(3))
def test_what_people_may_do_gives_no_alarm(seed):
    stories, done, found = walked(seed, 180)

    assert found == []
    assert stories >= 8
    assert {"take", "submit", "approve", "publish"} <= set(done)


# One cell is changed


def others(field: models.Field, value):
    """Return what a forger might put in place of a value."""
    if isinstance(field, models.ForeignKey):
        keys = field.related_model._base_manager.exclude(pk=value).order_by("pk").values_list("pk", flat=True)
        return [*keys[:1], *([None] if field.null and value is not None else [])]
    if isinstance(field, models.JSONField):
        forged = [{}, [], 7, {"revision": [], "hash": {}, "correction": [], "claim": 1}]
        return [other for other in forged if other != value]
    if isinstance(field, models.DateTimeField):
        return [datetime(2001, 1, 1, tzinfo=UTC) if value is None else value + timedelta(microseconds=1)]
    if isinstance(field, models.DateField):
        return [date(2001, 1, 1) if value is None else value + timedelta(days=1)]
    if isinstance(field, models.BinaryField):
        return [bytes(value) + b"x"]
    if isinstance(value, bool):
        return [not value]
    return [value + 7] if isinstance(value, int) else [f"{value or ''}x"[-(field.max_length or 999) :]]


def cells(model: type[models.Model], *names: str):
    """Give each row of a table with each of its columns, or with those that are named."""
    for row in model._base_manager.order_by("pk"):
        for field in model._meta.concrete_fields:
            if not field.primary_key and (not names or field.name in names):
                yield row, field


FROZEN_CELLS = [(model, ()) for model in WALKED]
RECORDED_CELLS = [
    (Article, ("title", "byline", "publisher", "url", "language", "published", "retrieved", "rights", "added_by")),
    (
        Claim,
        ("state", "version", "wording", "details", "claimant", "claimant_role", "reviewer", "kind", "quote", "start"),
    ),
    (Review, ("approved_revision", "approved_hash", "approved_by", "approved_at", "reviewer")),
    (Publication, ("live", "first_published_at", "changed_at", "withdrawn_by", "withdrawn_at", "notice")),
    (Correction, ("kind", "reason", "asked_by", "asked_at", "revision", "done_at")),
]


@pytest.mark.parametrize(
    ("model", "names"), FROZEN_CELLS + RECORDED_CELLS, ids=lambda case: getattr(case, "__name__", "")
)
def test_any_changed_cell_is_found(newsroom, model, names):
    Claimant.objects.create(name="Somebody else", slug="somebody-else")
    User.objects.create(username="other")
    unfreeze()
    changed, unseen = 0, []

    for row, field in cells(model, *names):
        for value in others(field, getattr(row, field.attname)):
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        model._base_manager.filter(pk=row.pk).update(**{field.attname: value})
                except DatabaseError:
                    continue  # a constraint does not let it be
                changed += 1
                if not list(faults()):
                    unseen.append(f"{field.name} of {row.pk}: {value!r}")
                transaction.set_rollback(True)

    assert unseen == []
    assert changed >= model._base_manager.count()


def unreadable(field: models.Field) -> list:
    """Return what the database takes into a column, going by its kind, and nobody can read."""
    if connection.vendor == "postgresql":
        return ["infinity"] if isinstance(field, models.DateField) else []
    if isinstance(field, models.CharField | models.TextField):
        return [b"\xff"]
    if isinstance(field, models.BinaryField):
        return ["word", 7.5]
    words = ["word", b"\xff", "2026-02-30 00:00:00", "2026-01-01 00:00:00-99:99", ""]
    return words if isinstance(field, models.JSONField) else [*words, 7.5]


def check_constraints() -> None:
    """As SQLite does for other tests: what passes them over holds for the connection, not for the transaction."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints=OFF")


@pytest.mark.parametrize("model", WALKED, ids=lambda model: model.__name__)
def test_cell_that_cannot_be_read_is_reported_by_its_row(newsroom, request, model):
    unfreeze()
    request.addfinalizer(check_constraints)
    table, row = model._meta.db_table, model._base_manager.order_by("-pk").first()
    for field in model._meta.concrete_fields[1:]:
        for value in unreadable(field):
            with transaction.atomic(), connection.cursor() as cursor:
                if connection.vendor == "sqlite":
                    cursor.execute("PRAGMA ignore_check_constraints=ON")
                    cursor.execute("PRAGMA defer_foreign_keys=ON")
                cursor.execute(f"UPDATE {table} SET {field.column} = %s WHERE id = %s", [value, row.pk])
                assert list(faults()) == [f"{table}, row {row.pk}: holds what cannot be read"]
                transaction.set_rollback(True)


def test_emptied_event_is_reported_and_stops_nothing(newsroom):
    unfreeze()
    event = Event.objects.get(claim__kind="event", action="submit")
    Event.objects.filter(pk=event.pk).update(data={})

    assert list(faults()) == [f"claim {event.claim.public_id}, event {event.number}: changed after it was written"]


def forge(event: Event, data) -> None:
    """Change an event and make its chain anew, as somebody who knows how would."""
    event.data, before = data, event.previous_hash
    for one in [event, *event.claim.events.filter(number__gt=event.number).order_by("number")]:
        one.previous_hash = before
        kept = models.Value(one.data, models.JSONField())  # also null, which otherwise would be the database's
        Event.objects.filter(pk=one.pk).update(data=kept, previous_hash=before, hash=one.seal().hash)
        before = one.hash


@pytest.mark.parametrize("data", [{}, None, [], 7, "text", {"correction": 3, "publication": [], "revision": {}}])
@pytest.mark.parametrize("action", ["submit", "approve", "publish", "correct"])
def test_chain_made_anew_around_an_emptied_event_does_not_fit_its_rows(newsroom, action, data):
    unfreeze()
    forge(Event.objects.filter(claim__kind="vote_tally", action=action).last(), data)

    is_found = action != "correct"  # as of old, an event may say nothing of the correction that it asks for
    assert bool([*faults()]) is is_found


def test_whole_copy_made_anew_is_not_what_the_story_records(newsroom):
    unfreeze()
    revision = PublicationRevision.objects.get(publication__claim__kind="event")
    content = revision.content | {"article": revision.content["article"] | {"title": "Forged"}}
    kept = {"content": content, "content_hash": fingerprint(content)}
    PublicationRevision.objects.filter(pk=revision.pk).update(**kept)

    claim = revision.publication.claim
    assert list(faults()) == [
        f"claim {claim.public_id}, published revision 1: is not what its story says",
        f"check {claim.public_id}, revision 1: is not what was approved",
    ]


def test_deleted_and_added_corrections_are_reported(newsroom):
    correction = Correction.objects.filter(publication__claim__kind="vote_tally").first()
    name = f"claim {correction.publication.claim.public_id}"

    Correction.objects.create(publication=correction.publication, reason="Forged.", asked_by=newsroom[1])
    assert list(faults()) == [f"{name}: its corrections are not those of its story"]
    Correction.objects.all().delete()
    assert f"{name}: its corrections are not those of its story" in list(faults())


def test_row_whose_story_is_silent_is_taken_as_it_is(newsroom):
    """Events once recorded the moves alone."""
    unfreeze()
    for story in (Event.objects.filter(claim=claim).order_by("number") for claim in Claim.objects.all()):
        before = ""
        for event in story:
            silent = {"from", "to", "revision", "hash", "note", "kind", "before", "after"} - (
                {"revision", "hash"} if event.action == "publish" else set()
            )
            event.data = {name: value for name, value in event.data.items() if name in silent}
            event.previous_hash = before
            values = {"data": event.data, "previous_hash": before, "hash": event.seal().hash}
            Event.objects.filter(pk=event.pk).update(**values)
            before = event.hash

    assert list(faults()) == []


@pytest.mark.parametrize("numbers", [[1e16, 1.5e300], [-0.0, 0.0], [0.1, 1e-7, 3.0], [2**70]])
def test_fingerprint_of_numbers_is_that_of_what_comes_back(newsroom, numbers):
    story = Event.objects.filter(claim__kind="event")
    claim, last = story.last().claim, story.last()
    written = Event(
        article=last.article, claim=claim, number=99, action="tell", version=0, data={"n": numbers}, previous_hash=""
    ).seal()
    written.save()

    assert Event.objects.get(pk=written.pk).sealed() == written.hash
