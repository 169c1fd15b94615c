"""The command that looks for changes in what was written once."""

import pytest
from django.db import connection

from reviews.features.discussion.models import Notification
from reviews.models import Body, Event, PublicationRevision, ReviewRevision
from reviews.workflow import outbox
from reviews.workflow.articles.intake import add_article
from reviews.workflow.copies.keeping import keep_file
from tests.commands import printed, run
from tests.factories import STEPS, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked():
    """A published claim with its whole story, from the taking in of its article."""
    reviewer = UserFactory(reviewer=True)
    article = add_article(by=reviewer, title="Bridge", text="The council voted 12 to 3 for the bridge.").article
    claim = article.revisions.get().claims.get()
    for _, step in STEPS[:4]:
        step(claim, reviewer, UserFactory(editor=True))
    outbox.drain()
    Notification.objects.all().delete()  # they lean on events
    return claim


def unfreeze(table: str) -> None:
    """Do what only somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # it alters no table that has checks to come
            cursor.execute(f"DROP TRIGGER {table}_frozen ON {table}")
        else:
            cursor.execute(f"DROP TRIGGER {table}_no_UPDATE")
            cursor.execute(f"DROP TRIGGER {table}_no_DELETE")


def test_untouched_history_is_in_order(checked):
    assert printed("verify_history") == "1 claims, 6 events, 1 published revisions: all as written.\n"


def test_changed_event_is_found_and_named(checked):
    unfreeze("reviews_event")
    Event.objects.filter(claim=checked, number=4).update(by=UserFactory())

    output, complaint = run("verify_history")

    assert output == f"claim {checked.public_id}, event 4: changed after it was written\n"
    assert "1 fault in the history" in complaint


def test_changed_copy_is_found_and_named(checked):
    copy = keep_file(b"Minutes", name="minutes.txt", address="", by=UserFactory())
    unfreeze("reviews_body")
    Body.objects.update(data=b"Others", size=6)

    output, _ = run("verify_history")

    assert output == f"copy {copy.body.sha256[:12]}: not the bytes that were kept\n"


def move_quietly(claim):
    type(claim).objects.filter(pk=claim.pk).update(version=9)


def renumber_publication(claim):
    unfreeze("reviews_publicationrevision")
    PublicationRevision.objects.filter(publication__claim=claim).update(number=2, previous_hash="0" * 64)


def forge_approval(claim):
    claim.reviews.update(approved_hash="0" * 64)


def forge_event(claim):
    unfreeze("reviews_event")
    event = Event.objects.get(claim=claim, action="approve")
    event.by = UserFactory()
    Event.objects.filter(pk=event.pk).update(by=event.by, hash=event.sealed())


def cut_off_the_end(claim):
    unfreeze("reviews_event")
    claim.events.last().delete()


def cut_out_the_middle(claim):
    unfreeze("reviews_event")
    claim.events.get(action="approve").delete()


def forget_all(claim):
    unfreeze("reviews_event")
    claim.events.all().delete()


def forge_review(claim):
    unfreeze("reviews_reviewrevision")
    revision = ReviewRevision.objects.get(claim=claim)
    ReviewRevision.objects.filter(pk=revision.pk).update(content=revision.content | {"summary": "Forged."})


def forge_publication(claim):
    unfreeze("reviews_publicationrevision")
    revision = PublicationRevision.objects.get(publication__claim=claim)
    PublicationRevision.objects.filter(pk=revision.pk).update(content=revision.content | {"summary": "Forged."})


def forge_text(claim):
    unfreeze("reviews_articlerevision")
    type(claim.revision).objects.filter(pk=claim.revision.pk).update(text=claim.revision.text + " Forged.")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (forge_event, ["does not follow from the event before it"]),
        (cut_off_the_end, ["is at version 5, but its story ends at 4"]),
        (
            cut_out_the_middle,
            ["the events of its story are not numbered 1 to 4", "does not follow from the event before it"],
        ),
        (forget_all, ["has no story"]),
        (forge_review, ["changed after it was handed in", "is not what was approved"]),
        (forge_publication, ["changed after it was published", "is not what was approved"]),
        (forge_text, ["not the text that was taken in"]),
        (forge_approval, ["what was approved is not what its story says"]),
        (move_quietly, ["is at version 9, but its story ends at 5"]),
        (
            renumber_publication,
            [
                "is not what its story says",
                "its revisions are not numbered 1 to 1",
                "does not follow from the one before it",
            ],
        ),
    ],
)
def test_forgery_is_found(checked, change, expected):
    change(checked)

    output, complaint = run("verify_history")

    assert [line.partition(": ")[2] for line in output.splitlines()] == expected
    assert "in the history" in complaint
