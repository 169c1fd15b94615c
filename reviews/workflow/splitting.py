"""An article comes in and becomes claims."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.extraction import VERSION, ExtractedClaim, Finding, extract, findings
from reviews.intake.text import canonical
from reviews.models import Article, ArticleRevision, Claim, Claimant, Event, facts
from reviews.models.claim import CONTEXT

from . import moves


@dataclass(frozen=True)
class Added:
    article: Article
    is_new: bool


def add_article(
    *,
    by: User,
    title: str,
    text: str,
    byline: str = "",
    publisher: str = "",
    url: str = "",
    language: str = "en",
    published: datetime | None = None,
    rights: str = Article.Rights.EXCERPTS,
    open_from: float | None = None,
) -> Added:
    """Take in an article and split it. The same text again changes nothing and returns the first article.

    Claims less worth checking than `open_from` (0 to 1) wait as proposals; by default the setting says. Raises intake.text.Unreadable when the text cannot be stored.
    """
    text = canonical(text)
    sha256 = ArticleRevision.digest(text)
    try:
        with transaction.atomic():
            if known := Article.objects.filter(revisions__sha256=sha256).first():
                return Added(known, is_new=False)
            article = Article.objects.create(
                title=title,
                byline=byline,
                publisher=publisher,
                url=url,
                language=language,
                published=published,
                retrieved=timezone.now(),
                rights=rights,
                added_by=by,
            )
            revision = ArticleRevision.objects.create(article=article, text=text, sha256=sha256)
            data = {"sha256": sha256, "article": facts(article)}
            Event(article=article, number=1, action="added", by=by, version=0, data=data).seal().save()
            split(revision, by=by, open_from=open_from)
    except IntegrityError:  # the same text came in twice at the same moment
        return Added(Article.objects.get(revisions__sha256=sha256), is_new=False)
    return Added(article, is_new=True)


def split(revision: ArticleRevision, *, by: User, open_from: float | None = None) -> list[Claim]:
    """Find the claims of a text that has none yet; what is worth checking goes to the queue at once."""
    article = revision.article
    published = article.published.date() if article.published else None
    found = extract(revision.text, published=published, language=article.language)
    named = {one.claimant.name: Claimant.named(one.claimant.name[:200]) for one in found if one.claimant}
    claims = [_claim(revision, one, named.get(one.claimant.name) if one.claimant else None) for one in found]
    return moves.begin(claims, by=by, open_from=open_from)


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
    claim = _claim(revision, found, Claimant.named(claimant[:200]) if claimant else None)
    claim.extractor, claim.claimant_role = "", claimant_role[:300]
    return moves.begin([claim], by=by)[0]


def _claim(revision: ArticleRevision, found: ExtractedClaim, claimant: Claimant | None) -> Claim:
    return Claim(
        revision=revision,
        start=found.start,
        end=found.end,
        quote=found.quote,
        prefix=revision.text[max(0, found.start - CONTEXT) : found.start],
        suffix=revision.text[found.end : found.end + CONTEXT],
        kind=found.kind,
        details=found.details,
        wording=" ".join(found.quote.split()),
        claimant=claimant,
        claimant_role=(found.claimant.role or "")[:300] if found.claimant else "",
        claimant_mention=list(found.claimant.mention) if found.claimant and found.claimant.mention else None,
        check_worthiness=found.check_worthiness,
        factors=found.factors,
        extractor=VERSION,
    )


def findings_about(claim: Claim) -> list[Finding]:
    """Return what can be computed about this claim from the article's claims as they are worded now.

    The claims a finding names are positions in the article's claims by `start, end`, as its pages number them.
    """
    claims = list(claim.revision.claims.select_related("claimant").order_by("start", "end", "pk"))
    position = [other.pk for other in claims].index(claim.pk)
    return [found for found in findings([_extracted(other) for other in claims]) if position in found.claims]


def not_adding_up(claims: Iterable[Claim]) -> set[int]:
    """Return the keys of those claims of which something computed does not hold. They must be all the claims of one text."""
    claims = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.pk))
    wrong = (found for found in findings([_extracted(claim) for claim in claims]) if found.holds is False)
    return {claims[place].pk for found in wrong for place in found.claims}


def not_adding_up_in(articles: Collection[int]) -> set[int]:
    """Return the keys of such claims in several articles.

    What was computed for an article is kept in this process until its history tells of a claim added or corrected.
    """
    told = Event.objects.filter(article__in=articles, action__in=("split", "describe")).order_by()
    changes = told.values_list("article").annotate(Count("pk"), Max("pk"))
    stamps = {article: f"{count}-{last}" for article, count, last in changes}
    keys = {article: f"not-adding-up-{article}-{stamps.get(article)}" for article in articles}
    kept = caches["process"].get_many(keys.values())
    if new := [article for article in articles if keys[article] not in kept]:
        computed = _not_adding_up_in(new)
        kept |= (made := {keys[article]: computed.get(article, frozenset()) for article in new})
        caches["process"].set_many(made)
    return set().union(*kept.values())


def _not_adding_up_in(articles: list[int]) -> dict[int, frozenset[int]]:
    """Return them by article, asking the database once."""
    shown = ("start", "end", "quote", "kind", "details", "revision__article")
    claims = Claim.objects.filter(revision__article__in=articles).select_related("revision").only(*shown)
    texts = groupby(claims.order_by("revision_id"), key=attrgetter("revision"))
    found: dict[int, frozenset[int]] = {}
    for revision, of_one in texts:
        found[revision.article_id] = found.get(revision.article_id, frozenset()) | not_adding_up(of_one)
    return found


def _extracted(claim: Claim) -> ExtractedClaim:
    return ExtractedClaim(
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        kind=claim.kind,
        sentence=(claim.start, claim.end),
        details=claim.details,
    )
