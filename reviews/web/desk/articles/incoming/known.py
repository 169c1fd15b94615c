"""Is a story here already, that comes in once more?"""

from dataclasses import dataclass

from reviews.intake.same_page import plainest
from reviews.intake.text import Unreadable, canonical
from reviews.models import Article, ArticleRevision

MOST = 5


@dataclass(frozen=True)
class Known:
    """An article that is the same story, and whether it has the same text or the same address."""

    article: Article
    why: str


def known_as(text: str, address: str) -> list[Known]:
    """Return the articles with this text or at this address, each once."""
    found = {article.pk: Known(article, "address") for article in at_address(address)}
    found |= {article.pk: Known(article, "text") for article in with_text(text)}
    return list(found.values())[:MOST]


def with_text(text: str) -> list[Article]:
    try:
        sha256 = ArticleRevision.digest(canonical(text))
    except Unreadable:
        return []
    return list(Article.objects.filter(revisions__sha256=sha256))


def at_address(address: str) -> list[Article]:
    plain = plainest(address)
    if not plain:
        return []
    near = Article.objects.filter(url__icontains=plain.split("?")[0])[:50]
    return [article for article in near if plainest(article.url) == plain]
