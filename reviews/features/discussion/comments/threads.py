"""The comments on a claim, as somebody at the desk reads them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from factcheck.accounts.models import User
from reviews.features.discussion.models import Comment, CommentMark, Part
from reviews.models import Claim

from . import about, mentions

Kind = CommentMark.Kind


@dataclass(frozen=True)
class ShownComment:
    """A comment as it is shown; one that was `withdrawn` shows only that."""

    comment: Comment
    html: SafeString
    withdrawn: CommentMark | None
    is_own: bool


@dataclass
class Thread:
    """A comment with its answers, in order."""

    first: ShownComment
    resolved: CommentMark | None
    subject: str
    """What it is about, in words; empty for the whole claim."""
    anchor: str
    answers: list[ShownComment] = field(default_factory=list)

    @property
    def is_quoted(self) -> bool:
        return bool(self.first.comment.words)


def threads_of(claim: Claim, user: User, titles: list[str]) -> list[Thread]:
    """Return the threads about a claim, the open ones first; `titles` are those of its evidence as `user` sees it."""
    comments = list(claim.comments.select_related("by").prefetch_related("marks__by"))
    names = _usernames(comments)
    threads: dict[int, Thread] = {}
    for comment in comments:
        shown = _shown(comment, user, names)
        if comment.answers_id is None:
            subject = str(Part(comment.part).label) if comment.part else ""
            threads[comment.pk] = Thread(shown, _resolved(comment), subject, about.anchor(comment, titles))
        else:
            threads[comment.answers_id].answers.append(shown)
    return sorted(threads.values(), key=lambda thread: thread.resolved is not None)


def with_comment_counts(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return the claims, each with its `comment_count`; those that were withdrawn count too."""
    comments = Comment.objects.filter(claim=OuterRef("pk")).order_by().values("claim")
    return claims.annotate(comment_count=Coalesce(Subquery(comments.annotate(number=Count("pk")).values("number")), 0))


def _usernames(comments: Iterable[Comment]) -> dict[int, str]:
    named = {key for comment in comments for key in comment.mentions.values()}
    return dict(User.objects.filter(pk__in=named).values_list("pk", "username")) if named else {}


def _shown(comment: Comment, user: User, names: dict[int, str]) -> ShownComment:
    withdrawn = next((mark for mark in comment.marks.all() if mark.kind == Kind.WITHDRAWN), None)
    html = SafeString() if withdrawn else mentions.shown(comment.text, comment.mentions, names)
    return ShownComment(comment, html, withdrawn, comment.by_id == user.pk)


def _resolved(comment: Comment) -> CommentMark | None:
    marks = [mark for mark in comment.marks.all() if mark.kind != Kind.WITHDRAWN]
    return marks[-1] if marks and marks[-1].kind == Kind.RESOLVED else None
