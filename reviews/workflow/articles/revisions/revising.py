"""The newspaper changed a text: what that would do is shown, and then done."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.intake.text import canonical
from reviews.models import Article, ArticleRevision, Claim, Split
from reviews.workflow.articles import splitting
from reviews.workflow.articles.editing import Changed
from reviews.workflow.articles.intake import found_in
from reviews.workflow.articles.source import still_mended
from reviews.workflow.table import history
from reviews.workflow.table.moves import Incomplete

from . import carrying
from .anchoring import Anchoring
from .carrying import Fate


class Known(Exception):
    """The text is here already: as `revision`."""

    def __init__(self, revision: ArticleRevision) -> None:
        super().__init__(str(revision))
        self.revision = revision


@dataclass(frozen=True)
class Outlook:
    """What a new text would do. `fates` are those of the claims of all texts before it, but for dismissed ones."""

    newest: ArticleRevision
    text: str
    fates: list[Fate]

    @cached_property
    def anchoring(self) -> Anchoring:
        return Anchoring(self.newest.text, self.text)

    @property
    def sha256(self) -> str:
        return ArticleRevision.digest(self.text)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return how many claims were found how, in words."""
        counts = Counter(fate.found.anchor for fate in self.fates)
        return [(str(anchor.label), counts[anchor]) for anchor in Claim.Anchor]

    @property
    def waiting(self) -> list[Fate]:
        """Return what becomes of those that are not found again as they were."""
        return [fate for fate in self.fates if not fate.found.is_again]

    @property
    def added(self) -> list[str]:
        """Return the passages that the newest text does not have."""
        return [self.text[start:end] for start, end in self.anchoring.alignment.added]


def look(article: Article, text: str) -> Outlook:
    """Say what a new text of an article would do. Raises Known, and intake.text.Unreadable when it cannot be stored."""
    text = canonical(text)
    if known := ArticleRevision.objects.filter(sha256=ArticleRevision.digest(text)).select_related("article").first():
        raise Known(known)
    older = article.revisions.filter(claims__isnull=False).distinct().order_by("number")
    fates = [fate for one in older for fate in carrying.fates(one, Anchoring(one.text, text))]
    return Outlook(article.revisions.latest("number"), text, fates)


def revise(
    article: Article,
    text: str,
    *,
    by: User,
    seen: int,
    changed_on: date | None = None,
    begin: Callable[[int], object] = splitting.begin,
) -> ArticleRevision:
    """Give an article a new text: its claims go along or wait, and what was added is split, at once if the text is short.

    `seen` is the number of its newest text, and days in what was added are counted from the day it was `changed_on`. What
    a person had changed in the older text goes along where it still stands. Raises PermissionDenied, Known, Unreadable,
    Incomplete while a text of it is being split or it is put away, and Changed when it got another text since.
    """
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not change an article.") % {"name": by.display_name})
    outlook = look(article, text)
    revision = ArticleRevision(
        article=article,
        number=seen + 1,
        text=outlook.text,
        sha256=outlook.sha256,
        changes=still_mended(outlook.newest.changes, outlook.text),
        changed_on=changed_on,
    )
    found = found_in(revision, article.day, article.language)
    try:
        with transaction.atomic():
            _refuse(article, seen)
            revision.save(force_insert=True)
            day = changed_on.isoformat() if changed_on else None
            data = {"sha256": revision.sha256, "changed_on": day, "source": revision.source}
            history.log_article(article, "revised", by=by, data=data)
            splitting.split_anew(revision, found, by=by, begin=begin, anew=False)
    except IntegrityError:  # another text, or this one, came in at the same moment
        raise Changed from None
    return revision


def _refuse(article: Article, seen: int) -> None:
    """Refuse a new text that cannot be now; whoever gives another has to wait from here on."""
    Article.objects.select_for_update().filter(pk=article.pk).first()
    if article.revisions.latest("number").number != seen:
        raise Changed
    if Article.objects.filter(pk=article.pk, put_away_at__isnull=False).exists():
        raise Incomplete(text=_("This article is put away. Take it out again first."))
    if any(split.is_going_on for split in Split.objects.filter(revision__article=article)):
        raise Incomplete(text=_("Its text is being split. Wait until that is done."))


def read_again(revision: ArticleRevision, *, by: User, begin: Callable[[int], object] = splitting.begin) -> None:
    """Look again for claims of a text where a claim that waited does not stand any more."""
    found = found_in(revision, revision.article.day, revision.article.language)
    with transaction.atomic():
        splitting.split_anew(revision, found, by=by, begin=begin, anew=False)
