"""An article comes in and becomes claims."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from reviews import languages
from reviews.extraction import ExtractedClaim, Worthiest, extract, worthiest
from reviews.intake.language import recognised
from reviews.intake.text import canonical
from reviews.models import Article, ArticleRevision, Claim, Claimant, Split, facts

from . import moves, splits
from .new_claims import MOST_CLAIMS, claim_from

AT_ONCE = 20_000
"""Characters of a text that is split while somebody waits: the densest takes half a second, a common one a tenth."""


@dataclass(frozen=True)
class Added:
    article: Article
    is_new: bool


@dataclass(frozen=True)
class Incoming:
    """An article that was read and is not stored yet; `found` is None where the splitting is left to `splits`."""

    text: str
    sha256: str
    facts: dict[str, Any]
    found: Worthiest | None


def add_article(
    *, by: User, open_from: float | None = None, begin: Callable[[int], object] = splits.begin, **article: Any
) -> Added:
    """Take in an article, as `read` takes it, and split it: at once if it is short. The same text again returns the first article.

    Claims less worth checking than `open_from` (0 to 1) wait as proposals; by default the setting says. A long text is
    given to `begin` when it is stored. Raises intake.text.Unreadable when the text cannot be stored.
    """
    return store(read(**article), by=by, open_from=open_from, begin=begin)


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
) -> Incoming:
    """Find the claims of a short text that is not here yet. Call it outside of any transaction: on SQLite all writers would wait.

    A text of which nobody says the `language` tells it itself; one that is too short to tell is taken for the newsroom's.
    """
    text = canonical(text)
    sha256 = ArticleRevision.digest(text)
    facts: dict[str, Any] = {"title": title, "byline": byline, "publisher": publisher, "url": url}
    facts |= {"published": published, "rights": rights} | language_of(text, language)
    if ArticleRevision.objects.filter(sha256=sha256).exists():
        return Incoming(text, sha256, facts, None)
    return Incoming(text, sha256, facts, found_at_once(text, published, facts["language"]))


def language_of(text: str, given: str) -> dict[str, str]:
    """Return the language of an article, and how it is known."""
    if given:
        return {"language": given, "language_origin": Article.LanguageOrigin.GIVEN}
    if found := recognised(text):
        return {"language": found, "language_origin": Article.LanguageOrigin.RECOGNISED}
    return {"language": settings.ARTICLE_LANGUAGE, "language_origin": Article.LanguageOrigin.ASSUMED}


def found_at_once(text: str, published: datetime | None, language: str) -> Worthiest | None:
    """Return the claims of a short text; None where the splitting is left to `splits`."""
    if len(text) > AT_ONCE:
        return None
    day = published.date() if published else None
    return worthiest(extract(text, published=day, language=language), MOST_CLAIMS)


def store(
    incoming: Incoming, *, by: User, open_from: float | None = None, begin: Callable[[int], object] = splits.begin
) -> Added:
    """Store what was read, or find it here; see `add_article`."""
    try:
        with transaction.atomic():
            if known := Article.objects.filter(revisions__sha256=incoming.sha256).first():
                return Added(known, is_new=False)
            article = Article.objects.create(retrieved=timezone.now(), added_by=by, **incoming.facts)
            revision = ArticleRevision.objects.create(article=article, text=incoming.text, sha256=incoming.sha256)
            data = {"sha256": incoming.sha256, "article": facts(article)}
            moves.log_article(article, "added", by=by, data=data)
            split = Split(revision=revision, by=by, open_from=open_from)
            if incoming.found:
                splits.store_at_once(split, incoming.found)
            else:
                split.save()
                transaction.on_commit(partial(begin, split.pk))
    except IntegrityError:  # the same text came in twice at the same moment
        return Added(Article.objects.get(revisions__sha256=incoming.sha256), is_new=False)
    return Added(article, is_new=True)


def change_language(
    article: Article, language: str, *, by: User, begin: Callable[[int], object] = splits.begin
) -> None:
    """Say what language an article is in, and split its text again by the rules of that: at once if it is short.

    What somebody has worked on stays; `replacing` says what gives way. Raises PermissionDenied, ValueError for what is no
    language, and Changed if somebody else said something else meanwhile.
    """
    if not (by.is_reviewer or by.is_editor):
        raise PermissionDenied(f"{by.display_name} may not change the language of an article.")
    if not languages.is_known(language):
        raise ValueError(f"There is no language {language} here.")
    revision = article.revisions.latest("number")
    is_other = language != article.language
    found = found_at_once(revision.text, article.published, language) if is_other else None
    told = {"language": language, "language_origin": Article.LanguageOrigin.GIVEN}
    with transaction.atomic():
        if not Article.objects.filter(pk=article.pk, language=article.language).update(**told):
            raise Changed
        before = facts(article, *told)
        article.language, article.language_origin = told.values()
        moves.log_article(article, "language", by=by, data={"before": before, "article": facts(article, *told)})
        if is_other:
            revision.article = article
            splits.split_anew(revision, found, by=by, begin=begin)


class Changed(Exception):
    """Somebody else changed it meanwhile."""


def mark(
    revision: ArticleRevision,
    *,
    by: User,
    start: int,
    end: int,
    kind: str,
    claimant: str = "",
    claimant_role: str = "",
    details: dict[str, Any] | None = None,
) -> Claim:
    """Add a claim that a person found; it goes to the queue at once.

    Raises PermissionDenied, ValueError when there are no words from `start` to `end`, and IntegrityError when a claim of
    this kind stands there already.
    """
    if not (by.is_reviewer or by.is_editor):
        raise PermissionDenied(f"{by.display_name} may not add a claim.")
    if not revision.text[start:end].strip():
        raise ValueError("there are no words there")
    found = ExtractedClaim(
        start=start,
        end=end,
        quote=revision.text[start:end],
        kind=kind,
        sentence=(start, end),
        details=details or {},
        check_worthiness=1.0,
        factors={"chosen by hand": 1.0},
    )
    claim = claim_from(revision, found, Claimant.named(claimant[:200]) if claimant else None)
    claim.extractor, claim.claimant_role = "", claimant_role[:300]
    return moves.begin([claim], by=by)[0]
