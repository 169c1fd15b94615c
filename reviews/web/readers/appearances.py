"""Where else readers find a check: the same claim in other articles, as editors confirmed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviews.models import ArticleRevision, Claim
from reviews.queries import readers
from reviews.web.parts.links import web_address
from reviews.web.parts.published.check import Check, place_in


@dataclass(frozen=True)
class Appearance:
    """An article in which the claim of a check stands too: `url` leads to it there, `address` to the newspaper's page."""

    title: str
    publisher: str
    published: date | None
    language: str
    url: str
    address: str


def appearances_of(shown: Iterable[Check]) -> dict[str, list[Appearance]]:
    """Return where else the claims of checks stand, by the public ids of the checks, in the order of their articles' days."""
    found: dict[str, list[Appearance]] = defaultdict(list)
    linked = readers.appearances().filter(appearance_of__public_id__in=[check.public_id for check in shown])
    days = "revision__article__published", "pk"
    for claim in (
        linked.select_related("revision__article", "appearance_of")
        .defer(*ArticleRevision.long_in("revision"))
        .order_by(*days)
    ):
        assert claim.appearance_of is not None  # noqa: S101 (readers.appearances() promises it)
        found[claim.appearance_of.public_id].append(_appearance(claim))
    return found


def _appearance(claim: Claim) -> Appearance:
    article = claim.article
    url = place_in(article.public_id, article.slug, claim.start, claim.public_id)
    return Appearance(article.title, article.publisher, article.day, article.language, url, web_address(article.url))
