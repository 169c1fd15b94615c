"""People comment on a claim; they may withdraw that, and anybody at the desk marks a thread as done."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.features.discussion.models import Comment, CommentMark
from reviews.features.discussion.notices import notifying
from reviews.models import Claim

from . import mentions
from .about import About

Kind = CommentMark.Kind
WHOLE = About()
SOON = timedelta(minutes=1)
SAME = ("text", "answers_id", "part", "words", "start", "end")
NOT_TYPED = ("claim", "answers", "by", "mentions", "start", "end")


@transaction.atomic
def write(claim: Claim, text: str, *, by: User, about: About = WHOLE, answers: Comment | None = None) -> Comment:
    """Store a comment and notify those whom it matters to; an answer to an answer joins its thread.

    The same words again within SOON are one comment: somebody pressed twice. Raises ValidationError for a text that is empty, too long or has controls in it.
    """
    _refuse_strangers(by)
    first = answers and (answers.answers or answers)
    comment = Comment(claim=claim, by=by, text=text.strip(), answers=first, mentions=mentions.named_in(text))
    if first is None:
        comment.part, comment.words, comment.start, comment.end = about.part, about.words, about.start, about.end
    comment.clean_fields(exclude=NOT_TYPED)
    _lock(claim.pk)
    if twin := _twin_of(comment):
        return twin
    comment.save(force_insert=True)
    notifying.notify_of(comment)
    return comment


def _twin_of(comment: Comment) -> Comment | None:
    """Return the last comment of its author, if that was the same, of the same, and just now."""
    last = Comment.objects.filter(claim=comment.claim, by=comment.by, at__gt=comment.at - SOON).last()
    if last is None or any(getattr(last, name) != getattr(comment, name) for name in SAME):
        return None
    return None if last.marks.filter(kind=Kind.WITHDRAWN).exists() else last


def withdraw(comment: Comment, *, by: User) -> None:
    """Take back a comment of `by`: that there was one still shows, and its text does not."""
    if comment.by_id != by.pk:
        raise PermissionDenied(_("A comment is withdrawn by whoever wrote it."))
    _mark(comment, Kind.WITHDRAWN, by)


def resolve(comment: Comment, *, by: User) -> None:
    """Mark a thread as done."""
    _mark(comment.answers or comment, Kind.RESOLVED, by)


def reopen(comment: Comment, *, by: User) -> None:
    _mark(comment.answers or comment, Kind.REOPENED, by)


@transaction.atomic
def _mark(comment: Comment, kind: Kind, by: User) -> None:
    """Mark a comment, unless it is so marked already: pressed twice, or by two people."""
    _refuse_strangers(by)
    _lock(comment.claim_id)
    marks = [mark.kind for mark in comment.marks.all()]
    if kind == Kind.WITHDRAWN:
        is_so = kind in marks
    else:
        threads = [Kind.REOPENED, *(mark for mark in marks if mark != Kind.WITHDRAWN)]
        is_so = threads[-1] == kind
    if not is_so:
        CommentMark.objects.create(comment=comment, kind=kind, by=by)


def _lock(claim: int) -> None:
    """Let whoever else comments on the claim wait: a comment's own row takes no lock."""
    Claim.objects.select_for_update().only("pk").get(pk=claim)


def _refuse_strangers(user: User) -> None:
    if not user.has_role:
        raise PermissionDenied(_("Comments are for those who work at the desk."))
