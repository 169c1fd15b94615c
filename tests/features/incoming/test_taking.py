"""What came is taken in as a person left it, once, with what they changed."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.features.incoming import taking
from reviews.features.incoming.models import Incoming
from reviews.management.history import replay
from reviews.management.history.integrity import faults
from reviews.models import Article
from reviews.workflow.articles import intake
from tests.factories import UserFactory

from .made import TEXT, ready

pytestmark = pytest.mark.django_db
Stage = Incoming.Stage
MENDED = TEXT.replace("31 votes to 18", "31 votes to 16")


def taken(incoming, by, text=TEXT, **more):
    return taking.take(incoming, by=by, seen=incoming.version, title="Council passes budget", text=text, **more)


def test_taken_article_has_what_was_mended_and_its_copy(reviewer, editor):
    incoming = ready(reviewer)

    added = taken(incoming, editor, MENDED)

    incoming.refresh_from_db()
    assert (incoming.stage, incoming.article, incoming.ended_by) == (Stage.TAKEN, added.article, editor)
    revision = added.article.revisions.get()
    assert (revision.text, revision.copy) == (MENDED, incoming.copy)
    old, new = TEXT.split("\n")[2], MENDED.split("\n")[2]
    assert revision.changes == [{"what": "mended", "words": old, "instead": new}]
    assert (added.article.added_by, [*faults()]) == (editor, [])


def test_untouched_text_has_no_changes(reviewer):
    revision = taken(ready(reviewer), reviewer).article.revisions.get()

    assert (revision.changes, revision.locators) == ([], [])


def test_history_notices_another_source(reviewer):
    incoming = ready(reviewer)
    article = taken(incoming, reviewer).article
    event = article.events.get(claim=None)
    assert event.data["source"] == article.revisions.get().source
    event.data["source"] = "0" * 64

    assert [*replay.article(article, [event])] == [
        ": its story tells of other sources of its texts than those that are stored"
    ]


def test_two_people_make_one_article(reviewer, editor):
    incoming = ready(reviewer)
    first = taken(incoming, reviewer)

    with pytest.raises(taking.Faster) as faster:
        taken(incoming, editor, MENDED)

    assert faster.value.incoming.article == first.article
    assert Article.objects.count() == 1


def test_who_is_faster_while_another_text_is_split_is_the_one(reviewer, editor, monkeypatch):
    incoming, read = ready(reviewer), intake.read

    def slow(**article):
        monkeypatch.setattr(intake, "read", read)
        taken(incoming, editor)
        return read(**article)

    monkeypatch.setattr(intake, "read", slow)

    with pytest.raises(taking.Faster):
        taken(incoming, reviewer, MENDED)

    assert [article.added_by for article in Article.objects.all()] == [editor]
    assert [*faults()] == []


def test_text_that_is_here_already_leads_to_its_article(reviewer):
    first = taken(ready(reviewer), reviewer)

    again = taken(ready(reviewer), reviewer)

    assert (again.article, again.is_new) == (first.article, False)
    assert Incoming.objects.filter(stage=Stage.TAKEN, article=first.article).count() == 2


def test_left_is_not_taken_in(reviewer, editor):
    incoming = ready(reviewer)
    taking.leave(incoming, by=editor, seen=incoming.version)

    with pytest.raises(taking.Faster) as faster:
        taken(incoming, reviewer)

    assert (faster.value.incoming.stage, faster.value.incoming.ended_by) == (Stage.LEFT, editor)
    assert not Article.objects.exists()


def test_what_was_taken_is_not_left(reviewer):
    incoming = ready(reviewer)
    taken(incoming, reviewer)

    with pytest.raises(taking.Faster):
        taking.leave(incoming, by=reviewer, seen=incoming.version + 1)


def test_refused_page_is_taken_as_somebody_pastes_it(reviewer):
    incoming = ready(reviewer, text="   ")
    assert incoming.stage == Stage.REFUSED

    revision = taken(incoming, reviewer).article.revisions.get()

    assert (revision.changes, revision.copy) == ([], None)
    assert Incoming.objects.get().data is None


@pytest.mark.parametrize("act", ["take", "leave"])
def test_stranger_does_nothing(act, reviewer):
    incoming, stranger = ready(reviewer), UserFactory()

    with pytest.raises(PermissionDenied):
        taken(incoming, stranger) if act == "take" else taking.leave(incoming, by=stranger, seen=incoming.version)

    incoming.refresh_from_db()
    assert incoming.stage == Stage.READY


def test_pages_go_along_to_the_article(reviewer):
    incoming = ready(reviewer)
    pages = [
        {"start": TEXT.index(words), "kind": "page", "value": value}
        for words, value in (("Council", "1"), ("“The", "2"))
    ]
    Incoming.objects.update(found=incoming.found | {"locators": pages})
    incoming.refresh_from_db()

    revision = taken(incoming, reviewer, f"A heading\n\n{MENDED}").article.revisions.get()

    assert revision.locator_of(revision.text.index("31 votes"))["value"] == "1"
    assert revision.locator_of(revision.text.index("best"))["value"] == "2"
    assert revision.locator_of(0) is None
