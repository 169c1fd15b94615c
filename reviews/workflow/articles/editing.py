"""An article is mended: its metadata is changed, and one that was taken in by mistake is put away and taken out again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.models import Article, State, facts, offset_of
from reviews.queries import desk
from reviews.workflow.table import history
from reviews.workflow.table.moves import Incomplete

from . import splitting, triage
from .intake import found_in

FACTS = ("title", "byline", "publisher", "url", "published", "rights")
"""The fields of an article that a person may change, besides its language."""
AT_WORK = (State.IN_REVIEW, State.SUBMITTED, State.APPROVED, State.PUBLISHED)
PUT_AWAY = "put_away"
"""The key, in the event that dismisses a claim, which marks that its whole article was put away."""


class Changed(Exception):
    """Somebody else changed it meanwhile."""


def change(article: Article, *, by: User, begin: Callable[[int], object] = splitting.begin, **changes: Any) -> None:
    """Change the metadata of an article, FACTS or its language. Another language or another day splits its text again: at once if it is short.

    What somebody has worked on stays; `replacing` decides what gives way. Raises PermissionDenied, and Changed if somebody else
    changed the same since `article` was read.
    """
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not change an article.") % {"name": by.display_name})
    language, published = changes.get("language", article.language), changes.get("published", article.published_there)
    if "published" in changes:
        changes["published_offset"] = offset_of(published)
    before = {name: getattr(article, name) for name in changes}
    if changes == before:
        return
    revision = article.revisions.latest("number")
    day = published.date() if published else None
    is_read_anew = (language, day) != (article.language, article.day)
    found = found_in(revision, day, language) if is_read_anew else None
    with transaction.atomic():
        if not Article.objects.filter(pk=article.pk, **before).update(**changes):
            raise Changed
        data = {"before": facts(article, *changes)}
        for name, value in changes.items():
            setattr(article, name, value)
        action = "language" if "language" in changes else "facts"
        history.log_article(article, action, by=by, data=data | {"article": facts(article, *changes)})
        if is_read_anew:
            revision.article = article
            splitting.split_anew(revision, found, by=by, begin=begin)


@transaction.atomic
def put_away(article: Article, *, by: User) -> None:
    """Take an article off the desk's lists and dismiss its claims; nothing is deleted.

    Raises PermissionDenied, and Incomplete while somebody works on a claim of it, readers see a check of one, or its text is
    being split.
    """
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not put an article away.") % {"name": by.display_name})
    claims = desk.desk_for(by).filter(revision__article=article)
    if claims.filter(Q(state__in=AT_WORK) | Q(link_confirmed_by__isnull=False)).exists():
        raise Incomplete(article=_("Somebody works on a claim of this article, or readers see a check of one."))
    if any(revision.split.is_going_on for revision in article.revisions.select_related("split").exclude(split=None)):
        raise Incomplete(article=_("Its text is being split. Wait until that is done."))
    waiting = [(claim, claim.version) for claim in claims.filter(state__in=[State.PROPOSED, State.OPEN])]
    if triage.move_each(waiting, State.DISMISSED, by=by, **{PUT_AWAY: "yes"}).missed:
        raise Incomplete(article=_("Somebody took a claim of this article just now, or readers see a check of one."))
    _set(article, timezone.now(), by=by)


@transaction.atomic
def take_out(article: Article, *, by: User) -> None:
    """Bring an article back that was put away, with its claims as they waited. Raises PermissionDenied."""
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not take an article out again.") % {"name": by.display_name})
    claims = desk.desk_for(by).filter(revision__article=article)
    triage.undo(claims, [event for event in triage.newest(claims) if event.data.get(PUT_AWAY)], by=by)
    _set(article, None, by=by)


def _set(article: Article, at: datetime | None, *, by: User) -> None:
    if (article.put_away_at is None) == (at is None):
        return
    article.put_away_at = at
    article.save(update_fields=["put_away_at"])
    action = "put away" if at else "take out"
    history.log_article(article, action, by=by, data={"article": facts(article, "put_away_at")})
