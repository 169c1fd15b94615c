"""The desk's search: claims, articles, evidence and people that have all the words; nothing that is typed breaks it."""

from dataclasses import dataclass, fields
from functools import reduce
from operator import and_, or_

from django.db.models import Model, Q, QuerySet

from factcheck.accounts.models import User
from reviews.models import Article, ArticleRevision, Evidence
from reviews.models.claim import Claim
from reviews.queries import desk

LONGEST_QUERY = 200
MOST_WORDS = 8
MOST = 20
"""Most results of each sort."""


@dataclass(frozen=True)
class Found:
    """What has all the words, the newest first, at most MOST of each sort."""

    claims: list[Claim]
    articles: list[Article]
    evidence: list[Evidence]
    people: list[User]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def search(query: str, user: User) -> Found:
    """Return what the desk has of the words of a query, wherever they stand in a claim's wording, a title, an address, a name."""
    words = query[:LONGEST_QUERY].split()[:MOST_WORDS]
    if not words or not user.has_role:
        return Found([], [], [], [])
    claims = desk.desk_for(user)
    revision = "review__claim__revision"
    evidence = Evidence.objects.select_related(f"{revision}__article").defer(*ArticleRevision.long_in(revision))
    return Found(
        claims=_newest(claims, words, "wording", "claimant__name"),
        articles=_newest(Article.objects.all(), words, "title", "byline", "publisher", "url"),
        evidence=_newest(evidence, words, "title", "publisher", "url", "excerpt"),
        people=_newest(User.objects.filter(is_active=True), words, "username", "first_name", "last_name"),
    )


def _newest[M: Model](rows: QuerySet[M], words: list[str], *names: str) -> list[M]:
    """Return those rows of which every word stands in one of the fields."""
    has_all = reduce(and_, (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names)) for word in words))
    return [*rows.filter(has_all).order_by("-pk")[:MOST]]
