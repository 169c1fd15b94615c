"""An article comes in and becomes claims."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.extraction import Worthiest, extract, worthiest
from reviews.intake.language import recognised
from reviews.intake.text import canonical
from reviews.models import Article, ArticleRevision, Split, facts, offset_of
from reviews.workflow.table import history

from . import splitting
from .new_claims import MOST_CLAIMS
from .revisions.days import Days
from .source import NO_SOURCE, Source

AT_ONCE = 20_000
"""Characters of a text that is split while somebody waits: the densest takes half a second, a common one a tenth."""


@dataclass(frozen=True)
class Added:
    article: Article
    is_new: bool


@dataclass(frozen=True)
class Prepared:
    """An article that was read and is not stored yet; `found` is None where the splitting is left to `splits`."""

    text: str
    sha256: str
    facts: dict[str, Any]
    found: Worthiest | None


def add_article(
    *,
    by: User,
    source: Source = NO_SOURCE,
    open_from: float | None = None,
    begin: Callable[[int], object] = splitting.begin,
    **article: Any,
) -> Added:
    """Take in an article, as `read` takes it, and split it: at once if it is short. The same text again returns the first article.

    Claims less worth checking than `open_from` (0 to 1) wait as proposals; by default the setting says. A long text is
    given to `begin` when it is stored. Raises intake.text.Unreadable when the text cannot be stored.
    """
    return store(read(**article), by=by, source=source, open_from=open_from, begin=begin)


def read(
    *,
    title: str,
    text: str,
    byline: str = "",
    publisher: str = "",
    url: str = "",
    language: str = "",
    published: datetime | None = None,
    rights: str = Article.Rights.EXCERPTS,
) -> Prepared:
    """Find the claims of a short text that is not here yet. Call it outside of any transaction: on SQLite all writers would wait.

    Without a `language` it is recognised from the text; one that is too short for that is taken for the newsroom's.
    """
    text = canonical(text)
    sha256 = ArticleRevision.digest(text)
    facts: dict[str, Any] = {"title": title, "byline": byline, "publisher": publisher, "url": url}
    facts |= {"published": published, "published_offset": offset_of(published), "rights": rights} | language_of(
        text, language
    )
    if ArticleRevision.objects.filter(sha256=sha256).exists():
        return Prepared(text, sha256, facts, None)
    return Prepared(
        text, sha256, facts, found_at_once(text, published.date() if published else None, facts["language"])
    )


def language_of(text: str, given: str) -> dict[str, str]:
    """Return the language of an article, and how it is known."""
    if given:
        return {"language": given, "language_origin": Article.LanguageOrigin.GIVEN}
    if found := recognised(text):
        return {"language": found, "language_origin": Article.LanguageOrigin.RECOGNISED}
    return {"language": settings.ARTICLE_LANGUAGE, "language_origin": Article.LanguageOrigin.ASSUMED}


def found_at_once(text: str, day: date | None, language: str) -> Worthiest | None:
    """Return the claims of a short text; None where the splitting is left to `splits`."""
    if len(text) > AT_ONCE:
        return None
    return worthiest(extract(text, published=day, language=language), MOST_CLAIMS)


def found_in(revision: ArticleRevision, first: date | None, language: str) -> Worthiest | None:
    """Return the claims of a text of an article, of which the first is from the day `first`; None for a long one."""
    days = Days(revision, first)
    found = {day: found_at_once(revision.text, day, language) for day in days.all}
    read = {day: one for day, one in found.items() if one is not None}
    return days.chosen(read) if read else None


def store(
    prepared: Prepared,
    *,
    by: User,
    source: Source = NO_SOURCE,
    open_from: float | None = None,
    begin: Callable[[int], object] = splitting.begin,
) -> Added:
    """Store what was read, with what is kept of its source, or find it here; see `add_article`."""
    try:
        with transaction.atomic():
            if known := Article.objects.filter(revisions__sha256=prepared.sha256).first():
                return Added(known, is_new=False)
            article = Article.objects.create(retrieved=timezone.now(), added_by=by, **prepared.facts)
            revision = ArticleRevision.objects.create(
                article=article, text=prepared.text, sha256=prepared.sha256, **source.kept
            )
            data = {"sha256": prepared.sha256, "article": facts(article), "source": revision.source}
            history.log_article(article, "added", by=by, data=data)
            split = Split(revision=revision, by=by, open_from=open_from)
            if prepared.found:
                splitting.store_at_once(split, prepared.found)
            else:
                split.save()
                transaction.on_commit(partial(begin, split.pk))
    except IntegrityError:  # the same text came in twice at the same moment
        return Added(Article.objects.get(revisions__sha256=prepared.sha256), is_new=False)
    return Added(article, is_new=True)
