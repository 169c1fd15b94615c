"""A comment is written once: it is withdrawn, resolved, opened again, and never rewritten."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from factcheck.accounts.anonymising import anonymise
from reviews.features.discussion.comments import writing
from reviews.features.discussion.comments.about import About, anchor, titles_of, words_in
from reviews.features.discussion.comments.threads import threads_of
from reviews.features.discussion.models import COMMENT_LIMIT, Comment, CommentMark, Notification
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_answers_stand_in_one_thread_whichever_was_answered(claim, reviewer, editor):
    first = writing.write(claim, "Which minutes?", by=editor, about=About("rationale"))
    answer = writing.write(claim, "Those of May.", by=reviewer, answers=first)
    writing.write(claim, "Thank you.", by=editor, answers=answer)

    (thread,) = threads_of(claim, editor, [])

    assert (thread.subject, thread.anchor) == ("How this was checked", "#at-rationale")
    assert [answer.comment.text for answer in thread.answers] == ["Those of May.", "Thank you."]
    assert [thread.first.is_own, *(answer.is_own for answer in thread.answers)] == [True, False, True]


@pytest.mark.parametrize("text", ["", " \n ", "x" * (COMMENT_LIMIT + 1), "a\x00b", "a\u2028b"])
def test_text_that_no_comment_has_is_refused(claim, editor, text):
    with pytest.raises(ValidationError):
        writing.write(claim, text, by=editor)

    assert not Comment.objects.exists()


def test_stranger_says_nothing(claim, editor):
    comment = writing.write(claim, "Which minutes?", by=editor)

    with pytest.raises(PermissionDenied):
        writing.write(claim, "Hello", by=UserFactory())
    with pytest.raises(PermissionDenied):
        writing.resolve(comment, by=UserFactory())


def test_same_words_again_at_once_are_one_comment_and_tell_once(claim, reviewer, editor):
    first = writing.write(claim, "Any news?", by=editor)

    assert writing.write(claim, " Any news? ", by=editor) == first
    assert Notification.objects.filter(person=reviewer).count() == 1

    others = [
        writing.write(claim, "Any news?", by=reviewer),
        writing.write(claim, "Any news?", by=editor, about=About("rationale")),
        writing.write(claim, "Any news?", by=editor, answers=first),
    ]
    assert len({first, *others}) == 4


def test_same_words_are_stored_again_after_a_while_and_after_they_were_withdrawn(claim, editor, monkeypatch):
    first = writing.write(claim, "Any news?", by=editor)
    writing.withdraw(first, by=editor)
    second = writing.write(claim, "Any news?", by=editor)
    monkeypatch.setattr(writing, "SOON", timedelta(0))
    third = writing.write(claim, "Any news?", by=editor)

    assert len({first, second, third}) == 3


def test_only_its_author_withdraws_a_comment_and_its_text_is_shown_no_more(claim, reviewer, editor):
    comment = writing.write(claim, "They lie.", by=editor)
    with pytest.raises(PermissionDenied):
        writing.withdraw(comment, by=reviewer)
    writing.withdraw(comment, by=editor)
    writing.withdraw(comment, by=editor)

    (thread,) = threads_of(claim, reviewer, [])

    assert thread.first.html == ""
    assert thread.first.withdrawn.by == editor
    assert CommentMark.objects.count() == 1


def test_thread_is_resolved_and_opened_again_by_anybody_and_once_each(claim, reviewer, editor):
    first = writing.write(claim, "Which minutes?", by=editor)
    answer = writing.write(claim, "Those of May.", by=reviewer, answers=first)
    writing.reopen(first, by=reviewer)
    writing.resolve(answer, by=reviewer)
    writing.resolve(first, by=editor)
    assert threads_of(claim, editor, [])[0].resolved.by == reviewer

    writing.reopen(first, by=editor)
    assert threads_of(claim, editor, [])[0].resolved is None
    assert [mark.kind for mark in CommentMark.objects.all()] == ["resolved", "reopened"]


def test_open_threads_stand_first(claim, editor):
    done, waits = (writing.write(claim, text, by=editor) for text in ("First", "Second"))
    writing.resolve(done, by=editor)

    assert [thread.first.comment for thread in threads_of(claim, editor, [])] == [waits, done]


@pytest.mark.parametrize("change", [{"text": "other"}, {"part": "wording"}])
def test_database_refuses_to_rewrite_a_comment(claim, editor, change):
    comment = writing.write(claim, "Which minutes?", by=editor)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**change)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM reviews_comment WHERE id = %s", [comment.pk])


@pytest.mark.parametrize("wrong", [{"start": 1}, {"end": 1}, {"part": "wording", "answers": True}])
def test_database_refuses_half_a_place_and_an_answer_with_a_part_of_its_own(claim, editor, wrong):
    comment = writing.write(claim, "Which minutes?", by=editor)
    if "answers" in wrong:
        wrong = wrong | {"answers": comment}

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(claim=claim, by=editor, text="x", **wrong)


def test_words_are_found_in_the_claim_whatever_is_between_them(claim, editor):
    about = words_in(claim, "12  to\n3")

    assert about == About("words", "12 to 3", 18, 25)
    assert claim.revision.text[about.start : about.end] == "12 to 3"
    assert words_in(claim, "Three people") is None, "they stand in the article, and not in the claim"
    comment = writing.write(claim, "Was it?", by=editor, about=about)
    assert anchor(comment, []) == "#article:~:text=12%20to%203"


def test_comment_leads_to_its_row_of_evidence_as_long_as_there_is_one(claim, reviewer, editor):
    titles = titles_of(claim, editor)
    comment = writing.write(claim, "Page?", by=editor, about=About.chosen("evidence:Minutes of the council"))

    assert titles == ["Minutes of the council"]
    assert anchor(comment, titles) == "#at-evidence-1"
    assert anchor(comment, ["Something else"]) == "#at-evidence"


def test_who_is_forgotten_is_called_so(claim, reviewer, editor):
    writing.write(claim, "Ask @ana.", by=editor)
    anonymise(reviewer)

    assert threads_of(claim, editor, [])[0].first.html == f"Ask <b>@<bdi>former-colleague-{reviewer.pk}</bdi></b>."
