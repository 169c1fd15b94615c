import contextlib
import io
import sqlite3
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.accounts.models import ApiToken, User
from reviews.models import Article, Event, PublicationRevision, ReviewRevision
from reviews.workflow import outbox
from reviews.workflow.articles.intake import add_article
from tests.factories import STEPS, TEXT, UserFactory

pytestmark = pytest.mark.django_db
GOOD = "correct horse battery"


def printed(*command: str, **options) -> str:
    out = io.StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def refusal(*command: str) -> str:
    with pytest.raises(CommandError) as refused:
        printed(*command)
    return str(refused.value)


@pytest.fixture
def typed(monkeypatch):
    return lambda line: monkeypatch.setattr("sys.stdin", io.StringIO(line))


# create_user and create_token


def test_user_signs_in_with_the_password_from_standard_input(typed):
    typed(f"{GOOD}\n")

    said = printed("create_user", "ana", "--reviewer", "--first-name", "Ana", "--last-name", "Duarte")

    ana = User.objects.get()
    assert ana.check_password(GOOD)
    assert (ana.is_reviewer, ana.is_editor, ana.is_staff, ana.is_superuser) == (True, False, False, False)
    assert said == "Ana Duarte can sign in as ana, fact-checker.\n"


def test_generated_password_is_printed_alone_on_its_line():
    said = printed("create_user", "eve", "--editor", "--admin", "--generate").splitlines()

    eve = User.objects.get()
    assert eve.check_password(said[-1])
    assert (eve.is_reviewer, eve.is_editor, eve.is_staff, eve.is_superuser) == (False, True, True, True)


@pytest.mark.parametrize(
    ("username", "password", "said"),
    [
        ("ana", "", "too short"),
        ("ana", "password1234", "too common"),
        ("anaduarte", "anaduarte-12", "too similar to the username"),
        ("ana duarte", GOOD, "Enter a valid username"),
        ("", GOOD, "cannot be blank"),
        ("a" * 151, GOOD, "at most 150 characters"),
        ("taken", GOOD, "already exists"),
    ],
)
def test_user_is_refused_with_a_reason_and_not_half_made(typed, username, password, said):
    UserFactory(username="taken")
    typed(password)

    assert said in refusal("create_user", username)
    assert User.objects.count() == 1


def test_token_is_printed_alone_and_opens_the_door():
    user = UserFactory(username="ana")

    token = printed("create_token", "ana").removesuffix("\n")

    assert ApiToken.find(token).user == user
    assert not ApiToken.objects.filter(digest=token).exists()


def test_token_for_nobody_or_for_somebody_who_left_is_refused():
    UserFactory(username="gone", is_active=False)

    assert "'gone'" in refusal("create_token", "gone")
    assert "'nobody'" in refusal("create_token", "nobody")
    assert ApiToken.objects.count() == 0


# add_article


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(f"Bridge approved\n\n{TEXT}\n")
    return str(path)


def test_article_is_taken_in_once(file, reviewer):
    first = printed("add_article", file, "--by", "ana", "--published", "2026-03-02", "--publisher", "The Daily Example")
    again = printed("add_article", file, "--by", "ana", "--title", "Another")

    article = Article.objects.get()
    assert (article.title, article.publisher, article.language) == ("Bridge approved", "The Daily Example", "en")
    assert article.published == datetime(2026, 3, 2, tzinfo=UTC)
    assert article.added_by == reviewer
    assert first.startswith(f"{article.public_id} Bridge approved: ")
    assert again.startswith(f"{article.public_id} Bridge approved: taken in before, ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "nobody"], "'nobody'"),
        (["--by", "ana", "--published", "last week"], "'last week' is no date"),
        (["--by", "ana", "--url", "javascript:alert(1)"], "url: Enter a valid URL."),
        (["--by", "ana", "--title", "x" * 301], "at most 300 characters"),
        (["--by", "ana", "--title", ""], "title: "),
        (["--by", "ana", "--content-type", "text/plain; charset=klingon"], "klingon is not known"),
    ],
)
def test_article_is_refused_with_a_reason(file, reviewer, options, said):
    assert said in refusal("add_article", file, *options)
    assert Article.objects.count() == 0


def test_file_that_is_missing_or_no_text_is_refused(tmp_path, reviewer):
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.7")

    assert "No such file" in refusal("add_article", str(tmp_path / "none.txt"), "--by", "ana")
    assert "is a PDF" in refusal("add_article", str(tmp_path / "scan.txt"), "--by", "ana")


# verify_history


@pytest.fixture
def checked():
    """A published claim with its whole story, from the taking in of its article."""
    reviewer = UserFactory(reviewer=True)
    article = add_article(by=reviewer, title="Bridge", text="The council voted 12 to 3 for the bridge.").article
    claim = article.revisions.get().claims.get()
    for _, step in STEPS[:4]:
        step(claim, reviewer, UserFactory(editor=True))
    outbox.drain()
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

    out = io.StringIO()
    with pytest.raises(CommandError, match="1 fault in the history"):
        call_command("verify_history", stdout=out)

    assert out.getvalue() == f"claim {checked.public_id}, event 4: changed after it was written\n"


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
    ("change", "said"),
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
def test_forgery_is_found(checked, change, said):
    change(checked)

    out = io.StringIO()
    with pytest.raises(CommandError, match="in the history"):
        call_command("verify_history", stdout=out)

    assert [line.partition(": ")[2] for line in out.getvalue().splitlines()] == said


# backup and restore: what they refuse. tests/running/ tries what they do.


def test_backup_needs_a_folder_and_a_free_name(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine")

    assert "No backup was made" in refusal("backup", str(tmp_path / "nowhere" / "backup"))
    assert "exists and is not overwritten" in refusal("backup", str(taken))
    assert taken.read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no backup"),
        (b"not a backup", "is no backup"),
        (b"SQLite format 3\0 and so on", ("is damaged", "of the other kind")),
        (b"PGDMP and so on", ("pg_restore", "of the other kind")),
    ],
)
def test_file_that_is_no_backup_is_not_restored(tmp_path, content, said):
    (tmp_path / "file").write_bytes(content)

    complaint = refusal("restore", str(tmp_path / "file"), "--force")

    assert complaint.startswith("Nothing was restored: ")
    assert any(words in complaint for words in ([said] if isinstance(said, str) else said))


def test_other_programs_database_is_not_restored(tmp_path):
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(tmp_path / "file")) as other:
            other.execute("CREATE TABLE recipe (name)")
        said = "holds another program's data"
    else:
        (tmp_path / "file").write_bytes(b"PGDMP")
        said = "pg_restore"

    assert said in refusal("restore", str(tmp_path / "file"), "--force")
    assert "No such file" in refusal("restore", str(tmp_path / "missing"), "--force")
